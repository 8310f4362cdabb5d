"""Fusion: scaling within a query, missing sides, ties."""

from __future__ import annotations

import pytest

from search.fusion import DEPTH, convex, ranked, scaled


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({}, {}),
        ({"a": 3.0}, {"a": 1.0}),  # one answer is the best there is
        ({"a": 3.0, "b": 3.0}, {"a": 1.0, "b": 1.0}),
        ({"a": 3.0, "b": 2.0, "c": 1.0}, {"a": 1.0, "b": 0.5, "c": 0.0}),
    ],
)
def test_scores_are_scaled_within_the_query(scores: dict[str, float], expected: dict[str, float]) -> None:
    assert scaled(scores) == expected


def test_what_lies_below_the_depth_counts_as_nothing() -> None:
    scores = {f"d{number:03}": float(-number) for number in range(DEPTH + 50)}
    found = scaled(scores)
    assert found["d000"] == 1.0
    assert {found[f"d{number:03}"] for number in range(DEPTH - 1, DEPTH + 50)} == {0.0}


def test_a_document_one_side_lacks_has_nothing_there() -> None:
    fused = convex({"a": 2.0, "b": 1.0}, {"b": 0.9, "c": 0.8}, 0.5)
    assert fused["a"] == (0.5, 1.0, 0.0)
    assert fused["c"] == (0.0, 0.0, 0.0)
    assert fused["b"] == (0.5, 0.0, 1.0)


def test_ties_break_by_key() -> None:
    assert ranked({"b": 1.0, "a": 1.0, "c": 2.0}) == ["c", "a", "b"]
