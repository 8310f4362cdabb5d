"""The parties a fact names, each with its part in the clause and how likely it is the doer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.facts import Kind
from corpus.parties.tables import capitals
from ingest.extract.parties.clauses import Part, asked, charged, part, proposes, subordinate
from ingest.extract.parties.doers import COUNTED, KINDS, OPENED, OWN_ASKED, SUBORDINATE, UNNAMED, WEIGHTS
from ingest.extract.parties.mentions import PLACES, Finder, Mention, Words
from ingest.extract.parties.offices import Institution
from ingest.extract.parties.pointing import is_sides, named_before, points_at_speaker, sides
from ingest.extract.parties.words import OPENINGS, QUALIFIERS
from ingest.extract.reading import Reading

PRESS = frozenset({"خبرگزاری"})
"""Heads of bodies that only tell the news."""
_PLACE_WORDS = frozenset({"استان", "شهر", "شهرستان"})
_MOST = 100
"""Names of one fact that are looked at."""
_AND = (["و"], ["،"], ["،", "و"], ["-"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words `first` to `last` of a fact, its kind, and whom its speaker speaks for."""

    first: int
    last: int
    kind: Kind
    body: Institution | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A party of a fact. `mention` is where the clause names it or points at it."""

    mention: Mention
    part: Part
    name: str
    weight: float
    own: bool = False


@dataclass(frozen=True, kw_only=True)
class Named:
    """A document's words, the parties named in them, and the candidates among those for the parties of a fact."""

    reading: Reading

    @cached_property
    def words(self) -> Words:
        """The document's words."""
        return Words(plain=self.reading.plain)

    @cached_property
    def mentions(self) -> list[Mention]:
        """All parties the document names."""
        return Finder(self.words.all).mentions()

    @cached_property
    def starts(self) -> list[int]:
        """The first words of the mentions."""
        return [each.start for each in self.mentions]

    def name(self, mention: Mention) -> str:
        """The name as the text writes it, its white space made single spaces."""
        return " ".join(self.words.raw(mention.start, mention.end).of(self.reading.text).split())

    def candidates(self, clause: Clause) -> list[Candidate]:
        """The parties a clause names, in order."""
        found: list[Candidate] = []
        previous: Mention | None = None
        start = bisect_left(self.starts, clause.first)
        for at in range(start, min(start + _MOST, bisect_left(self.starts, clause.last))):
            mention = self.mentions[at]
            if mention.head not in PRESS:
                its = self._part(mention, clause, previous, found)
                found += self._named(at, its, clause)
            previous = mention
        if clause.kind in ("progress", "commitment") and OPENINGS.intersection(
            self.words.all[clause.first : clause.last]
        ):
            found = [replace(each, weight=each.weight * OPENED) if self._is_site(each) else each for each in found]
        if any(each.part == "asked" for each in found):  # who decides it is not who is charged with it
            found = [replace(each, weight=0) if each.part == "authority" else each for each in found]
        return found

    @staticmethod
    def _is_site(each: Candidate) -> bool:
        return each.mention.kind in ("province", "place", "site") and each.part in ("in", "of")

    def _part(self, mention: Mention, clause: Clause, before: Mention | None, found: list[Candidate]) -> Part:
        words = self.words.all
        if asked(words, mention, clause.first, clause.last):
            return "asked"
        if before and found and before is found[-1].mention and self._joined(before, mention):
            return found[-1].part
        its = part(words, mention, clause.first, before)
        if its != "subject":
            return its
        if charged(words, mention, clause.last):
            return "asked"
        return "with" if clause.kind == "proposal" and proposes(words, mention, clause.last) else its

    def _joined(self, before: Mention, mention: Mention) -> bool:
        between = self.words.all[before.end : mention.start]
        return len(between) < 4 and [word for word in between if word not in QUALIFIERS] in _AND

    def _named(self, at: int, its: Part, clause: Clause) -> Iterator[Candidate]:
        mention, words = self.mentions[at], self.words.all
        if is_sides(mention):
            for each in sides(self.mentions, at, words):
                yield self._candidate(mention, each, its, clause)
        elif clause.body and points_at_speaker(mention, clause.body, words):
            weight = WEIGHTS[clause.kind].get(its, 0) * KINDS[clause.kind][clause.body.kind]
            yield Candidate(
                mention=mention, part=its, name=self._pointed(mention, clause.body.name), weight=weight, own=True
            )
        elif mention.bare and (named := named_before(self.mentions, at, words)):
            yield self._candidate(mention, named, its, clause)
        elif not mention.bare or mention.kind != "person":
            yield self._candidate(mention, mention, its, clause)

    def _candidate(self, mention: Mention, named: Mention, its: Part, clause: Clause) -> Candidate:
        name = self._pointed(mention, self.name(named)) if mention.bare else self.name(named)
        weight = WEIGHTS[clause.kind].get(its, 0) * self._fitness(named, its, clause.kind)
        own = clause.body is not None and (name in clause.body.name or clause.body.name in name)
        if subordinate(self.words.all, mention, clause.first):
            weight *= SUBORDINATE
        if mention.start > clause.first and self.words.all[mention.start - 1].isdigit() and named.kind not in PLACES:
            weight *= COUNTED
        if named.bare:
            weight *= UNNAMED
        if own and clause.kind == "proposal" and its != "asked":
            weight *= OWN_ASKED
        return Candidate(mention=mention, part=its, name=name, weight=weight, own=own)

    def _pointed(self, mention: Mention, name: str) -> str:
        """The name of what "the province" points at, with that word before it where it lacks it."""
        place = mention.kind in PLACES and mention.head in _PLACE_WORDS
        return name if not place or self.words.all[mention.start] in name else f"{mention.head} {name}"

    def _fitness(self, named: Mention, its: Part, kind: Kind) -> float:
        fit = KINDS[kind][named.kind]
        if its == "asked":
            return max(fit, 0.9)
        if its in ("subject", "agent") and named.kind == "place":
            capital = " ".join(self.words.all[named.start : named.end]) in capitals()
            return KINDS[kind]["country"] if capital else fit
        return fit
