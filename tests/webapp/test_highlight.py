"""Facts marked in a text: nested, overlapping, over lines, beside the passage; the words stay exactly as they are."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.facts import KINDS, Kind
from corpus.models import Span
from webapp.highlight import Brush, Highlight
from webapp.leaf import lines


def fact(number: int, start: int, end: int, kind: Kind = "commitment") -> Highlight:
    return Highlight(span=Span(start=start, end=end), kind=kind, number=number, sign=str(number), label=f"L{number}")


def paint(text: str, *facts: Highlight, passage: tuple[int, int] | None = None) -> str:
    """The text as one line; numbers are written [1], facts {kind …}, so that rows can be read."""
    span = Span(start=passage[0], end=passage[1]) if passage else None
    found = str(Brush(text, facts, span, "passage").paint(Span(start=0, end=len(text))))
    found = re.sub(r'<a class="n \w+" id="fact-(\d+)" href="#card-\1"[^>]*></a>', r"[\1]", found)
    return re.sub(r'<span class="fact ([^"]+)">([^<]*)</span>', r"{\1:\2}", found)


@pytest.mark.parametrize(
    ("facts", "passage", "expected"),
    [
        ([], None, "abcdef"),
        ([fact(1, 1, 3)], None, "a[1]{commitment:bc}def"),
        ([fact(1, 0, 6)], None, "[1]{commitment:abcdef}"),
        # inside another: the inner one shows, the outer one is named
        (
            [fact(1, 0, 6), fact(2, 2, 4, "progress")],
            None,
            "[1]{commitment:ab}[2]{progress in-commitment:cd}{commitment:ef}",
        ),
        # overlapping: what both cover belongs to the shorter
        (
            [fact(1, 0, 4), fact(2, 3, 6, "proposal")],
            None,
            "[1]{commitment:abc}[2]{proposal in-commitment:d}{proposal:ef}",
        ),
        # the same words twice
        ([fact(1, 1, 3), fact(2, 1, 3, "opportunity")], None, "a[1][2]{opportunity in-commitment:bc}def"),
        # side by side
        ([fact(1, 0, 2), fact(2, 2, 4)], None, "[1]{commitment:ab}[2]{commitment:cd}ef"),
        # the passage around, across and inside
        ([fact(1, 1, 3)], (0, 5), '<mark id="passage">a[1]{commitment:bc}de</mark>f'),
        (
            [fact(1, 1, 3)],
            (2, 5),
            'a[1]{commitment:b}<mark id="passage">{commitment:c}de</mark>f',
        ),
        ([], (2, 4), 'ab<mark id="passage">cd</mark>ef'),
    ],
)
def test_painted(facts: list[Highlight], passage: tuple[int, int] | None, expected: str) -> None:
    assert paint("abcdef", *facts, passage=passage) == expected


def test_code_points_are_counted_and_markup_is_escaped() -> None:
    assert paint("😀<b>&", fact(1, 1, 4)) == "😀[1]{commitment:&lt;b&gt;}&amp;"


def test_a_fact_over_lines_has_one_number() -> None:
    text = "الف ب\n\nپ ت\nث"
    painted = "".join(str(line.html) for line in lines(text, Span(start=0, end=len(text)), None, (), [fact(1, 4, 12)]))
    assert painted.count('id="fact-1"') == 1
    assert re.findall(r'<span class="fact commitment">([^<]*)</span>', painted) == ["ب", "پ ت", "ث"]


def test_a_fact_that_began_in_an_earlier_part_has_its_number_where_the_part_begins() -> None:
    text = "الف ب\nپ ت"
    (line,) = lines(text, Span(start=6, end=9), None, (), [fact(3, 0, 7)])
    assert re.search(r'id="fact-3".*></a><span class="fact commitment">پ</span> ت$', str(line.html))


@given(
    text=st.text(alphabet="آب <&\n", max_size=60),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30), st.sampled_from(KINDS)), max_size=8),
    passage=st.tuples(st.integers(0, 60), st.integers(1, 60)),
)
def test_the_words_never_change_and_every_tag_is_closed(
    text: str, spans: list[tuple[int, int, Kind]], passage: tuple[int, int]
) -> None:
    facts = [
        fact(number, start, start + length, kind)
        for number, (start, length, kind) in enumerate(sorted(spans), 1)
        if start < len(text)
    ]
    brush = Brush(text, facts, Span(start=passage[0], end=passage[0] + passage[1]), "passage")
    painted, at = "", 0
    for line in [*re.finditer(r"[^\n]+", text)]:
        at = line.end()
        piece = str(brush.paint(Span(start=line.start(), end=at)))
        for tag in ("mark", "span", "a"):
            assert len(re.findall(rf"<{tag}[ >]", piece)) == piece.count(f"</{tag}>")
        painted += piece
    assert html.unescape(re.sub("<[^>]*>", "", painted)) == text.replace("\n", "")
    ids = re.findall(r'id="([^"]+)"', painted)
    assert len(ids) == len(set(ids))
