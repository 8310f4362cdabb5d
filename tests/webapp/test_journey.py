"""The pages over the real readers, store, model and engine: found, filtered, opened, and new files at once."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from corpus.embedding import Embedder
from corpus.persian import Analyser
from corpus.settings import Settings
from search.service import open_searcher
from tests.conftest import SAMPLES
from tests.webapp.real import FILES, FOUNDING, fill
from webapp import create_app

MAZANDARAN = {Path(name).stem for name in FILES if name.startswith("mazandaran")}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Settings:
    return Settings(home=tmp_path_factory.mktemp("journey"), models=models)


@pytest.fixture(scope="module")
def browser(house: Settings, analyser: Analyser, embedder: Embedder) -> Any:
    fill(house, [SAMPLES / name for name in FILES], analyser, embedder)
    searcher = open_searcher(house)
    yield create_app(house, searcher).test_client()
    searcher.close()


def _hits(browser: FlaskClient, **asked: str) -> list[dict[str, Any]]:
    answer = browser.get("/api/v1/search", query_string=asked)
    assert answer.status_code == 200
    hits: list[dict[str, Any]] = answer.get_json()["hits"]
    return hits


@pytest.mark.parametrize(
    "question",
    [
        "کارگروه مشترک مازندران و آستاراخان",
        "کارگروه مشترك مازندران و آستاراخان",  # Arabic kaf
        "کارگروههای مازندران آستاراخان",  # plural with its half-space lost
        "joint working group of Mazandaran and Astrakhan",
    ],
)
def test_the_same_thread_is_found_in_any_spelling(browser: FlaskClient, question: str) -> None:
    assert _hits(browser, q=question)[0]["id"] in MAZANDARAN


def test_a_hit_opens_at_its_own_words(browser: FlaskClient) -> None:
    hit = _hits(browser, q="کارگروه مشترک مازندران و آستاراخان")[0]
    page = browser.get(f"/documents/{hit['key']}?start={hit['start']}&end={hit['end']}").get_data(as_text=True)
    marks = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL))
    marked = html.unescape(re.sub("<[^>]*>", "", marks))  # facts are marked inside the passage
    assert "".join(marked.split()) == "".join(hit["snippet"].split())
    assert page.count('id="passage"') == 1


def test_words_are_marked_in_the_results(browser: FlaskClient) -> None:
    page = browser.get("/search?q=کارگروه مشترک").get_data(as_text=True)
    assert re.search("<mark>کارگروه[^<]*</mark>", page)


@pytest.mark.parametrize("field", ["type", "source"])
def test_filters_hold_inside_the_search(browser: FlaskClient, field: str) -> None:
    everything = _hits(browser, q="همکاری", k="100")
    values = {hit[field] for hit in everything if hit[field]}
    assert values
    for value in values:
        ids = {hit["id"] for hit in _hits(browser, q="همکاری", k="100", **{field: value})}
        assert ids == {hit["id"] for hit in everything if hit[field] == value}


def test_an_undated_document_passes_no_date_filter(browser: FlaskClient) -> None:
    ids = {hit["id"] for hit in _hits(browser, q="همکاری", k="100", **{"from": "1300"})}
    assert FOUNDING.removesuffix(".txt") in ids
    assert "minister-speech-undated" not in ids


def test_filters_that_admit_nothing_help(browser: FlaskClient) -> None:
    assert "این پالایه را بردارید" in browser.get("/search?q=همکاری&to=1300").get_data(as_text=True)


@pytest.mark.parametrize("question", ["%00", '()&|"*:^~', "؟!،؛", "\u200c\u200c", "ـــ", "👍", "a" * 2000, "کـ" * 900])
def test_odd_questions_do_no_harm(browser: FlaskClient, question: str) -> None:
    assert browser.get("/search", query_string={"q": question}).status_code == 200


def test_the_original_comes_back_byte_for_byte(browser: FlaskClient) -> None:
    hit = _hits(browser, q="کارگروه مشترک مازندران و آستاراخان", type="minutes")[0]
    with browser.get(f"/documents/{hit['key']}/original") as answer:
        assert answer.data == (SAMPLES / f"{hit['id']}.docx").read_bytes()


def test_a_file_brought_in_while_serving_is_found_at_once(
    browser: FlaskClient, house: Settings, analyser: Analyser, embedder: Embedder, tmp_path: Path
) -> None:
    before = browser.get("/healthz").get_json()
    new = tmp_path / "beekeeping.txt"
    new.write_text("زنبورداران دامغان با همتایان خود در تفلیس قرارداد فروش عسل بستند.", "utf-8")
    fill(house, [new], analyser, embedder)
    assert _hits(browser, q="عسل زنبورداران")[0]["id"] == "beekeeping"
    assert browser.get("/healthz").get_json()["documents"] == before["documents"] + 1
