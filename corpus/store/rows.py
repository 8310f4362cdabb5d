"""Documents as rows and back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from corpus.models import Dated, Document, Letterhead, Span


def now() -> str:
    """The present moment as the store writes it: UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def to_row(document: Document, version: int, ingested: str) -> dict[str, Any]:
    """The `documents` row of `document`."""
    published, head = document.published, document.letterhead
    return {
        "key": document.key,
        "id": document.id,
        "collection": document.collection,
        "origin": document.origin,
        "title": document.title,
        "published": published.day.isoformat() if published else None,
        "published_rule": published.rule if published else None,
        "published_start": published.span.start if published and published.span else None,
        "published_end": published.span.end if published and published.span else None,
        "source": document.source,
        "type": document.type,
        "language": document.language,
        "url": document.url,
        "number": head.number,
        "letter_date": head.date,
        "attachment": head.attachment,
        "headings": json.dumps([[span.start, span.end] for span in document.headings]),
        "recognised": document.recognised,
        "original": document.original,
        "media_type": document.media_type,
        "version": version,
        "ingested": ingested,
    }


def from_row(row: Any, text: str) -> Document:
    """The document of a `documents` row and its text ("" where the text was not asked for)."""
    return Document(
        key=row.key,
        id=row.id,
        text=text,
        origin=row.origin,
        collection=row.collection,
        title=row.title,
        published=_dated(row),
        source=row.source,
        type=row.type,
        language=row.language,
        url=row.url,
        letterhead=Letterhead(number=row.number, date=row.letter_date, attachment=row.attachment),
        headings=tuple(Span(start=start, end=end) for start, end in json.loads(row.headings)),
        recognised=row.recognised,
        original=row.original,
        media_type=row.media_type,
        version=row.version,
        ingested=datetime.fromisoformat(row.ingested),
    )


def _dated(row: Any) -> Dated | None:
    if row.published is None:
        return None
    span = None if row.published_start is None else Span(start=row.published_start, end=row.published_end)
    return Dated(day=date.fromisoformat(row.published), rule=row.published_rule, span=span)
