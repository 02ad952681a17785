"""What `minidl bench` measures minidl against.

These are other frameworks' own ways of doing the same work. They stand outside the package `minidl`, where nothing may touch
`torch.nn`, `torch.autograd` or `torch.optim`, and are imported only when a benchmark runs.
"""
