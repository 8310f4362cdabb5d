"""What a document says was promised, proposed, possible and done, each with the exact words that say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from corpus.models import Span

Kind = Literal["commitment", "proposal", "opportunity", "progress"]
Strength = Literal["decided", "promised", "ready"]
Source = Literal["rules", "endpoint"]
"""Who found a fact: our own reading, or the language model of an endpoint, whose word nobody has confirmed."""

KINDS: tuple[Kind, ...] = ("commitment", "proposal", "opportunity", "progress")
STRENGTHS: tuple[Strength, ...] = ("decided", "promised", "ready")
CONFIRM_BELOW = 0.5
"""Facts with a lower confidence are shown as "to be confirmed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whose words carry a fact, as the document names him. Never both None.

    A person known by office alone has no name; a collective speaker ("the two sides") has no role.
    """

    name: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """By when, and the words that say so.

    `first` to `last` are the days on which it may be done, both included; both None where the words name no day (vague,
    bound to an event, or the document's own day is not known). `rule` says how the words were read, and in the last
    case why they were not.
    """

    span: Span
    first: date | None
    last: date | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An amount a fact quotes: «رشد ۲۰ درصدی صادرات در هفت‌ماهه» is 20, percent, growth, of «صادرات», in «هفت‌ماهه»."""

    span: Span
    amount: Decimal
    unit: str | None = None
    product: str | None = None
    period: str | None = None
    change: Literal["rise", "fall"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One clause or sentence with one actor. Every span counts code points of the document's text.

    `by` must do it (commitment, proposal), has it (opportunity) or did it (progress); `counterparts` (in JSON: `with`)
    are those it is done with or for. Names stand as the document writes them.
    """

    kind: Kind
    quote: Span
    strength: Strength | None = None
    speaker: Speaker | None = None
    by: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    deadline: Deadline | None = None
    condition: Span | None = None
    figures: tuple[Figure, ...] = ()
    confidence: float = 1.0
    source: Source = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who took part in a meeting."""

    name: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting a document reports: when, how, where and who."""

    day: date | None = None
    mode: Literal["online", "in_person"] | None = None
    place: str | None = None
    participants: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was read in one document; `summary` is the sentence of the text that says most of it."""

    facts: tuple[Fact, ...] = ()
    meeting: Meeting | None = None
    summary: Span | None = None
