"""A document's page opens at its words, exactly, and gives its original only as a download."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from corpus.models import Document
from corpus.settings import Settings
from corpus.store import Store
from tests.webapp.conftest import AGREEMENT, ENGLISH, HOSTILE, LETTER, ORIGINAL, UNDATED, keep


def _page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def _text_of(page: str) -> str:
    return page[page.index('<div class="text"') :]


def _marked(page: str) -> str:
    return html.unescape("".join(re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL)))


def _span(store: Store, key: str, words: str) -> str:
    document = store.document(key)
    assert document is not None
    start = document.text.index(words)
    return f"start={start}&end={start + len(words)}"


def test_opens_at_the_passage(client: FlaskClient, filled: Store) -> None:
    page = _page(client, f"/documents/{LETTER}?{_span(filled, LETTER, 'ظرف دو هفته')}")
    assert '<mark id="passage">ظرف دو هفته</mark>' in page


def test_a_passage_over_several_lines_has_one_anchor(client: FlaskClient, filled: Store) -> None:
    page = _page(client, f"/documents/{LETTER}?{_span(filled, LETTER, 'دو هفته تشکیل می‌شود.\r\nگزارش آن')}")
    assert _marked(page) == "دو هفته تشکیل می‌شود.گزارش آن"
    assert page.count('id="passage"') == 1


@pytest.mark.parametrize(
    "place",
    [
        "",
        "start=5",
        "start=9&end=4",
        "start=a&end=b",
        "start=-3&end=9",
        "start=99999999999&end=999999999999999",
        "start=&end=",
    ],
)
def test_a_place_that_is_none_opens_the_document_unmarked(client: FlaskClient, place: str) -> None:
    assert "<mark" not in _page(client, f"/documents/{LETTER}?{place}")


def test_an_end_beyond_the_text_is_cut(client: FlaskClient, filled: Store) -> None:
    document = filled.document(AGREEMENT)
    assert document is not None
    assert _marked(_page(client, f"/documents/{AGREEMENT}?start=0&end=99999")) == document.text.replace("\n", "")


@pytest.mark.parametrize(
    "words",
    ["شماره", "۱۲/۳۴۵/ص", "۱۴۰۴/۰۸/۱۴", "پیوست", "۱۴ آبان ۱۴۰۴", "سربرگ", "استانداری سمنان", "letter-12", "main",
     "https://example.org/letter?a=1&amp;b=2"],
)  # fmt: skip
def test_what_is_known_is_shown(client: FlaskClient, words: str) -> None:
    assert words in _page(client, f"/documents/{LETTER}")


def test_headings_and_exact_lines(client: FlaskClient) -> None:
    page = _page(client, f"/documents/{LETTER}")
    assert re.search(r"<h2[^>]*>نامه به استاندار</h2>", page)
    assert "<p>گزارش آن تا پایان آبان فرستاده شود.</p>" in page


def test_text_read_from_a_picture_says_so(client: FlaskClient) -> None:
    assert "OCR" in _page(client, f"/documents/{UNDATED}")
    assert "OCR" not in _page(client, f"/documents/{LETTER}")


def test_foreign_text_keeps_its_own_direction(client: FlaskClient) -> None:
    assert '<div class="text" lang="en" dir="ltr"' in _page(client, f"/documents/{ENGLISH}")


def test_hostile_text_is_shown_and_does_nothing(client: FlaskClient) -> None:
    page = _page(client, f"/documents/{HOSTILE}?start=0&end=500")
    assert "&lt;img src=x onerror=" in _text_of(page)
    for danger in ("<img src=x", "<script", "\x00"):
        assert danger not in page


def test_only_web_addresses_become_links(client: FlaskClient) -> None:
    assert 'href="javascript' not in _page(client, f"/documents/{AGREEMENT}")
    assert 'href="https://example.org/letter' in _page(client, f"/documents/{LETTER}")


@pytest.mark.parametrize(
    "key", ["f" * 16, "0" * 15, "0" * 17, LETTER.replace("0", "٠"), "A" * 16, "../etc/passwd", "%00"]
)
@pytest.mark.parametrize("rest", ["", "/original"])
def test_unknown_keys_are_not_found(client: FlaskClient, key: str, rest: str) -> None:
    assert client.get(f"/documents/{key}{rest}").status_code == 404


def test_original_is_a_download_under_a_safe_name(client: FlaskClient) -> None:
    answer = client.get(f"/documents/{LETTER}/original")
    assert answer.data == ORIGINAL
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Disposition"].endswith(".html")
    answer.close()


def test_an_original_that_was_not_kept_is_said_so(client: FlaskClient) -> None:
    answer = client.get(f"/documents/{AGREEMENT}/original")
    assert answer.status_code == 404
    assert "نگه داشته نشده" in answer.get_data(as_text=True)
    assert "/original" not in _page(client, f"/documents/{AGREEMENT}")


def test_older_versions(client: FlaskClient, filled: Store) -> None:
    before = filled.document(AGREEMENT)
    assert before is not None
    keep(filled, replace(before, text="متن نو"))
    page = _page(client, f"/documents/{AGREEMENT}")
    assert "متن نو" in _text_of(page)
    assert f"/documents/{AGREEMENT}?version=1" in page
    older = _page(client, f"/documents/{AGREEMENT}?version=1")
    assert "کارگروه کشاورزی" in _text_of(older)
    assert "پس از آن عوض شده است" in older
    assert client.get(f"/documents/{AGREEMENT}?version=3").status_code == 404
    assert client.get(f"/documents/{AGREEMENT}?version=0").status_code == 404


def test_long_documents_open_at_the_part_that_holds_the_passage(client: FlaskClient, filled: Store) -> None:
    text = "\n".join(f"بند {number} " + "واژه " * 30 for number in range(2_000))
    keep(filled, Document(key="e" * 16, id="long", text=text, origin="long.txt"))
    start = text.index("بند 1500 ")
    page = _page(client, f"/documents/{'e' * 16}?start={start}&end={start + 8}")
    assert '<mark id="passage">بند 1500</mark>' in page
    assert "بند 10 " not in page
    assert len(page) < 200_000
    assert "پارهٔ بعد" in page
    assert "بند 0 " in _page(client, f"/documents/{'e' * 16}?part=1")


def test_originals_stay_inside_their_folder(client: FlaskClient, filled: Store, settings: Settings) -> None:
    (settings.originals_path.parent.parent / "secret").write_text("secret")
    keep(filled, Document(key="d" * 16, id="x", text="متن", origin="x.txt", original="../secret"))
    assert client.get(f"/documents/{'d' * 16}/original").status_code == 404


def test_a_date_opens_the_words_it_was_read_from(client: FlaskClient) -> None:
    (place,) = re.findall(rf'href="(/documents/{LETTER}\?start=[^"]*)"', _page(client, f"/documents/{LETTER}"))
    assert _marked(_page(client, html.unescape(place))) == "شماره: ۱۲"
