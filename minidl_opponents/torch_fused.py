"""The training step in PyTorch, eager mode, with its fused optimiser: one kernel updates every parameter."""

from . import torch_eager


def training_step(workload, state, x, y):
    "As in `torch_eager`, with SGD(fused=True); raises `RuntimeError` where PyTorch has no fused SGD for the processor."
    return torch_eager.training_step(workload, state, x, y, fused=True)
