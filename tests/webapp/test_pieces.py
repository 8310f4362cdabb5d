"""The small steps behind the pages: marks, excerpts, parts of a text, file names, numbers."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Span
from search.models import Snippet
from webapp.excerpt import excerpt
from webapp.filename import LENGTH, download_name
from webapp.leaf import lines, part_of, parts
from webapp.markup import marked
from webapp.present import day, direction, kind, moment, number


def _spans(*pairs: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(Span(start=start, end=end) for start, end in pairs)


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("سلام دنیا", [(0, 4)], "<mark>سلام</mark> دنیا"),
        ("abcdef", [(1, 3), (2, 5)], "a<mark>bcde</mark>f"),  # overlapping marks become one
        ("abcdef", [(4, 6), (0, 1)], "<mark>a</mark>bcd<mark>ef</mark>"),  # in any order
        ("abc", [(2, 99), (-4, 1), (1, 1)], "<mark>a</mark>b<mark>c</mark>"),  # beyond the ends, and empty
        ("😀😀a", [(2, 3)], "😀😀<mark>a</mark>"),  # code points, not UTF-16
        ("<&>", [(1, 2)], "&lt;<mark>&amp;</mark>&gt;"),
        ("\x00\ud800\x85", [], "\ufffd\ufffd\ufffd"),
        ("", [(0, 1)], ""),
    ],
)
def test_marked(text: str, marks: list[tuple[int, int]], expected: str) -> None:
    assert str(marked(text, _spans(*marks))) == expected


@given(text=st.text(max_size=60), marks=st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=6))
def test_marks_never_change_the_words(text: str, marks: list[tuple[int, int]]) -> None:
    plain = str(marked(text, ()))
    assert re.sub("</?mark>", "", str(marked(text, _spans(*marks)))) == plain


def test_an_excerpt_shows_the_stretch_with_most_marks() -> None:
    text = "آغاز " + "پر " * 300 + "این کارگروه و آن کارگروه " + "پر " * 300
    far = [Span(start=match.start(), end=match.end()) for match in re.finditer("آغاز|کارگروه", text)]
    shown = str(excerpt(Snippet(span=Span(start=0, end=len(text)), text=text, marks=tuple(far))))
    assert shown.count("<mark>کارگروه</mark>") == 2
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 450


def test_a_short_snippet_is_shown_whole() -> None:
    assert str(excerpt(Snippet(span=Span(start=7, end=11), text="کوتاه"))) == "کوتاه"


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("عنوان\nخبر", "عنوان", "خبر"),  # the title stands above it already
        (" عنوان \r\nخبر", "عنوان", "خبر"),
        ("عنوان\nخبر", "عنوان دیگر", "عنوان\nخبر"),
        ("عنوان", "عنوان", "عنوان"),  # nothing else to show
        ("عنوان\n\n", "عنوان", "عنوان\n\n"),
        ("عنوان\nخبر", None, "عنوان\nخبر"),
    ],
)
def test_an_excerpt_does_not_repeat_the_title(text: str, title: str | None, expected: str) -> None:
    assert str(excerpt(Snippet(span=Span(start=0, end=len(text)), text=text), title)) == expected


def test_an_excerpt_begins_with_a_line_where_one_is_near() -> None:
    text = "پیش " * 100 + "\nآغاز خط و واژه " + "پس " * 100
    at = text.index("واژه")
    shown = excerpt(Snippet(span=Span(start=0, end=len(text)), text=text, marks=(Span(start=at, end=at + 4),)))
    assert str(shown).startswith("…آغاز خط و <mark>واژه</mark> پس")


def test_an_excerpt_of_one_endless_word_is_still_short() -> None:
    assert len(excerpt(Snippet(span=Span(start=0, end=9_000), text="ک" * 9_000))) < 400


@given(text=st.text(alphabet="ab \n", max_size=300), size=st.integers(2, 40))
def test_parts_cover_the_text_in_order(text: str, size: int) -> None:
    found = parts(text, size)
    assert "".join(part.of(text) for part in found) == text
    assert all(len(part.of(text)) <= size for part in found)
    for offset in range(len(text)):
        part = found[part_of(found, offset)]
        assert part.start <= offset < part.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "یک\r\nدو\rسه\u2028چهار\x85پنج",
            [("یک", False), ("دو", False), ("سه", False), ("چهار", False), ("پنج", False)],
        ),
        ("یک\n\n\nدو", [("یک", False), ("دو", True)]),
        ("یک\r\n\r\nدو", [("یک", False), ("دو", True)]),
        ("  یک\t۲  \n   \n", [("  یک\t۲  ", False)]),  # spaces are the author's
        ("", []),
    ],
)
def test_lines(text: str, expected: list[tuple[str, bool]]) -> None:
    found = lines(text, Span(start=0, end=len(text)), None, ())
    assert [(str(line.html), line.gap) for line in found] == expected


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("/desk/نامهٔ ۱۲.pdf", "نامهٔ_۱۲.pdf"),
        ("archive.zip!folder/a.txt", "archive.zip"),  # the file that was kept is the archive
        ("C:\\desk\\a.docx", "a.docx"),
        ("a\r\nSet-Cookie: x=1.txt", "aSet-Cookie_x=1.txt"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),  # right-to-left override would show it as exe.pdf
        ("بی‌تاریخ.txt", "بی‌تاریخ.txt"),
        ("..", "fallback"),
        ("", "fallback"),
        ("ک" * 300 + ".html", "ک" * (LENGTH - 5) + ".html"),
    ],
)
def test_download_names(origin: str, expected: str) -> None:
    assert download_name(origin, "fallback") == expected


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [(25000, "fa", "۲۵٬۰۰۰"), (25000, "en", "25,000"), (0, "fa", "۰")],
)
def test_numbers(value: int, language: str, expected: str) -> None:
    assert number(value, language) == expected


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (date(2025, 3, 21), "fa", "۱ فروردین ۱۴۰۴"),
        (date(2025, 3, 20), "fa", "۳۰ اسفند ۱۴۰۳"),  # a leap year's last day
        (date(2025, 5, 1), "en", "1 May 2025"),
    ],
)
def test_days(value: date, language: str, expected: str) -> None:
    assert str(day(value, language)) == f'<time datetime="{value.isoformat()}">{expected}</time>'


def test_moments_have_their_minute() -> None:
    assert re.search("</time>، [۰-۹]{2}:[۰-۹]{2}$", str(moment(datetime(2025, 1, 1, 12, 5, tzinfo=UTC), "fa")))


@pytest.mark.parametrize(
    ("value", "language", "expected"), [("minutes", "fa", "صورت‌جلسه"), ("minutes", "en", "minutes"), ("نو", "fa", "نو")]
)
def test_kinds(value: str, language: str, expected: str) -> None:
    assert kind(value, language) == expected


@pytest.mark.parametrize(("language", "expected"), [("fa", "rtl"), ("ckb", "rtl"), ("ru", "ltr"), ("other", "ltr")])
def test_directions(language: str, expected: str) -> None:
    assert direction(language) == expected
