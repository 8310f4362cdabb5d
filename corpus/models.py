"""The nouns every room of the house shares: spans, documents, passages, and what surrounds them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open range of code points `[start, end)` in a document's text exactly as read."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One document as a reader found it. Nothing is guessed yet; strings are as the file gives them.

    `member` tells documents of one file apart (a row, a message, an attachment); "" is the whole file.
    `recognised` marks text that OCR read from a picture.
    `headings` are the lines of `text` the format itself marks as headings.
    """

    text: str
    member: str = ""
    own_id: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    type: str | None = None
    language: str | None = None
    headings: tuple[Span, ...] = ()
    recognised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A calendar day and the reason to believe it.

    `rule` names how it was found, `span` its words if they are in the text.
    """

    day: date
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What letters and minutes carry at their head: شماره، تاریخ، پیوست, as written."""

    number: str | None = None
    date: str | None = None
    attachment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of the collection. `text` is the decoded string exactly as read; every offset counts its code points.

    `key` is unique in a store and stable across runs; `id` is the document's own id, else its file's stem.
    `origin` says where it came from: a path, with `!member` for a part of a file.
    """

    key: str
    id: str
    text: str
    origin: str
    collection: str = "main"
    title: str | None = None
    published: Dated | None = None
    source: str | None = None
    type: str | None = None
    language: str = "fa"
    url: str | None = None
    letterhead: Letterhead = field(default_factory=Letterhead)
    headings: tuple[Span, ...] = ()
    recognised: bool = False
    original: str | None = None
    """SHA-256 of the original file's bytes, its name in the originals folder."""
    media_type: str | None = None
    version: int = 1
    ingested: datetime | None = None

    @property
    def fingerprint(self) -> str:
        """Hash of all that makes this version what it is; equal fingerprints mean nothing changed."""
        parts = (
            self.text, self.title, self.published, self.source, self.type, self.language, self.url,
            self.letterhead, self.headings, self.recognised,
        )  # fmt: skip
        return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of whole sentences of one document, and the heading it stands under."""

    span: Span
    heading: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """A file or record that was not indexed, and why."""

    origin: str
    reason: str
    detail: str
    at: datetime
