"""A small real store, and the application over it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.errors import QueryError, StoreError
from corpus.models import Dated, Document, Letterhead, Passage, Span
from corpus.settings import Settings
from corpus.store import Batch, Entry, Store
from ingest import originals
from search.models import Hit, Query, Results, Snippet
from webapp import create_app

LETTER, AGREEMENT, UNDATED, ENGLISH, HOSTILE = (f"{number:016x}" for number in range(1, 6))
ORIGINAL = "<script>alert(1)</script> کارگروه".encode()

_LETTER_TEXT = (
    "شماره: ۱۲/۳۴۵/ص\r\n\r\nنامه به استاندار\r\n\r\n"
    "کارگروه مشترک با روسیه ظرف دو هفته تشکیل می‌شود.\r\nگزارش آن تا پایان آبان فرستاده شود.\r\n"
)
_DOCUMENTS = (
    Document(
        key=LETTER,
        id="letter-12",
        text=_LETTER_TEXT,
        origin="/desk/نامهٔ «استاندار».html",
        title="نامهٔ پیگیری کارگروه <مشترک>",
        published=Dated(day=date(2025, 11, 5), rule="letterhead", span=Span(start=0, end=9)),
        source="استانداری سمنان",
        type="letter",
        url="https://example.org/letter?a=1&b=2",
        letterhead=Letterhead(number="۱۲/۳۴۵/ص", date="۱۴۰۴/۰۸/۱۴", attachment="دارد"),
        headings=(Span(start=19, end=35),),
        media_type="text/html",
    ),
    Document(
        key=AGREEMENT,
        id="mou-3",
        text="تفاهم‌نامهٔ همکاری کشاورزی\nدو طرف کارگروه کشاورزی را پدید می‌آورند.",
        origin="mou.txt",
        title="تفاهم‌نامهٔ کشاورزی",
        published=Dated(day=date(2024, 3, 19), rule="metadata"),
        source="اتاق بازرگانی",
        type="agreement",
        url="javascript:alert(1)",
    ),
    Document(key=UNDATED, id="note", text="یادداشتی دربارهٔ کارگروه، بی‌تاریخ.", origin="note.txt", recognised=True),
    Document(
        key=ENGLISH,
        id="en-1",
        text="The working group with Russia met in Semnan.",
        origin="en.txt",
        title="Working group",
        published=Dated(day=date(2025, 1, 20), rule="metadata"),
        source="Chamber & Co",
        type="press_release",
        language="en",
    ),
    Document(
        key=HOSTILE,
        id="bad",
        text='کارگروه <img src=x onerror="alert(1)"> \x00\u202eetis </mark><script>',
        origin="bad.txt",
        title="<script>alert('عنوان')</script>\x07",
        source='"><b>منبع',
        type="نوعِ تازه<",
    ),
)


class WordFinder:
    """Finds documents that hold every word of the question, by the same contract as the real searcher."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def search(self, query: Query) -> Results:
        if query.text == "خطای پرسش":
            raise QueryError("This question has only words that are everywhere.")
        if query.text == "بی‌انبار":
            raise StoreError("The store is locked by another program.")
        if query.text == "شکست":
            raise ZeroDivisionError
        if query.text == "نیم‌جفت":  # the store refuses such text today; the pages must not depend on it
            half = replace(_DOCUMENTS[2], text="نیم‌جفت \ud800", title="\udfff")
            return Results(query=query, hits=(_hit(half, ["نیم‌جفت"]),), milliseconds=1.5)
        words = query.text.split()
        admitted = [document for document in self.store.all_documents() if query.filters.admit(document)]
        found = [_hit(document, words) for document in admitted if all(word in document.text for word in words)]
        return Results(query=query, hits=tuple(found[: query.limit]), milliseconds=1.5)


def _hit(document: Document, words: list[str]) -> Hit:
    found = [match for word in words for match in re.finditer(re.escape(word), document.text)]
    marks = tuple(Span(start=match.start(), end=match.end()) for match in found)
    whole = Snippet(span=Span(start=0, end=len(document.text)), text=document.text, marks=marks)
    return Hit(document=document, score=0.75, lexical=0.5, meaning=0.5, snippets=(whole,))


def keep(store: Store, document: Document) -> None:
    """Write one document with one passage."""
    passage = Passage(span=Span(start=0, end=len(document.text)))
    entry = Entry(
        document=document, passages=(passage,), hashes=(b"0" * 16,), file=document.origin, identity=document.key
    )
    store.write(Batch(collection=document.collection, entries=(entry,)))


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An empty and a filled home, made once: each test works on its own copy."""
    empty, full = (Settings(home=tmp_path_factory.mktemp(name)) for name in ("empty", "full"))
    Store.open(empty.store_path, create=True).close()
    digest = originals.keep(full.originals_path, ORIGINAL)
    with Store.open(full.store_path, create=True) as store:
        for document in _DOCUMENTS:
            keep(store, replace(document, original=digest) if document.key == LETTER else document)
    return empty.home, full.home


@pytest.fixture
def store(homes: tuple[Path, Path], settings: Settings) -> Iterator[Store]:
    """A store that holds nothing yet."""
    shutil.copytree(homes[0], settings.home)
    with Store.open(settings.store_path) as opened:
        yield opened


@pytest.fixture
def filled(homes: tuple[Path, Path], settings: Settings) -> Iterator[Store]:
    """A store that holds `_DOCUMENTS`."""
    shutil.copytree(homes[1], settings.home)
    with Store.open(settings.store_path) as opened:
        yield opened


@pytest.fixture
def app(filled: Store, settings: Settings) -> Flask:
    return create_app(settings, WordFinder(filled))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def empty_client(store: Store, settings: Settings) -> FlaskClient:
    return create_app(settings, WordFinder(store)).test_client()
