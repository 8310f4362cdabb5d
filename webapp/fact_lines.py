"""Facts as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.corrections import Correction
from corpus.dates import jalali
from corpus.facts import CONFIRM_BELOW, Deadline, Extraction, Fact, Figure, Meeting, Speaker
from corpus.models import Document
from corpus.overlay import Conflict, Seen


def extraction_lines(document: Document, extraction: Extraction) -> Iterator[str]:
    """A document and all that was read in it."""
    yield heading(document)
    if extraction.summary:
        yield f"  summary: {_one_line(extraction.summary.of(document.text))}"
    if extraction.meeting:
        yield f"  meeting: {_meeting(extraction.meeting)}"
    for number, fact in enumerate(extraction.facts, 1):
        yield from fact_lines(fact, document.text, str(number))
    if not extraction.facts:
        yield "  no facts"


def heading(document: Document) -> str:
    """A document's id, title and day."""
    day = jalali(document.published.day) if document.published else "undated"
    return f"{document.id}  {document.title or ''}  [{day}]"


def fact_lines(fact: Fact, text: str, label: str, holder: str | None = None) -> Iterator[str]:
    """A fact: what it is and its words, then what is known of it."""
    doubt = "  (to be confirmed)" if fact.confidence < CONFIRM_BELOW else ""
    proposed = "  (proposed by the language model)" if fact.source == "endpoint" else ""
    kind = f"{fact.kind}/{fact.strength}" if fact.strength else fact.kind
    yield f"  {label}. {kind}{proposed}{doubt}: «{_one_line(fact.quote.of(text))}»"
    for name, said in _fields(fact, text, holder):
        if said:
            yield f"       {name}: {said}"


def seen_lines(seen: Seen, text: str, holder: str | None = None) -> Iterator[str]:
    """A fact as people see it, with those who corrected it and who held the office that speaks."""
    yield from fact_lines(seen.fact, text, seen.key, holder)
    for correction in seen.corrections:
        yield f"       {correction_line(correction)}"


def correction_line(correction: Correction) -> str:
    """Who did what, when and why."""
    fields = f" {', '.join(sorted(correction.fields))}" if correction.act == "change" else ""
    taken_back = f" (withdrawn by {correction.withdrawn_by})" if not correction.live else ""
    day = jalali(correction.at.astimezone().date())
    return f"#{correction.id} {correction.act}{fields} by {correction.who}, {day}: {correction.why}{taken_back}"


def conflict_lines(conflict: Conflict) -> Iterator[str]:
    """What does not fit, and what may be done."""
    correction = conflict.correction
    yield f"  {correction_line(correction)}"
    yield f"       «{_one_line(correction.target.quote)}»"
    yield f"       {_problem(conflict)}"
    yield f"       to take it back: hamkari facts correct {correction.document} withdraw {correction.id}"


def _problem(conflict: Conflict) -> str:
    what = f"the field {conflict.field!r}" if conflict.field else "the fact"
    if conflict.cause == "gone":
        words = f"the words of {what}" if conflict.field else "its fact"
        return f"{words} can no longer be found"
    if conflict.cause == "differs":
        return f"the extractor now reads {what} differently than when it was corrected"
    other = f"#{conflict.other.id} by {conflict.other.who}" if conflict.other else "another correction"
    return f"{other} says something else of {what}; the later one is shown"


def _fields(fact: Fact, text: str, holder: str | None) -> Iterator[tuple[str, str]]:
    yield "speaker", _speaker(fact.speaker) + (f" ({holder} on that day)" if holder else "")
    yield "by", "، ".join(fact.by)
    yield "with", "، ".join(fact.counterparts)
    yield "sectors", ", ".join(fact.sectors)
    yield "deadline", _deadline(fact.deadline, text)
    yield "condition", _one_line(fact.condition.of(text)) if fact.condition else ""
    yield "figures", "; ".join(_figure(figure, text) for figure in fact.figures)


def _speaker(speaker: Speaker | None) -> str:
    return "، ".join(filter(None, (speaker.name, speaker.role))) if speaker else ""


def _deadline(due: Deadline | None, text: str) -> str:
    if due is None:
        return ""
    days = " to ".join(dict.fromkeys(jalali(day) for day in (due.first, due.last) if day)) or "no day"
    return f"«{_one_line(due.span.of(text))}» → {days} ({due.rule})"


def _figure(figure: Figure, text: str) -> str:
    about = ", ".join(filter(None, (figure.unit, figure.product, figure.period, figure.change)))
    return f"«{_one_line(figure.span.of(text))}» = {figure.amount}" + (f" ({about})" if about else "")


def _meeting(meeting: Meeting) -> str:
    people = "; ".join("، ".join(filter(None, (each.name, each.role))) for each in meeting.participants)
    day = jalali(meeting.day) if meeting.day else None
    return " · ".join(filter(None, (day, meeting.mode, meeting.place, people)))


def _one_line(words: str) -> str:
    return " ".join(words.split())
