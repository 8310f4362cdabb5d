"""Two rankings into one: a weighted sum of scores, each standardised within the query."""

from __future__ import annotations

import math
from collections.abc import Mapping

DEPTH = 100
"""So many of the best documents set the scale of a ranking."""


def fuse(
    lexical: Mapping[str, float], meaning: Mapping[str, float], lexical_weight: float, meaning_weight: float
) -> dict[str, tuple[float, float, float]]:
    """Fused, lexical and meaning score of every document of either ranking.

    A lexical score is standardised among all documents in sight, those without any of the words counting 0: a word that
    only one document has then tells more than one that all have. On six development sets this beat min-max scaling
    (mean nDCG@10 0.902 against 0.900), which beat reciprocal rank fusion (0.878).
    """
    keys = lexical.keys() | meaning.keys()
    words = standardised(lexical, len(keys))
    sense = standardised(meaning, len(meaning))
    nothing = standardised_zero(lexical, len(keys))
    return {
        key: (
            lexical_weight * words.get(key, nothing) + meaning_weight * sense.get(key, 0.0),
            words.get(key, nothing),
            sense.get(key, 0.0),
        )
        for key in keys
    }


def standardised(scores: Mapping[str, float], among: int) -> dict[str, float]:
    """Scores as distances from the mean of the best `DEPTH` of `among` documents, in standard deviations."""
    mean, deviation = _scale(scores, among)
    return {key: (score - mean) / deviation for key, score in scores.items()}


def standardised_zero(scores: Mapping[str, float], among: int) -> float:
    """What a document without a score has on the same scale."""
    mean, deviation = _scale(scores, among)
    return -mean / deviation


def _scale(scores: Mapping[str, float], among: int) -> tuple[float, float]:
    """Mean and standard deviation of the best; documents without a score count 0. (0, 1) where all are alike."""
    best = sorted(scores.values(), reverse=True)[:DEPTH]
    best += [0.0] * (min(DEPTH, among) - len(best))
    if not best:
        return 0.0, 1.0
    mean = math.fsum(best) / len(best)
    deviation = math.sqrt(math.fsum((score - mean) ** 2 for score in best) / len(best))
    return (mean, deviation) if deviation > 1e-9 * abs(mean) else (mean, 1.0)


def bounded(score: float) -> float:
    """A fused score as people see it, in (0, 1), in the same order."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))


def ranked(scores: Mapping[str, float]) -> list[str]:
    """Keys by falling score; ties by key, so that the same question always gives the same order."""
    return sorted(scores, key=lambda key: (-scores[key], key))
