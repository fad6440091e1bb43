"""
The tables beside this file, from the copies that scikit-learn brings: pip install scikit-learn==1.9.1, then
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
