"""Convolutions, pooling, optimizers, class weights and schedules in PyTorch; writes layers.json.

    /tmp/torch/bin/python test/training/oracle/layers.py      (see networks.py)

Weights are written in PyTorch's own layout; the test turns them round.
"""

import json
import pathlib

import torch
from torch import nn

torch.set_default_dtype(torch.float64)

OPTIMIZERS = {
    "sgd with decay": lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.05),
    "momentum with decay": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, weight_decay=0.02),
    "adam with decay": lambda p: torch.optim.Adam(p, lr=0.01, weight_decay=0.1),
    "adamW": lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1),
    "rmsProp": lambda p: torch.optim.RMSprop(p, lr=0.01),
    "rmsProp with decay": lambda p: torch.optim.RMSprop(p, lr=0.02, alpha=0.9, weight_decay=0.1),
}


def optimizer_case(name):
    """Five steps of a small network."""
    torch.manual_seed(len(name))
    x, y = torch.randn(8, 3), torch.randint(3, (8,))
    net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 3))
    before = weights(net)
    losses = steps(net, x, y, OPTIMIZERS[name](net.parameters()))
    return {"name": name, "X": x.tolist(), "Y": y.tolist(), "before": before,
            "after": weights(net), "losses": losses}


def conv_case(name, shape, channels, size, stride, padding, pool, pool_stride):
    """Five steps of a convolution with pooling and a dense layer behind."""
    torch.manual_seed(len(name))
    height, width, depth = shape
    x, y = torch.randn(6, depth, height, width), torch.randint(3, (6,))
    conv = nn.Conv2d(depth, channels, size, stride=stride, padding=padding)
    front = nn.Sequential(conv, nn.ReLU(), nn.MaxPool2d(pool, pool_stride) if pool else nn.Identity())
    # Rows of ours are row by row, pixel by pixel, channel by channel.
    flat = lambda t: front(t).permute(0, 2, 3, 1).flatten(1)
    last = nn.Linear(flat(x).shape[1], 3)
    net = nn.ModuleList([conv, last])
    before = weights(net)
    losses = steps(lambda t: last(flat(t)), x, y, torch.optim.SGD(net.parameters(), lr=0.1))
    return {"name": name, "shape": shape, "channels": channels, "size": size, "stride": stride,
            "padding": padding, "pool": pool, "poolStride": pool_stride,
            "X": x.permute(0, 2, 3, 1).flatten(1).tolist(), "Y": y.tolist(),
            "before": before, "after": weights(net), "losses": losses}


def weighted_case():
    """Five steps in which a class counts more than another: each sample's loss times its weight."""
    torch.manual_seed(5)
    x, y = torch.randn(8, 3), torch.randint(3, (8,))
    factors = torch.tensor([1.0, 5.0, 0.5])
    net = nn.Linear(3, 3)
    before = weights(net)
    loss = lambda z, t: (nn.functional.cross_entropy(z, t, reduction="none") * factors[t]).mean()
    losses = steps(net, x, y, torch.optim.SGD(net.parameters(), lr=0.1), loss)
    return {"factors": factors.tolist(), "X": x.tolist(), "Y": y.tolist(), "before": before,
            "after": weights(net), "losses": losses}


def steps(net, x, y, optimizer, loss=nn.functional.cross_entropy):
    losses = []
    for _ in range(5):
        cost = loss(net(x), y)
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
        losses.append(cost.item())
    return losses


def weights(net):
    return [p.detach().tolist() for p in net.parameters()]


def rates(make):
    """The learning rate of each of ten epochs."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.4)
    schedule = make(optimizer)
    found = []
    for _ in range(10):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return found


lr = torch.optim.lr_scheduler
made = {
    "pytorch": torch.__version__,
    "optimizers": [optimizer_case(name) for name in OPTIMIZERS],
    "convolutions": [
        conv_case("5x5, pooled", [9, 8, 1], 3, 5, 1, 0, 2, 2),
        conv_case("two channels, same size", [6, 6, 2], 4, 3, 1, 1, 2, 2),
        conv_case("stride two, pools that overlap", [9, 9, 2], 2, 3, 2, 1, 3, 1),
        conv_case("no pool", [5, 7, 3], 2, 2, 1, 0, 0, 0),
    ],
    "weighted": weighted_case(),
    "schedules": {
        "step": rates(lambda o: lr.StepLR(o, 3, gamma=0.5)),
        "exponential": rates(lambda o: lr.ExponentialLR(o, gamma=0.9)),
        "cosine": rates(lambda o: lr.CosineAnnealingLR(o, 10, eta_min=0.01)),
    },
}
target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps(made) + "\n")
print(target.name, target.stat().st_size, "bytes")
