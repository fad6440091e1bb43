"""Trains small networks with PyTorch and writes what happened to networks.json.

The engine repeats each training from the same weights and must come to the same numbers.

    python3 -m venv /tmp/torch
    /tmp/torch/bin/pip install torch==2.13.0 numpy
    /tmp/torch/bin/python test/training/oracle/networks.py
"""

import json
import pathlib

import torch
from torch import nn

torch.set_default_dtype(torch.float64)

ACTIVATIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leakyRelu": lambda z: nn.functional.leaky_relu(z, 0.01),
    "linear": lambda z: z,
    "softmax": lambda z: torch.softmax(z, dim=1),
}


def cost(loss, z, a, y):
    """The cost of a batch from the last layer's z and a."""
    if loss == "sumOfSquares":
        return ((a - y) ** 2).sum()
    if loss == "meanSquaredError":
        return nn.functional.mse_loss(a, y)
    if loss == "binaryCrossEntropy":
        return nn.functional.binary_cross_entropy_with_logits(z, y)
    if loss == "sparseCategoricalCrossEntropy":
        return nn.functional.cross_entropy(z, y[:, 0].long())
    return nn.functional.cross_entropy(z, y)


OPTIMIZERS = {
    "sgd": lambda p, rate: torch.optim.SGD(p, lr=rate),
    "momentum": lambda p, rate: torch.optim.SGD(p, lr=rate, momentum=0.9),
    "adam": lambda p, rate: torch.optim.Adam(p, lr=rate),
}


def run(case):
    """Trains one network and returns the case with its numbers before and after."""
    torch.manual_seed(case["seed"])
    sizes, activations = case["sizes"], case["activations"]
    rows, classes = case["rows"], sizes[-1]
    x = torch.rand(rows, sizes[0]) * 2 - 1
    if case["loss"] == "sparseCategoricalCrossEntropy":
        y = torch.randint(classes, (rows, 1)).double()
    elif case["loss"] == "categoricalCrossEntropy" or activations[-1] == "softmax":
        y = nn.functional.one_hot(torch.randint(classes, (rows,)), classes).double()
    else:
        y = torch.randint(2, (rows, classes)).double()
    weights = [torch.randn(a, b) * 0.7 for a, b in zip(sizes, sizes[1:])]
    biases = [torch.randn(1, b) * 0.3 if case["bias"] else None for b in sizes[1:]]
    saved = dump(weights, biases)

    parameters = [p.requires_grad_() for p in [*weights, *(b for b in biases if b is not None)]]
    optimizer = OPTIMIZERS[case["optimizer"]](parameters, case["learningRate"])
    losses = []
    for _ in range(case["epochs"]):
        total = 0.0
        for start in range(0, rows, case["batchSize"]):
            xb, yb = x[start : start + case["batchSize"]], y[start : start + case["batchSize"]]
            a = xb
            for w, b, f in zip(weights, biases, activations):
                z = a @ w if b is None else a @ w + b
                a = ACTIVATIONS[f](z)
            batch = cost(case["loss"], z, a, yb)
            optimizer.zero_grad()
            batch.backward()
            optimizer.step()
            total += batch.item() * (1 if case["loss"] == "sumOfSquares" else len(xb))
        losses.append(total if case["loss"] == "sumOfSquares" else total / rows)
    return {
        **case,
        "X": x.tolist(),
        "Y": y.tolist(),
        "before": saved,
        "after": dump(weights, biases),
        "losses": losses,
    }


def dump(weights, biases):
    """Plain lists, at full precision."""
    return [
        {"W": w.detach().tolist(), "b": None if b is None else b.detach().tolist()}
        for w, b in zip(weights, biases)
    ]


def case(name, sizes, activations, loss, optimizer, rate, batch, bias=True, rows=11, epochs=6):
    return {
        "name": name,
        "seed": len(name),
        "sizes": sizes,
        "activations": activations,
        "loss": loss,
        "optimizer": optimizer,
        "learningRate": rate,
        "batchSize": batch,
        "bias": bias,
        "rows": rows,
        "epochs": epochs,
    }


CASES = [
    case("sum of squares, sigmoids, no bias", [3, 4, 1], ["sigmoid", "sigmoid"],
         "sumOfSquares", "sgd", 1.0, 11, bias=False),
    case("binary cross-entropy, tanh", [2, 5, 1], ["tanh", "sigmoid"],
         "binaryCrossEntropy", "sgd", 0.5, 3),
    case("softmax, three layers, momentum", [4, 6, 5, 3], ["relu", "tanh", "softmax"],
         "categoricalCrossEntropy", "momentum", 0.1, 4),
    case("class numbers, leaky ReLU, per sample", [5, 7, 4], ["leakyRelu", "softmax"],
         "sparseCategoricalCrossEntropy", "sgd", 0.1, 1, bias=False),
    case("regression with Adam", [3, 6, 2], ["tanh", "linear"],
         "meanSquaredError", "adam", 0.01, 5),
    case("squares through softmax's Jacobian", [4, 5, 3], ["sigmoid", "softmax"],
         "meanSquaredError", "adam", 0.02, 4),
    case("softmax regression, no hidden layer at all", [6, 3], ["softmax"],
         "categoricalCrossEntropy", "momentum", 0.2, 2),
]

if __name__ == "__main__":
    target = pathlib.Path(__file__).with_suffix(".json")
    made = {"pytorch": torch.__version__, "cases": [run(c) for c in CASES]}
    target.write_text(json.dumps(made) + "\n")
    print(f"{target.name}: {len(CASES)} networks, {target.stat().st_size} bytes")
