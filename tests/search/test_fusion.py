"""Fusion: standardising within a query, missing sides, ties."""

from __future__ import annotations

import pytest

from search.fusion import DEPTH, bounded, fuse, ranked, standardised


@pytest.mark.parametrize(
    ("scores", "among", "expected"),
    [
        ({}, 0, {}),
        ({"a": 3.0}, 1, {"a": 0.0}),  # nothing to compare with
        ({"a": 3.0, "b": 3.0}, 2, {"a": 0.0, "b": 0.0}),
        ({"a": 3.0, "b": 1.0}, 2, {"a": 1.0, "b": -1.0}),
        ({"a": 4.0}, 2, {"a": 1.0}),  # the other document has none of the words
    ],
)
def test_scores_are_standardised_within_the_query(
    scores: dict[str, float], among: int, expected: dict[str, float]
) -> None:
    assert standardised(scores, among) == pytest.approx(expected)


def test_only_the_best_set_the_scale() -> None:
    best = {f"d{number:03}": float(-number) for number in range(DEPTH)}
    more = best | {f"e{number:03}": -1e6 - number for number in range(50)}
    found = standardised(more, len(more))
    assert {key: found[key] for key in best} == standardised(best, len(best))


def test_a_word_only_one_document_has_outweighs_small_differences_of_meaning() -> None:
    meaning = {f"d{number:02}": 0.80 - number / 1000 for number in range(50)}
    fused = fuse({"d40": 7.0}, meaning, 0.5, 0.5)
    assert ranked({key: score for key, (score, _, _) in fused.items()})[0] == "d40"


def test_a_side_without_weight_changes_nothing() -> None:
    meaning = {"a": 0.9, "b": 0.8, "c": 0.7}
    fused = fuse({"c": 5.0}, meaning, 0.0, 0.5)
    assert ranked({key: score for key, (score, _, _) in fused.items()}) == ["a", "b", "c"]


def test_one_ranking_alone_keeps_its_order() -> None:
    fused = fuse({"a": 1.0, "b": 2.0, "c": 3.0}, {}, 1.0, 0.0)
    assert ranked({key: score for key, (score, _, _) in fused.items()}) == ["c", "b", "a"]


def test_ties_break_by_key() -> None:
    assert ranked({"b": 1.0, "a": 1.0, "c": 2.0}) == ["c", "a", "b"]


def test_shown_scores_lie_between_0_and_1_in_order() -> None:
    shown = [bounded(score) for score in (-1e9, -2.0, 0.0, 2.0, 1e9)]
    assert shown == sorted(shown)
    assert all(0 < score < 1 for score in shown[1:4])
