"""The benchmark's workloads in PyTorch, eager mode, as its documentation writes a training step."""

import torch
from torch import nn

torch.set_num_threads(1)

WORKLOADS = {
    "W1": (
        lambda: nn.Sequential(
            nn.Linear(2, 25), nn.Tanh(), nn.Linear(25, 25), nn.Tanh(), nn.Linear(25, 25), nn.Tanh(), nn.Linear(25, 2)
        ),
        nn.CrossEntropyLoss,
    ),
    "W3": (
        lambda: nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1), nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(256, 100), nn.Linear(100, 1)
        ),
        nn.MSELoss,
    ),
    "W5": (
        lambda: nn.Sequential(
            nn.Conv2d(1, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(512, 10)
        ),
        nn.CrossEntropyLoss,
    ),
}


def training_step(name, weights, lr, momentum):
    """The training step of the workload `name`: `(step, parameters)`.

    weights: a state dict of NumPy arrays to start from. `step(x, y)` takes torch tensors and returns the loss; `parameters()` gives the
    weights as NumPy arrays, in PyTorch's order.
    """
    make_model, make_loss = WORKLOADS[name]
    model, loss = make_model(), make_loss()
    model.load_state_dict({key: torch.tensor(array) for key, array in weights.items()})
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)

    def step(x, y):
        optimizer.zero_grad()
        value = loss(model(x), y)
        value.backward()
        optimizer.step()
        return value

    return step, lambda: [p.detach().numpy() for p in model.parameters()]
