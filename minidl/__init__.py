"""minidl: a deep-learning framework that reads from end to end in an afternoon.

Every operation is derived once, in one notebook, as a pair of pure array functions: its value and its vector-Jacobian product.
The layers, losses, optimisers and the learner, the tape, populations and compiled steps all read that one derivation.
"""

__version__ = "0.1.0"

from .activation import (
    ELU,
    GELU,
    SELU,
    LeakyReLU,
    LogSoftmax,
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    Tanh,
    elu,
    gelu,
    leaky_relu,
    log_softmax,
    normal_cdf,
    relu,
    selu,
    sigmoid,
    silu,
    softmax,
    softplus,
    tanh,
)
from .arithmetic import (
    Elementwise,
    absolute,
    acos,
    acosh,
    add,
    asin,
    asinh,
    atan,
    atan2,
    atanh,
    ceil,
    clip,
    cos,
    cosh,
    divide,
    elementwise,
    erf,
    exp,
    expm1,
    floor,
    hypot,
    log,
    log10,
    log1p,
    log2,
    logaddexp,
    maximum,
    minimum,
    multiply,
    negative,
    power,
    reciprocal,
    remainder,
    round,
    rsqrt,
    sign,
    sin,
    sinh,
    sqrt,
    square,
    subtract,
    tan,
    trunc,
    where,
)
from .array import as_numpy, convert, generator, manual_seed, namespace, unbroadcast
from .check import GradientError, assert_close, check_gradient, check_operation, raises
from .compile import compile
from .container import Sequential
from .conv import Conv2d, conv2d
from .data import Batches, Dataset, Splits, ball, disk, halfplane
from .dropout import Dropout, dropout
from .gradient import functional_call, gradgradcheck, hessian, hvp, jacobian, jvp
from .graph import Apply, Concat, Graph, Product, Sum, concat_of, draw_graph, product_of, sum_of, topological_order
from .init import (
    calculate_gain,
    fan_in_uniform,
    initialise,
    kaiming_normal,
    kaiming_uniform,
    orthogonal,
    xavier_normal,
    xavier_uniform,
)
from .learner import Callback, EarlyStopping, History, KeepBest, Learner, accuracy, error_rate, l2_penalty
from .linear import Linear, linear
from .loss import (
    BCEWithLogitsLoss,
    CrossEntropyLoss,
    HuberLoss,
    L1Loss,
    Loss,
    MSELoss,
    NLLLoss,
    bce_with_logits,
    cross_entropy,
    huber_loss,
    l1_loss,
    mse_loss,
    nll_loss,
)
from .mnist import DataError, digits, mnist, read_idx
from .module import Flat, Layer, Module, Parameter
from .norm import BatchNorm1d, BatchNorm2d, LayerNorm, batch_norm, layer_norm, normalise
from .op import Operation, op, vjp
from .optim import SGD, Adadelta, Adagrad, Adam, AdamW, Optimizer, RMSprop
from .plot import plot_band, plot_decision, plot_function, plot_lines, plot_matrix, plot_points
from .pool import AvgPool2d, Flatten, MaxPool2d, avg_pool2d, flatten, max_pool2d
from .population import Population, population, reset_parameters
from .reduction import amax, amin, cumprod, cumsum, einsum, logsumexp, matmul, mean, prod, sort, std, sum, var, vector_norm
from .replay import Replay, draw_tape, replay
from .schedule import (
    CosineAnnealing,
    CyclicalLR,
    LinearWarmup,
    OneCycle,
    PolynomialDecay,
    ProductSchedule,
    Schedule,
    SequentialSchedule,
    StepDecay,
)
from .shape import (
    add_along_axis,
    add_at,
    broadcast_to,
    chunk,
    concat,
    diagonal,
    expand_dims,
    flip,
    getitem,
    matrix_transpose,
    moveaxis,
    pad,
    permute_dims,
    repeat,
    reshape,
    roll,
    split,
    squeeze,
    stack,
    swapaxes,
    take,
    take_along_axis,
    tile,
    tril,
    triu,
    unbind,
)
from .summary import summary
from .tensor import Tensor, clone, detect_anomaly, enable_grad, grad, no_grad, overwrite, recorded

__all__ = [
    # checks
    "GradientError", "assert_close", "check_gradient", "check_operation", "raises",
    # arrays and randomness
    "as_numpy", "convert", "generator", "manual_seed", "namespace", "unbroadcast",
    # plots
    "plot_band", "plot_decision", "plot_function", "plot_lines", "plot_matrix", "plot_points",
    # operations and modules
    "Flat", "Layer", "Module", "Operation", "Parameter", "op", "vjp",
    # initial values
    "calculate_gain", "fan_in_uniform", "initialise", "kaiming_normal", "kaiming_uniform", "orthogonal", "xavier_normal", "xavier_uniform",
    # layers and activations
    "ELU", "GELU", "LeakyReLU", "Linear", "LogSoftmax", "ReLU", "SELU", "SiLU", "Sigmoid", "Softmax", "Softplus", "Tanh",
    "elu", "gelu", "leaky_relu", "linear", "log_softmax", "normal_cdf", "relu", "selu", "sigmoid", "silu", "softmax", "softplus", "tanh",
    "AvgPool2d", "BatchNorm1d", "BatchNorm2d", "Conv2d", "Dropout", "Flatten", "LayerNorm", "MaxPool2d",
    "avg_pool2d", "batch_norm", "conv2d", "dropout", "flatten", "layer_norm", "max_pool2d", "normalise",
    # losses
    "BCEWithLogitsLoss", "CrossEntropyLoss", "HuberLoss", "L1Loss", "Loss", "MSELoss", "NLLLoss",
    "bce_with_logits", "cross_entropy", "huber_loss", "l1_loss", "mse_loss", "nll_loss",
    # containers
    "Apply", "Concat", "Graph", "Product", "Sequential", "Sum",
    "concat_of", "draw_graph", "product_of", "sum_of", "summary", "topological_order",
    # optimisers and schedules
    "Adadelta", "Adagrad", "Adam", "AdamW", "Optimizer", "RMSprop", "SGD",
    "CosineAnnealing", "CyclicalLR", "LinearWarmup", "OneCycle", "PolynomialDecay", "ProductSchedule", "Schedule", "SequentialSchedule", "StepDecay",
    # data and learning
    "Batches", "DataError", "Dataset", "Splits", "ball", "digits", "disk", "halfplane", "mnist", "read_idx",
    "Callback", "EarlyStopping", "History", "KeepBest", "Learner", "accuracy", "error_rate", "l2_penalty",
    # functions on arrays
    "Elementwise", "absolute", "acos", "acosh", "add", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "clip", "cos", "cosh", "divide",
    "elementwise", "erf", "exp", "expm1", "floor", "hypot", "log", "log10", "log1p", "log2", "logaddexp", "maximum", "minimum", "multiply",
    "negative", "power", "reciprocal", "remainder", "round", "rsqrt", "sign", "sin", "sinh", "sqrt", "square", "subtract", "tan", "trunc", "where",
    "amax", "amin", "cumprod", "cumsum", "einsum", "logsumexp", "matmul", "mean", "prod", "sort", "std", "sum", "var", "vector_norm",
    "add_along_axis", "add_at", "broadcast_to", "chunk", "concat", "diagonal", "expand_dims", "flip", "getitem", "matrix_transpose", "moveaxis",
    "pad", "permute_dims", "repeat", "reshape", "roll", "split", "squeeze", "stack", "swapaxes", "take", "take_along_axis", "tile", "tril", "triu",
    "unbind",
    # automatic differentiation
    "Tensor", "clone", "detect_anomaly", "enable_grad", "grad", "no_grad", "overwrite", "recorded",
    "functional_call", "gradgradcheck", "hessian", "hvp", "jacobian", "jvp",
    "Replay", "draw_tape", "replay",
    # speed and scale
    "Population", "population", "reset_parameters",
    "compile",
]
