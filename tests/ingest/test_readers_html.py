"""Web pages: the article without its surroundings, letter by letter, and what the page says of itself."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from corpus.settings import Settings
from ingest.readers import ReadOptions, read
from ingest.readers.html import read_page, whole_text
from ingest.sources import RawFile

OPTIONS = ReadOptions(settings=Settings())
LEAD = "کارگروه مشترک دو استان روز گذشته در سمنان تشکیل شد و می‌خواهد ۱۲٫۵ درصد از صادرات را تا ۱۴۰۴/۰۸/۱۴ افزایش دهد."
SECOND = "استاندار گفت: قرارداد ۱٬۲۵۰٬۰۰۰ دلاری شمارهٔ ۱۲/۳۴۵/ص با شرکت Caspian Line (خط خزر) امضا می‌شود."
NAV = "<nav><ul>" + "".join(f'<li><a href="/{n}">بخش شمارهٔ {n} سایت</a></li>' for n in range(20)) + "</ul></nav>"


def page(body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="fa" dir="rtl"><head><meta charset="utf-8">{head}</head><body>{NAV}'
        f"<main><article>{body}</article></main><footer><p>همهٔ حقوق محفوظ است</p></footer></body></html>"
    )


def article(*more: str) -> str:
    return page("".join([f"<h1>توافق دو استان</h1><p>{LEAD}</p><p>{SECOND}</p>", *more]))


def from_bytes(data: bytes, name: str = "a.html") -> Draft:
    [draft] = read(RawFile(origin=f"/in/{name}", name=name, data=data), OPTIONS)
    assert isinstance(draft, Draft)
    return draft


def test_the_article_is_read_without_menu_and_footer() -> None:
    found = read_page(article())
    assert found.text == f"توافق دو استان\n{LEAD}\n{SECOND}"
    assert [span.of(found.text) for span in found.headings] == ["توافق دو استان"]


def test_lists_and_tables_keep_a_line_for_each_item_and_row() -> None:
    found = read_page(
        article(
            f"<h2>بندها</h2><ul><li>بند یکم: {LEAD}</li><li>بند دوم: {SECOND}</li></ul>",
            "<table><tr><th>سال</th><th>صادرات (تن)</th></tr><tr><td>۱۴۰۳</td><td>۴۶٬۰۰۰</td></tr></table>",
            f"<p>خط یکم {LEAD}<br>خط دوم</p>",
        )
    ).text.split("\n")
    assert f"بند یکم: {LEAD}" in found
    assert "سال | صادرات (تن)" in found
    assert "۱۴۰۳ | ۴۶٬۰۰۰" in found
    assert found[-2:] == [f"خط یکم {LEAD}", "خط دوم"]


@pytest.mark.parametrize(
    "piece",
    [
        "می‌شود و نمی‌توان",
        "هست\u00a0که\u202fباشد",
        "\u200f۱۲\u200e",
        "م\u064fحم\u0651د",
        unicodedata.normalize("NFD", "آب و مسئول"),
        "۱۲.۵٪ و ۱٬۲۵۰٬۰۰۰ و ۱۴۰۴/۸/۱۴ و ۰۲۱-۱۲۳۴",
        "a@b.example و https://example.org/a?b=1",
        "خانوادهٔ 👨‍👩‍👧 ایرانی 🇮🇷",
        "ـکشیـدهـ",
        "𠀀𠀁",  # the very ideographs that stand in for hidden characters
    ],
)
def test_every_letter_survives(piece: str) -> None:
    assert f"{piece} {LEAD}" in read_page(article(f"<p>{piece} {LEAD}</p>")).text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("می&zwnj;شود", "می‌شود"),
        ("می&#8204;شود", "می‌شود"),
        ("A&amp;B &lt;نه&gt;", "A&B <نه>"),
        ("<b>ا</b>یران", "ایران"),
    ],
)
def test_entities_and_inline_marks(written: str, shown: str) -> None:
    assert f"{shown} {LEAD}" in read_page(article(f"<p>{written} {LEAD}</p>")).text


LINKED = '<script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta property="og:title" content="عنوان">', "title", "عنوان"),
        ("<title>عنوان دیگر</title>", "title", "توافق دو استان"),  # the one h1 goes first
        ('<meta property="og:title" content="خبر | نما"><meta property="og:site_name" content="نما">', "title", "خبر"),
        (
            '<meta property="article:published_time" content="2025-09-10T09:40:00+03:30">',
            "published",
            "2025-09-10T09:40:00+03:30",
        ),
        ('<meta name="date" content="1404/06/19">', "published", "1404/06/19"),
        ('<meta itemprop="datePublished" content="۱۹ شهریور ۱۴۰۴">', "published", "۱۹ شهریور ۱۴۰۴"),
        (
            LINKED % '{"@graph": [{"datePublished": "2025-09-10", "publisher": {"name": "نما"}}]}',
            "published",
            "2025-09-10",
        ),
        (LINKED % '{"publisher": {"name": "نما"}}', "source", "نما"),
        (LINKED % "{not json", "published", None),
        (LINKED % ("[" * 100_000), "published", None),
        ('<meta name="last-modified" content="2025-09-10">', "published", None),  # not the day of publication
        ('<meta property="og:site_name" content="خبرگزاری کرانه">', "source", "خبرگزاری کرانه"),
        ('<link rel="canonical" href="https://n.example/1404/06/19/1">', "url", "https://n.example/1404/06/19/1"),
        ('<link rel="canonical" href="javascript:alert(1)">', "url", None),
        ('<link rel="canonical" href="/relative">', "url", None),
        ('<meta property="og:url" content="https://n.example/2">', "url", "https://n.example/2"),
        ("", "language", "fa"),
        ("", "published", None),  # a date in the text is no date of publication
    ],
)
def test_what_the_page_says_of_itself(head: str, field: str, value: str | None) -> None:
    body = f"<h1>توافق دو استان</h1><p>{LEAD}</p><p>{SECOND}</p>"
    assert getattr(read_page(page(body, head)), field) == value


@pytest.mark.parametrize(
    ("times", "published"),
    [
        ('<time datetime="2025-09-10">دیروز</time>', "2025-09-10"),
        ("<time>۱۹ شهریور ۱۴۰۴</time>", "۱۹ شهریور ۱۴۰۴"),
        ('<time datetime="2025-09-10"></time><time datetime="2025-09-11"></time>', None),  # which?
        (
            '<time datetime="2025-09-09"></time><time itemprop="datePublished" datetime="2025-09-10"></time>',
            "2025-09-10",
        ),
    ],
)
def test_times_on_the_page(times: str, published: str | None) -> None:
    assert read_page(article(times)).published == published


@pytest.mark.parametrize(
    ("written", "declared"),
    [
        ("utf-8", "utf-8"),
        ("windows-1256", "windows-1256"),
        ("windows-1256", "iso-8859-1"),
        ("utf-16", "utf-16"),
        ("utf-8", "x-bad"),
    ],
)
def test_the_charset_is_found_though_the_page_may_lie(written: str, declared: str) -> None:
    text = LEAD.replace("ی", "ي").translate({0x200C: " "} | {0x6F0 + n: str(n) for n in range(10)} | {0x66B: "."})
    markup = page(f"<p>{text}</p><p>{text}</p>").replace("utf-8", declared)
    assert text in from_bytes(markup.encode(written, "replace")).text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>کوتاه</p>", "کوتاه"),
        ("<html><body><div>یک</div><div>دو<script>x()</script></div></body></html>", "یک\nدو"),
        ("<?xml version='1.0' encoding='utf-8'?><html><body><p>متن</p></body></html>", "متن"),
        ("<html><body>متن\0صفر</body></html>", "متن صفر"),
        ("<div>" * 1500 + "ته", "ته"),  # nested past all sense
    ],
)
def test_pages_with_hardly_anything_give_all_they_have(markup: str, text: str) -> None:
    assert read_page(markup).text == text


@pytest.mark.parametrize(
    "markup", ["", "<html></html>", "<html><body><script>fill()</script></body></html>", "<!-- -->"]
)
def test_pages_without_text_are_refused(markup: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_page(markup)
    assert error.value.reason is Reason.NO_TEXT


def test_whole_text_keeps_what_an_article_would_lose() -> None:
    assert whole_text("<div>سلام</div><div>متن<br>امضا</div>") == "سلام\nمتن\nامضا"


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<table>",
                "<tr>",
                "<td>",
                "<h2>",
                "<li>",
                "<!--",
                "متن",
                "\x0b",
                "&#0;",
                "<",
                "\ud800",
            ]
        )
    )
)
def test_any_markup_is_read_or_refused(pieces: list[str]) -> None:
    markup = "".join(pieces)
    try:
        found = from_bytes(b"<html>" + markup.encode("utf-8", "surrogatepass"))
    except Unreadable:
        return
    assert all(span.of(found.text).strip() for span in found.headings)
