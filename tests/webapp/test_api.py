"""The JSON interface: exact places, the same filters, and errors as problem details."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from corpus.store import Store
from tests.webapp.conftest import AGREEMENT, HOSTILE, LETTER, UNDATED


def _hits(client: FlaskClient, query: str) -> list[dict[str, Any]]:
    answer = client.get(f"/api/v1/search?{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    hits: list[dict[str, Any]] = answer.get_json()["hits"]
    return hits


def test_a_hit_names_the_exact_place_of_its_snippet(client: FlaskClient, filled: Store) -> None:
    (hit,) = _hits(client, "q=دو هفته")
    document = filled.document(hit["key"])
    assert document is not None
    assert document.text[hit["start"] : hit["end"]] == hit["snippet"]
    assert {name: hit[name] for name in ("id", "title", "published", "source", "score", "key", "type", "url")} == {
        "id": "letter-12",
        "title": "نامهٔ پیگیری کارگروه <مشترک>",
        "published": "2025-11-05",
        "source": "استانداری سمنان",
        "score": 0.75,
        "key": LETTER,
        "type": "letter",
        "url": "https://example.org/letter?a=1&b=2",
    }


def test_the_question_comes_back_and_letters_are_readable(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=روسیه")
    assert answer.get_json()["query"] == "روسیه"
    assert "روسیه" in answer.data.decode()


def test_half_a_surrogate_pair_survives(client: FlaskClient) -> None:
    (hit,) = _hits(client, "q=نیم‌جفت")
    assert hit["snippet"] == "نیم‌جفت \ud800"


def test_control_characters_survive(client: FlaskClient) -> None:
    (hit,) = _hits(client, "q=onerror")
    assert "\x00\u202e" in hit["snippet"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=کارگروه&type=agreement", {AGREEMENT}),
        ("q=کارگروه&from=1404", {LETTER}),
        ("q=کارگروه&collection=other", set()),
        ("q=کارگروه&k=4", {LETTER, AGREEMENT, UNDATED, HOSTILE}),
        ("q=کارگروه&k=۱", {LETTER}),
        ("q=هیچ", set()),
    ],
)
def test_filters_and_count(client: FlaskClient, query: str, expected: set[str]) -> None:
    assert {hit["key"] for hit in _hits(client, query)} == expected


@pytest.mark.parametrize(
    ("query", "status", "parameter"),
    [
        ("", 400, "q"),
        ("q=%00", 400, "q"),
        ("q=" + "a" * 2001, 400, "q"),
        ("q=x&from=فردا", 400, "from"),
        ("q=x&to=1404-14", 400, "to"),
        ("q=x&k=0", 400, "k"),
        ("q=x&k=101", 400, "k"),
        ("q=x&k=ten", 400, "k"),
        ("q=خطای پرسش", 400, None),
        ("q=بی‌انبار", 503, None),
        ("q=شکست", 500, None),
    ],
)
def test_problems(client: FlaskClient, query: str, status: int, parameter: str | None) -> None:
    answer = client.get(f"/api/v1/search?{query}")
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    body = answer.get_json()
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    assert body.get("parameters") == ([parameter] if parameter else None)


@pytest.mark.parametrize(("address", "status"), [("/api/v2/search", 404), ("/api/", 404)])
def test_unknown_addresses_are_problems_too(client: FlaskClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


def test_errors_speak_the_readers_language(client: FlaskClient) -> None:
    assert "empty" in client.get("/api/v1/search?lang=en").get_json()["detail"]


def test_health(client: FlaskClient, filled: Store) -> None:
    assert client.get("/healthz").get_json() == {
        "status": "ok",
        "documents": 5,
        "passages": 5,
        "generation": filled.generation(),
    }
