"""
What scikit-learn's multilayer perceptron reaches on the tasks of docs/tasks.md: layers of the same size, Adam with the
same rate, batches of 32 and as many epochs, on ten splits of its own. pip install scikit-learn==1.9.1, then, from the
project's folder, python bench/tasks/scikit-learn.py > bench/results/tasks-scikit-learn.json
"""
import csv, gzip, json, warnings
import numpy as np
from sklearn.metrics import accuracy_score, f1_score, r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")

def table(name, targets=1):
    path = f"test/data/tables/{name}"
    with (gzip.open(path, "rt") if name.endswith(".gz") else open(path)) as file:
        rows = list(csv.reader(file))[1:]
    X = np.array([row[:-targets] for row in rows], float)
    Y = np.array([row[-targets:] for row in rows])
    return X, Y[:, 0] if targets == 1 else Y.astype(float).astype(int)

def macro(y, p): return f1_score(y, p, average="macro")
def rare(y, p): return f1_score(y, p, pos_label="1")

# name: table, targets, hidden units, activation, epochs, rate, stratified, scaled, score
tasks = {
    "iris": ("iris.csv", 1, 10, "relu", 60, 0.01, True, True, macro),
    "wine": ("wine.csv", 1, 16, "relu", 40, 0.01, True, True, macro),
    "digits": ("digits.csv.gz", 1, 32, "relu", 30, 0.003, True, False, macro),
    "moons": ("moons.csv.gz", 1, 16, "relu", 120, 0.01, False, False, accuracy_score),
    "rare": ("rare.csv.gz", 1, 16, "relu", 40, 0.01, False, True, rare),
    "tags": ("tags.csv.gz", 4, 24, "relu", 30, 0.01, False, True, macro),
    "diabetes": ("diabetes.csv", 1, 8, "tanh", 20, 0.005, False, True, r2_score),
    "friedman1": ("friedman1.csv.gz", 1, 32, "relu", 80, 0.005, False, True, r2_score),
}

def score(name, seed):
    file, targets, units, activation, epochs, rate, stratified, scaled, judge = tasks[name]
    X, y = table(file, targets)
    regression = judge is r2_score
    if regression: y = y.astype(float)
    X, Xt, y, yt = train_test_split(X, y, test_size=0.25, random_state=seed, stratify=y if stratified else None)
    if scaled:
        scaler = StandardScaler().fit(X)
        X, Xt = scaler.transform(X), scaler.transform(Xt)
    if name == "digits": X, Xt = X / 16, Xt / 16
    mean, deviation = (y.mean(), y.std()) if regression else (0, 1)
    kind = MLPRegressor if regression else MLPClassifier
    net = kind(hidden_layer_sizes=(units,), activation=activation, solver="adam", alpha=0, batch_size=32, learning_rate_init=rate,
               max_iter=epochs, random_state=seed, n_iter_no_change=10_000)
    net.fit(X, (y - mean) / deviation if regression else y)
    predicted = net.predict(Xt)
    return float(judge(yt, predicted * deviation + mean if regression else predicted))

print(json.dumps({name: [round(score(name, seed), 4) for seed in range(1, 11)] for name in tasks}, indent=1))
