"""Half-spaces that a file does not mark are found by the shapes of the letters, and only where they are sure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingest.readers.pdf.cells import Cell
from ingest.readers.pdf.digits import with_one_kind_of_digits
from ingest.readers.pdf.joins import with_half_spaces
from ingest.readers.pdf.order import Writing, logical, signs_of
from ingest.readers.pdf.rows import Row

WIDE, NARROW = 0.8, 0.4


def row(words: str, final: str = "ه") -> Row:
    """Words of a line; a letter `final` is drawn wide at a word's end and before «|», else narrow like the rest."""
    written: list[tuple[str, float, str]] = []
    for word in words.split():
        for part in word.split("|"):
            for place, char in enumerate(part):
                width = WIDE if char == final and place == len(part) - 1 else NARROW
                written.append((char, width, " " if part is word.split("|")[-1] and place == len(part) - 1 else ""))
    x = 0.0
    out: list[Cell] = []
    for char, width, gap in reversed(written):
        out.append(Cell(text=char, x=x, left=x, right=x + width, size=1, gap=gap if out else ""))
        x += width
    return Row(cells=tuple(out), y=0, size=1)


def text(rows: Sequence[Row]) -> str:
    return " ".join(logical(signs_of(each.cells), Writing()) for each in rows)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # The final shape is known from the ends of words and found within one
        (["نامه خانه همه بسته", "سفته بهتر نامه|ها"], "نامه خانه همه بسته سفته بهتر نامه‌ها"),
        # No final shape within a word: nothing changes
        (["نامه خانه همه بسته", "سفته بهتر نامها"], "نامه خانه همه بسته سفته بهتر نامها"),
        # Too few words to learn the shape from
        (["نامه بهتر", "نامه|ها"], "نامه بهتر نامهها"),
    ],
)
def test_a_final_shape_within_a_word_is_a_half_space(lines: list[str], expected: str) -> None:
    assert text(with_half_spaces([row(line) for line in lines])) == expected


@pytest.mark.parametrize(
    ("visual", "expected"),
    [
        (["١۴٠۴", "١٢"], ["۱۴۰۴", "۱۲"]),  # mixed within a number: all the page is Persian
        (["١٢", "۴"], ["١٢", "۴"]),  # each number of one kind: as it is
    ],
)
def test_digits_mixed_within_a_number_are_persian(visual: list[str], expected: list[str]) -> None:
    rows = [
        Row(
            cells=tuple(Cell(text=char, x=at, left=at, right=at + 1, size=1) for at, char in enumerate(line)),
            y=0,
            size=1,
        )
        for line in visual
    ]
    assert [each.letters for each in with_one_kind_of_digits(rows)] == expected
