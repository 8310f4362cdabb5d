"""What may be written: whole batches, or nothing of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import batched

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from corpus.schema import documents, files, meta, origins, passages, quarantine, removed, vectors, versions
from corpus.store.batch import Batch, CompletedFile, Entry, Refusal, Repeat
from corpus.store.facts import forget_corrections, forget_extraction, keep_extraction
from corpus.store.rows import now, to_row

KEYS_AT_ONCE = 5_000
"""SQLite allows 32,766 bound values in one statement."""


def _upsert(table: sa.Table, *keys: str) -> sa.sql.dml.Insert:
    """Insert a row of all columns, or put it in the place of the row with these keys."""
    fresh = insert(table)
    return fresh.on_conflict_do_update(
        index_elements=list(keys),
        set_={column.name: fresh.excluded[column.name] for column in table.c if column.name not in keys},
    )


# What every document needs is built once: building it anew took more time than SQLite.
_VERSION = sa.select(documents.c.version).where(documents.c.key == sa.bindparam("named"))
_DOCUMENT = _upsert(documents, "key")
_TEXT = sa.insert(versions)
_PLACE = _upsert(origins, "collection", "origin")
_REFUSAL = _upsert(quarantine, "collection", "origin")
_FILE = _upsert(files, "collection", "origin")
_PASSAGES = sa.insert(passages)
_ABSOLVED = sa.delete(quarantine).where(
    quarantine.c.collection == sa.bindparam("within"), quarantine.c.origin == sa.bindparam("place")
)


class Writing:
    """Changes to the store; each is one transaction."""

    engine: sa.Engine

    def writing(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def write(self, batch: Batch) -> None:
        """Keep a batch, whole. Old passages and facts of changed documents are taken away in the same step."""
        with self.writing() as connection:
            _keep_vectors(connection, batch.vectors, batch.model)
            for entry in batch.entries:
                _keep_document(connection, entry)
            for repeat in batch.repeats:
                _keep_repeat(connection, batch.collection, repeat)
            for refusal in batch.refusals:
                _keep_refusal(connection, batch.collection, refusal)
            for file in batch.completed:
                _complete(connection, batch.collection, file)

    def remember(self, key: str, value: str) -> None:
        """Set a fact about the store itself."""
        with self.writing() as connection:
            fresh = insert(meta).values(key=key, value=value)
            connection.execute(fresh.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    def keep_vectors(self, found: Mapping[bytes, NDArray[np.float32]], model: str) -> None:
        """Keep vectors of passages the store already holds (a rebuild with another model)."""
        with self.writing() as connection:
            _keep_vectors(connection, found, model)

    def forget_vectors(self, *, except_model: str) -> None:
        """Drop the vectors of every other model."""
        with self.writing() as connection:
            connection.execute(sa.delete(vectors).where(vectors.c.model != except_model))

    def remove(self, keys: Sequence[str]) -> None:
        """Take documents away for good: all versions, passages, their places, what was read in them and said about it,
        and all vectors no passage uses.

        Former versions left vectors too, and nothing tells any more whose they were.
        """
        with self.writing() as connection:
            for some in batched(keys, KEYS_AT_ONCE):
                for key in some:
                    _remove_passages(connection, key)
                _reopen_files(connection, origins.c.document_key.in_(some))
                connection.execute(sa.delete(documents).where(documents.c.key.in_(some)))
                forget_corrections(connection, some)
            connection.execute(sa.delete(vectors).where(vectors.c.hash.not_in(sa.select(passages.c.vector))))
        with self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _keep_vectors(connection: Connection, found: Mapping[bytes, NDArray[np.float32]], model: str) -> None:
    if not found:
        return
    rows = [{"hash": name, "model": model, "vector": vector.astype("<f2").tobytes()} for name, vector in found.items()]
    connection.execute(insert(vectors).on_conflict_do_nothing(), rows)


def _keep_document(connection: Connection, entry: Entry) -> None:
    document, at = entry.document, now()
    version = (connection.scalar(_VERSION, {"named": document.key}) or 0) + 1
    if version > 1:
        _remove_passages(connection, document.key)
        _forget_repeats(connection, document.key, document.origin)
        forget_extraction(connection, document.key)
    connection.execute(_DOCUMENT, to_row(document, version, at))
    text = {"text": document.text, "fingerprint": document.fingerprint, "ingested": at}
    connection.execute(_TEXT, {"document_key": document.key, "version": version} | text)
    _keep_place(connection, document.collection, entry, document.key, document.origin)
    if entry.passages:
        connection.execute(_PASSAGES, _passage_rows(entry))
    if entry.extraction is not None:
        keep_extraction(connection, document.key, document.text, entry.extraction, entry.extractor)


def _passage_rows(entry: Entry) -> list[dict[str, object]]:
    return [
        {
            "document_key": entry.document.key,
            "ordinal": ordinal,
            "start": passage.span.start,
            "end": passage.span.end,
            "heading_start": passage.heading.start if passage.heading else None,
            "heading_end": passage.heading.end if passage.heading else None,
            "vector": name,
        }
        for ordinal, (passage, name) in enumerate(zip(entry.passages, entry.hashes, strict=True))
    ]


def _keep_place(connection: Connection, collection: str, what: Entry | Repeat, key: str, origin: str) -> None:
    row = {
        "collection": collection,
        "origin": origin,
        "file": what.file,
        "identity": what.identity,
        "document_key": key,
    }
    connection.execute(_PLACE, row)
    connection.execute(_ABSOLVED, {"within": collection, "place": origin})  # read now, no longer in quarantine


def _keep_repeat(connection: Connection, collection: str, repeat: Repeat) -> None:
    """Note a repeat; what stood at that place before goes, if it was another document's own place."""
    own = sa.select(documents.c.key).where(
        documents.c.collection == collection, documents.c.origin == repeat.origin, documents.c.key != repeat.key
    )
    for key in list(connection.scalars(own)):
        _remove_passages(connection, key)
        _forget_repeats(connection, key, repeat.origin)
        connection.execute(sa.delete(documents).where(documents.c.key == key))
    _keep_place(connection, collection, repeat, repeat.key, repeat.origin)


def _keep_refusal(connection: Connection, collection: str, refusal: Refusal) -> None:
    row = {
        "collection": collection,
        "origin": refusal.origin,
        "file": refusal.file,
        "reason": refusal.reason,
        "detail": refusal.detail,
        "at": now(),
    }
    connection.execute(_REFUSAL, row)


def _complete(connection: Connection, collection: str, file: CompletedFile) -> None:
    stale = (quarantine.c.collection == collection, quarantine.c.file == file.origin, quarantine.c.at < file.began)
    connection.execute(sa.delete(quarantine).where(*stale))
    if file.digest is None:
        connection.execute(sa.delete(files).where(files.c.collection == collection, files.c.origin == file.origin))
        return
    row = {
        "collection": collection,
        "origin": file.origin,
        "digest": file.digest,
        "documents": file.documents,
        "completed": now(),
    }
    connection.execute(_FILE, row)


def _remove_passages(connection: Connection, key: str) -> None:
    """Take a document's passages away and note their ids, under the generation this write will end with."""
    generation = sa.select(sa.cast(meta.c.value, sa.Integer) + 1).where(meta.c.key == "generation").scalar_subquery()
    gone = sa.select(passages.c.id, generation).where(passages.c.document_key == key)
    connection.execute(sa.insert(removed).from_select(["passage", "generation"], gone))
    connection.execute(sa.delete(passages).where(passages.c.document_key == key))


def _forget_repeats(connection: Connection, key: str, own: str) -> None:
    """The document says something else now: places that repeated it must be read again."""
    elsewhere = sa.and_(origins.c.document_key == key, origins.c.origin != own)
    _reopen_files(connection, elsewhere)
    connection.execute(sa.delete(origins).where(elsewhere))


def _reopen_files(connection: Connection, which: sa.ColumnElement[bool]) -> None:
    """Files that hold these places count as unread."""
    places = sa.select(origins.c.collection, origins.c.file).where(which)
    connection.execute(sa.delete(files).where(sa.tuple_(files.c.collection, files.c.origin).in_(places)))
