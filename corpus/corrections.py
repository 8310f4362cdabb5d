"""What people say about facts: confirmed, rejected, changed, added, merged; beside what was read, never over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from corpus.fact_keys import squeezed
from corpus.facts import Fact, Kind, Speaker, Strength
from corpus.models import Span

Act = Literal["confirm", "reject", "change", "add", "merge"]
Field = Literal["kind", "strength", "speaker", "by", "with", "sectors", "deadline", "condition"]

ACTS: tuple[Act, ...] = ("confirm", "reject", "change", "add", "merge")
FIELDS: tuple[Field, ...] = ("kind", "strength", "speaker", "by", "with", "sectors", "deadline", "condition")
PERSON = "person"
"""The rule of a deadline whose day a person gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The fact a correction means, as it stood then: the quote finds it again, the span tells equal ones apart."""

    kind: Kind
    quote: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline by its words, so that it can be found in a text that has changed around them."""

    text: str
    first: date | None = None
    last: date | None = None
    rule: str = PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The fields of a fact in words, free of offsets."""

    kind: Kind
    strength: Strength | None = None
    speaker: Speaker | None = None
    by: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    deadline: Due | None = None
    condition: str | None = None

    @classmethod
    def of(cls, fact: Fact, text: str) -> Values:
        """What `fact` says in `text`."""
        due = fact.deadline
        return cls(
            kind=fact.kind,
            strength=fact.strength,
            speaker=fact.speaker,
            by=fact.by,
            counterparts=fact.counterparts,
            sectors=fact.sectors,
            deadline=Due(text=due.span.of(text), first=due.first, last=due.last, rule=due.rule) if due else None,
            condition=fact.condition.of(text) if fact.condition else None,
        )

    def told(self, field: Field) -> object:
        """What `field` says, in a form in which equal means the same: spelling and order do not count."""
        return _TOLD[field](self)


def _due(values: Values) -> object:
    due = values.deadline
    return due and (squeezed(due.text), due.first, due.last)


def _speaker(values: Values) -> object:
    said = values.speaker
    return said and (squeezed(said.name or ""), squeezed(said.role or ""))


_TOLD: dict[Field, Callable[[Values], object]] = {
    "kind": lambda values: values.kind,
    "strength": lambda values: values.strength,
    "speaker": _speaker,
    "by": lambda values: frozenset(map(squeezed, values.by)),
    "with": lambda values: frozenset(map(squeezed, values.counterparts)),
    "sectors": lambda values: frozenset(values.sectors),
    "deadline": _due,
    "condition": lambda values: squeezed(values.condition or ""),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One act of one person on one fact (`merge`: on two).

    `fields` of the fact become those of `values`; `was` is what the machine read then, None where it read nothing
    (an added fact). Nothing of it is ever changed, except that it may be withdrawn.
    """

    document: str
    act: Act
    target: Target
    who: str
    why: str
    at: datetime
    id: int = 0
    other: Target | None = None
    fields: frozenset[Field] = frozenset()
    values: Values | None = None
    was: Values | None = None
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None

    @property
    def live(self) -> bool:
        return self.withdrawn_at is None
