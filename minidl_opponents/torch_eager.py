"""The benchmark's workloads in PyTorch, eager mode, as its documentation writes a training step."""

import torch

torch.set_num_threads(1)

ACTIVATIONS = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}


def classifier(sizes, activation, weights, lr, momentum):
    """The training step of a fully connected classifier: `(step, parameters)`.

    sizes: the widths, (2, 25, 2) say; weights: a state dict of NumPy arrays to start from. `step(x, y)` takes torch tensors, x (N, in) and y (N,)
    of class numbers, and returns the loss; `parameters()` gives the weights as NumPy arrays, in PyTorch's order.
    """
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(n_in, n_out), ACTIVATIONS[activation]()]
    model, loss = torch.nn.Sequential(*layers[:-1]), torch.nn.CrossEntropyLoss()
    model.load_state_dict({name: torch.tensor(array) for name, array in weights.items()})
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)

    def step(x, y):
        optimizer.zero_grad()
        value = loss(model(x), y)
        value.backward()
        optimizer.step()
        return value

    return step, lambda: [p.detach().numpy() for p in model.parameters()]
