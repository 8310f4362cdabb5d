"""A document's facts as cards beside its text, numbered as they are marked in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.facts import CONFIRM_BELOW, KINDS, Kind
from corpus.models import Document, Span
from corpus.overlay import Seen
from corpus.store import About
from ingest.extract.incumbents import Incumbents
from webapp.highlight import Highlight
from webapp.house import house
from webapp.language import language, word
from webapp.present import digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A fact, its number in the document, and who held the office that speaks, where it does so without a name."""

    number: int
    seen: Seen
    holder: str | None = None

    @property
    def doubtful(self) -> bool:
        return self.seen.fact.confidence < CONFIRM_BELOW

    @property
    def mark(self) -> str | None:
        """Which words of the catalogue say that a fact is not ours, or not sure."""
        if self.seen.fact.source == "endpoint":
            return "proposed_to_confirm" if self.doubtful else "proposed"
        return "to_confirm" if self.doubtful else None

    @property
    def percent(self) -> int:
        return round(100 * self.seen.fact.confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """What a page shows of a document's facts: the `cards` of its part of the text, and what is known of the whole."""

    cards: tuple[Card, ...] = ()
    elsewhere: int = 0
    conflicts: int = 0
    about: About | None = None

    @property
    def kinds(self) -> list[tuple[Kind, int]]:
        """How many cards of each kind there are."""
        counts = Counter(card.seen.fact.kind for card in self.cards)
        return [(kind, counts[kind]) for kind in KINDS if counts[kind]]


def deck(document: Document, part: Span) -> Deck:
    """The facts of a document's newest text that lie in `part`, as people see them."""
    store = house().searcher.store
    laid = store.laid(document)
    cards = [Card(number=number, seen=seen) for number, seen in enumerate(laid.facts, 1)]
    incumbents = Incumbents(store)
    here = [
        replace(card, holder=incumbents.of(card.seen.fact, document))
        for card in cards
        if _touches(card.seen.fact.quote, part)
    ]
    return Deck(
        cards=tuple(here),
        elsewhere=len(cards) - len(here),
        conflicts=len(laid.conflicts),
        about=store.about(document.key),
    )


def highlights(cards: Iterable[Card]) -> list[Highlight]:
    """Where the cards' facts stand, in order of the text."""
    return [
        Highlight(
            span=card.seen.fact.quote,
            kind=card.seen.fact.kind,
            number=card.number,
            sign=digits(str(card.number), language()),
            label=word("fact_to_card", kind=word(f"kind_{card.seen.fact.kind}"), n=card.number),
        )
        for card in cards
    ]


def _touches(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
