"""The text of a document as it is put together: lines, headings with their spans, and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.models import Span

CELL_SEPARATOR = " | "


class TextBuilder:
    """Collects lines and remembers which of them are headings. Lines are separated by one line feed."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.headings: list[Span] = []

    def add(self, line: str, *, heading: bool = False) -> None:
        """Add one line (it may itself hold line breaks); a line of blanks is dropped."""
        line = line.strip(" \t\n\r")
        if not line:
            return
        if self._parts:
            self._parts.append("\n")
            self._length += 1
        if heading:
            self.headings.append(Span(start=self._length, end=self._length + len(line)))
        self._parts.append(line)
        self._length += len(line)

    @property
    def text(self) -> str:
        return "".join(self._parts)


def row_line(cells: Iterable[str]) -> str:
    """One table row as one line; "" when all its cells are empty."""
    flat = [" ".join(cell.split()) for cell in cells]
    return CELL_SEPARATOR.join(flat) if any(flat) else ""


def note_mark(text: str, number: int) -> str:
    """What is put before a note's text so that it is known for one."""
    return f"[پانویس {number}]" if re.search(r"[\u0600-\u06ff]", text) else f"[note {number}]"
