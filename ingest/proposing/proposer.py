"""The endpoint asked about one document after the other; whatever it does, our own facts stay."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from corpus.facts import Extraction, Fact
from corpus.settings import Settings
from ingest.extract.reading import Reading
from ingest.proposing.asking import NoAnswer, ask
from ingest.proposing.checking import checked
from ingest.proposing.parts import parts

GIVEN_UP = 5
"""Questions in a row without an answer behind which no more are asked: a dead server must not cost hours."""


@dataclass(slots=True, kw_only=True)
class Proposer:
    """Adds what the endpoint proposes, and counts the documents it was asked about and those it left unanswered."""

    settings: Settings
    asked: int = 0
    unanswered: int = 0
    _in_a_row: int = field(default=0, repr=False)

    def added(self, reading: Reading, own: Extraction) -> Extraction:
        """`own` with the proposals that hold; the same object if there is no endpoint or nothing to add."""
        if not self.settings.facts_endpoint or not reading.text.strip():
            return own
        self.asked += 1
        facts, answered = list(own.facts), True
        for part in parts(reading.text):
            try:
                facts += checked(reading, part, self._proposed(part.of(reading.text)), facts)
            except NoAnswer:
                answered = False
        self.unanswered += not answered
        return replace(own, facts=_in_order(facts)) if len(facts) > len(own.facts) else own

    def _proposed(self, text: str) -> list[object]:
        if self._in_a_row >= GIVEN_UP:
            raise NoAnswer
        try:
            proposed = ask(self.settings, text)
        except NoAnswer:
            self._in_a_row += 1
            raise
        self._in_a_row = 0
        return proposed


def _in_order(facts: list[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: fact.quote))
