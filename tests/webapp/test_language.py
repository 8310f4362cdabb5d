"""Two languages, one catalogue: each word in both, and the choice remembered."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import webapp
from corpus.settings import Settings
from corpus.store import Store
from tests.webapp.conftest import LETTER, WordFinder
from webapp import create_app
from webapp.catalogue import WORDS


def _fields(text: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize("name", WORDS)
def test_both_languages_say_the_same_values(name: str) -> None:
    persian, english = WORDS[name]
    assert persian.strip()
    assert english.strip()
    assert _fields(persian) == _fields(english)


def test_every_word_a_template_names_exists() -> None:
    folder = Path(webapp.__file__).parent / "templates"
    named = {
        name for path in folder.rglob("*.html") for name in re.findall(r'word\("([^"]+)"', path.read_text("utf-8"))
    }
    assert named
    assert named <= set(WORDS)


def test_the_choice_is_remembered(client: FlaskClient) -> None:
    assert '<html lang="fa" dir="rtl">' in client.get("/").get_data(as_text=True)
    assert '<html lang="en" dir="ltr">' in client.get("/?lang=en").get_data(as_text=True)
    english = client.get(f"/documents/{LETTER}").get_data(as_text=True)
    assert '<html lang="en" dir="ltr">' in english
    assert '<time datetime="2025-11-05">5 November 2025</time>' in english
    assert "About this document" in english
    assert '<html lang="fa" dir="rtl">' in client.get("/?lang=fa").get_data(as_text=True)
    assert '<html lang="fa" dir="rtl">' in client.get("/").get_data(as_text=True)


@pytest.mark.parametrize("wanted", ["de", "", "fa'", "\x00"])
def test_an_unknown_language_changes_nothing(client: FlaskClient, wanted: str) -> None:
    answer = client.get("/", query_string={"lang": wanted})
    assert '<html lang="fa" dir="rtl">' in answer.get_data(as_text=True)
    assert "Set-Cookie" not in answer.headers


def test_the_setting_is_the_default(filled: Store, settings: Settings) -> None:
    client = create_app(replace(settings, language="en"), WordFinder(filled)).test_client()
    assert '<html lang="en" dir="ltr">' in client.get("/").get_data(as_text=True)


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("/", "/?lang=en"),
        ("/search?q=a&source=x&source=y", "/search?q=a&amp;source=x&amp;source=y&amp;lang=en"),
        ("/search?q=a&lang=fa", "/search?q=a&amp;lang=en"),
        (f"/documents/{LETTER}?start=1&end=4&_external=1&key=x",
         f"/documents/{LETTER}?start=1&amp;end=4&amp;_external=1&amp;key=x&amp;lang=en"),
        ("/nothing?x=1", "/?lang=en"),
    ],
)  # fmt: skip
def test_the_other_language_is_one_link_away(client: FlaskClient, address: str, other: str) -> None:
    assert f'href="{other}"' in client.get(address).get_data(as_text=True)
