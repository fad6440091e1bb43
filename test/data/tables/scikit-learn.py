"""
The tables beside this file, from the copies that scikit-learn brings or by its generators: pip install scikit-learn==1.9.1, then
python scikit-learn.py
"""
import csv, gzip, io, os
from sklearn import datasets

here = os.path.dirname(os.path.abspath(__file__))

def save(name, data, target, digits=None):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*data.feature_names, target])
    names = getattr(data, "target_names", None) if target != "progression" else None
    for row, y in zip(data.data, data.target):
        writer.writerow([*(f"{value:.{digits}f}" if digits is not None else repr(float(value)) for value in row),
                         names[y] if names is not None and target != "digit" else int(y)])
    if name.endswith(".gz"):
        with open(os.path.join(here, name), "wb") as file:
            file.write(gzip.compress(text.getvalue().encode(), mtime=0))
    else:
        open(os.path.join(here, name), "w").write(text.getvalue())

save("iris.csv", datasets.load_iris(), "species")
save("wine.csv", datasets.load_wine(), "cultivar")
save("diabetes.csv", datasets.load_diabetes(scaled=False), "progression")
save("digits.csv.gz", datasets.load_digits(), "digit", 0)

def generated(name, X, Y, targets, digits=4):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*(f"x{i + 1}" for i in range(X.shape[1])), *targets])
    for row, y in zip(X, Y.reshape(len(X), -1)):
        writer.writerow([*(f"{value:.{digits}f}" for value in row), *(f"{value:.{digits}f}" if Y.dtype == float else int(value) for value in y)])
    with open(os.path.join(here, name), "wb") as file:
        file.write(gzip.compress(text.getvalue().encode(), mtime=0))

generated("moons.csv.gz", *datasets.make_moons(600, noise=0.2, random_state=1), ["moon"])
generated("rare.csv.gz", *datasets.make_classification(1200, 8, n_informative=5, n_redundant=1, weights=[0.93], class_sep=1.2, flip_y=0.01, random_state=3), ["fraud"])
generated("tags.csv.gz", *datasets.make_multilabel_classification(800, 15, n_classes=4, n_labels=2, random_state=2), ["a", "b", "c", "d"])
generated("friedman1.csv.gz", *datasets.make_friedman1(1000, 10, noise=1.0, random_state=4), ["y"])
