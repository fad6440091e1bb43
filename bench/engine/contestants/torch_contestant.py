"""The networks in PyTorch: eager, SGD, tensors gathered from memory (no DataLoader, which is slower)."""

import sys
import time

import torch
from common import mnist, report
from torch import nn

torch.manual_seed(1)


def fit(model, batch, rate, rows, standardised=False):
    X, labels = (torch.tensor(part) for part in mnist("train", standardised))
    labels = labels.long()
    loss = nn.CrossEntropyLoss()

    def once(count):
        net = model()
        optimizer = torch.optim.SGD(net.parameters(), lr=rate)
        order = torch.randperm(rows)
        start = time.perf_counter()
        for k in range(0, count, batch):
            chosen = order[k : k + batch]
            optimizer.zero_grad()
            loss(net(X[chosen]), labels[chosen]).backward()
            optimizer.step()
        return time.perf_counter() - start, net

    once(20 * batch)
    seconds, net = once(rows)
    X, labels = (torch.tensor(part) for part in mnist("t10k", standardised))
    with torch.no_grad():
        accuracy = (net(X).argmax(1) == labels).double().mean().item()
    return seconds, accuracy


def small():
    return nn.Sequential(
        nn.Linear(784, 8, bias=False), nn.Sigmoid(),
        nn.Linear(8, 8, bias=False), nn.Sigmoid(),
        nn.Linear(8, 10, bias=False),
    )


def wide():
    return nn.Sequential(nn.Linear(784, 1000), nn.ReLU(), nn.Linear(1000, 10))


def tanh():
    return nn.Sequential(
        nn.Linear(784, 128), nn.Tanh(), nn.Linear(128, 64), nn.Tanh(), nn.Linear(64, 10)
    )


def images():
    return nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)), nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(1152, 10),
    )


RUNS = {
    "W2": lambda: fit(small, 1, 0.03, 51_000),
    "W3": lambda: fit(wide, 32, 0.1, 60_000),
    "W4": lambda: fit(tanh, 64, 0.1, 60_000, standardised=True),
    "W6": lambda: fit(images, 32, 0.1, 60_000),
}

taken, accuracy = RUNS[sys.argv[1]]()
report("torch", taken, f"PyTorch {torch.__version__}", torch.get_num_threads(), accuracy=accuracy)
