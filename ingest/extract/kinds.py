"""Which kind of fact a clause is, if any: a linear judge over its features, trained by `ingest.extract.training`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from corpus.facts import Kind, Strength

LABELS = ("none", "inside", "decided", "promised", "ready", "proposal", "opportunity", "progress")
"""What a clause may be; "inside" goes on with the fact before it, the three strengths are commitments."""
Chances = NDArray[np.float32]
"""One probability a label."""
LEANINGS = {"none": -0.2, "decided": -0.5, "promised": 0.8, "opportunity": -0.3}
"""Added to the scores: in real news plans are commoner, and decisions and offers rarer, than in the lessons. Chosen by
F1 on annotated news."""
_STRENGTHS: dict[str, Strength] = {"decided": "decided", "promised": "promised", "ready": "ready"}
_KINDS: dict[str, Kind] = {"proposal": "proposal", "opportunity": "opportunity", "progress": "progress"}


_LEANINGS = np.array([LEANINGS.get(label, 0.0) for label in LABELS], dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The kind of fact in a clause, and how sure that is (0 to 1)."""

    label: str
    confidence: float

    @property
    def kind(self) -> Kind | None:
        """None for "none" and "inside"."""
        return "commitment" if self.label in _STRENGTHS else _KINDS.get(self.label)

    @property
    def strength(self) -> Strength | None:
        return _STRENGTHS.get(self.label)


@dataclass(frozen=True, slots=True)
class Judge:
    """`weights[rows[feature]]` adds to the score of each of `LABELS`; shape (features, labels)."""

    rows: dict[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def chances(self, names: Iterable[str]) -> Chances:
        """The probabilities of a clause with these features."""
        # In order, since the order of a sum's terms shows in its last digits, and that of a set in every run anew.
        known = sorted(self.rows[name] for name in names if name in self.rows)
        scores = self.bias + _LEANINGS + self.weights[known].sum(axis=0)
        odds: Chances = np.exp(scores - scores.max())
        return odds / odds.sum()


def verdict(chances: Chances, *, fact: bool = False) -> Verdict:
    """What the probabilities speak for; with `fact`, the likeliest kind of fact whatever speaks against any."""
    first = LABELS.index("decided") if fact else 0
    best = first + int(chances[first:].argmax())
    return Verdict(label=LABELS[best], confidence=round(float(chances[best]), 3))


@cache
def judge() -> Judge:
    """The shipped judge."""
    return read(resources.files("ingest.extract").joinpath("weights.tsv").read_text("utf-8"))


def read(table: str) -> Judge:
    """The judge a table holds: a feature and one weight a label in a row, the first row the bias."""
    lines = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    weights = np.array([[float(cell or 0) for cell in line[1:]] for line in lines], dtype=np.float32)
    rows = {line[0]: number for number, line in enumerate(lines[1:])}
    return Judge(rows, weights[1:], weights[0])
