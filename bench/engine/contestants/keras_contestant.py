"""W3 and W6 in Keras on TensorFlow: `fit`, as the tutorial does it."""

import os
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras  # noqa: E402
from common import mnist, report  # noqa: E402

keras.utils.set_random_seed(1)


LAYERS = {
    "W3": lambda: [keras.layers.Dense(1000, activation="relu")],
    "W6": lambda: [
        keras.layers.Reshape((28, 28, 1)),
        keras.layers.Conv2D(8, 5, activation="relu"),
        keras.layers.MaxPooling2D(2),
        keras.layers.Flatten(),
    ],
}


def model():
    net = keras.Sequential([
        keras.layers.Input((784,)), *LAYERS[sys.argv[1]](), keras.layers.Dense(10, activation="softmax"),
    ])
    net.compile(keras.optimizers.SGD(0.1), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return net


X, labels = mnist("train")
net = model()
net.fit(X[:640], labels[:640], batch_size=32, verbose=0)  # traces and compiles
net = model()
net.fit(X[:32], labels[:32], batch_size=32, verbose=0)
start = time.perf_counter()
net.fit(X, labels, batch_size=32, epochs=1, verbose=0)
taken = time.perf_counter() - start
accuracy = float(net.evaluate(*mnist("t10k"), verbose=0)[1])
report("keras", taken, f"Keras {keras.__version__}", os.cpu_count(), accuracy=accuracy)
