"""Answers one JSON request a line with a learner's predictions: {"learner", "train", "test", "target", "drop", "classes"}."""
import io
import json
import os
import sys
import time
import warnings

warnings.filterwarnings("ignore")
os.environ["PYTHONWARNINGS"] = "ignore"

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import (HistGradientBoostingClassifier, HistGradientBoostingRegressor, RandomForestClassifier,
                              RandomForestRegressor)
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegressionCV, RidgeCV
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler
from sklearn.svm import SVC, SVR

try:
    import lightgbm
except ImportError:
    lightgbm = None
try:
    import xrfm
except ImportError:
    xrfm = None

GRID = {"model__C": [0.1, 1, 10, 100, 1000], "model__gamma": [0.003, 0.01, 0.03, 0.1, 0.3]}


def columns_of(frame):
    numbers = [name for name in frame if pd.api.types.is_numeric_dtype(frame[name])]
    return numbers, [name for name in frame if name not in numbers]


def one_hot(frame):
    """Numbers with their mean for what is missing, to mean 0 and deviation 1; names one-hot, unseen ones as zeros."""
    numbers, names = columns_of(frame)
    return ColumnTransformer([("numbers", Pipeline([("fill", SimpleImputer()), ("scale", StandardScaler())]), numbers),
                              ("names", OneHotEncoder(handle_unknown="ignore"), names)], sparse_threshold=0)


def ordinal(frame):
    """Numbers as they are, missing ones too; names as numbers that a booster takes for categories."""
    numbers, names = columns_of(frame)
    codes = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=np.nan)
    return ColumnTransformer([("numbers", "passthrough", numbers), ("names", codes, names)], sparse_threshold=0), len(numbers)


class Xrfm:
    """Published xRFM with its defaults, a fifth of the rows for its validation."""

    def __init__(self, classes):
        self.classes = classes

    def fit(self, X, y):
        X = np.asarray(X, dtype=np.float32)
        self.names, codes = np.unique(y, return_inverse=True) if self.classes else (None, np.asarray(y, dtype=np.float32))
        order = np.random.default_rng(0).permutation(len(X))
        held = len(X) // 5
        self.model = xrfm.xRFM(tuning_metric="brier" if self.classes else "mse")
        self.model.fit(X[order[held:]], codes[order[held:]], X[order[:held]], codes[order[:held]])
        return self

    @property
    def classes_(self):
        return self.names

    def predict(self, X):
        found = np.asarray(self.model.predict(np.asarray(X, dtype=np.float32))).ravel()
        return self.names[found.astype(int)] if self.classes else found

    def predict_proba(self, X):
        return np.asarray(self.model.predict_proba(np.asarray(X, dtype=np.float32)))


def learner(name, frame, classes):
    if name == "random forest":
        kind = RandomForestClassifier if classes else RandomForestRegressor
        return Pipeline([("code", one_hot(frame)), ("model", kind(n_estimators=300, random_state=0))])
    if name == "boosting":
        kind = HistGradientBoostingClassifier if classes else HistGradientBoostingRegressor
        code, numbers = ordinal(frame)
        names = list(range(numbers, frame.shape[1]))
        return Pipeline([("code", code), ("model", kind(random_state=0, categorical_features=names or None))])
    if name == "linear":
        model = LogisticRegressionCV(Cs=10, cv=5, max_iter=2000, scoring="neg_log_loss") if classes else RidgeCV(np.logspace(-3, 4, 15))
        return Pipeline([("code", one_hot(frame)), ("model", model)])
    if name == "svm":
        return SearchedSvm(frame, classes)
    if name == "lightgbm":
        code, numbers = ordinal(frame)
        kind = lightgbm.LGBMClassifier if classes else lightgbm.LGBMRegressor
        return Pipeline([("code", code), ("model", kind(n_jobs=1, verbose=-1))])
    return Pipeline([("code", one_hot(frame)), ("model", Xrfm(classes))])


class SearchedSvm:
    """C and gamma by five folds; probabilities (Platt's) of the machine that was chosen."""

    def __init__(self, frame, classes):
        self.frame, self.classes = frame, classes

    def fit(self, X, y):
        if not self.classes:
            # epsilon is in units of the target
            self.centre, self.scale = float(np.mean(y)), float(np.std(y)) or 1.0
            y = (np.asarray(y) - self.centre) / self.scale
        base = Pipeline([("code", one_hot(self.frame)), ("model", SVC() if self.classes else SVR())])
        self.model = GridSearchCV(base, GRID, cv=5).fit(X, y).best_estimator_
        if self.classes:
            self.model = self.model.set_params(model__probability=True, model__random_state=0).fit(X, y)
            self.classes_ = self.model.classes_
        return self

    def predict(self, X):
        found = self.model.predict(X)
        return found if self.classes else found * self.scale + self.centre

    def predict_proba(self, X):
        return self.model.predict_proba(X)


def read(text, target, drop):
    frame = pd.read_csv(io.StringIO(text), na_values=["NA", ""], keep_default_na=False)
    frame = frame.drop(columns=[name for name in frame if name in drop or name.startswith("Unnamed:")])
    y = frame.pop(target)
    return frame, y


def same_types(test, train):
    """Test columns in the training columns' types: a small part may look like another."""
    for name in train:
        if pd.api.types.is_numeric_dtype(train[name]):
            test[name] = pd.to_numeric(test[name], errors="coerce")
        else:
            train[name] = train[name].astype(str)
            test[name] = test[name].astype(str)


def answer(request):
    if request.get("probe"):
        return {"learners": [name for name, module in (("lightgbm", lightgbm), ("xrfm", xrfm)) if module],
                "versions": {"scikit-learn": __import__("sklearn").__version__, "numpy": np.__version__,
                             "python": sys.version.split()[0]}}
    classes = request["classes"]
    X, y = read(request["train"], request["target"], request["drop"])
    T, _ = read(request["test"], request["target"], request["drop"])
    same_types(T, X)
    known = y.notna()
    X, y = X[known], y[known]
    if classes:
        y = y.astype(str)
    started, used = time.perf_counter(), time.process_time()
    model = learner(request["learner"], X, classes).fit(X, y)
    predictions = model.predict(T)
    probabilities = None
    if classes:
        P = model.predict_proba(T)
        names = [str(name) for name in model.classes_]
        probabilities = [dict(zip(names, map(float, row))) for row in P]
    seconds, cpu = time.perf_counter() - started, time.process_time() - used
    return {"predictions": [str(p) if classes else float(p) for p in predictions], "probabilities": probabilities,
            "seconds": seconds, "cpu": cpu}


for line in sys.stdin:
    try:
        reply = answer(json.loads(line))
    except Exception as error:  # the harness reports it
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)
