"""What may be asked of the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import batched
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.models import Document, Passage, Quarantined, Span
from corpus.schema import documents, files, meta, origins, passages, quarantine, removed, vectors, versions
from corpus.store.rows import from_row

# SQLite allows 32,766 bound values in one statement; stay well below.
AT_ONCE = 5_000
# Asked for every document that comes in, so built once.
_HOLDER = (
    sa.select(origins.c.document_key)
    .where(origins.c.collection == sa.bindparam("within"), origins.c.identity == sa.bindparam("content"))
    .limit(1)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a store holds."""

    documents: int
    passages: int
    vectors: int
    quarantined: int
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRow:
    """A passage as an index needs it: ids, what filters look at, and its float16 vector as bytes."""

    id: int
    document: str
    collection: str
    source: str | None
    type: str | None
    published: str | None
    vector: bytes


class Reading:
    """Questions to the store; each sees one unchanging state."""

    engine: sa.Engine

    def reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def generation(self) -> int:
        """A number that grows with every write; equal numbers mean nothing changed."""
        return int(self.fact("generation") or 0)

    def fact(self, key: str) -> str | None:
        """A fact about the store itself, such as `model`."""
        with self.reading() as connection:
            return connection.scalar(sa.select(meta.c.value).where(meta.c.key == key))

    def counts(self) -> Counts:
        with self.reading() as connection:
            numbers = [
                connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
                for table in (documents, passages, vectors, quarantine, files)
            ]
        return Counts(
            documents=numbers[0],
            passages=numbers[1],
            vectors=numbers[2],
            quarantined=numbers[3],
            files=numbers[4],
        )

    def values(self, column: str) -> list[tuple[str, int]]:
        """The values of `collection`, `source` or `type` with how many documents have each, most first."""
        named = documents.c[column]
        query = (
            sa.select(named, sa.func.count())
            .where(named.is_not(None))
            .group_by(named)
            .order_by(sa.desc(sa.func.count()), named)
        )
        with self.reading() as connection:
            return [(value, count) for value, count in connection.execute(query)]

    def document(self, key: str, version: int | None = None) -> Document | None:
        """The document `key` with its text, as it is now or as version `version` had it."""
        found = self.documents([key])
        if not found:
            return None
        if version is None:
            return found[0]
        with self.reading() as connection:
            query = sa.select(versions.c.text).where(versions.c.document_key == key, versions.c.version == version)
            text = connection.scalar(query)
        return None if text is None else replace(found[0], text=text, version=version)

    def documents(self, keys: Sequence[str], *, texts: bool = True) -> list[Document]:
        """The documents of `keys` in that order; unknown keys are left out."""
        found: dict[str, Document] = {}
        with self.reading() as connection:
            for some in _chunks(keys):
                query = _with_text(texts).where(documents.c.key.in_(some))
                found |= {row.key: from_row(row, row.text) for row in connection.execute(query)}
        return [found[key] for key in keys if key in found]

    def all_documents(self, *, texts: bool = True) -> Iterator[Document]:
        """Every document, by key."""
        with self.reading() as connection:
            query = _with_text(texts).order_by(documents.c.key)
            for row in connection.execution_options(yield_per=500).execute(query):
                yield from_row(row, row.text)

    def newest(self, limit: int) -> list[Document]:
        """The documents last published, without their texts; those without a date are not among them."""
        query = _with_text(False).where(documents.c.published.is_not(None))
        query = query.order_by(documents.c.published.desc(), documents.c.key.desc()).limit(limit)
        with self.reading() as connection:
            return [from_row(row, "") for row in connection.execute(query)]

    def find_documents(self, name: str) -> list[str]:
        """Keys of the documents whose key, own id, origin or file is `name`."""
        by_file = sa.select(origins.c.document_key).where(sa.or_(origins.c.file == name, origins.c.origin == name))
        query = sa.select(documents.c.key).where(
            sa.or_(documents.c.key == name, documents.c.id == name, documents.c.key.in_(by_file))
        )
        with self.reading() as connection:
            return list(connection.scalars(query.order_by(documents.c.key)))

    def passages(self, key: str) -> list[Passage]:
        """The passages of document `key`, in order."""
        query = sa.select(passages).where(passages.c.document_key == key).order_by(passages.c.ordinal)
        with self.reading() as connection:
            return [_passage(row) for row in connection.execute(query)]

    def passage_spans(self, ids: Sequence[int]) -> dict[int, tuple[str, Passage]]:
        """Document key and passage for each passage id that still exists."""
        found: dict[int, tuple[str, Passage]] = {}
        with self.reading() as connection:
            for some in _chunks(ids):
                query = sa.select(passages).where(passages.c.id.in_(some))
                found |= {row.id: (row.document_key, _passage(row)) for row in connection.execute(query)}
        return found

    def passage_rows(self, after: int, model: str) -> Iterator[PassageRow]:
        """Passages with an id above `after`, by id, with the vectors of `model`."""
        query = (
            sa.select(
                passages.c.id, passages.c.document_key, documents.c.collection, documents.c.source,
                documents.c.type, documents.c.published, vectors.c.vector,
            )
            .join(documents, documents.c.key == passages.c.document_key)
            .join(vectors, sa.and_(vectors.c.hash == passages.c.vector, vectors.c.model == model))
            .where(passages.c.id > after)
            .order_by(passages.c.id)
        )  # fmt: skip
        with self.reading() as connection:
            for row in connection.execution_options(yield_per=2000).execute(query):
                yield PassageRow(
                    id=row[0],
                    document=row[1],
                    collection=row[2],
                    source=row[3],
                    type=row[4],
                    published=row[5],
                    vector=row[6],
                )

    def heads_after(self, after: int) -> Iterator[tuple[int, Document]]:
        """Documents whose first passage has an id above `after`, with that id, by it."""
        query = sa.select(passages.c.id, passages.c.document_key)
        query = query.where(passages.c.id > after, passages.c.ordinal == 0).order_by(passages.c.id)
        with self.reading() as connection:
            heads = [(row.id, row.document_key) for row in connection.execute(query)]
        for some in batched(heads, 500):
            found = {document.key: document for document in self.documents([key for _, key in some])}
            yield from ((head, found[key]) for head, key in some if key in found)

    def removed_since(self, generation: int) -> list[int]:
        """Ids of passages taken away after `generation`."""
        with self.reading() as connection:
            return list(connection.scalars(sa.select(removed.c.passage).where(removed.c.generation > generation)))

    def quarantined(self) -> list[Quarantined]:
        """What was refused, newest first."""
        query = sa.select(quarantine).order_by(quarantine.c.at.desc(), quarantine.c.origin)
        with self.reading() as connection:
            return [
                Quarantined(origin=row.origin, reason=row.reason, detail=row.detail, at=datetime.fromisoformat(row.at))
                for row in connection.execute(query)
            ]

    def completed(self, collection: str, file: str, digest: str) -> int | None:
        """How many documents file `file` gave when it was read to its end with this digest; None if it was not."""
        query = sa.select(files.c.documents).where(
            files.c.collection == collection, files.c.origin == file, files.c.digest == digest
        )
        with self.reading() as connection:
            return connection.scalar(query)

    def known(self, collection: str, file: str) -> dict[str, str]:
        """Identity of the content at each origin of `file`, as last read."""
        query = sa.select(origins.c.origin, origins.c.identity).where(
            origins.c.collection == collection, origins.c.file == file
        )
        with self.reading() as connection:
            return {row.origin: row.identity for row in connection.execute(query)}

    def holder(self, collection: str, identity: str) -> str | None:
        """Key of the document whose own content has this identity."""
        with self.reading() as connection:
            return connection.scalar(_HOLDER, {"within": collection, "content": identity})

    def dimensions(self, model: str) -> int:
        """How many numbers a vector of `model` has; 0 while there is none."""
        query = sa.select(sa.func.length(vectors.c.vector)).where(vectors.c.model == model).limit(1)
        with self.reading() as connection:
            return (connection.scalar(query) or 0) // 2

    def vectors_known(self, hashes: Iterable[bytes], model: str) -> set[bytes]:
        """Which of `hashes` have a vector of `model` already."""
        found: set[bytes] = set()
        with self.reading() as connection:
            for some in _chunks(list(hashes)):
                query = sa.select(vectors.c.hash).where(vectors.c.model == model, vectors.c.hash.in_(some))
                found.update(connection.scalars(query))
        return found

    def originals(self) -> set[str]:
        """Digests of all original files that documents refer to."""
        with self.reading() as connection:
            return set(connection.scalars(sa.select(documents.c.original).where(documents.c.original.is_not(None))))


def _with_text(texts: bool) -> sa.Select[Any]:
    if not texts:
        return sa.select(documents, sa.literal("").label("text"))
    newest = sa.and_(versions.c.document_key == documents.c.key, versions.c.version == documents.c.version)
    return sa.select(documents, versions.c.text).join(versions, newest)


def _passage(row: Any) -> Passage:
    heading = None if row.heading_start is None else Span(start=row.heading_start, end=row.heading_end)
    return Passage(span=Span(start=row.start, end=row.end), heading=heading)


def _chunks[Item](items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for first in range(0, len(items), AT_ONCE):
        yield items[first : first + AT_ONCE]
