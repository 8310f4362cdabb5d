"""Facts as people see them, corrections and conflicts, as the JSON that programs read."""

from __future__ import annotations

from corpus.corrections import Correction
from corpus.fact_record import Record, fact_record, meeting_record, span_record
from corpus.models import Document
from corpus.overlay import Conflict, Laid, Seen
from corpus.store import About, Found
from ingest.extract.incumbents import Incumbents


def found_json(found: Found, holder: str | None = None) -> Record:
    """A fact with the document that says it."""
    document = found.document
    about = {
        "document": document.key,
        "id": document.id,
        "title": document.title,
        "published": document.published.day.isoformat() if document.published else None,
        "source": document.source,
    }
    # The document's source keeps its name; that of the fact, "source" elsewhere, has another one here.
    own = {"source": document.source, "fact_source": found.seen.fact.source}
    return about | seen_json(found.seen, document, holder) | own


def document_json(document: Document, laid: Laid, about: About | None, incumbents: Incumbents) -> Record:
    """All facts of a document."""
    return {
        "key": document.key,
        "id": document.id,
        "version": document.version,
        "facts": [seen_json(seen, document, incumbents.of(seen.fact, document)) for seen in laid.facts],
        "meeting": meeting_record(about.meeting) if about else None,
        "summary": span_record(about.summary, document.text) if about else None,
        "conflicts": [conflict_json(conflict) for conflict in laid.conflicts],
    }


def seen_json(seen: Seen, document: Document, holder: str | None = None) -> Record:
    """A fact as `hamkari extract` prints it, its key, its deadline in Gregorian days, and who stands for it.

    `holder`, who held the speaker's office that day, is beside the speaker's name, never in its place.
    """
    due = seen.fact.deadline
    gregorian = {
        "from": due.first.isoformat() if due and due.first else None,
        "to": due.last.isoformat() if due and due.last else None,
    }
    read = fact_record(seen.fact, document.text)
    if holder:
        read["speaker"] |= {"holder": holder}
    return {
        "key": seen.key,
        **read,
        "gregorian": gregorian if due else None,
        "provenance": "person" if seen.corrections else "machine",
        "corrections": [correction_json(each) for each in seen.corrections],
    }


def correction_json(correction: Correction) -> Record:
    """Who did what, when and why."""
    return {
        "id": correction.id,
        "document": correction.document,
        "act": correction.act,
        "who": correction.who,
        "at": correction.at.isoformat(timespec="seconds"),
        "why": correction.why,
        "fields": sorted(correction.fields),
        "kind": correction.target.kind,
        "quote": correction.target.quote,
        "withdrawn_by": correction.withdrawn_by,
        "withdrawn_at": correction.withdrawn_at.isoformat(timespec="seconds") if correction.withdrawn_at else None,
    }


def conflict_json(conflict: Conflict) -> Record:
    """A correction that no longer fits, and how: "gone", "differs" or "twice"."""
    return {
        "cause": conflict.cause,
        "field": conflict.field,
        "correction": correction_json(conflict.correction),
        "other": correction_json(conflict.other) if conflict.other else None,
    }
