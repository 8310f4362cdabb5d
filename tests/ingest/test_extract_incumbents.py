"""An office that speaks without a name, and who held it that day by all documents of the store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.facts import Extraction, Fact, Speaker
from corpus.models import Dated, Document, Span
from corpus.store import Batch, Entry, Store
from ingest.extract.incumbents import Incumbents

TEXT = "او گفت راه ساخته شد."
SAID = [
    (date(2023, 5, 1), "کیوان رستمی", "استاندار یزد"),
    (date(2025, 9, 1), "ناهید صدری", "استاندار استان یزد"),
    (date(2025, 3, 1), "پویا نادری", "شهردار قم"),
    (date(2025, 3, 2), "بهمن نیکو", "شهردار قم"),
    (None, "آرش بهین", "فرماندار سیرجان"),
]
ROWS = [
    (Speaker(role="استاندار يزد"), date(2023, 6, 1), "کیوان رستمی"),
    (Speaker(role="استاندار یزد"), date(2025, 10, 1), "ناهید صدری"),
    (Speaker(role="استاندار یزد"), date(2024, 7, 1), None),  # between two
    (Speaker(role="استاندار یزد"), date(2035, 1, 1), None),
    (Speaker(role="استاندار یزد"), None, None),
    (Speaker(role="شهردار قم"), date(2025, 3, 1), None),  # two at once: never guessed
    (Speaker(role="فرماندار سیرجان"), date(2025, 3, 1), None),  # a document without a day
    (Speaker(role="استاندار"), date(2023, 6, 1), None),
    (Speaker(name="دو طرف"), date(2023, 6, 1), None),
    (Speaker(name="ک. رستمی", role="استاندار یزد"), date(2023, 6, 1), None),  # he is named
    (None, date(2023, 6, 1), None),
]


def document(key: str, day: date | None) -> Document:
    dated = Dated(day=day, rule="metadata") if day else None
    return Document(key=key, id=key, text=TEXT, origin=f"/desk/{key}.txt", published=dated)


def said(speaker: Speaker | None) -> Fact:
    return Fact(kind="progress", quote=Span(start=0, end=len(TEXT)), speaker=speaker)


@pytest.mark.parametrize(("speaker", "day", "expected"), ROWS)
def test_an_office_is_held_by_whom_the_documents_name(
    tmp_path: Path, speaker: Speaker | None, day: date | None, expected: str | None
) -> None:
    entries = tuple(
        Entry(
            document=(kept := document(f"k{number}", seen)),
            passages=(),
            hashes=(),
            file=kept.origin,
            identity=kept.key,
            extraction=Extraction(facts=(said(Speaker(name=name, role=role)),)),
            extractor=1,
        )
        for number, (seen, name, role) in enumerate(SAID)
    )
    with Store.open(tmp_path / "hamkari.sqlite", create=True) as store:
        store.write(Batch(collection="main", entries=entries))
        incumbents = Incumbents(store)
        for _again in range(2):
            assert incumbents.of(said(speaker), document("asked", day)) == expected
