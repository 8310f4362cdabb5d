"""Lessons: their marks, the labels their clauses get, and the weights that are learnt from them."""

from __future__ import annotations

import random
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from ingest.extract.features import features
from ingest.extract.kinds import LABELS, judge, read, verdict
from ingest.extract.training.__main__ import learn
from ingest.extract.training.lessons import Lesson, labelled, lessons, parse

DOCUMENTS = Path(str(resources.files("ingest.extract"))) / "training" / "documents"
MARKED = """=== x-1 | news | 1404-01-20 | افتتاح پل
استاندار گفت: ⟦G پل بندر دیروز افتتاح شد⟧ و ⟦Cp راه آن تا پاییز ساخته خواهد شد⟧.
وی افزود: هوا خوب بود.

=== x-2 | news | 1404-01-21 | خبر ورزشی
تیم ما بازی را برد.
"""


def test_marks_are_taken_out_and_kept_as_spans() -> None:
    first, second = parse(MARKED)
    assert [(span.of(first.text), label) for span, label in first.facts] == [
        ("پل بندر دیروز افتتاح شد", "progress"),
        ("راه آن تا پاییز ساخته خواهد شد", "promised"),
    ]
    assert "⟦" not in first.text + second.text
    assert (first.title, second.facts) == ("افتتاح پل", ())


def test_clauses_get_the_label_of_the_fact_they_stand_in() -> None:
    first, _ = parse(MARKED)
    assert [label for _, label in labelled(first)] == ["progress", "promised", "none"]


@pytest.mark.parametrize("broken", ["الف⟧ ب", "⟦G الف ⟦P ب⟧ ج", "⟦G الف"])
def test_unpaired_marks_are_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="unpaired"):
        list(parse(f"=== x | news | | t\n{broken}"))


@pytest.fixture(scope="module")
def shipped() -> list[Lesson]:
    return list(lessons(DOCUMENTS))


def test_the_lessons_are_many_and_hold_every_kind(shipped: list[Lesson]) -> None:
    counted = Counter(label for lesson in shipped for _, label in lesson.facts)
    assert len(shipped) >= 800
    assert min(counted[label] for label in LABELS[2:]) >= 150
    assert sum(not lesson.facts for lesson in shipped) >= 100
    assert len({lesson.id for lesson in shipped}) == len(shipped)


def test_the_shipped_weights_know_the_shipped_lessons(shipped: list[Lesson]) -> None:
    """Not a measure of quality: weights of other features or lessons than these would fail."""
    some = random.Random(3).sample(shipped, 40)
    right = [
        verdict(judge().chances(features(clause, first=number == 0))).label == label
        for lesson in some
        for number, (clause, label) in enumerate(labelled(lesson))
    ]
    assert sum(right) / len(right) > 0.8


def test_learning_gives_a_table_the_judge_reads(shipped: list[Lesson]) -> None:
    learnt = read(learn(shipped[:25]))
    clause, label = next(pair for pair in labelled(shipped[0]) if pair[1] != "none")
    assert verdict(learnt.chances(features(clause))).label == label
