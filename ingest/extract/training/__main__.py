"""`python -m ingest.extract.training`: learn the judge's weights from the lessons, and write them."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from ingest.extract.features import features
from ingest.extract.kinds import LABELS
from ingest.extract.training.lessons import Lesson, labelled, lessons

STRENGTH = 0.1
"""Inverse of the regularisation; chosen, as the scales below, by F1 on annotated news that no weight is learnt from."""
SCALES = {"word": 0.5, "begin": 0.5}
"""Single words count half: what the cues say holds in texts of other subjects too."""
LEAST = 0.02
"""Weights that are smaller for every label are left out."""


def main() -> None:
    package = Path(str(resources.files("ingest.extract")))
    documents = list(lessons(package / "training" / "documents"))
    table = learn(documents)
    (package / "weights.tsv").write_text(table, "utf-8")
    print(f"{len(documents)} documents, {table.count(chr(10))} rows")


def learn(documents: list[Lesson]) -> str:
    """The table of weights, as `ingest.extract.kinds.read` takes it."""
    rows, labels = [], []
    for document in documents:
        for number, (clause, label) in enumerate(labelled(document)):
            rows.append({name: scale(name) for name in features(clause, first=number == 0)})
            labels.append(LABELS.index(label))
    vectorizer = DictVectorizer(dtype=np.float32)
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(vectorizer.fit_transform(rows), labels)
    weights = np.zeros((len(vectorizer.feature_names_), len(LABELS)), dtype=np.float32)
    weights[:, model.classes_] = model.coef_.T
    bias = np.full(len(LABELS), -9.0, dtype=np.float32)
    bias[model.classes_] = model.intercept_
    lines = [_row("bias", bias)]
    for name, row in zip(vectorizer.feature_names_, weights, strict=True):
        if np.abs(scaled := row * scale(name)).max() >= LEAST:
            lines.append(_row(name, scaled))
    return "\n".join(["# feature\t" + "\t".join(LABELS), *lines, ""])


def scale(name: str) -> float:
    return SCALES.get(name.partition("=")[0], 1.0)


def _row(name: str, weights: np.ndarray) -> str:
    return name + "\t" + "\t".join("" if abs(weight) < 0.005 else f"{weight:.2f}" for weight in weights)


if __name__ == "__main__":
    main()
