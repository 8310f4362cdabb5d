"""Questions and answers of the search: filters, queries, hits and results."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from corpus.models import Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a result must satisfy. Empty means anything; several values of one filter mean any of them.

    `since` and `until` are the first and last day of publication; a document without a date fails either.
    `collections` is None for all, and otherwise the only ones that may be seen.
    """

    collections: frozenset[str] | None = None
    sources: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None

    def admit(self, document: Document) -> bool:
        """Whether `document` satisfies the filters: the definition every engine must agree with."""
        return (
            (self.collections is None or document.collection in self.collections)
            and (not self.sources or document.source in self.sources)
            and (not self.types or document.type in self.types)
            and (self.since is None or (document.published is not None and document.published.day >= self.since))
            and (self.until is None or (document.published is not None and document.published.day <= self.until))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question as typed, how many documents are wanted, and what they must satisfy."""

    text: str
    limit: int = 10
    filters: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A document an engine found: its score in (0, 1) and its best passages, best first.

    `lexical` and `meaning` are its scores on either side, in standard deviations among the documents compared.
    """

    document: str
    score: float
    lexical: float
    meaning: float
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A piece of a document's text to show. `span` is its place in the document; `marks` are counted within `text`."""

    span: Span
    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A found document with its places that answer, best first. `document` is without its text."""

    document: Document
    score: float
    lexical: float
    meaning: float
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What a query found, best first."""

    query: Query
    hits: tuple[Hit, ...]
    milliseconds: float
