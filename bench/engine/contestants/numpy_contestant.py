"""The networks written as one would with NumPy: float32, whole batches, in place where it helps."""

import sys
import time

import numpy as np
from common import mnist, report
from threadpoolctl import threadpool_info

rng = np.random.default_rng(1)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def weights(sizes):
    return [rng.normal(0, np.sqrt(1 / a), (a, b)).astype(np.float32) for a, b in zip(sizes, sizes[1:])]


def table():
    """W1: the tutorial's own code."""
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0], [1], [1], [0]])

    def once():
        w1, w2, losses = rng.random((3, 4)), rng.random((4, 1)), []
        start = time.perf_counter()
        for _ in range(1500):
            hidden = sigmoid(np.dot(X, w1))
            out = sigmoid(np.dot(hidden, w2))
            losses.append(np.sum((y - out) ** 2))
            delta = 2 * (y - out) * out * (1 - out)
            d2 = np.dot(hidden.T, delta)
            d1 = np.dot(X.T, np.dot(delta, w2.T) * hidden * (1 - hidden))
            w1 += d1
            w2 += d2
        return time.perf_counter() - start

    once()
    return once(), None


def small(samples=51_000):
    """W2: one sample at a time."""
    X, labels = mnist("train")
    Y = np.eye(10, dtype=np.float32)[labels]

    def once(count):
        w = weights([784, 8, 8, 10])
        order = rng.permutation(samples)[:count]
        start = time.perf_counter()
        for i in order:
            x, y = X[i : i + 1], Y[i : i + 1]
            a1 = sigmoid(x @ w[0])
            a2 = sigmoid(a1 @ w[1])
            d3 = softmax(a2 @ w[2]) - y
            d2 = (d3 @ w[2].T) * a2 * (1 - a2)
            d1 = (d2 @ w[1].T) * a1 * (1 - a1)
            w[2] -= 0.03 * (a2.T @ d3)
            w[1] -= 0.03 * (a1.T @ d2)
            w[0] -= 0.03 * (x.T @ d1)
        return time.perf_counter() - start, w

    once(500)
    seconds, w = once(samples)
    X, labels = mnist("t10k")
    out = sigmoid(sigmoid(X @ w[0]) @ w[1]) @ w[2]
    return seconds, float((out.argmax(1) == labels).mean())


def batches(sizes, activate, slope, batch, rate, standardised):
    """W3 and W4: mini-batches through any number of layers."""
    X, labels = mnist("train", standardised)
    Y = np.eye(10, dtype=np.float32)[labels]

    def forward(x, w, b):
        a = [x]
        for i, (wi, bi) in enumerate(zip(w, b)):
            z = a[-1] @ wi
            z += bi
            a.append(z if i == len(w) - 1 else activate(z))
        return a

    def once(count):
        w, b = weights(sizes), [np.zeros(s, np.float32) for s in sizes[1:]]
        order = rng.permutation(len(X))
        start = time.perf_counter()
        for k in range(0, count, batch):
            rows = order[k : k + batch]
            a = forward(X[rows], w, b)
            d = (softmax(a[-1]) - Y[rows]) / np.float32(len(rows))
            for i in range(len(w) - 1, -1, -1):
                dw = a[i].T @ d
                db = d.sum(0)
                if i > 0:
                    d = (d @ w[i].T) * slope(a[i])
                dw *= np.float32(rate)
                w[i] -= dw
                b[i] -= np.float32(rate) * db
        return time.perf_counter() - start, w, b

    once(20 * batch)
    seconds, w, b = once(len(X))
    X, labels = mnist("t10k", standardised)
    return seconds, float((forward(X, w, b)[-1].argmax(1) == labels).mean())


def judging():
    """W5: loss and accuracy on the test set."""
    X, labels = mnist("t10k")
    w = weights([784, 1000, 10])

    def once():
        start = time.perf_counter()
        p = softmax(np.maximum(X @ w[0], 0) @ w[1])
        loss = -np.log(p[np.arange(len(p)), labels] + 1e-15).mean()
        accuracy = (p.argmax(1) == labels).mean()
        return time.perf_counter() - start, loss, accuracy

    once()
    return once()[0], None


RUNS = {
    "W1": table,
    "W2": small,
    "W3": lambda: batches([784, 1000, 10], lambda z: np.maximum(z, 0, out=z), lambda a: a > 0, 32, 0.1, False),
    "W4": lambda: batches([784, 128, 64, 10], lambda z: np.tanh(z, out=z), lambda a: 1 - a * a, 64, 0.1, True),
    "W5": judging,
}

taken, accuracy = RUNS[sys.argv[1]]()
pools = [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]
report("numpy", taken, f"NumPy {np.__version__}", max(pools, default=1), accuracy=accuracy)
