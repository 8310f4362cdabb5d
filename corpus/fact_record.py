"""Facts and meetings as JSON for programs: days are Jalali, YYYY-MM-DD, and offsets count code points of the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from corpus.dates import jalali
from corpus.facts import Deadline, Extraction, Fact, Figure, Meeting
from corpus.models import Document, Span

Record = dict[str, Any]


def extraction_record(document: Document, extraction: Extraction) -> Record:
    """A document's own id and all that was read in it."""
    return {
        "id": document.id,
        "facts": [fact_record(fact, document.text) for fact in extraction.facts],
        "meeting": meeting_record(extraction.meeting),
        "summary": span_record(extraction.summary, document.text),
    }


def fact_record(fact: Fact, text: str) -> Record:
    """A fact of `text`."""
    speaker = fact.speaker
    return {
        "kind": fact.kind,
        "strength": fact.strength,
        "start": fact.quote.start,
        "end": fact.quote.end,
        "quote": fact.quote.of(text),
        "speaker": {"name": speaker.name, "role": speaker.role} if speaker else None,
        "by": list(fact.by),
        "with": list(fact.counterparts),
        "sectors": list(fact.sectors),
        "deadline": _deadline(fact.deadline, text),
        "condition": fact.condition.of(text) if fact.condition else None,
        "figures": _figures(fact.figures, text),
        "confidence": round(fact.confidence, 3),
        "source": fact.source,
    }


def meeting_record(meeting: Meeting | None) -> Record | None:
    if meeting is None:
        return None
    return {
        "date": day_record(meeting.day),
        "mode": meeting.mode,
        "place": meeting.place,
        "participants": [{"name": each.name, "role": each.role} for each in meeting.participants],
    }


def span_record(span: Span | None, text: str) -> Record | None:
    return {"start": span.start, "end": span.end, "text": span.of(text)} if span else None


def day_record(day: date | None) -> str | None:
    """A day as 1404-08-25."""
    return jalali(day).replace("/", "-") if day else None


def _deadline(due: Deadline | None, text: str) -> Record | None:
    """`from` to `to` is when it may be done; `date`, the last day on which it is still kept, is `to`."""
    if due is None:
        return None
    last = day_record(due.last)
    return {"text": due.span.of(text), "date": last, "from": day_record(due.first), "to": last, "rule": due.rule}


def _figures(figures: Sequence[Figure], text: str) -> list[Record]:
    return [
        {
            "text": each.span.of(text),
            "start": each.span.start,
            "end": each.span.end,
            "amount": int(each.amount) if each.amount == each.amount.to_integral_value() else float(each.amount),
            "unit": each.unit,
            "product": each.product,
            "period": each.period,
            "change": each.change,
        }
        for each in figures
    ]
