"""Two rankings into one: a weighted sum of scores, each brought to [0, 1] within the query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

DEPTH = 100
"""The score at this rank counts as nothing."""


def convex(
    lexical: Mapping[str, float], meaning: Mapping[str, float], lexical_weight: float
) -> dict[str, tuple[float, float, float]]:
    """Fused, lexical and meaning score of every document of either ranking.

    Both must be scored wherever possible: a document one side lacks counts as that side's nothing. Beat reciprocal
    rank fusion on all six development sets.
    """
    words, sense = scaled(lexical), scaled(meaning)
    return {
        key: (
            lexical_weight * words.get(key, 0.0) + (1 - lexical_weight) * sense.get(key, 0.0),
            words.get(key, 0.0),
            sense.get(key, 0.0),
        )
        for key in lexical.keys() | meaning.keys()
    }


def scaled(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores so that the best is 1 and the one at rank `DEPTH` (or the last) is 0; what lies below is 0 too."""
    if not scores:
        return {}
    ordered = sorted(scores.values(), reverse=True)
    high, low = ordered[0], ordered[min(DEPTH, len(ordered)) - 1]
    if high == low:
        return dict.fromkeys(scores, 1.0)
    return {key: min(1.0, max(0.0, (score - low) / (high - low))) for key, score in scores.items()}


def ranked(scores: Mapping[str, float]) -> list[str]:
    """Keys by falling score; ties by key, so that the same question always gives the same order."""
    return sorted(scores, key=lambda key: (-scores[key], key))


def best(pairs: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The highest score of every key."""
    found: dict[str, float] = {}
    for key, score in pairs:
        if score > found.get(key, float("-inf")):
            found[key] = score
    return found
