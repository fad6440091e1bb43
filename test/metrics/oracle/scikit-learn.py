"""
What scikit-learn says of random predictions and of columns to be scaled: pip install scikit-learn==1.9.1, then
python scikit-learn.py > scikit-learn.json
"""
import json, warnings
import numpy as np, sklearn
from sklearn import metrics as m
from sklearn.preprocessing import MinMaxScaler, StandardScaler
warnings.filterwarnings("ignore")
rng = np.random.default_rng(17)
classes = []
for n, k in [(40, 2), (60, 3), (200, 10), (12, 5)]:
    y = rng.integers(0, k, n); p = np.where(rng.random(n) < 0.6, y, rng.integers(0, k, n))
    if k == 5: p[p == 3] = 0; y[y == 2] = 1  # a class never predicted, a class never there
    labels = list(range(k))
    per = lambda f: f(y, p, labels=labels, average=None, zero_division=0).tolist()
    mac = lambda f: f(y, p, labels=labels, average="macro", zero_division=0)
    classes.append(dict(actual=y.tolist(), predicted=p.tolist(), classes=k,
        counts=m.confusion_matrix(y, p, labels=labels).tolist(),
        **{name: dict(perClass=per(f), macro=float(mac(f))) for name, f in
           [("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)]}))
values = []
for n, k in [(30, 1), (25, 3), (5, 2)]:
    y = np.round(rng.normal(5, 3, (n, k)), 6); p = np.round(y + rng.normal(0, 2, (n, k)), 6)
    if n == 5: y[:, 0] = 0.1; p[:, 0] = 0.1
    values.append(dict(actual=y.tolist(), predicted=p.tolist(), r2=float(m.r2_score(y, p)), meanAbsoluteError=float(m.mean_absolute_error(y, p))))
columns = np.round(rng.normal([5, -100, 0.001], [2, 30, 0.0001], (20, 3)), 6)
columns = np.hstack([columns, np.full((20, 1), 0.1)])  # a constant whose mean is rounded
other = np.round(rng.normal([5, -100, 0.001, 0.1], [2, 30, 0.0001, 1], (4, 4)), 6)
scalers = dict(columns=columns.tolist(), other=other.tolist(),
    standardScaler=StandardScaler().fit(columns).transform(other).tolist(),
    minMaxScaler=MinMaxScaler().fit(columns).transform(other).tolist())
made = f"scikit-learn {sklearn.__version__}, numpy {np.__version__}"
print(json.dumps(dict(made=made, classes=classes, values=values, scalers=scalers)))
