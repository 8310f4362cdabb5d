"""From a reader's draft to a document: its identity, title, day, publisher, type, language, letterhead and headings."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Protocol

from corpus.models import Document, Draft
from ingest import letterhead
from ingest.genre import type_of
from ingest.headings import headings, title
from ingest.language import language_of
from ingest.publication import published
from ingest.publisher import source_of


class File(Protocol):
    """What must be known of the file a draft was read from."""

    @property
    def origin(self) -> str: ...

    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """`key` is unique in a store and the same in every run; `id` is what people and runs see."""

    key: str
    id: str
    origin: str


def identify(draft: Draft, file: File, *, collection: str) -> Identity:
    """The document's key from collection, file and member; its id from its own id, else the file's stem and member."""
    key = hashlib.sha256(f"{collection}\n{file.origin}\n{draft.member}".encode("utf-8", "surrogatepass")).hexdigest()[
        :16
    ]
    origin = f"{file.origin}!{draft.member}" if draft.member else file.origin
    return Identity(key=key, id=draft.own_id or _stem(file.name, draft.member), origin=origin)


def _stem(name: str, member: str) -> str:
    stem = PurePath(name).stem or name
    return f"{stem}-{member}" if member else stem


def describe(draft: Draft, file: File, *, collection: str = "main", today: date | None = None) -> Document:
    """The document a draft makes. What neither the metadata nor the text says stays None.

    Days after tomorrow are refused; `today` is set where that must not depend on the clock.
    """
    identity = identify(draft, file, collection=collection)
    fields = letterhead.find(draft.text)
    day = published(draft, file.name, fields.date, today or date.today())
    dated = day.span if day and day.rule == "dateline" else None
    name = title(draft, dated)
    source = source_of(draft, dated)
    return Document(
        key=identity.key,
        id=identity.id,
        text=draft.text,
        origin=identity.origin,
        collection=collection,
        title=name,
        published=day,
        source=source,
        type=type_of(draft, file.name, name, source, fields),
        language=language_of(draft),
        url=draft.url,
        letterhead=fields.letterhead,
        headings=headings(draft, dated),
        recognised=draft.recognised,
    )
