"""Measures against values worked out by hand."""

from __future__ import annotations

import math

import pytest

from search.metrics import measure, ndcg, recall, reciprocal_rank


@pytest.mark.parametrize(
    ("ranking", "grades", "expected"),
    [
        (["a"], {"a": 1.0}, 1.0),
        (["x", "a"], {"a": 1.0}, 1 / math.log2(3)),
        (["b", "a"], {"a": 2.0, "b": 1.0}, (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3))),
        (["x"] * 10 + ["a"], {"a": 1.0}, 0.0),  # rank 11 is out of sight
        ([], {"a": 1.0}, 0.0),
    ],
)
def test_ndcg(ranking: list[str], grades: dict[str, float], expected: float) -> None:
    assert ndcg(ranking, grades, 10) == pytest.approx(expected)


def test_recall_is_of_what_could_be_shown() -> None:
    grades = {f"d{number}": 1.0 for number in range(20)}
    assert recall([f"d{number}" for number in range(10)], grades, 10) == 1.0
    assert recall(["d0", "x"], {"d0": 1.0, "d1": 1.0}, 10) == 0.5


def test_reciprocal_rank() -> None:
    assert reciprocal_rank(["x", "y", "a"], {"a": 1.0}, 10) == pytest.approx(1 / 3)
    assert reciprocal_rank(["x"] * 10 + ["a"], {"a": 1.0}, 10) == 0.0


def test_a_question_without_a_run_counts_as_nothing_found() -> None:
    found = measure({"q1": ["a"]}, {"q1": {"a": 1.0}, "q2": {"b": 1.0}})
    assert found == {"ndcg@10": 0.5, "recall@10": 0.5, "recall@100": 0.5, "mrr@10": 0.5}
