"""The sides of an agreement: «طرف اول», «طرف دوم» and «طرفین» are the parties its first lines name."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.letters import plain
from corpus.models import Span
from ingest.extract.reading import Reading

HEAD_CHARS = 1500
_TYPES = ("agreement", "statement")
_NAME = r"[^،:\n()؛.]{3,90}?"
_BY = r"(?:\sبه نمایندگی[^()\n]{3,60}?)?"
_ASIDE = r"(?:\s?\([^()\n]{0,40}\))?"
_BETWEEN = re.compile(
    rf"(?<!\w)(?:میان|بین|فی ?مابین)\s(?P<first>{_NAME}){_BY}{_ASIDE}\s(?:و|با)\s(?P<second>{_NAME}){_BY}"
    r"(?:\s?\(|\s?[،\n.]|\s(?:منعقد|امضا|تنظیم|به شرح|به منظور|با هدف|در تاریخ|برگزار)|$)"
)
_FIRST = re.compile(r"(?<!\w)طرف (?:اول|نخست|یکم)(?!\w)")
_SECOND = re.compile(r"(?<!\w)طرف دوم(?!\w)")
_BOTH = re.compile(r"(?<!\w)(?:طرفین|دو طرف|طرف های (?:تفاهم|قرارداد)|دو شرکت|دو سازمان|دو دستگاه)(?!\w)")


def sides(reading: Reading, quote: Span) -> tuple[str, ...]:
    """The parties that the quote names as sides, the one it names first; () if it names none or they are not known."""
    named = _named(reading)
    if named is None:
        return ()
    words = reading.words(quote)
    if _BOTH.search(words):
        return named
    found = [(match.start(), name) for name, match in zip(named, _places(words), strict=True) if match]
    return (min(found)[1],) if found else ()


def _places(words: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    return _FIRST.search(words), _SECOND.search(words)


@lru_cache(maxsize=4)
def _named(reading: Reading) -> tuple[str, str] | None:
    if reading.type not in _TYPES:
        return None
    head = plain(reading.text[:HEAD_CHARS])
    match = _BETWEEN.search(head.text)
    if match is None:
        return None
    first, second = (head.raw(*match.span(name)).of(reading.text) for name in ("first", "second"))
    return " ".join(first.split()), " ".join(second.split())
