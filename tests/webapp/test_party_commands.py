"""`hamkari parties` as people run it, and facts asked for by a party under all its names."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from corpus.errors import HamkariError
from corpus.facts import Extraction, Fact, Speaker
from corpus.models import Dated, Document, Span
from corpus.settings import Settings
from corpus.store import Batch, Entry, Store
from webapp.cli import hamkari as command

Run = Callable[..., str]
SIGNED = ("--who", "ن. آذر", "--why", "در نامه آمده است")
SENTENCES = {
    "استانداری سمنان راه را ساخت.": Fact(
        kind="progress",
        quote=Span(start=0, end=0),
        by=("استانداری سمنان",),
        counterparts=("عمان",),
        speaker=Speaker(name="هومن راد", role="استاندار سمنان"),
    ),
    "سمنان کارخانه‌ای می‌سازد.": Fact(
        kind="commitment",
        quote=Span(start=0, end=0),
        strength="promised",
        by=("سمنان",),
        speaker=Speaker(role="استاندار سمنان"),
    ),
    "شرکت بادگیر توربین می‌فرستد.": Fact(kind="progress", quote=Span(start=0, end=0), by=("شرکت بادگیر",)),
    "بادگیر شرق برق فروخت.": Fact(kind="progress", quote=Span(start=0, end=0), by=("بادگیر شرق", "عمان")),
}
ROAD, PLANT, TURBINE, POWER = SENTENCES


@pytest.fixture
def hamkari(settings: Settings) -> Run:
    """The command over a store with one document of four sentences."""
    text = "\n".join(SENTENCES)
    document = Document(
        key="a" * 16, id="four", text=text, origin="/desk/four.txt", published=Dated(day=date(2025, 9, 9), rule="x")
    )
    facts = tuple(_at(fact, text.index(words), len(words)) for words, fact in SENTENCES.items())
    entry = Entry(
        document=document,
        passages=(),
        hashes=(),
        file=document.origin,
        identity="four",
        extraction=Extraction(facts=facts),
        extractor=1,
    )
    with Store.open(settings.store_path, create=True) as store:
        store.write(Batch(collection="main", entries=(entry,)))

    def run(*words: str) -> str:
        done = CliRunner().invoke(command, words, env={"HAMKARI_HOME": str(settings.home)}, prog_name="hamkari")
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == 0, done.output
        return done.output

    return run


def _at(fact: Fact, start: int, length: int) -> Fact:
    quote = Span(start=start, end=start + length)
    return Fact(
        kind=fact.kind,
        quote=quote,
        strength=fact.strength,
        speaker=fact.speaker,
        by=fact.by,
        counterparts=fact.counterparts,
    )


def records(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def names(printed: str) -> list[str]:
    return [each["name"] for each in records(printed)]


def quotes(hamkari: Run, party: str) -> list[str]:
    return [each["quote"] for each in records(hamkari("facts", "--party", party, "--json"))]


def test_parties_are_listed_with_their_facts_by_side(hamkari: Run) -> None:
    found = records(hamkari("parties", "--json"))
    assert {each["name"] for each in found} == {"عمان", "استانداری سمنان", "سمنان", "شرکت بادگیر", "بادگیر شرق"}
    assert (found[0]["name"], found[0]["kind"], found[0]["by"], found[0]["with"]) == ("عمان", "country", 1, 1)
    assert names(hamkari("parties", "--json", "--limit", "1")) == ["عمان"]
    assert names(hamkari("parties", "--kind", "company", "--json")) == ["شرکت بادگیر"]
    assert "No fact names" in hamkari("parties", "--kind", "bank")


def test_a_party_is_shown_with_those_related_to_it(hamkari: Run) -> None:
    (found,) = records(hamkari("parties", "استانداري سمنان", "--json"))
    assert (found["name"], found["by"], found["related"]) == ("استانداری سمنان", 1, ["سمنان"])
    shown = hamkari("parties", "استانداری سمنان")
    assert "استانداری سمنان  [local]  by 1, with 0" in shown
    assert "related: سمنان" in shown


def test_facts_of_a_party_are_not_those_of_related_ones(hamkari: Run) -> None:
    assert quotes(hamkari, "سمنان") == [PLANT]
    assert quotes(hamkari, "استانداري سمنان") == [ROAD]
    assert quotes(hamkari, "بادگیر") == [TURBINE, POWER], "no party's name: a part of names"


def test_corrections_decide_which_facts_are_a_partys(hamkari: Run) -> None:
    assert "Correction 1 kept" in hamkari("parties", "merge", "بادگیر شرق", "شرکت بادگیر", *SIGNED)
    assert quotes(hamkari, "شرکت بادگیر") == quotes(hamkari, "بادگیر شرق") == [TURBINE, POWER]
    hamkari("parties", "rename", "شرکت بادگیر", "گروه بادگیر", *SIGNED)
    assert quotes(hamkari, "گروه بادگیر") == [TURBINE, POWER]
    assert "also: بادگیر شرق، شرکت بادگیر" in hamkari("parties", "گروه بادگیر")
    hamkari("parties", "split", "گروه بادگیر", "بادگیر شرق", *SIGNED)
    assert quotes(hamkari, "گروه بادگیر") == [TURBINE]
    assert quotes(hamkari, "بادگیر شرق") == [POWER]
    assert "(withdrawn" not in hamkari("parties", "corrections")
    hamkari("parties", "withdraw", "3", "--who", "م. پارسا")
    assert quotes(hamkari, "بادگیر شرق") == [TURBINE, POWER]
    kept = records(hamkari("parties", "corrections", "--json"))
    assert [(each["act"], each["party"], each["into"], each["name"], each["withdrawn_by"]) for each in kept] == [
        ("merge", "بادگیر شرق", "شرکت بادگیر", None, None),
        ("rename", "شرکت بادگیر", None, "گروه بادگیر", None),
        ("split", "گروه بادگیر", None, "بادگیر شرق", "م. پارسا"),
    ]
    said = hamkari("parties", "corrections")
    assert "#1 merge «بادگیر شرق» into «شرکت بادگیر» by ن. آذر" in said
    assert "(withdrawn by م. پارسا)" in said


MISTAKES = [
    (["parties", "شرکت ناشناس"], "No party is called"),
    (["parties", "merge", "عمان", "شرکت ناشناس", *SIGNED], "No party is called"),
    (["parties", "merge", "عمان", "عُمان", *SIGNED], "one party already"),
    (["parties", "rename", "عمان", "سمنان", *SIGNED], "another party"),
    (["parties", "rename", "عمان", "عمان", *SIGNED], "changes nothing"),
    (["parties", "rename", "عمان", "«»", *SIGNED], "changes nothing"),
    (["parties", "split", "عمان", "سمنان", *SIGNED], "no name of"),
    (["parties", "split", "عمان", "عمان", *SIGNED], "own name"),
    (["parties", "withdraw", "7"], "hamkari parties corrections"),
]


@pytest.mark.parametrize(("words", "said"), MISTAKES)
def test_a_mistake_is_one_clear_sentence_and_keeps_nothing(hamkari: Run, words: list[str], said: str) -> None:
    with pytest.raises(HamkariError, match=said):
        hamkari(*words)
    assert hamkari("parties", "corrections") == ""


def test_an_office_without_a_name_is_shown_with_its_holder(hamkari: Run) -> None:
    (found,) = records(hamkari("facts", "--kind", "commitment", "--json"))
    assert found["speaker"] == {"name": None, "role": "استاندار سمنان", "holder": "هومن راد"}
    assert "speaker: استاندار سمنان (هومن راد on that day)" in hamkari("facts", "--kind", "commitment")
    (named,) = [each for each in records(hamkari("facts", "--json")) if each["quote"] == ROAD]
    assert named["speaker"] == {"name": "هومن راد", "role": "استاندار سمنان"}
