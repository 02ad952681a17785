"""The whole training step through `jax.jit`, its old weights donated; several members through `jax.vmap`."""

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

LAYERS, LOSSES = {}, {}


def layer(function):
    "Register the function of a layer under its name: `(x, state, *arguments) -> (y, new buffers)`."
    LAYERS[function.__name__] = function
    return function


@layer
def Linear(x, state, *sizes):
    return x @ state["weight"].T + state["bias"], {}


@layer
def Tanh(x, state):
    return jnp.tanh(x), {}


@layer
def ReLU(x, state):
    return jax.nn.relu(x), {}


@layer
def Flatten(x, state):
    return x.reshape(x.shape[0], -1), {}


@layer
def Conv2d(x, state, n_in, n_out, kernel, stride=1, padding=0):
    y = lax.conv_general_dilated(x, state["weight"], (stride, stride), [(padding, padding)] * 2)
    return y + state["bias"][:, None, None], {}


@layer
def MaxPool2d(x, state, kernel):
    window = (1, 1, kernel, kernel)
    return lax.reduce_window(x, -jnp.inf, lax.max, window, window, "VALID"), {}


@layer
def BatchNorm1d(x, state, features, eps=1e-5, momentum=0.1):
    mean, var, n = x.mean(0), x.var(0), x.shape[0]
    new = {"running_mean": mean, "running_var": var * n / (n - 1)}
    buffers = {name: (1 - momentum) * state[name] + momentum * lax.stop_gradient(value) for name, value in new.items()}
    return (x - mean) * lax.rsqrt(var + eps) * state["weight"] + state["bias"], buffers


def CrossEntropyLoss(output, target):
    return -jnp.take_along_axis(jax.nn.log_softmax(output), target[:, None], axis=1).mean()


def MSELoss(output, target):
    return ((output - target) ** 2).mean()


LOSSES.update(CrossEntropyLoss=CrossEntropyLoss, MSELoss=MSELoss)


def training_step(workload, state, x, y):
    "`(step, state)`, as in `torch_eager`. Labels become int32: JAX has no 64-bit integers unless told."
    settings = {"momentum": 0, "weight_decay": 0, **workload.settings}
    lr, momentum, weight_decay = settings["lr"], settings["momentum"], settings["weight_decay"]
    loss = LOSSES[workload.loss]
    names = [n for n in state if not n.endswith("num_batches_tracked")]
    buffers = {n: jnp.array(state[n]) for n in names if ".running_" in n}
    parameters = {n: jnp.array(state[n]) for n in names if n not in buffers}
    x, y = jnp.array(x), jnp.array(y.astype(np.int32) if y.dtype == np.int64 else y)

    def value_of(parameters, buffers, x, y):
        held, new = {**parameters, **buffers}, {}
        for i, (kind, *arguments) in enumerate(workload.layers):
            own = {n.partition(".")[2]: a for n, a in held.items() if n.partition(".")[0] == str(i)}
            x, changed = LAYERS[kind](x, own, *arguments)
            new.update({f"{i}.{n}": a for n, a in changed.items()})
        return loss(x, y), new

    def one(parameters, velocities, buffers, x, y):
        (value, buffers), gradients = jax.value_and_grad(value_of, has_aux=True)(parameters, buffers, x, y)
        if weight_decay:
            gradients = jax.tree.map(lambda g, p: g + weight_decay * p, gradients, parameters)
        if momentum:
            velocities = gradients = jax.tree.map(lambda v, g: momentum * v + g, velocities, gradients)
        return jax.tree.map(lambda p, g: p - lr * g, parameters, gradients), velocities, buffers, value

    whole = jax.jit(jax.vmap(one) if workload.members else one, donate_argnums=(0, 1, 2))
    carried = [parameters, jax.tree.map(jnp.zeros_like, parameters) if momentum else {}, buffers]

    def step():
        *carried[:], value = whole(*carried, x, y)
        return value

    return step, lambda: {n: np.asarray(a) for n, a in {**carried[0], **carried[2]}.items()}
