"""Corrections as people give them: what is refused, and what is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from corpus.correcting import MERGE_GAP, Sheet
from corpus.corrections import FIELDS, Due, Values
from corpus.errors import CorrectionError
from corpus.fact_keys import name
from corpus.fact_record import extraction_record
from corpus.facts import Extraction, Fact, Meeting, Speaker
from corpus.models import Document, Span
from corpus.overlay import Seen, lay

TEXT = (
    "کارگروه گزارش را تا پایان آبان می‌دهد. وزارت راه جاده را می‌سازد. وزارت راه جاده را می‌سازد. "
    + "پر " * MERGE_GAP
    + "کشتی رفت."
)
WORDS = ("کارگروه گزارش را تا پایان آبان می‌دهد", "وزارت راه جاده را می‌سازد", "کشتی رفت")


def sheet(**fields: Any) -> Sheet:
    places = [TEXT.index(words) for words in WORDS]
    facts = [
        Fact(kind="commitment", quote=Span(start=at, end=at + len(words)), strength="promised", by=("کارگروه",))
        for at, words in zip(places, WORDS, strict=True)
    ]
    document = Document(key="k", id="own", text=TEXT, origin="k.txt")
    read = name("k", TEXT, facts)
    own: dict[str, Any] = {"who": "ن. آذر", "why": "در نامه است", "laid": lay(TEXT, read, ())}
    return Sheet(document=document, read=read, **own | fields)


def first(on: Sheet) -> Seen:
    return on.laid.facts[0]


def said(**fields: Any) -> Values:
    """What the first fact says, with these fields."""
    return replace(Values.of(first(sheet()).fact, TEXT), **fields)


def test_a_fact_is_found_by_key_its_beginning_or_its_words() -> None:
    on = sheet()
    key = first(on).key
    for given in (key, key[:6], "گزارش را تا", "گزارش راتا پایان"):
        assert on.find(given) is first(on)


@pytest.mark.parametrize("given", ["می‌", "نیست", "", "abcdefgh", "را"])
def test_a_name_that_fits_none_or_several_is_refused(given: str) -> None:
    with pytest.raises(CorrectionError, match="hamkari facts --document own"):
        sheet().find(given)


def test_a_change_holds_what_differs_and_what_the_machine_said() -> None:
    on = sheet()
    change = on.change(first(on), said(by=("وزارت راه",), speaker=Speaker(name="آذر")))
    assert change.fields == {"by", "speaker"}
    assert change.was == said()
    assert (change.who, change.why, change.document, change.target.quote) == ("ن. آذر", "در نامه است", "k", WORDS[0])


def test_a_kind_without_strength_takes_it_away() -> None:
    on = sheet()
    change = on.change(first(on), said(kind="progress"))
    assert change.fields == {"kind", "strength"}


def test_confirming_holds_every_field() -> None:
    on = sheet()
    assert on.confirm(first(on)).fields == frozenset(FIELDS)
    assert on.confirm(first(on)).values == said()


ADDED = Values(kind="commitment", strength="decided")


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda on: on.change(first(on), said()), "says that already"),
        (lambda on: on.change(first(on), said(kind="wish")), "no kind"),
        (lambda on: on.change(first(on), said(strength="sure")), "strength"),
        (lambda on: on.change(first(on), said(sectors=("moon",))), "no sector"),
        (lambda on: on.change(first(on), said(deadline=Due(text="تا پایان آذر"))), "does not have the words"),
        (lambda on: on.change(first(on), said(condition="اگر بشود")), "does not have the words"),
        (
            lambda on: on.change(
                first(on), said(deadline=Due(text="پایان آبان", first=date(2026, 1, 2), last=date(2026, 1, 1)))
            ),
            "after its last",
        ),
        (lambda on: on.add("جمله‌ای که نیست", ADDED), "word for word"),
        (lambda on: on.add("وزارت راه", ADDED), "more than once"),
        (lambda on: on.add("  ", ADDED), "word for word"),
        (lambda on: on.add("کشتی", replace(ADDED, kind="progress")), "Only commitments"),
        (lambda on: on.merge(first(on), first(on)), "itself"),
        (lambda on: on.merge(first(on), on.laid.facts[-1]), "too far apart"),
        (lambda on: replace(on, why="  ").reject(first(on)), "a name and a reason"),
        (lambda on: replace(on, who="").reject(first(on)), "a name and a reason"),
    ],
)
def test_what_does_not_fit_is_refused(act: Callable[[Sheet], object], why: str) -> None:
    with pytest.raises(CorrectionError, match=why):
        act(sheet())


def test_what_is_kept_can_be_laid_over() -> None:
    on = sheet()
    merged = replace(on.merge(first(on), on.laid.facts[1]), id=1)
    added = replace(on.add("کشتی رفت", Values(kind="progress")), id=2)
    rejected = replace(on.reject(on.laid.facts[2]), id=3)
    laid = lay(TEXT, on.read, [merged, added, rejected])
    assert [(each.fact.kind, each.fact.quote.of(TEXT)[:7]) for each in laid.facts] == [
        ("commitment", WORDS[0][:7]),
        ("progress", WORDS[2][:7]),
    ]
    assert laid.conflicts == ()


def test_a_record_has_every_field_and_jalali_days() -> None:
    document = Document(key="k", id="own", text=TEXT, origin="k.txt")
    fact = Fact(kind="progress", quote=Span(start=0, end=7), confidence=0.12345)
    record = extraction_record(document, Extraction(facts=(fact,), meeting=Meeting(day=date(2026, 3, 20))))
    assert record == {
        "id": "own",
        "facts": [
            {
                "kind": "progress", "strength": None, "start": 0, "end": 7, "quote": "کارگروه", "speaker": None,
                "by": [], "with": [], "sectors": [], "deadline": None, "condition": None,
                "figures": [], "confidence": 0.123, "source": "rules",
            }
        ],
        "meeting": {"date": "1404-12-29", "mode": None, "place": None, "participants": []},
        "summary": None,
    }  # fmt: skip
