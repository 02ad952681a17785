"""The whole training step through `torch.compile`: forward, loss, gradients and update in one graph, as C++ that PyTorch generates.

The compiler sees gradients inside a graph only where `torch._dynamo.config.trace_autograd_ops` allows it; with `loss.backward()` and
`optimizer.step()` in the compiled function, the graph breaks and the step is no faster than the eager one.
"""

import torch

from . import torch_vmap
from .torch_eager import make_loss, make_model, tensors


def _compile(function):
    "`function` compiled as one graph."
    return torch.compile(function, fullgraph=True)


def training_step(workload, state, x, y):
    "`(step, state)`, as in `torch_eager`; with members, the step of `torch_vmap` compiled."
    if workload.members:
        return torch_vmap.training_step(workload, state, x, y, transform=_compile)
    model, loss = make_model(workload), make_loss(workload)
    model.load_state_dict(tensors(state))
    x, y, parameters = torch.tensor(x), torch.tensor(y), list(model.parameters())
    velocities = [torch.zeros_like(p) for p in parameters]
    settings = {"momentum": 0, "weight_decay": 0, **workload.settings}
    lr, momentum, weight_decay = settings["lr"], settings["momentum"], settings["weight_decay"]

    @_compile
    def whole(x, y):
        value = loss(model(x), y)
        gradients = torch.autograd.grad(value, parameters)
        with torch.no_grad():
            for p, v, g in zip(parameters, velocities, gradients):
                if weight_decay:
                    g = g + weight_decay * p
                if momentum:
                    g = v.mul_(momentum).add_(g)
                p.sub_(g, alpha=lr)
        return value.detach()

    def step():
        return whole(x, y)

    with torch._dynamo.config.patch(trace_autograd_ops=True):
        whole(x, y)                                   # compiles, and has taken a step
    model.load_state_dict(tensors(state))
    for v in velocities:
        v.zero_()
    return step, lambda: {name: array.numpy() for name, array in model.state_dict().items()}
