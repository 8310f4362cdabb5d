"""How good a ranking is, against judged documents."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

Judgements = Mapping[str, Mapping[str, float]]
"""Query id → document id → grade; a grade above 0 is relevant."""
Run = Mapping[str, Sequence[str]]
"""Query id → document ids, best first."""


def ndcg(ranking: Sequence[str], grades: Mapping[str, float], depth: int) -> float:
    """Normalised discounted cumulative gain of the first `depth`, with linear gains (Järvelin and Kekäläinen 2002)."""
    gained = _discounted([grades.get(name, 0.0) for name in ranking[:depth]])
    ideal = _discounted(sorted(grades.values(), reverse=True)[:depth])
    return gained / ideal if ideal else 0.0


def recall(ranking: Sequence[str], grades: Mapping[str, float], depth: int) -> float:
    """Share of the relevant documents among the first `depth`; of `depth` of them where there are more."""
    relevant = {name for name, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranking[:depth])) / min(depth, len(relevant)) if relevant else 0.0


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, float], depth: int) -> float:
    """One over the rank of the first relevant document, 0 if it is not among the first `depth`."""
    ranks = (rank for rank, name in enumerate(ranking[:depth], 1) if grades.get(name, 0.0) > 0)
    return 1 / next(ranks, math.inf)


def measure(run: Run, judgements: Judgements) -> dict[str, float]:
    """Means over the judged queries; a query the run lacks counts as nothing found."""
    measures: dict[str, Callable[[Sequence[str], Mapping[str, float]], float]] = {
        "ndcg@10": lambda found, grades: ndcg(found, grades, 10),
        "recall@10": lambda found, grades: recall(found, grades, 10),
        "recall@100": lambda found, grades: recall(found, grades, 100),
        "mrr@10": lambda found, grades: reciprocal_rank(found, grades, 10),
    }
    return {
        name: math.fsum(one(run.get(query, ()), grades) for query, grades in judgements.items()) / len(judgements)
        for name, one in measures.items()
    }


def _discounted(gains: Sequence[float]) -> float:
    return math.fsum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))
