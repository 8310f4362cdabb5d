"""Sentences of a text as spans; linear, and not fooled by initials, abbreviations or decimals."""

from __future__ import annotations

import re

from corpus.models import Span
from corpus.persian.fold import JOINERS, MARKS

_MARK = ".!?؟؛…。"
# Each branch starts where nothing of its own kind stands before, so that a long run is read once.
_END = re.compile(
    rf"(?<![{_MARK}])[{_MARK}]++[\"'»”’)\]}}{JOINERS}]*+(?=\s|$)"  # closing signs may stand behind the mark
    rf"|(?<![{_MARK}])[!?؟؛…]++(?=[^\W\d_])"  # the space forgotten; a full stop there may be an address
    r"|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*+"
)
_TAIL = 24
"""Code points before a full stop that are looked at for an abbreviation."""
_SHORT = re.compile(rf"(?:^|[\s(«\[/.{JOINERS}])(?:[^\W\d_]|\d{{1,2}})[{MARKS}{JOINERS}]*$")
_KNOWN = (
    "دکتر مهندس حجت ره ص ق م ش ه ج آ ب پ ت ر ک dr mr mrs ms prof st no vs etc inc ltd co corp fig vol art "
    "им г гг ул тыс млн млрд руб см"
)
_ABBREVIATIONS = frozenset(_KNOWN.split())
_WORD = re.compile(r"[^\W\d_]+$")


def sentences(text: str) -> list[Span]:
    """The sentences of `text`, in order; together they cover all that is not blank."""
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] == "." and _goes_on(text, start, match):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return found


def _goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the full stop belongs to an initial («م. رضایی»), an abbreviation or the number of a list."""
    if stop.end() - stop.start() > 1:
        return False
    before = text[max(start, stop.start() - _TAIL) : stop.start()]
    word = _WORD.search(before)
    if word and word.group().casefold() in _ABBREVIATIONS:
        return True
    return bool(_SHORT.search(before))


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    """Add the span without the blanks around it, if anything is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        found.append(Span(start=start + left, end=start + right))
