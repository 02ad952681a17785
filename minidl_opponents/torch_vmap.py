"""All members at once in PyTorch: `torch.func.vmap` over the gradient of one member's loss, parameters stacked along a leading axis."""

import torch
from torch.func import functional_call, grad_and_value, vmap

from .torch_eager import make_loss, make_model, tensors


def training_step(workload, state, x, y, transform=lambda f: f):
    """`(step, state)`, as in `torch_eager`, for a workload with members and without buffers.

    transform: what the function of a whole step is passed through, `torch.compile` say.
    """
    if not workload.members:
        raise NotImplementedError("vmap is for several members")
    model, loss = make_model(workload).to("meta"), make_loss(workload)
    lr, momentum = workload.settings["lr"], workload.settings.get("momentum", 0)
    x, y, parameters = torch.tensor(x), torch.tensor(y), tensors(state)
    velocities = {name: torch.zeros_like(p) for name, p in parameters.items()}

    def value_of(parameters, x, y):
        return loss(functional_call(model, parameters, (x,)), y)

    gradients_of = vmap(grad_and_value(value_of))

    def whole(parameters, velocities, x, y):
        gradients, values = gradients_of(parameters, x, y)
        p, v, g = ([d[name] for name in parameters] for d in (parameters, velocities, gradients))
        torch._foreach_mul_(v, momentum)
        torch._foreach_add_(v, g)
        torch._foreach_add_(p, v, alpha=-lr)
        return values[-1]

    whole = transform(whole)
    return lambda: whole(parameters, velocities, x, y), lambda: {name: p.numpy() for name, p in parameters.items()}
