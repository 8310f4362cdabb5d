"""A document as extraction sees it: its text, the same in plain letters, its sentences, and its day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corpus.letters import Plain, plain
from corpus.models import Document, Span
from corpus.persian.sentences import sentences


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What every concern reads. Patterns are matched in `plain`, whose `raw` leads back to the text."""

    text: str
    published: date | None = None
    title: str | None = None
    type: str | None = None

    @classmethod
    def of(cls, document: Document) -> Reading:
        published = document.published.day if document.published else None
        return cls(text=document.text, published=published, title=document.title, type=document.type)

    @cached_property
    def plain(self) -> Plain:
        return plain(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Raw spans of the sentences, in order."""
        return tuple(sentences(self.text))

    def words(self, span: Span) -> str:
        """The words of a raw span in plain letters."""
        return plain(span.of(self.text)).text

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the raw offset, or the nearest before it."""
        at = bisect_right(self.sentences, offset, key=lambda each: each.start) - 1
        return self.sentences[max(at, 0)]
