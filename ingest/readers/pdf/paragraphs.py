"""Lines become paragraphs: which line goes on with the one above it, what is a heading, what stands at page edges."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.readers.layout import row_line
from ingest.readers.pdf.blocks import Line
from ingest.readers.pdf.brackets import settled
from ingest.readers.pdf.order import MIRROR, OPENING, Writing, logical, signs_of
from ingest.readers.pdf.rows import HALF_SPACE, Row

_LEADING = 1.45
"""A line further below than this many usual distances begins a paragraph."""
_HEADING = 1.13
_FEW_LETTERS = 80
_PICTOGRAM = re.compile(r"(?:^|(?<=\s))[\ufffd\ue000-\uf8ff]+(?:\s+|$)")
"""A shape without a character that stands by itself: a bullet or an emoji, no letter."""
_ITEM = re.compile(r"(?:[•●▪■○*–—-]\s|[(]?[0-9۰-۹٠-٩]{1,3}\s?[.)ـ-])")
_SAME_SIZE = 0.08
_WIDE_STEP = 1.9
_FULL_STOPS = frozenset(".!؟?»")
_ENDS = frozenset(".:؛،!؟?…,;")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph or table row as it was written."""

    text: str
    size: float
    y: float
    bottom: float
    """Where its first and its last line stand."""
    table: bool = False
    unfinished: bool = False
    """Whether its last line fills the column and ends no sentence: it may go on in the next column or page."""


def is_leftward(rows: Iterable[Row], *, so_far: bool) -> bool:
    """Whether most letters run from right to left; a page of a few letters goes on as the one before it."""
    letters = Counter(sign.kind for row in rows for sign in signs_of(row.cells))
    if letters["R"] + letters["L"] < _FEW_LETTERS:
        return so_far
    return letters["R"] >= letters["L"]


def brackets_as_drawn(rows: Iterable[Row]) -> bool:
    """Whether brackets are named by their shape, not by what was typed: then the leftmost of a pair opens."""
    votes = 0
    for row in rows:
        first = next((cell.text for cell in row.cells if cell.text in MIRROR), None)
        if first is not None:
            votes += 1 if first in OPENING else -1
    return votes >= 0


def paragraphs_of(lines: Sequence[Line], *, leftward: bool, mirrored: bool) -> list[Paragraph]:
    """The paragraphs of one page."""
    groups: list[list[Line]] = []
    measures = _Measures(lines)
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line, measures, leftward=leftward):
            groups[-1].append(line)
        else:
            groups.append([line])
    out: list[Paragraph] = []
    for group in groups:
        made = _paragraph(group, leftward=leftward, mirrored=mirrored)
        if made.text:
            unfinished = not made.table and measures.fills(group, leftward=leftward)
            out.append(replace(made, unfinished=unfinished and made.text[-1] not in _ENDS | _FULL_STOPS))
    return rejoined(out)


def rejoined(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs that a column's or page's end cut in two are whole again."""
    out: list[Paragraph] = []
    for paragraph in paragraphs:
        if out and out[-1].unfinished and _may_continue(out[-1], paragraph):
            out[-1] = replace(
                out[-1],
                text=_joined(out[-1].text, paragraph.text),
                unfinished=paragraph.unfinished,
                bottom=paragraph.bottom,
            )
        else:
            out.append(paragraph)
    return out


def _may_continue(above: Paragraph, below: Paragraph) -> bool:
    alike = abs(above.size - below.size) <= _SAME_SIZE * above.size
    higher = below.y > above.bottom  # the next column begins higher, the next page too
    return alike and higher and not below.table and not _ITEM.match(below.text)


class _Measures:
    """Margins and usual line distances of each block."""

    def __init__(self, lines: Sequence[Line]) -> None:
        plain = [line for line in lines if not line.is_table]
        self.left: dict[int, float] = {}
        self.right: dict[int, float] = {}
        steps: dict[tuple[int, float], Counter[float]] = {}
        for line in plain:
            self.left[line.block] = min(line.left, self.left.get(line.block, line.left))
            self.right[line.block] = max(line.right, self.right.get(line.block, line.right))
        for above, below in itertools.pairwise(plain):
            if above.block == below.block and abs(above.size - below.size) < 0.5 and above.y > below.y:
                step = round(above.y - below.y, 1)
                if step < 3.2 * below.size:
                    steps.setdefault((below.block, round(below.size)), Counter())[step] += 1
        self._steps = {key: _usual(counter) for key, counter in steps.items()}

    def fills(self, group: Sequence[Line], *, leftward: bool) -> bool:
        """Whether a paragraph of several lines ends at the margin."""
        last = group[-1]
        room = last.left - self.left[last.block] if leftward else self.right[last.block] - last.right
        wide = self.right[last.block] - self.left[last.block] > 15 * last.size
        return wide and room < 6 * last.size

    def step(self, line: Line) -> float:
        return self._steps.get((line.block, round(line.size)), 1.7 * line.size)


def _usual(steps: Counter[float]) -> float:
    """The smallest distance that is common: paragraphs stand further apart than lines."""
    most = max(steps.values())
    return min(step for step, count in steps.items() if count * 3 >= most)


def _goes_on(above: Line, below: Line, measures: _Measures, *, leftward: bool) -> bool:
    """Whether `below` continues the paragraph of `above`."""
    if above.is_table or below.is_table or above.block != below.block:
        return False
    if abs(above.size - below.size) > _SAME_SIZE * above.size:
        return False
    step = above.y - below.y
    usual = measures.step(below)
    if not 0 < step <= _LEADING * usual:
        return False
    if _ends_sentence(above, leftward=leftward) and (step > _WIDE_STEP * below.size or step > 1.12 * usual):
        return False
    return not _had_room(above, below, measures, leftward=leftward)


def _ends_sentence(line: Line, *, leftward: bool) -> bool:
    cells = line.pieces[-1][-1].cells
    return (cells[0] if leftward else cells[-1]).text in _FULL_STOPS


def _had_room(above: Line, below: Line, measures: _Measures, *, leftward: bool) -> bool:
    """Whether the first word of `below` would have fitted behind `above`: then the line was ended on purpose."""
    rightward = not leftward
    room = measures.right[above.block] - above.right if rightward else above.left - measures.left[above.block]
    word = _first_word(below, rightward=rightward)
    return room > word + 0.45 * above.size


def _first_word(line: Line, *, rightward: bool) -> float:
    """The width of the word a line begins with."""
    cells = line.pieces[0][0].cells
    if rightward:
        end = next((place for place in range(1, len(cells)) if cells[place].gap == " "), len(cells))
        return cells[end - 1].right - cells[0].left
    start = next((place for place in range(len(cells) - 1, 0, -1) if cells[place].gap == " "), 0)
    return cells[-1].right - cells[start].left


def _paragraph(lines: Sequence[Line], *, leftward: bool, mirrored: bool) -> Paragraph:
    first = lines[0]
    if first.is_table:
        texts = [_rows_text(piece, leftward=leftward, mirrored=mirrored) for piece in first.pieces]
        return Paragraph(text=row_line(texts), size=first.size, y=first.y, bottom=first.y, table=True)
    rows = [row for line in lines for piece in line.pieces for row in piece]
    return Paragraph(
        text=_rows_text(rows, leftward=leftward, mirrored=mirrored), size=first.size, y=first.y, bottom=rows[-1].y
    )


def _rows_text(rows: Sequence[Row], *, leftward: bool, mirrored: bool) -> str:
    """Rows of one paragraph as one string; a Latin word broken at a row's end is joined again."""
    rightward = _runs_rightward(rows, leftward=leftward)
    writing = Writing()
    text = ""
    for row in rows:
        piece = logical(signs_of(row.cells), writing, rightward=rightward, mirrored=mirrored).strip(f" {HALF_SPACE}")
        text = _joined(text, piece)
    return settled(_PICTOGRAM.sub(" ", text).strip())


def _joined(text: str, piece: str) -> str:
    """Two rows of a paragraph: a Latin word broken at the end is whole again, a number or bracket gets no blank."""
    if re.search(r"[A-Za-z]{2}-$", text) and re.match(r"[a-z]{2}", piece):
        return text[:-1] + piece
    if not text or text[-1] in OPENING or (re.search(r"\d[/٫٬–-]$", text) and re.match(r"\d", piece)):
        return text + piece
    return f"{text} {piece}"


def _runs_rightward(rows: Sequence[Row], *, leftward: bool) -> bool:
    """Whether a paragraph is Latin; on a Persian page its sentence must end at the right, too."""
    kinds = Counter(sign.kind for row in rows for sign in signs_of(row.cells))
    if not leftward or kinds["L"] == 0:
        return not leftward
    if kinds["R"] * 4 >= kinds["L"]:
        return False
    cells = rows[-1].cells
    return cells[-1].text in _ENDS and cells[0].text not in _ENDS


def body_size(paragraphs: Iterable[Paragraph]) -> float:
    """The letter height most of the text is set in."""
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[round(paragraph.size, 1)] += len(paragraph.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def is_heading(paragraph: Paragraph, body: float) -> bool:
    """Whether a paragraph is set larger than the text and is short enough to head it."""
    return not paragraph.table and paragraph.size > body * _HEADING and len(paragraph.text) < 250
