"""The sentences of a document as stretches of its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.reading import Reading
from ingest.extract.speech.tokens import Words

_GLUED_STOP = re.compile(r"\.(?=[\u0600-\u06ff]{2})(?:(?<=[^\W\d_]{2}\.)|(?<=[^\W\d_]{2}\s\.))")
"""A full stop with the space behind it forgotten, as old papers print."""
_MARKS_ONLY = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A sentence as words `start` to `stop`; whether it opens a paragraph, and one that a bullet marks."""

    start: int
    stop: int
    paragraph: bool
    bullet: bool


def stretches(reading: Reading, words: Words) -> Iterator[Stretch]:
    """The sentences as stretches of the plain text's words; lines of marks alone are bullets of the next."""
    text = reading.plain.text
    marked = False
    last = 0
    for start, end in _pieces(reading):
        if _MARKS_ONLY.fullmatch(text, start, end):
            marked = True
            continue
        paragraph = "\n" in text[last:start] or last == 0
        first = bisect_left(words.starts, start)
        bullet = marked or (paragraph and not text[start].isalnum() and text[start] not in "«\"'([")
        yield Stretch(start=first, stop=bisect_left(words.starts, end), paragraph=paragraph, bullet=bullet)
        last, marked = end, False


def _pieces(reading: Reading) -> Iterator[tuple[int, int]]:
    """The sentences in offsets of the plain text, also where the space behind a full stop is lost."""
    plain = reading.plain
    stops = [stop.end() for stop in _GLUED_STOP.finditer(plain.text)]
    at = 0
    for sentence in reading.sentences:
        start, end = plain.offset(sentence.start), plain.offset(sentence.end)
        while at < len(stops) and stops[at] < end:
            if stops[at] > start:
                yield start, stops[at]
                start = stops[at]
            at += 1
        if start < end:
            yield start, end
