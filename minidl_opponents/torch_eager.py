"""The training step in PyTorch, eager mode, as its documentation writes it; several members are trained one after another."""

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)


def make_model(workload):
    "The network of a workload, one `torch.nn` module for each of its layers."
    return nn.Sequential(*[getattr(nn, kind)(*arguments) for kind, *arguments in workload.layers])


def make_loss(workload):
    "The loss of a workload."
    return getattr(nn, workload.loss)()


def tensors(state):
    "A state dict of NumPy arrays as one of tensors, copied."
    return {name: torch.tensor(array) for name, array in state.items()}


def training_step(workload, state, x, y, **settings):
    """`(step, state)`: functions that take one training step and return its loss, and that give the weights as `{name: NumPy array}`.

    state: NumPy arrays by PyTorch's names; x, y: one batch. Where the workload has members, each array has one more axis in front.
    settings: what SGD is to be told besides the workload's own settings, `fused=True` say.
    """
    x, y, loss = torch.tensor(x), torch.tensor(y), make_loss(workload)
    members = [(make_model(workload).to(x.dtype), x, y)]
    if workload.members:
        members = [(make_model(workload).to(x.dtype), x[i], y[i]) for i in range(workload.members)]
    optimizers = []
    for i, (model, _, _) in enumerate(members):
        model.load_state_dict(tensors({name: array[i] for name, array in state.items()} if workload.members else state))
        optimizers.append(torch.optim.SGD(model.parameters(), **workload.settings, **settings))

    def one(model, optimizer, x, y):
        optimizer.zero_grad()
        value = loss(model(x), y)
        value.backward()
        optimizer.step()
        return value.detach()

    def step():
        for (model, x, y), optimizer in zip(members, optimizers):
            value = one(model, optimizer, x, y)
        return value

    def weights():
        states = [model.state_dict() for model, _, _ in members]
        if not workload.members:
            return {name: array.numpy() for name, array in states[0].items()}
        return {name: np.stack([s[name].numpy() for s in states]) for name in states[0]}

    return step, weights


def product(n):
    "A function of no arguments: PyTorch's product of two n x n float32 matrices, written into a third."
    a, b, out = (torch.ones(n, n) for _ in range(3))

    def run():
        torch.mm(a, b, out=out)

    return run
