"""Foreign hosts stay out, and every answer carries the headers that keep a browser safe."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.settings import Settings
from corpus.store import Store
from tests.webapp.conftest import LETTER, WordFinder
from webapp import create_app


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8000", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("localhost.:8000", 200),
        ("evil.example", 400),  # a name that its owner pointed at 127.0.0.1
        ("evil.example:8000", 400),
        ("localhost.evil.example", 400),
        ("127.0.0.1.evil.example", 400),
        ("localhost@evil.example", 400),
        ("evil.example#localhost", 400),
        ("::1", 400),
        ("localhost:80:80", 400),
        ("192.168.1.5", 400),
        ("255.255.255.255", 400),
    ],
)
def test_hosts(client: FlaskClient, host: str, status: int) -> None:
    assert client.get("/", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("setting", "host"), [("127.0.0.5", "127.0.0.5:8000"), ("::1", "[::1]:8000"), ("Desk", "desk")]
)
def test_the_configured_host_is_welcome(filled: Store, settings: Settings, setting: str, host: str) -> None:
    client = create_app(replace(settings, host=setting), WordFinder(filled)).test_client()
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search?q=کارگروه",
        f"/documents/{LETTER}",
        f"/documents/{LETTER}/original",
        "/api/v1/search?q=x",
        "/healthz",
        "/nothing",
        "/search?q=شکست",
        "/static/hamkari.css",
    ],
)
def test_headers(client: FlaskClient, address: str) -> None:
    with client.get(address) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "Server" not in answer.headers


@pytest.mark.parametrize(
    "address", ["/", "/search?q=کارگروه&from=1403", "/search?q=هیچ", f"/documents/{LETTER}", "/nothing"]
)
def test_pages_hold_nothing_the_policy_would_block(client: FlaskClient, address: str) -> None:
    page = client.get(address).get_data(as_text=True)
    for blocked in ("<script", "<style", "style=", "onclick=", "http://", 'src="//'):
        assert blocked not in page


def test_a_foreign_host_learns_nothing(app: Flask) -> None:
    answer = app.test_client().get("/search?q=کارگروه", headers={"Host": "evil.example"})
    assert "استانداری" not in answer.get_data(as_text=True)
