"""Results over several pages: each document once, in order, and an honest end."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from corpus.models import Document
from corpus.settings import Settings
from corpus.store import Store
from tests.webapp.conftest import WordFinder, keep
from webapp import create_app


@pytest.fixture
def many(store: Store, settings: Settings) -> FlaskClient:
    for number in range(104):
        keep(store, Document(key=f"{number:016x}", id=f"d{number}", text="کارگروه", origin=f"{number}.txt"))
    return create_app(settings, WordFinder(store)).test_client()


@pytest.mark.parametrize(
    ("page", "first", "last", "previous", "following"),
    [(1, 0, 9, False, True), (2, 10, 19, True, True), (10, 90, 99, True, False)],
)
def test_pages(many: FlaskClient, page: int, first: int, last: int, previous: bool, following: bool) -> None:
    text = many.get(f"/search?q=کارگروه&page={page}").get_data(as_text=True)
    keys = list(dict.fromkeys(re.findall(r"/documents/([0-9a-f]{16})", text)))
    assert keys == [f"{number:016x}" for number in range(first, last + 1)]
    assert ('rel="prev"' in text) == previous
    assert ('rel="next"' in text) == following


def test_the_last_page_says_that_there_is_more(many: FlaskClient) -> None:
    assert "دقیق‌تر کنید" in many.get("/search?q=کارگروه&page=10").get_data(as_text=True)


def test_a_new_document_is_found_at_once(many: FlaskClient, store: Store) -> None:
    assert "چیزی یافت نشد" in many.get("/search?q=تازه").get_data(as_text=True)
    keep(store, Document(key="f" * 16, id="new", text="سند تازه", origin="new.txt"))
    assert "f" * 16 in many.get("/search?q=تازه").get_data(as_text=True)
