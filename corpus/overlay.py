"""People's corrections laid over what the machine reads now, and where the two no longer fit together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from corpus.corrections import FIELDS, Act, Correction, Field, Target, Values
from corpus.fact_keys import Named
from corpus.facts import Deadline, Fact, Figure
from corpus.models import Span
from corpus.relocate import relocate

FOUND = 0.5
"""Share of a quote that a fact must cover to be the one that was meant."""
SAME = 0.5
"""Share of all their words that two facts of one kind must have in common to be one."""

Cause = Literal["gone", "differs", "twice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A fact as people see it. No `corrections`: the machine's word; else theirs, in order, each with who, when, why.

    `set_by` tells who gave which field.
    """

    key: str
    fact: Fact
    corrections: tuple[Correction, ...] = ()
    set_by: tuple[tuple[Field, Correction], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A correction that no longer fits.

    "gone": its fact or words are not found any more. "differs": of `field` the machine says something else than it did
    when it was corrected (`now`). "twice": `other` says something else of the same field, or of the whole fact
    (`field` None); the later one is shown.
    """

    cause: Cause
    correction: Correction
    field: Field | None = None
    now: Values | None = None
    other: Correction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Facts in order of the text; `rejected` are those a person took away."""

    facts: tuple[Seen, ...] = ()
    rejected: tuple[Seen, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Row:
    """A fact under correction; `machine` is what was read, if it was."""

    key: str
    fact: Fact
    machine: Fact | None = None
    corrections: list[Correction] = field(default_factory=list)
    set_by: dict[Field, Correction] = field(default_factory=dict)
    rejected: Correction | None = None

    def seen(self) -> Seen:
        return Seen(
            key=self.key,
            fact=self.fact,
            corrections=tuple(self.corrections),
            set_by=tuple((name, self.set_by[name]) for name in FIELDS if name in self.set_by),
        )


def lay(text: str, facts: Sequence[Named], corrections: Iterable[Correction]) -> Laid:
    """`facts` read in `text`, with the corrections that are not withdrawn laid over them in the order of their ids."""
    sheet = _Sheet(text, [_Row(key=each.key, fact=each.fact, machine=each.fact) for each in facts])
    for correction in sorted(corrections, key=lambda each: each.id):
        if correction.live:
            sheet.take(correction)
    rows = sorted(sheet.rows, key=lambda row: (row.fact.quote.start, row.fact.quote.end))
    return Laid(
        facts=tuple(row.seen() for row in rows if not row.rejected),
        rejected=tuple(row.seen() for row in rows if row.rejected),
        conflicts=tuple(sheet.conflicts),
    )


class _Sheet:
    """The facts of one text while corrections are laid over them."""

    def __init__(self, text: str, rows: list[_Row]) -> None:
        self.text = text
        self.rows = rows
        self.conflicts: list[Conflict] = []
        self.acts: dict[Act, Callable[[Correction], None]] = {
            "confirm": self._change,  # every field is said to be as it was then
            "change": self._change,
            "reject": self._reject,
            "add": self._add,
            "merge": self._merge,
        }

    def take(self, correction: Correction) -> None:
        self.acts[correction.act](correction)

    def _conflict(self, cause: Cause, correction: Correction, **more: Field | Values | Correction | None) -> None:
        self.conflicts.append(Conflict(cause=cause, correction=correction, **more))  # type: ignore[arg-type]

    def _find(self, target: Target) -> _Row | None:
        """The fact that is meant: of its kind before others, the one most of the same extent."""
        span = relocate(self.text, target.quote, target.span)
        if span is None:
            return None
        meant = [row for row in self.rows if _common(row.fact.quote, span) >= FOUND * (span.end - span.start)]
        return max(meant, key=lambda row: (_is(row, target), likeness(row.fact.quote, span)), default=None)

    def _change(self, correction: Correction) -> None:
        row = self._find(correction.target) or self._revived(correction)
        if row is None or correction.values is None:
            return
        if row.rejected:
            self._conflict("twice", correction, other=row.rejected)
            row.rejected = None
        self._compare(row, correction)
        self._set(row, correction, correction.values)

    def _revived(self, correction: Correction) -> _Row | None:
        """A fact that a person spoke for and the machine no longer reads, while its words still stand."""
        self._conflict("gone", correction)
        span = relocate(self.text, correction.target.quote, correction.target.span)
        if span is None or correction.was is None:
            return None
        row = _Row(key=f"p{correction.id}", fact=_fact(self.text, span, correction.was))
        self.rows.append(row)
        return row

    def _compare(self, row: _Row, correction: Correction) -> None:
        """Note what the machine, or another person, says differently of the corrected fields."""
        said, was = correction.values, correction.was
        now = Values.of(row.machine, self.text) if row.machine else None
        for name in (name for name in FIELDS if said and name in correction.fields):
            if said and now and was and now.told(name) not in (was.told(name), said.told(name)):
                self._conflict("differs", correction, field=name, now=now)
            other = row.set_by.get(name)
            if said and other and other.values and other.values.told(name) != said.told(name):
                self._conflict("twice", correction, field=name, other=other)

    def _set(self, row: _Row, correction: Correction, values: Values) -> None:
        changed = _with(self.text, row.fact, values, correction.fields)
        if values.deadline and "deadline" in correction.fields and changed.deadline is None:
            self._conflict("gone", correction, field="deadline")
        if values.condition and "condition" in correction.fields and changed.condition is None:
            self._conflict("gone", correction, field="condition")
        row.fact = replace(changed, confidence=1.0)
        row.corrections.append(correction)
        row.set_by |= dict.fromkeys(correction.fields, correction)

    def _reject(self, correction: Correction) -> None:
        """Take the fact away. Where the machine no longer reads it, it agrees: nothing to do."""
        row = self._find(correction.target)
        if row is None:
            return
        if not _is(row, correction.target):
            self._conflict("differs", correction, field="kind", now=Values.of(row.fact, self.text))
            return
        if row.corrections:
            self._conflict("twice", correction, other=row.corrections[-1])
        row.rejected = correction
        row.corrections.append(correction)

    def _add(self, correction: Correction) -> None:
        span = relocate(self.text, correction.target.quote, correction.target.span)
        if span is None or correction.values is None:
            self._conflict("gone", correction)
            return
        row = self._same(span, correction) or _Row(
            key=f"p{correction.id}", fact=Fact(kind=correction.values.kind, quote=span)
        )
        if row not in self.rows:
            self.rows.append(row)
        row.fact = replace(row.fact, quote=span)
        self._set(row, correction, correction.values)

    def _same(self, span: Span, correction: Correction) -> _Row | None:
        """The machine's own reading of an added fact, if it has learnt to see it."""
        alike = [row for row in self.rows if _is(row, correction.target) and likeness(row.fact.quote, span) >= SAME]
        return max(alike, key=lambda row: likeness(row.fact.quote, span), default=None)

    def _merge(self, correction: Correction) -> None:
        one = self._find(correction.target)
        two = self._find(correction.other) if correction.other else None
        if one is None or two is None:
            self._conflict("gone", correction)
            return
        if one is not two:
            one.fact = _merged(one.fact, two.fact)
            one.set_by = two.set_by | one.set_by
            self.rows.remove(two)
        one.corrections.append(correction)


def likeness(one: Span, other: Span) -> float:
    """How much of all that two spans cover both cover, 0 to 1."""
    common = _common(one, other)
    return common / max(1, (one.end - one.start) + (other.end - other.start) - common)


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _is(row: _Row, target: Target) -> bool:
    return target.kind in {row.fact.kind, row.machine.kind if row.machine else row.fact.kind}


def _fact(text: str, span: Span, values: Values) -> Fact:
    return _with(text, Fact(kind=values.kind, quote=span), values, frozenset(FIELDS))


def _with(text: str, fact: Fact, values: Values, fields: frozenset[Field]) -> Fact:
    """`fact` with these fields of `values`; words of a deadline or condition that are not found are left out."""
    given: dict[Field, tuple[str, object]] = {
        "kind": ("kind", values.kind),
        "strength": ("strength", values.strength),
        "speaker": ("speaker", values.speaker),
        "by": ("by", values.by),
        "with": ("counterparts", values.counterparts),
        "sectors": ("sectors", values.sectors),
        "deadline": ("deadline", _deadline(text, fact.quote, values)),
        "condition": ("condition", _words(text, fact.quote, values.condition)),
    }
    changed: Fact = replace(fact, **dict(given[name] for name in fields))  # type: ignore[arg-type]
    return changed if changed.kind == "commitment" else replace(changed, strength=None)


def _deadline(text: str, quote: Span, values: Values) -> Deadline | None:
    due = values.deadline
    span = _words(text, quote, due.text) if due else None
    return Deadline(span=span, first=due.first, last=due.last, rule=due.rule) if due and span else None


def _words(text: str, quote: Span, words: str | None) -> Span | None:
    """Where `words` stand: inside the quote, else nearest to it."""
    if not words:
        return None
    inside = text.find(words, quote.start, quote.end)
    if inside >= 0:
        return Span(start=inside, end=inside + len(words))
    return relocate(text, words, Span(start=quote.start, end=quote.start))


def _merged(one: Fact, two: Fact) -> Fact:
    """Both facts as one: the first one's word counts, the second fills what it leaves open."""
    quote = Span(start=min(one.quote.start, two.quote.start), end=max(one.quote.end, two.quote.end))
    return replace(
        one,
        quote=quote,
        strength=one.strength or two.strength,
        speaker=one.speaker or two.speaker,
        by=_joined(one.by, two.by),
        counterparts=_joined(one.counterparts, two.counterparts),
        sectors=_joined(one.sectors, two.sectors),
        deadline=one.deadline or two.deadline,
        condition=one.condition or two.condition,
        figures=_figures(one, two),
        confidence=1.0,
    )


def _joined(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*one, *two]))


def _figures(one: Fact, two: Fact) -> tuple[Figure, ...]:
    return tuple({figure.span: figure for figure in (*two.figures, *one.figures)}.values())
