"""The lines of a text, trimmed of bullets and pictures, each with its place in the raw text and in plain letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.letters import plain
from corpus.models import Span

_OPEN = frozenset('«"“‘([{#№')
_CLOSE = frozenset('»"”’)]}.!?؟:؛…%')


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that has letters or digits. `text` is what `span` covers."""

    span: Span
    text: str
    after_blank: bool
    """Whether it is the first line, or an empty line stands before it."""

    @property
    def plain(self) -> str:
        """The same in plain letters."""
        return plain(self.text).text.strip()


def lines(text: str, limit: int | None = None) -> Iterator[Line]:
    """The lines of the first `limit` code points that have letters or digits."""
    after_blank, at = True, 0
    for whole in text[:limit].splitlines(keepends=True):
        span = _trimmed(whole, at)
        at += len(whole)
        if span is None:
            after_blank = after_blank or not whole.strip()
            continue
        yield Line(span=span, text=span.of(text), after_blank=after_blank)
        after_blank = False


def _trimmed(whole: str, at: int) -> Span | None:
    start, end = 0, len(whole)
    while start < end and not (whole[start].isalnum() or whole[start] in _OPEN):
        start += 1
    while end > start and not (whole[end - 1].isalnum() or whole[end - 1] in _CLOSE):
        end -= 1
    if not any(letter.isalnum() for letter in whole[start:end]):
        return None
    while whole[start] == "#":  # Markdown's own heading mark, not part of the words
        start += 1
    while whole[start].isspace():
        start += 1
    return Span(start=at + start, end=at + end)


def clip(text: str, limit: int) -> str:
    """At most `limit` code points of `text` on one line, cut between words."""
    text = " ".join(text[: 4 * limit].split())
    if len(text) <= limit:
        return text
    return text[: limit + 1].rsplit(" ", 1)[0][:limit].rstrip("،,.؛:- ") + "…"
