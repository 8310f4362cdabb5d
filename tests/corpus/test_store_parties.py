"""Parties in the store: counted as people see facts, one under all its names, corrected and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.correcting import Sheet
from corpus.corrections import Values
from corpus.facts import Extraction, Fact, Speaker
from corpus.models import Dated, Document, Span
from corpus.store import Batch, Entry, Mention, Store

WHEN = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
SIGNED = {"who": "ن. آذر", "when": WHEN, "why": "در نامه آمده است"}
FACTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "k1": (("استانداری سمنان",), ("سمنان",)),
    "k2": (("استانداری‌سمنان", "سمنان"), ()),
    "k3": (("استانداري سمنان",), ("عمان",)),
    "k4": (("شرکت بادگیر",), ("شرکت بادگیر شرق",)),
}


def keep(store: Store, key: str, *facts: Fact, day: date | None = date(2025, 11, 5)) -> Document:
    document = Document(
        key=key,
        id=key,
        text="آنان قرار گذاشتند. " * 9,
        origin=f"/desk/{key}.txt",
        published=Dated(day=day, rule="metadata") if day else None,
    )
    read = Entry(
        document=document,
        passages=(),
        hashes=(),
        file=document.origin,
        identity=key,
        extraction=Extraction(facts=facts),
        extractor=1,
    )
    store.write(Batch(collection="main", entries=(read,)))
    return document


def fact(number: int = 0, **said: object) -> Fact:
    start = 19 * number
    return replace(Fact(kind="progress", quote=Span(start=start, end=start + 18)), **said)  # type: ignore[arg-type]


def change(store: Store, document: Document, **said: object) -> None:
    """A person's correction of the first fact of the document."""
    (document,) = store.documents([document.key])
    read = tuple(store.machine_facts([document.key])[document.key])
    sheet = Sheet(document=document, read=read, laid=store.laid(document), who="ن. آذر", why="در نامه آمده است")
    seen = sheet.find(read[0].key)
    values = replace(Values.of(seen.fact, document.text), **said)  # type: ignore[arg-type]
    store.correct(sheet.change(seen, values))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "hamkari.sqlite", create=True) as opened:
        for key, (by, counterparts) in FACTS.items():
            keep(opened, key, fact(by=by, counterparts=counterparts))
        yield opened


def counted(store: Store) -> dict[tuple[str, str], int]:
    return {(each.name, each.side): each.facts for each in store.mentions()}


def test_names_are_counted_by_side(store: Store) -> None:
    counts = counted(store)
    assert counts["سمنان", "with"] == counts["سمنان", "by"] == counts["استانداري سمنان", "by"] == 1
    keep(store, "k5", fact(0, by=("عمان",)), fact(1, by=("عمان",)))
    assert store.mentions()[0] == Mention(name="عمان", side="by", facts=2)


def test_names_are_counted_as_people_see_them(store: Store) -> None:
    document = keep(store, "k5", fact(by=("عمان",)))
    change(store, document, by=("وزارت راه",))
    counts = counted(store)
    assert counts["وزارت راه", "by"] == 1
    assert ("عمان", "by") not in counts
    assert store.party_registry().resolve("وزارت راه") is not None


def test_the_registry_grows_from_the_documents(store: Store) -> None:
    registry = store.party_registry()
    office, city = registry.resolve("استانداری سمنان"), registry.resolve("سمنان")
    assert office is not None
    assert city is not None
    assert (office.kind, office.id == city.id) == ("local", False)
    assert office in registry.related(city)
    assert registry.resolve("شرکت ناشناس") is None
    store.remove(["k4"])
    assert store.party_registry().resolve("شرکت بادگیر") is None


def test_all_names_of_a_party_and_no_related_ones(store: Store) -> None:
    names = store.names_of("استانداری سمنان")
    assert names is not None
    assert {"استانداریسمنان"} <= names
    assert not names & {"سمنان", "استانسمنان"}
    assert store.names_of("شرکت ناشناس") is None


def test_corrections_of_parties_are_kept_followed_and_taken_back(store: Store) -> None:
    before = store.party_registry().parties()
    registry = store.party_registry()
    made = [
        registry.merge("شرکت بادگیر شرق", "شرکت بادگیر", **SIGNED),  # type: ignore[arg-type]
        registry.rename("شرکت بادگیر", "گروه بادگیر", **SIGNED),  # type: ignore[arg-type]
        registry.split("گروه بادگیر", "شرکت بادگیر شرق", **SIGNED),  # type: ignore[arg-type]
    ]
    numbers = [store.correct_party(each) for each in made]
    kept = [replace(each, id=number) for each, number in zip(made, numbers, strict=True)]
    assert store.party_corrections() == kept
    assert store.party_registry().parties() == registry.parties()
    assert [each.party_name for each in kept] == ["شرکت بادگیر شرق", "شرکت بادگیر", "گروه بادگیر"]
    assert store.withdraw_party(numbers[2], "م. پارسا")
    assert not store.withdraw_party(numbers[2], "م. پارسا")
    assert not store.withdraw_party(99, "م. پارسا")
    assert store.names_of("گروه بادگیر") == frozenset({"گروهبادگیر", "شرکتبادگیر", "شرکتبادگیرشرق"})
    for number in numbers[:2]:
        store.withdraw_party(number, "م. پارسا")
    assert store.party_registry().parties() == before
    assert [each.live for each in store.party_corrections()] == [False] * 3


def test_a_correction_outlives_the_facts_that_named_its_party(store: Store) -> None:
    made = store.party_registry().rename("شرکت بادگیر", "گروه بادگیر", **SIGNED)  # type: ignore[arg-type]
    store.correct_party(made)
    store.remove(["k4"])
    assert store.names_of("گروه بادگیر") is None
    keep(store, "k6", fact(by=("شرکت بادگیر",)))
    assert store.names_of("گروه بادگیر") == frozenset({"گروهبادگیر", "شرکتبادگیر"})


GOVERNOR = "استاندار سمنان"


def test_who_spoke_with_an_office_as_people_see_it(store: Store) -> None:
    words = ("استاندار", "سمنان")
    read = keep(store, "s1", fact(speaker=Speaker(name="کیان", role="استاندار استان سمنان")), day=date(2025, 1, 1))
    keep(store, "s2", fact(speaker=Speaker(name="پارسا", role="استاندار يزد")))
    keep(store, "s3", fact(speaker=Speaker(role=GOVERNOR)))
    keep(store, "s4", fact(speaker=Speaker(name="آذر", role=GOVERNOR)), day=None)
    assert store.spoken_by(words) == [(date(2025, 1, 1), Speaker(name="کیان", role="استاندار استان سمنان"))]
    change(store, read, speaker=Speaker(name="راد", role=GOVERNOR))
    assert store.spoken_by(words) == [(date(2025, 1, 1), Speaker(name="راد", role=GOVERNOR))]
    change(store, read, speaker=Speaker(name="راد", role="فرماندار دامغان"))
    assert store.spoken_by(words) == []
    assert store.spoken_by(("فرماندار", "دامغان")) != []
