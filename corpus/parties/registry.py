"""The registry of parties: one record for each, whatever it is called; what documents add, and people correct."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from corpus.errors import HamkariError
from corpus.parties.listed import Party, key, kind_of, listed, places_in


class UnknownParty(HamkariError):
    """A correction names a party the registry does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person's change of the registry: who made it, when and why. `party` and `into` are ids.

    merge: `party` is the same as `into`. rename: `party` is called `name`. split: `name` is a party of its own.
    Nothing of it is ever changed, except that it may be withdrawn.
    """

    act: Literal["merge", "rename", "split"]
    party: str
    who: str
    when: datetime
    why: str
    into: str | None = None
    name: str | None = None
    party_name: str = ""
    """What `party` and `into` were called then: an id is not for reading."""
    into_name: str | None = None
    id: int = 0
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None

    @property
    def live(self) -> bool:
        return self.withdrawn_at is None


class PartyRegistry:
    """Parties by name. It holds no files: what was learnt and corrected is given to it and can be read back."""

    def __init__(self, learnt: Iterable[Party] = (), corrections: Iterable[Correction] = ()) -> None:
        """Start from the listed parties, add those learnt from documents, then follow people's corrections."""
        self.corrections: tuple[Correction, ...] = ()
        self._parties: dict[str, Party] = {}
        self._ids: dict[str, str] = {}  # key of a name → id of its party
        self._merged: dict[str, str] = {}
        self._inside: dict[str, list[str]] | None = None  # id of a place → ids of those with it in their names
        for party in (*listed(), *learnt):
            self._add(party)
        for correction in corrections:
            self.follow(correction)

    def parties(self) -> tuple[Party, ...]:
        """All parties, without those merged into others."""
        return tuple(party for id_, party in self._parties.items() if id_ not in self._merged)

    def resolve(self, name: str) -> Party | None:
        """The party a name means, in whatever spelling; None where it is not known."""
        id_ = self._ids.get(key(name))
        return self._parties[self._home(id_)] if id_ else None

    def related(self, party: Party) -> tuple[Party, ...]:
        """Parties that are not the same but have to do with it: places in its name, and bodies with it in theirs."""
        mine = sorted(self._within(party))
        theirs = self._having().get(party.id, ())
        return tuple(self._parties[id_] for id_ in dict.fromkeys((*mine, *theirs)) if id_ != party.id)

    def _having(self) -> dict[str, list[str]]:
        if self._inside is None:
            self._inside = {}
            for each in self.parties():
                for place in self._within(each):
                    self._inside.setdefault(place, []).append(each.id)
        return self._inside

    def learn(self, names: Iterable[str]) -> tuple[Party, ...]:
        """Take in names as documents give them; returns the parties that are new.

        Spellings of a known name become its aliases; the most frequent spelling of a new one is its name.
        """
        spellings: dict[str, Counter[str]] = {}
        for name in names:
            if key(name):
                spellings.setdefault(key(name), Counter())[" ".join(name.split())] += 1
        return tuple(new for id_, each in spellings.items() if (new := self._learn(id_, each)))

    def _learn(self, id_: str, spellings: Counter[str]) -> Party | None:
        if id_ in self._ids:
            self._call_also(self._home(self._ids[id_]), spellings)
            return None
        first, *others = (name for name, _ in spellings.most_common())
        party = Party(id=id_, name=first, kind=kind_of(first), aliases=tuple(others))
        self._add(party)
        return party

    def merge(self, a: str, b: str, *, who: str, when: datetime, why: str) -> Correction:
        """Record that the party named `a` is the one named `b`."""
        party, into = self._party(a), self._party(b)
        return self._record(
            Correction(
                act="merge",
                party=party.id,
                party_name=party.name,
                into=into.id,
                into_name=into.name,
                who=who,
                when=when,
                why=why,
            )
        )

    def rename(self, a: str, name: str, *, who: str, when: datetime, why: str) -> Correction:
        """Record that the party named `a` is to be called `name`; its old name stays an alias."""
        party = self._party(a)
        return self._record(
            Correction(act="rename", party=party.id, party_name=party.name, name=name, who=who, when=when, why=why)
        )

    def split(self, a: str, alias: str, *, who: str, when: datetime, why: str) -> Correction:
        """Record that `alias`, so far another name of `a`, is a party of its own."""
        party = self._party(a)
        return self._record(
            Correction(act="split", party=party.id, party_name=party.name, name=alias, who=who, when=when, why=why)
        )

    def _record(self, correction: Correction) -> Correction:
        self.follow(correction)
        return correction

    def follow(self, correction: Correction) -> None:
        """Do what a correction says. One whose parties are no longer known is kept, and changes nothing."""
        self.corrections += (correction,)
        self._inside = None
        if correction.party not in self._parties:
            return
        party = self._home(correction.party)
        if correction.act == "merge" and correction.into in self._parties:
            self._merge(party, self._home(correction.into))
        elif correction.act == "rename" and correction.name:
            self._rename(party, correction.name)
        elif correction.act == "split" and correction.name:
            self._split(party, correction.name)

    def _merge(self, a: str, b: str) -> None:
        if a != b:
            self._merged[a] = b
            self._call_also(b, (self._parties[a].name, *self._parties[a].aliases))

    def _rename(self, id_: str, name: str) -> None:
        party = self._parties[id_]
        names = dict.fromkeys((*party.aliases, party.name))
        self._parties[id_] = replace(party, name=name, aliases=tuple(each for each in names if each != name))
        self._ids[key(name)] = id_

    def _split(self, id_: str, alias: str) -> None:
        own = self._ids.get(key(alias), key(alias))
        if own == id_:
            own = key(alias)
        if own == id_:
            return  # its own first name cannot leave it
        self._merged.pop(own, None)
        self._ids[key(alias)] = own
        self._parties.setdefault(own, Party(id=own, name=alias, kind=kind_of(alias)))
        party = self._parties[id_]
        kept = tuple(each for each in party.aliases if self._ids.get(key(each)) != own)
        self._parties[id_] = replace(party, aliases=kept)

    def _add(self, party: Party) -> None:
        self._inside = None
        self._parties.setdefault(party.id, party)
        for name in (party.name, *party.aliases):
            self._ids.setdefault(key(name), party.id)

    def _call_also(self, id_: str, names: Iterable[str]) -> None:
        party = self._parties[id_]
        aliases = dict.fromkeys((*party.aliases, *names))
        aliases.pop(party.name, None)
        self._parties[id_] = replace(party, aliases=tuple(aliases))
        for name in aliases:
            self._ids.setdefault(key(name), id_)

    def _home(self, id_: str) -> str:
        """The party it was merged into, however often; a circle of merges stops where it began."""
        seen = {id_}
        while (into := self._merged.get(id_)) and into not in seen:
            seen.add(into)
            id_ = into
        return id_

    def _party(self, name: str) -> Party:
        found = self.resolve(name)
        if found is None:
            raise UnknownParty(f"No party is called «{name}»: take a name from the list of parties as it stands there.")
        return found

    def _within(self, party: Party) -> set[str]:
        """Ids of the places named in the party's name, and of those these lie in."""
        return {self._home(self._ids[key(place)]) for place in places_in(party.name) if key(place) in self._ids}
