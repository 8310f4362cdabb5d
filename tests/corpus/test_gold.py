"""The gold of the sample documents: one file a document, its text as the readers give it, every fact found in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from persiantools.jdatetime import JalaliDate

from corpus.dates import parse
from corpus.facts import KINDS, STRENGTHS
from corpus.letters import plain
from corpus.models import Document, Draft
from corpus.settings import Settings
from corpus.vocabulary import SECTORS
from ingest.describe import describe
from ingest.readers import ReadOptions, read
from ingest.sources import RawFile, find

CORPUS = Path(__file__).parents[2] / "corpus"
TODAY = date(2026, 12, 1)
"""After the last of the samples, which the clock of the machine may not have reached."""

FIELDS = ["id", "title", "type", "published", "source", "lang", "text", "meeting", "facts"]
FACT_FIELDS = {"kind", "quote", "speaker", "by", "with", "sectors", "deadline"}

GOLD: dict[str, dict[str, Any]] = {
    path.name: json.loads(path.read_text("utf-8")) for path in sorted((CORPUS / "gold").glob("*.json"))
}
FACTS = [(name, fact) for name, gold in GOLD.items() for fact in gold["facts"]]
WITH_FACTS = [name for name, gold in GOLD.items() if gold["facts"]]


def _file_name(document_id: str) -> str:
    return re.sub(r"-{2,}", "-", re.sub(r"[^A-Za-z0-9._-]+", "-", document_id)) + ".json"


@cache
def documents() -> dict[str, Document]:
    """File name of the gold -> the document as a store would hold it."""
    settings = Settings()
    found = {}
    for candidate in find([str(CORPUS / "samples")], settings):
        for file in candidate.open():
            assert isinstance(file, RawFile)
            for draft in read(file, ReadOptions(settings=settings)):
                assert isinstance(draft, Draft)
                document = describe(draft, file, today=TODAY)
                found[_file_name(document.id)] = document
    return found


def _jalali(words: str) -> JalaliDate:
    year, month, day = map(int, words.split("-"))
    return JalaliDate(year, month, day)


def test_every_document_has_its_gold_and_no_gold_is_orphaned() -> None:
    assert sorted(GOLD) == sorted(documents())


def test_two_documents_never_share_a_gold_file() -> None:
    assert len(documents()) == len({document.key for document in documents().values()})


@pytest.mark.parametrize("name", GOLD)
def test_the_gold_describes_the_document_as_the_readers_do(name: str) -> None:
    gold, document = GOLD[name], documents()[name]
    day = document.published.day if document.published else None
    assert list(gold) == FIELDS
    assert gold["text"] == document.text
    assert [gold[field] for field in ("id", "title", "type", "source", "lang")] == [
        document.id, document.title, document.type, document.source, document.language,
    ]  # fmt: skip
    assert gold["published"] == (JalaliDate(day).isoformat() if day else None)


@pytest.mark.parametrize("name", WITH_FACTS)
def test_every_quote_occurs_exactly_once(name: str) -> None:
    text, quotes = GOLD[name]["text"], [fact["quote"] for fact in GOLD[name]["facts"]]
    assert {quote: text.count(quote) for quote in quotes} == dict.fromkeys(quotes, 1)
    assert quotes == [quote.strip(" \n.،؛:") for quote in quotes]


@pytest.mark.parametrize("name", WITH_FACTS)
def test_facts_stand_in_the_order_of_the_text_and_do_not_overlap(name: str) -> None:
    starts = [(GOLD[name]["text"].index(fact["quote"]), len(fact["quote"])) for fact in GOLD[name]["facts"]]
    ends = [start + length for start, length in starts]
    assert all(end <= start for end, (start, _) in zip(ends, starts[1:], strict=False))


@pytest.mark.parametrize(("name", "fact"), FACTS)
def test_a_fact_is_well_formed(name: str, fact: dict[str, Any]) -> None:
    assert fact["kind"] in KINDS
    assert set(fact) == (FACT_FIELDS | {"strength"} if fact["kind"] == "commitment" else FACT_FIELDS)
    assert fact.get("strength") in (STRENGTHS if fact["kind"] == "commitment" else {None})
    assert set(fact["sectors"]) <= SECTORS.keys()
    speaker = fact["speaker"]
    assert speaker is None or (set(speaker) == {"name", "role"} and any(speaker.values()))


def _letters(text: str) -> str:
    return " ".join(plain(text).text.split())


@pytest.mark.parametrize("name", GOLD)
def test_people_and_parties_stand_in_the_text(name: str) -> None:
    gold = GOLD[name]
    people = [fact["speaker"] or {} for fact in gold["facts"]]
    people += gold["meeting"]["participants"] if gold["meeting"] else []
    named = [each for person in people for each in person.values() if each]
    named += [party for fact in gold["facts"] for party in (*fact["by"], *fact["with"])]
    text = _letters(gold["text"])
    assert [party for party in named if _letters(party) not in text] == []


@pytest.mark.parametrize(("name", "fact"), [(name, fact) for name, fact in FACTS if fact["deadline"]])
def test_a_deadline_is_in_its_quote_and_not_over_when_it_is_set(name: str, fact: dict[str, Any]) -> None:
    deadline, published = fact["deadline"], GOLD[name]["published"]
    assert deadline["text"] in fact["quote"]
    if deadline["date"] is not None:
        assert published is not None, "a relative deadline has no date in an undated document"
        assert _jalali(deadline["date"]) >= _jalali(published)


@pytest.mark.parametrize(("name", "fact"), [(name, fact) for name, fact in FACTS if fact["deadline"]])
def test_a_full_date_in_the_words_is_the_deadline(name: str, fact: dict[str, Any]) -> None:
    """«تا ۲۵ آذر ۱۴۰۵» cannot end on another day; other words name none."""
    named = parse(fact["deadline"]["text"])
    assert named is None or JalaliDate(named).isoformat() == fact["deadline"]["date"]


@pytest.mark.parametrize("name", [name for name, gold in GOLD.items() if gold["meeting"]])
def test_a_meeting_is_not_after_its_report(name: str) -> None:
    meeting, published = GOLD[name]["meeting"], GOLD[name]["published"]
    assert meeting["mode"] in ("online", "in_person", None)
    assert meeting["participants"]
    assert meeting["date"] is None or _jalali(meeting["date"]) <= _jalali(published)


def test_there_is_enough_of_every_kind() -> None:
    kinds = Counter(fact["kind"] for _, fact in FACTS)
    strengths = Counter(fact["strength"] for _, fact in FACTS if fact["kind"] == "commitment")
    assert min(kinds[kind] for kind in KINDS) >= 20
    assert min(strengths[strength] for strength in STRENGTHS) >= 10


def test_sports_and_weather_hold_no_facts() -> None:
    assert {name for name, gold in GOLD.items() if not gold["facts"]} == {
        "football-coastal-cup.json", "weather-north-note.json",
    }  # fmt: skip
