"""Reads the parties of facts in one document: its mentions are found once, each fact weighs those in its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from corpus.facts import Kind, Speaker
from corpus.models import Span
from ingest.extract.parties.clauses import Part, asked, charged, part
from ingest.extract.parties.doers import ENOUGH, KINDS, SPEAKER, WEIGHTS
from ingest.extract.parties.mentions import PLACES, Finder, Mention, Words
from ingest.extract.parties.offices import Institution, institution
from ingest.extract.parties.pointing import HOME, is_sides, named_before, points_at_speaker, sides
from ingest.extract.parties.words import AGREEMENTS, SIGNED, WE
from ingest.extract.reading import Reading

MOST = 3
"""Parties a fact may name as its doers."""
_PRESS = frozenset({"خبرگزاری", "روابط عمومی"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who must do it, has it or did it, and with or for whom; names as the text or the speaker's office writes them."""

    by: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A party of a fact: its part in the clause, its name, and how likely it is the doer."""

    mention: Mention
    part: Part
    name: str
    weight: float


@dataclass(frozen=True, kw_only=True)
class PartyReader:
    """The parties of one document's facts."""

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
    def _starts(self) -> list[int]:
        return [each.start for each in self.mentions]

    def of(self, quote: Span, kind: Kind, speaker: Speaker | None) -> Parties:
        """The parties of the fact that `quote` carries."""
        first, last = self.words.within(quote)
        body = institution(speaker)
        found = self._candidates(first, last, kind, body)
        by = self._two_sided(found, first, last) or self._doers(found, first, last, kind, body)
        return Parties(by=by, counterparts=self._counterparts(found, by))

    def _candidates(self, first: int, last: int, kind: Kind, body: Institution | None) -> list[Candidate]:
        found: list[Candidate] = []
        at = bisect_left(self._starts, first)
        previous: Mention | None = None
        while at < len(self.mentions) and self.mentions[at].start < last:
            mention = self.mentions[at]
            if mention.head not in _PRESS:
                its = self._part(mention, first, last, previous, found)
                found += self._named(at, its, kind, body)
            previous = mention
            at += 1
        return found

    def _part(self, mention: Mention, first: int, last: int, before: Mention | None, found: list[Candidate]) -> Part:
        words = self.words.all
        if asked(words, mention, first, last):
            return "asked"
        between = words[before.end : mention.start] if before else []
        if found and before is found[-1].mention and between in (["و"], ["،"], ["،", "و"], ["-"]):
            return found[-1].part
        its = part(words, mention, first, before)
        return "asked" if its == "subject" and charged(words, mention, last) else its

    def _named(self, at: int, its: Part, kind: Kind, body: Institution | None) -> Iterable[Candidate]:
        mention = self.mentions[at]
        rank = WEIGHTS[kind].get(its, 0)
        if is_sides(mention):
            for each in sides(self.mentions, at):
                yield self._candidate(each, its, rank, kind)
        elif not mention.bare:
            yield self._candidate(mention, its, rank, kind)
        elif body and points_at_speaker(mention, body):
            yield Candidate(mention=mention, part=its, name=body.name, weight=rank * KINDS[kind][body.kind])
        elif named := named_before(self.mentions, at, self.words.all):
            yield self._candidate(named, its, rank, kind)

    def _candidate(self, mention: Mention, its: Part, rank: float, kind: Kind) -> Candidate:
        return Candidate(mention=mention, part=its, name=self.name(mention), weight=rank * KINDS[kind][mention.kind])

    def name(self, mention: Mention) -> str:
        """The name as the text writes it, its white space made single spaces."""
        return " ".join(self.words.raw(mention.start, mention.end).of(self.reading.text).split())

    def _two_sided(self, found: list[Candidate], first: int, last: int) -> tuple[str, ...]:
        """Both sides of an agreement the words tell of."""
        words = self.words.all[first:last]
        if not any(word in AGREEMENTS for word in words) or not any(word in SIGNED for word in words):
            return ()
        able = [each for each in found if each.part in _SIDE_PARTS and each.mention.kind not in _NEVER_SIDES]
        names = _distinct(each.name for each in able)
        if len(names) < 2:
            return ()
        return tuple(sorted(names, key=lambda name: name != HOME)[:MOST])

    def _doers(self, found: list[Candidate], first: int, last: int, kind: Kind, body: Institution | None) -> tuple[str, ...]:
        own = self._speakers_weight(first, last, kind, body)
        best = max(found, key=lambda each: each.weight, default=None)
        if best is None or (own and own >= best.weight):
            names = [body.name] if body and own >= ENOUGH[kind] else []
        elif best.weight >= ENOUGH[kind]:
            names = [each.name for each in found if each.part == best.part and each.weight >= best.weight - 0.01]
        else:
            names = []
        helpers = [each.name for each in found if each.part == "helper" and each.mention.kind not in PLACES]
        return _distinct((*names, *helpers))[:MOST]

    def _speakers_weight(self, first: int, last: int, kind: Kind, body: Institution | None) -> float:
        if body is None:
            return 0
        says_we, told, stands = SPEAKER[kind]
        if any(WE.match(word) or word == "ما" for word in self.words.all[first:last]):
            return says_we
        if body.executes:
            return told
        return stands if body.kind in PLACES else 0

    def _counterparts(self, found: list[Candidate], by: tuple[str, ...]) -> tuple[str, ...]:
        names = (
            each.name
            for each in found
            if each.part in _FOR or (each.part in ("in", "of") and each.mention.kind in ("place", "province", "group"))
        )
        return tuple(name for name in _distinct(names) if name not in by)[:MOST]


_FOR = frozenset({"to", "for", "with", "object"})
_SIDE_PARTS = frozenset({"subject", "between", "with", "of", "agent", "helper", "readiness"})
_NEVER_SIDES = frozenset({"site", "place", "person"})


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names without those that repeat another, or the end of another."""
    kept: list[str] = []
    for name in names:
        if not any(name in each for each in kept):
            kept = [each for each in kept if each not in name] + [name]
    return tuple(kept)


def parties(reading: Reading, quote: Span, kind: Kind, speaker: Speaker | None) -> Parties:
    """The parties of one fact; for several facts of a document make one `PartyReader`."""
    return PartyReader(reading=reading).of(quote, kind, speaker)
