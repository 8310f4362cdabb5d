"""What the store knows of facts: as the machine read them, as people see them, and what must be read again."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from itertools import batched
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.corrections import Correction
from corpus.fact_filter import FactFilter
from corpus.fact_keys import Named, name, squeezed
from corpus.facts import CONFIRM_BELOW, Extraction, Meeting, Speaker
from corpus.models import Document, Span
from corpus.overlay import Laid, Seen, lay
from corpus.schema import corrections, documents, extractions, fact_parties, fact_sectors, facts
from corpus.store.fact_rows import (
    by_fact,
    correction_row,
    fact_row,
    meeting_text,
    party_rows,
    sector_rows,
    speaker_words,
    to_correction,
    to_fact,
    to_meeting,
)
from corpus.store.rows import now

AT_ONCE = 200
"""Documents whose facts are held in memory together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A fact people see, and its document with the text that holds its words."""

    document: Document
    seen: Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What was read of a document as a whole, and by which extractor."""

    extractor: int
    meeting: Meeting | None
    summary: Span | None


class Facts:
    """Questions about facts and corrections, and the writing of both."""

    engine: sa.Engine

    def reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def writing(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def documents(self, keys: Sequence[str], *, texts: bool = True) -> list[Document]:
        raise NotImplementedError

    def fact_count(self) -> int:
        """How many facts the machine has read."""
        with self.reading() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(facts)) or 0

    def about(self, key: str) -> About | None:
        """What was read of document `key` as a whole; None if no extractor has seen it."""
        with self.reading() as connection:
            row = connection.execute(sa.select(extractions).where(extractions.c.document_key == key)).first()
        if row is None:
            return None
        summary = None if row.summary_start is None else Span(start=row.summary_start, end=row.summary_end)
        return About(extractor=row.extractor, meeting=to_meeting(row.meeting), summary=summary)

    def machine_facts(self, keys: Sequence[str]) -> dict[str, list[Named]]:
        """The facts read in each of the documents `keys`, in order of the text."""
        with self.reading() as connection:
            return _facts_of(connection, facts.c.document_key.in_(keys))

    def laid(self, document: Document) -> Laid:
        """The facts of a document's newest text as people see them."""
        read = self.machine_facts([document.key]).get(document.key, [])
        return lay(document.text, read, self.corrections(document.key))

    def find_facts(self, wanted: FactFilter, limit: int | None = None) -> Iterator[Found]:
        """Facts as people see them, of the documents last published first, then in order of the text."""
        found = heapq.merge(self._untouched(wanted), self._corrected(wanted), key=_order)
        for number, each in enumerate(found):
            if number == limit:
                return
            yield each

    def _untouched(self, wanted: FactFilter) -> Iterator[Found]:
        """Wanted facts of documents nobody has corrected: their rows are what people see."""
        query = sa.select(facts.c.document_key, facts.c.key)
        query = query.join(documents, documents.c.key == facts.c.document_key).where(
            facts.c.document_key.not_in(LIVE), *_conditions(wanted)
        )
        with self.reading() as connection:
            keys = connection.execute(query.order_by(*_ORDER, facts.c.ordinal)).all()
        chosen: dict[str, set[str]] = {}
        for document, key in keys:
            chosen.setdefault(document, set()).add(key)
        for some in batched(chosen, AT_ONCE):
            read = self.machine_facts(some)
            for document in self.documents(some):
                for each in read.get(document.key, []):
                    if each.key in chosen[document.key]:
                        yield Found(document=document, seen=Seen(key=each.key, fact=each.fact))

    def _corrected(self, wanted: FactFilter) -> Iterator[Found]:
        """Wanted facts of documents with corrections, looked at as corrected."""
        query = sa.select(documents.c.key).where(documents.c.key.in_(LIVE)).order_by(*_ORDER)
        with self.reading() as connection:
            keys = list(connection.scalars(query))
        for document in (document for some in batched(keys, AT_ONCE) for document in self.documents(some)):
            for seen in self.laid(document).facts:
                if wanted.admits(seen.fact, document):
                    yield Found(document=document, seen=seen)

    def spoken_by(self, office: Sequence[str]) -> list[tuple[date, Speaker]]:
        """Who spoke with all these words (in plain letters) in his name or office, as people see it.

        Only speakers with both, of documents with a day; of many days at least the first and the last.
        """
        said = [facts.c.speaker_plain.contains(word, autoescape=True) for word in office]
        said += [column.is_not(None) for column in (facts.c.speaker_name, facts.c.speaker_role, documents.c.published)]
        days = (sa.func.min(documents.c.published), sa.func.max(documents.c.published))
        query = sa.select(facts.c.speaker_name, facts.c.speaker_role, *days)
        query = query.join(documents, documents.c.key == facts.c.document_key).where(
            facts.c.document_key.not_in(LIVE), *said
        )
        with self.reading() as connection:
            rows = connection.execute(query.group_by(facts.c.speaker_name, facts.c.speaker_role)).all()
        found = [
            (date.fromisoformat(day), Speaker(name=name, role=role)) for name, role, *days in rows for day in {*days}
        ]
        return found + list(self._spoken_in_corrected(office, said))

    def _spoken_in_corrected(
        self, office: Sequence[str], said: list[sa.ColumnElement[bool]]
    ) -> Iterator[tuple[date, Speaker]]:
        query = sa.select(facts.c.document_key).join(documents, documents.c.key == facts.c.document_key)
        with self.reading() as connection:
            keys = {*connection.scalars(query.where(facts.c.document_key.in_(LIVE), *said))}
        # Facts that speak only since a person said so have no such row.
        keys |= {each.document for each in self.corrections() if each.live and each.values and each.values.speaker}
        for document in self.documents(sorted(keys)):
            for speaker in (seen.fact.speaker for seen in self.laid(document).facts):
                if document.published and speaker and _speaks(speaker, office):
                    yield document.published.day, speaker

    def stale(self, extractor: int) -> list[str]:
        """Keys of the documents that this version of the extractor has not read."""
        done = sa.select(extractions.c.document_key).where(extractions.c.extractor == extractor)
        with self.reading() as connection:
            return list(
                connection.scalars(
                    sa.select(documents.c.key).where(documents.c.key.not_in(done)).order_by(documents.c.key)
                )
            )

    def keep_extractions(self, read: Mapping[str, tuple[str, Extraction]], extractor: int) -> None:
        """Replace what was read of documents the store already holds: key → the text read, and what was found in it.

        One transaction. A document whose text has changed meanwhile, or that is gone, is left for another run.
        """
        with self.writing() as connection:
            current = {document.key: document.text for document in self.documents(list(read))}
            for key, (text, extraction) in read.items():
                if current.get(key) == text:
                    forget_extraction(connection, key)
                    keep_extraction(connection, key, text, extraction, extractor)

    def corrections(self, document: str | None = None) -> list[Correction]:
        """All corrections, or those of one document, also the withdrawn ones, by id."""
        query = sa.select(corrections).order_by(corrections.c.id)
        if document is not None:
            query = query.where(corrections.c.document_key == document)
        with self.reading() as connection:
            return [to_correction(row) for row in connection.execute(query)]

    def corrected(self) -> list[str]:
        """Keys of what has corrections that are not withdrawn, also of documents that are gone."""
        with self.reading() as connection:
            return list(connection.scalars(LIVE.distinct().order_by(corrections.c.document_key)))

    def correct(self, correction: Correction) -> int:
        """Keep a correction; returns its id."""
        with self.writing() as connection:
            done = connection.execute(sa.insert(corrections).values(correction_row(correction)))
            return int(done.inserted_primary_key[0]) if done.inserted_primary_key else 0

    def withdraw(self, correction: int, who: str) -> bool:
        """Take a correction back; it stays on record. False if there is no such live correction."""
        query = sa.update(corrections).where(corrections.c.id == correction, corrections.c.withdrawn_at.is_(None))
        with self.writing() as connection:
            return connection.execute(query.values(withdrawn_at=now(), withdrawn_by=who)).rowcount == 1


LIVE = sa.select(corrections.c.document_key).where(corrections.c.withdrawn_at.is_(None))
_ORDER = (documents.c.published.is_(None), documents.c.published.desc(), documents.c.key)


def _speaks(speaker: Speaker, office: Sequence[str]) -> bool:
    said = speaker_words(speaker) or ""
    return bool(speaker.name and speaker.role) and all(word in said for word in office)


def _order(found: Found) -> tuple[bool, int, str, int]:
    day = found.document.published
    return day is None, -day.day.toordinal() if day else 0, found.document.key, found.seen.fact.quote.start


def _facts_of(connection: Connection, which: sa.ColumnElement[bool]) -> dict[str, list[Named]]:
    rows = connection.execute(sa.select(facts).where(which).order_by(facts.c.document_key, facts.c.ordinal)).all()
    keys = sa.select(facts.c.key).where(which)
    parties = connection.execute(
        sa.select(fact_parties)
        .where(fact_parties.c.fact_key.in_(keys))
        .order_by(fact_parties.c.fact_key, fact_parties.c.side, fact_parties.c.place)
    )
    sectors = connection.execute(
        sa.select(fact_sectors)
        .where(fact_sectors.c.fact_key.in_(keys))
        .order_by(fact_sectors.c.fact_key, fact_sectors.c.place)
    )
    parties_of, sectors_of = by_fact(parties), by_fact(sectors)
    found: dict[str, list[Named]] = {}
    for row in rows:
        fact = to_fact(row, parties_of.get(row.key, ()), sectors_of.get(row.key, ()))
        found.setdefault(row.document_key, []).append(fact)
    return found


def _conditions(wanted: FactFilter) -> Iterator[sa.ColumnElement[bool]]:
    """What `FactFilter.admits` asks, of rows."""
    if wanted.kinds:
        yield facts.c.kind.in_(wanted.kinds)
    if wanted.strengths:
        yield facts.c.strength.in_(wanted.strengths)
    if wanted.sectors:
        yield facts.c.key.in_(sa.select(fact_sectors.c.fact_key).where(fact_sectors.c.sector.in_(wanted.sectors)))
    if wanted.party:
        named = fact_parties.c.plain.contains(squeezed(wanted.party), autoescape=True)
        yield facts.c.key.in_(sa.select(fact_parties.c.fact_key).where(named))
    if wanted.parties is not None:
        yield facts.c.key.in_(sa.select(fact_parties.c.fact_key).where(fact_parties.c.plain.in_(wanted.parties)))
    if wanted.speaker:
        yield facts.c.speaker_plain.contains(squeezed(wanted.speaker), autoescape=True)
    if wanted.documents is not None:
        yield facts.c.document_key.in_(wanted.documents)
    if wanted.to_confirm:
        yield facts.c.confidence < CONFIRM_BELOW
    bounds = (
        (facts.c.deadline_last, wanted.due_after, wanted.due_before),
        (documents.c.published, wanted.since, wanted.until),
    )
    for column, first, last in bounds:
        if first:
            yield column >= first.isoformat()
        if last:
            yield column <= last.isoformat()


def keep_extraction(connection: Connection, key: str, text: str, extraction: Extraction, extractor: int) -> None:
    """Write what was read in the text of document `key`, of which the store holds nothing read."""
    summary = extraction.summary
    connection.execute(
        sa.insert(extractions).values(
            document_key=key,
            extractor=extractor,
            meeting=meeting_text(extraction.meeting),
            summary_start=summary.start if summary else None,
            summary_end=summary.end if summary else None,
            at=now(),
        )
    )
    named = name(key, text, sorted(extraction.facts, key=lambda fact: fact.quote))
    _insert(connection, facts, [fact_row(key, ordinal, each) for ordinal, each in enumerate(named)])
    _insert(connection, fact_parties, [row for each in named for row in party_rows(each)])
    _insert(connection, fact_sectors, [row for each in named for row in sector_rows(each)])


def forget_extraction(connection: Connection, key: str) -> None:
    """Take away what was read of document `key`; corrections stay."""
    connection.execute(sa.delete(facts).where(facts.c.document_key == key))
    connection.execute(sa.delete(extractions).where(extractions.c.document_key == key))


def forget_corrections(connection: Connection, keys: Iterable[str]) -> None:
    """Take away for good what people said about documents that are purged: it quotes them."""
    connection.execute(sa.delete(corrections).where(corrections.c.document_key.in_(list(keys))))


def _insert(connection: Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)
