"""The parties that stored facts name: the registry made from them, and what people corrected in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, repeat
from typing import Any, Literal

import sqlalchemy as sa

from corpus.fact_filter import FactFilter
from corpus.fact_keys import squeezed
from corpus.facts import Fact
from corpus.parties import Correction, Party, PartyRegistry
from corpus.schema import fact_parties, facts, party_corrections
from corpus.store.facts import LIVE, Facts
from corpus.store.rows import now

Side = Literal["by", "with"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name as facts write it, on which side of them, and in how many."""

    name: str
    side: Side
    facts: int


class Parties(Facts):
    """Questions about parties, and the writing of people's corrections of them."""

    def mentions(self) -> list[Mention]:
        """Every name of a party in facts as people see them, the most frequent first."""
        counts: Counter[tuple[str, Side]] = Counter()
        query = sa.select(fact_parties.c.name, fact_parties.c.side, sa.func.count(fact_parties.c.fact_key.distinct()))
        query = query.join(facts, facts.c.key == fact_parties.c.fact_key).where(facts.c.document_key.not_in(LIVE))
        with self.reading() as connection:
            for name, side, count in connection.execute(query.group_by(fact_parties.c.name, fact_parties.c.side)):
                counts[name, side] += count
        for found in self._corrected(FactFilter()):
            counts.update(set(_named(found.seen.fact)))
        in_order = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        return [Mention(name=name, side=side, facts=count) for (name, side), count in in_order]

    def party_registry(self, mentions: list[Mention] | None = None) -> PartyRegistry:
        """The parties known beforehand and those facts name (`mentions`, if they are at hand), as corrected."""
        registry = PartyRegistry()
        named = self.mentions() if mentions is None else mentions
        registry.learn(chain.from_iterable(repeat(each.name, each.facts) for each in named))
        for correction in self.party_corrections():
            if correction.live:
                registry.follow(correction)
        return registry

    def names_of(self, name: str) -> frozenset[str] | None:
        """All names of the party called `name`, as facts write them and squeezed; None where no party is."""
        mentions = self.mentions()
        registry = self.party_registry(mentions)
        party = registry.resolve(name)
        if party is None:
            return None
        names = chain((party.name, *party.aliases), (each.name for each in mentions))
        return frozenset(squeezed(each) for each in names if _same(registry.resolve(each), party))

    def party_corrections(self) -> list[Correction]:
        """All corrections of parties, also the withdrawn ones, by id."""
        with self.reading() as connection:
            rows = connection.execute(sa.select(party_corrections).order_by(party_corrections.c.id))
            return [_to_correction(row) for row in rows]

    def correct_party(self, correction: Correction) -> int:
        """Keep a correction of the registry; returns its id."""
        with self.writing() as connection:
            done = connection.execute(sa.insert(party_corrections).values(_row(correction)))
            return int(done.inserted_primary_key[0]) if done.inserted_primary_key else 0

    def withdraw_party(self, correction: int, who: str) -> bool:
        """Take a correction of the registry back; it stays on record. False if there is no such live correction."""
        query = sa.update(party_corrections).where(
            party_corrections.c.id == correction, party_corrections.c.withdrawn_at.is_(None)
        )
        with self.writing() as connection:
            return connection.execute(query.values(withdrawn_at=now(), withdrawn_by=who)).rowcount == 1


def _same(one: Party | None, other: Party) -> bool:
    return one is not None and one.id == other.id


def _named(fact: Fact) -> Iterator[tuple[str, Side]]:
    for name in fact.by:
        yield name, "by"
    for name in fact.counterparts:
        yield name, "with"


def _row(correction: Correction) -> dict[str, Any]:
    return {
        "at": correction.when.isoformat(timespec="microseconds"),
        "who": correction.who,
        "why": correction.why,
        "act": correction.act,
        "party": correction.party,
        "party_name": correction.party_name,
        "into": correction.into,
        "into_name": correction.into_name,
        "name": correction.name,
        "withdrawn_at": correction.withdrawn_at.isoformat() if correction.withdrawn_at else None,
        "withdrawn_by": correction.withdrawn_by,
    }


def _to_correction(row: Any) -> Correction:
    return Correction(
        id=row.id,
        when=datetime.fromisoformat(row.at),
        who=row.who,
        why=row.why,
        act=row.act,
        party=row.party,
        party_name=row.party_name,
        into=row.into,
        into_name=row.into_name,
        name=row.name,
        withdrawn_at=datetime.fromisoformat(row.withdrawn_at) if row.withdrawn_at else None,
        withdrawn_by=row.withdrawn_by,
    )
