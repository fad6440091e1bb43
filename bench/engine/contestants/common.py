"""MNIST and the report line for the Python contestants."""

import json
import os
import sys

import numpy as np

FOLDER = os.environ["MNIST_FOLDER"]


def mnist(name, standardised=False):
    """Images as float32 rows and labels."""
    with open(os.path.join(FOLDER, f"{name}-images-idx3-ubyte"), "rb") as file:
        pixels = np.frombuffer(file.read()[16:], np.uint8).reshape(-1, 784)
    with open(os.path.join(FOLDER, f"{name}-labels-idx1-ubyte"), "rb") as file:
        labels = np.frombuffer(file.read()[8:], np.uint8)
    X = pixels.astype(np.float32) / np.float32(255)
    if standardised:
        X = (X - np.float32(0.1307)) / np.float32(0.3081)
    return X, labels


def report(contestant, seconds, version, threads, **more):
    """The last line: what the runner reads."""
    print(json.dumps({
        "workload": sys.argv[1], "contestant": contestant, "seconds": seconds,
        "threads": threads, "version": version, **more,
    }))
