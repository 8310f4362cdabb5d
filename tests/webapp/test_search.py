"""The first page and the results as a reader's browser gets them."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.webapp.conftest import AGREEMENT, ENGLISH, HOSTILE, LETTER, UNDATED

_ALL = {LETTER, AGREEMENT, UNDATED, HOSTILE}


def _page(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def _found(page: str) -> set[str]:
    return set(re.findall(r"/documents/([0-9a-f]{16})", page))


def _links(page: str, css_class: str) -> list[str]:
    return [html.unescape(link) for link in re.findall(rf'<a class="{css_class}" href="([^"]+)"', page)]


def test_home_shows_the_newest_dated_documents_latest_first(client: FlaskClient) -> None:
    page = _page(client, "/")
    assert re.findall(r"/documents/([0-9a-f]{16})", page) == [LETTER, ENGLISH, AGREEMENT]
    assert '<time datetime="2025-11-05">۱۴ آبان ۱۴۰۴</time>' in page
    assert "۵ سند" in page
    assert page.count('<html lang="fa" dir="rtl">') == 1


def test_home_examples_are_searches(client: FlaskClient) -> None:
    links = _links(_page(client, "/"), "chip")
    assert len(links) == 3
    assert dict(parse_qsl(urlsplit(links[0]).query))["q"] == "کارگروه مشترک با روسیه"


@pytest.mark.parametrize("address", ["/", "/search?q=کارگروه"])
def test_an_empty_store_says_how_to_fill_it(empty_client: FlaskClient, address: str) -> None:
    assert "hamkari ingest" in _page(empty_client, address)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("", _ALL),
        ("&source=استانداری سمنان", {LETTER}),
        ("&source=استانداری سمنان&source=اتاق بازرگانی", {LETTER, AGREEMENT}),  # several values: any of them
        ("&type=agreement", {AGREEMENT}),
        ("&type=agreement&source=استانداری سمنان", set()),  # several filters: all of them
        ("&collection=main", _ALL),
        ("&collection=other", set()),
        ("&from=1404", {LETTER}),
        ("&from=۱۴۰۴/۰۸/۱۴&to=۱۴۰۴/۰۸/۱۴", {LETTER}),  # both ends belong to the range
        ("&from=۱۴۰۴/۰۸/۱۵", set()),
        ("&to=1402", {AGREEMENT}),  # 29 Esfand 1402, its last day
        ("&to=1402-11", set()),
        ("&from=2024-03-19&to=2024-03-19", {AGREEMENT}),
        ("&source=&type=&from=&to=", _ALL),  # what the form sends where nothing is chosen
    ],
)
def test_filters(client: FlaskClient, filters: str, expected: set[str]) -> None:
    assert _found(_page(client, f"/search?q=کارگروه{filters}")) == expected


def test_a_hit_shows_its_marked_words_source_date_and_type(client: FlaskClient) -> None:
    page = _page(client, "/search?q=روسیه")
    assert "<mark>روسیه</mark>" in page
    assert "استانداری سمنان" in page
    assert '<time datetime="2025-11-05">۱۴ آبان ۱۴۰۴</time>' in page
    assert "نامه</bdi>" in page
    assert f"/documents/{LETTER}?start=0&amp;end=" in page
    assert "#passage" in page


def test_document_text_is_never_html(client: FlaskClient) -> None:
    page = _page(client, "/search?q=onerror")
    assert HOSTILE in page
    for danger in ("<img src=x", "<script", "</mark><script", "\x00", '"><b>'):
        assert danger not in page
    assert "&lt;script&gt;alert(&#39;عنوان&#39;)&lt;/script&gt;\ufffd" in page


def test_half_a_surrogate_pair_is_shown_as_unreadable(client: FlaskClient) -> None:
    assert "<mark>نیم‌جفت</mark> \ufffd" in _page(client, "/search?q=نیم‌جفت")


def test_every_chip_drops_its_own_filter_only(client: FlaskClient) -> None:
    page = _page(client, "/search?q=کارگروه&source=ا&source=ب&type=letter&collection=main&from=1403&to=1405&page=2")
    dropped = [sorted(parse_qsl(urlsplit(link).query)) for link in _links(page, "chip drop")]
    everything = [
        ("collection", "main"), ("from", "1403"), ("q", "کارگروه"), ("source", "ا"), ("source", "ب"), ("to", "1405"),
        ("type", "letter"),
    ]  # fmt: skip
    order = [
        ("source", "ا"),
        ("source", "ب"),
        ("type", "letter"),
        ("collection", "main"),
        ("from", "1403"),
        ("to", "1405"),
    ]
    assert dropped == [[pair for pair in everything if pair != gone] for gone in order]
    assert parse_qsl(urlsplit(_links(page, "all")[0]).query) == [("q", "کارگروه")]


def test_the_form_keeps_what_was_chosen(client: FlaskClient) -> None:
    page = _page(client, "/search?q=کارگروه&source=استانداری سمنان&source=اتاق بازرگانی&type=letter&from=1403")
    assert '<option value="استانداری سمنان" selected>' in page
    assert '<input type="hidden" name="source" value="اتاق بازرگانی" form="search">' in page
    assert '<option value="letter" selected>نامه (۱)</option>' in page
    assert re.search(r'name="from" type="text" value="۱۴۰۳"', page)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/search?q=x&from=دیروز", "تاریخ آغاز"),
        ("/search?q=x&to=1404/12/30", "تاریخ پایان"),  # 1404 is no leap year
        ("/search?q=x&from=1404-13", "تاریخ آغاز «۱۴۰۴-۱۳»"),
        ("/search?q=x&from=" + "9" * 5000, "تاریخ آغاز"),
        ("/search?q=x&from=1405&to=1404", "جای آن دو را عوض کنید"),
        ("/search?q=" + "ک" * 2001, "۲٬۰۰۰ نویسه"),
        ("/search?q=x&page=0", "شمارهٔ صفحه"),
        ("/search?q=x&page=11", "شمارهٔ صفحه"),
        ("/search?q=x&page=-1", "شمارهٔ صفحه"),
        ("/search?q=x&page=²", "شمارهٔ صفحه"),  # isdigit, yet no number
    ],
)
def test_what_cannot_be_searched_is_said_plainly(client: FlaskClient, address: str, words: str) -> None:
    page = _page(client, address, 400)
    assert words in re.sub("[\u2068\u2069]", "", page)
    assert 'role="alert"' in page


@pytest.mark.parametrize("question", ["", "%20", "%00", "%E2%80%A8%20", "%0a%0d"])
def test_a_blank_question_asks_for_one(client: FlaskClient, question: str) -> None:
    assert "پرسشی بنویسید" in _page(client, f"/search?q={question}")


@pytest.mark.parametrize(
    "question",
    ["%00کارگروه%00", "کارگروه%0a", "%20کارگروه%20", "کارگروه%1f", "کارگروه%7f", "کارگروه%c2%85"],
)
def test_control_characters_do_not_hinder_a_question(client: FlaskClient, question: str) -> None:
    assert _found(_page(client, f"/search?q={question}")) == _ALL


@pytest.mark.parametrize(
    "question",
    ["%ff%fe", "%ed%a0%80", "%F0%9F", "\u202e\u2066", "👩‍👩‍👧", "ک" * 2000, "<script>x", "{{7*7}}", "%s%n{0}"],
)
def test_odd_questions_find_nothing_and_harm_nothing(client: FlaskClient, question: str) -> None:
    page = _page(client, f"/search?q={question}")
    assert "چیزی یافت نشد" in page
    assert "<script" not in page
    assert "49" not in re.sub(r'(href|src)="[^"]*"', "", page)


def test_nothing_found_offers_to_drop_each_filter(client: FlaskClient) -> None:
    page = _page(client, "/search?q=هیچ&source=ا&from=1404")
    section = page[page.index("چیزی یافت نشد") :]
    queries = [dict(parse_qsl(html.unescape(link))) for link in re.findall(r'href="/search\?([^"]+)"', section)]
    assert {"q": "هیچ", "from": "1404"} in queries
    assert {"q": "هیچ", "source": "ا"} in queries


@pytest.mark.parametrize(
    ("question", "status", "words"),
    [
        ("خطای پرسش", 400, "این پرسش جست‌وجو نشد"),
        ("بی‌انبار", 503, "فعلاً در دسترس نیست"),
        ("شکست", 500, "خطای برنامه"),
    ],
)
def test_failures_become_pages_in_persian(client: FlaskClient, question: str, status: int, words: str) -> None:
    page = _page(client, f"/search?q={question}", status)
    assert words in page
    assert "Traceback" not in page
    assert "ZeroDivision" not in page


@pytest.mark.parametrize(("address", "status"), [("/nothing", 404), ("/documents/", 404), ("/static/../secret", 404)])
def test_missing_pages(client: FlaskClient, address: str, status: int) -> None:
    assert "یافت نشد" in _page(client, address, status)


def test_pages_only_read(client: FlaskClient) -> None:
    answer = client.post("/search", data={"q": "x"})
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
