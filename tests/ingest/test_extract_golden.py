"""Golden pairs: what must be found in each document of `tests/golden`, neither less nor more."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from persiantools.jdatetime import JalaliDate

from corpus.facts import Fact
from ingest.extract import Reading, extract

FOLDER = Path(__file__).parent.parent / "golden"
PAIRS = sorted(path.stem for path in FOLDER.glob("*.json"))
PENDING = frozenset((FOLDER / "pending.txt").read_text("utf-8").split())
"""Pairs that are not read rightly yet; one that is must leave the list."""


@pytest.mark.parametrize("pair", PAIRS)
def test_pair(pair: str, request: pytest.FixtureRequest) -> None:
    if pair in PENDING:
        request.applymarker(pytest.mark.xfail(reason="not read rightly yet", strict=True))
    gold = json.loads((FOLDER / f"{pair}.json").read_text("utf-8"))
    text = (FOLDER / f"{pair}.txt").read_text("utf-8")
    found = extract(Reading(text=text, published=_day(gold["published"]), title=gold["title"], type=gold["type"])).facts
    assert [_shown(text, fact, found) for fact in gold["facts"]] == [_wanted(fact) for fact in gold["facts"]]
    assert len(found) == len(gold["facts"]), [fact.quote.of(text) for fact in found]


def test_pending_pairs_exist() -> None:
    assert set(PAIRS) >= PENDING


def _day(jalali: str | None) -> date | None:
    return JalaliDate(*map(int, jalali.split("-"))).to_gregorian() if jalali else None


def _wanted(gold: dict[str, Any]) -> tuple[object, ...]:
    deadline = gold["deadline"]
    return gold["kind"], gold.get("strength"), gold.get("condition"), deadline and _day(deadline["date"])


def _shown(text: str, gold: dict[str, Any], found: tuple[Fact, ...]) -> tuple[object, ...] | None:
    """The found fact of that kind that shares most words with the gold quote, as far as pairs say what it must be."""
    start = text.index(gold["quote"])
    end = start + len(gold["quote"])
    shared = {
        fact: min(end, fact.quote.end) - max(start, fact.quote.start) for fact in found if fact.kind == gold["kind"]
    }
    if not shared or max(shared.values()) <= 0:
        return None
    fact = max(shared, key=lambda each: shared[each])
    condition = fact.condition.of(text) if fact.condition else None
    return fact.kind, fact.strength, condition, fact.deadline and fact.deadline.last
