"""Which facts are wanted: the same question to the rows of the store and to a fact people have corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.fact_keys import squeezed
from corpus.facts import CONFIRM_BELOW, Fact, Kind, Strength
from corpus.models import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFilter:
    """Every field that is set must fit; of several values of one field any.

    `party` and `speaker` are parts of a name or office in any spelling. `due_after` to `due_before` bound the last day
    of the deadline, `since` to `until` the day of the document; all are included, and what has no such day is not.
    """

    kinds: frozenset[Kind] = frozenset()
    strengths: frozenset[Strength] = frozenset()
    sectors: frozenset[str] = frozenset()
    party: str | None = None
    parties: frozenset[str] | None = None
    """All names of the party wanted, whole and squeezed: see `Store.names_of`."""
    speaker: str | None = None
    documents: frozenset[str] | None = None
    """Keys; None is all."""
    due_after: date | None = None
    due_before: date | None = None
    since: date | None = None
    until: date | None = None
    to_confirm: bool = False

    def admits(self, fact: Fact, document: Document) -> bool:
        """Whether the fact of the document is wanted."""
        published = document.published.day if document.published else None
        due = fact.deadline.last if fact.deadline else None
        return (
            (not self.kinds or fact.kind in self.kinds)
            and (not self.strengths or fact.strength in self.strengths)
            and (not self.sectors or bool(self.sectors & set(fact.sectors)))
            and (not self.party or _any_holds(self.party, (*fact.by, *fact.counterparts)))
            and (self.parties is None or any(squeezed(name) in self.parties for name in (*fact.by, *fact.counterparts)))
            and (not self.speaker or _any_holds(self.speaker, _names(fact)))
            and (self.documents is None or document.key in self.documents)
            and _within(due, self.due_after, self.due_before)
            and _within(published, self.since, self.until)
            and (not self.to_confirm or fact.confidence < CONFIRM_BELOW)
        )


def _names(fact: Fact) -> tuple[str, ...]:
    return (fact.speaker.name or "", fact.speaker.role or "") if fact.speaker else ()


def _any_holds(wanted: str, names: tuple[str, ...]) -> bool:
    return any(squeezed(wanted) in squeezed(name) for name in names)


def _within(day: date | None, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    return day is not None and (first is None or first <= day) and (last is None or day <= last)
