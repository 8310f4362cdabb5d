"""Facts, meetings and corrections as rows and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from corpus.corrections import Correction, Due, Target, Values
from corpus.fact_keys import Named, squeezed
from corpus.facts import Deadline, Fact, Figure, Meeting, Participant, Speaker
from corpus.models import Span


def fact_row(document: str, ordinal: int, named: Named) -> dict[str, Any]:
    """The `facts` row of a fact; parties and sectors have rows of their own."""
    fact, due, speaker = named.fact, named.fact.deadline, named.fact.speaker
    return {
        "key": named.key,
        "document_key": document,
        "ordinal": ordinal,
        "kind": fact.kind,
        "strength": fact.strength,
        "start": fact.quote.start,
        "end": fact.quote.end,
        "speaker_name": speaker.name if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "speaker_plain": speaker_words(speaker),
        "deadline_start": due.span.start if due else None,
        "deadline_end": due.span.end if due else None,
        "deadline_first": _iso(due.first) if due else None,
        "deadline_last": _iso(due.last) if due else None,
        "deadline_rule": due.rule if due else None,
        "condition_start": fact.condition.start if fact.condition else None,
        "condition_end": fact.condition.end if fact.condition else None,
        "figures": json.dumps([_figure_row(figure) for figure in fact.figures], ensure_ascii=False),
        "confidence": fact.confidence,
        "source": fact.source,
    }


def speaker_words(speaker: Speaker | None) -> str | None:
    """How a speaker is looked up: name and office in plain letters without spaces."""
    return f"{squeezed(speaker.name or '')}\n{squeezed(speaker.role or '')}" if speaker else None


def party_rows(named: Named) -> list[dict[str, Any]]:
    """The `fact_parties` rows of a fact."""
    sides = (("by", named.fact.by), ("with", named.fact.counterparts))
    return [
        {"fact_key": named.key, "side": side, "place": place, "name": name, "plain": squeezed(name)}
        for side, names in sides
        for place, name in enumerate(names)
    ]


def sector_rows(named: Named) -> list[dict[str, Any]]:
    """The `fact_sectors` rows of a fact."""
    return [
        {"fact_key": named.key, "place": place, "sector": sector} for place, sector in enumerate(named.fact.sectors)
    ]


def to_fact(row: Any, parties: Sequence[Any], sectors: Sequence[Any]) -> Named:
    """The fact of a `facts` row and the rows that belong to it, each in order."""
    speaker = Speaker(name=row.speaker_name, role=row.speaker_role)
    fact = Fact(
        kind=row.kind,
        quote=Span(start=row.start, end=row.end),
        strength=row.strength,
        speaker=None if row.speaker_plain is None else speaker,
        by=tuple(each.name for each in parties if each.side == "by"),
        counterparts=tuple(each.name for each in parties if each.side == "with"),
        sectors=tuple(each.sector for each in sectors),
        deadline=_deadline(row),
        condition=_span(row.condition_start, row.condition_end),
        figures=tuple(_figure(each) for each in json.loads(row.figures)),
        confidence=row.confidence,
        source=row.source or "rules",
    )
    return Named(key=row.key, fact=fact)


def _deadline(row: Any) -> Deadline | None:
    span = _span(row.deadline_start, row.deadline_end)
    if span is None:
        return None
    return Deadline(
        span=span, first=_date(row.deadline_first), last=_date(row.deadline_last), rule=row.deadline_rule or ""
    )


def _figure_row(figure: Figure) -> dict[str, Any]:
    return asdict(figure) | {"span": [figure.span.start, figure.span.end], "amount": str(figure.amount)}


def _figure(found: dict[str, Any]) -> Figure:
    start, end = found["span"]
    return Figure(**found | {"span": Span(start=start, end=end), "amount": Decimal(found["amount"])})


def meeting_text(meeting: Meeting | None) -> str | None:
    """A meeting as JSON."""
    if meeting is None:
        return None
    return json.dumps(asdict(meeting) | {"day": _iso(meeting.day)}, ensure_ascii=False)


def to_meeting(text: str | None) -> Meeting | None:
    """A meeting from its JSON."""
    if text is None:
        return None
    found = json.loads(text)
    people = tuple(Participant(**each) for each in found["participants"])
    return Meeting(**found | {"day": _date(found["day"]), "participants": people})


def correction_row(correction: Correction) -> dict[str, Any]:
    """The `corrections` row of a correction, without its id."""
    target = correction.target
    body = {
        "other": _target_body(correction.other) if correction.other else None,
        "fields": sorted(correction.fields),
        "values": _values_body(correction.values),
        "was": _values_body(correction.was),
    }
    return {
        "document_key": correction.document,
        "at": correction.at.isoformat(timespec="microseconds"),
        "who": correction.who,
        "why": correction.why,
        "act": correction.act,
        "target_kind": target.kind,
        "target_quote": target.quote,
        "target_start": target.span.start,
        "target_end": target.span.end,
        "body": json.dumps(body, ensure_ascii=False),
        "withdrawn_at": correction.withdrawn_at.isoformat() if correction.withdrawn_at else None,
        "withdrawn_by": correction.withdrawn_by,
    }


def to_correction(row: Any) -> Correction:
    """The correction of a `corrections` row."""
    body = json.loads(row.body)
    span = Span(start=row.target_start, end=row.target_end)
    return Correction(
        id=row.id,
        document=row.document_key,
        at=datetime.fromisoformat(row.at),
        who=row.who,
        why=row.why,
        act=row.act,
        target=Target(kind=row.target_kind, quote=row.target_quote, span=span),
        other=_target(body["other"]),
        fields=frozenset(body["fields"]),
        values=_values(body["values"]),
        was=_values(body["was"]),
        withdrawn_at=datetime.fromisoformat(row.withdrawn_at) if row.withdrawn_at else None,
        withdrawn_by=row.withdrawn_by,
    )


def _target_body(target: Target) -> dict[str, Any]:
    return {"kind": target.kind, "quote": target.quote, "span": [target.span.start, target.span.end]}


def _target(found: dict[str, Any] | None) -> Target | None:
    if found is None:
        return None
    start, end = found["span"]
    return Target(kind=found["kind"], quote=found["quote"], span=Span(start=start, end=end))


def _values_body(values: Values | None) -> dict[str, Any] | None:
    if values is None:
        return None
    due = values.deadline
    body = asdict(values)
    return body | {"deadline": asdict(due) | {"first": _iso(due.first), "last": _iso(due.last)} if due else None}


def _values(found: dict[str, Any] | None) -> Values | None:
    if found is None:
        return None
    due, speaker = found["deadline"], found["speaker"]
    return Values(
        **found
        | {name: tuple(found[name]) for name in ("by", "counterparts", "sectors")}
        | {"deadline": Due(**due | {"first": _date(due["first"]), "last": _date(due["last"])}) if due else None}
        | {"speaker": Speaker(**speaker) if speaker else None}
    )


def by_fact(rows: Iterable[Any]) -> dict[str, list[Any]]:
    """Rows of parties or sectors, in order, under the key of their fact."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.fact_key, []).append(row)
    return found


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start=start, end=end)
