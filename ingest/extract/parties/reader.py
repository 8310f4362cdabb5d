"""Reads the parties of facts in one document: its mentions are found once, each fact weighs those in its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from corpus.facts import Kind, Speaker
from corpus.models import Span
from ingest.extract.parties.candidates import PRESS, Candidate, Clause, Named
from ingest.extract.parties.clauses import part
from ingest.extract.parties.doers import BOTH, CARRIED, ENOUGH, NEAR, POINTED, SPEAKER
from ingest.extract.parties.mentions import PLACES, Mention
from ingest.extract.parties.offices import institution
from ingest.extract.parties.pointing import HOME, decree_before, sides
from ingest.extract.parties.words import AGREEMENTS, DECREES, RELATIONS, RESPONSIBLE, SIGNED, WE
from ingest.extract.reading import Reading

MOST = 3
"""Parties a fact may name as its doers."""
_CARRY = 120
"""Words a doer is carried forward."""
_LABEL = 8
"""Words behind an item in which its label may stand."""
_BEFORE = 10
"""Words before a quote that may say by which decree or agreement it is so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who must do it, has it or did it, and with or for whom; names as the text or the speaker's office writes them."""

    by: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PartyReader:
    """The parties of one document's facts."""

    reading: Reading

    @cached_property
    def named(self) -> Named:
        """The parties the document names."""
        return Named(reading=self.reading)

    def of(self, quote: Span, kind: Kind, speaker: Speaker | None) -> Parties:
        """The parties of the fact that `quote` carries."""
        first, last = self.named.words.within(quote)
        clause = Clause(first=first, last=last, kind=kind, body=institution(speaker))
        found = self.named.candidates(clause)
        by = self._responsible(clause) or self._two_sided(found, clause) or self._doers(found, clause)
        return Parties(by=by, counterparts=self._counterparts(found, by))

    def _responsible(self, clause: Clause) -> tuple[str, ...]:
        """Whom minutes name behind a label, in the item or right behind it: «مسئول پیگیری: …»."""
        words = self.named.words.all
        for at in range(clause.first, min(len(words), clause.last + _LABEL) - 1):
            if words[at] != ":" or not RESPONSIBLE.intersection(words[max(0, at - 3) : at]):
                continue
            behind = bisect_left(self.named.starts, at + 1)
            named = self.named.mentions[behind : behind + 1]
            if named and named[0].start <= at + 2:
                return (self.named.name(named[0]),)
        return ()

    def _two_sided(self, found: list[Candidate], clause: Clause) -> tuple[str, ...]:
        """Both sides of an agreement, or of relations between two, that the words tell of."""
        words = self.named.words.all[clause.first : clause.last]
        paper = any(word in AGREEMENTS for word in words) and any(word in SIGNED for word in words)
        relations = not paper and any(word in RELATIONS for word in words)
        if clause.kind in ("proposal", "opportunity") or not (paper or relations):
            return ()
        parts = _SIDES if paper else _BETWEEN
        able = [each for each in found if each.part in parts and each.mention.kind not in _NEVER_SIDES]
        names = list(_distinct(each.name for each in able))
        if paper and clause.body and [each.part for each in able] == ["with"]:
            names.insert(0, clause.body.name)
        return tuple(sorted(names, key=lambda name: name != HOME)[:MOST]) if len(names) > 1 else ()

    def _doers(self, found: list[Candidate], clause: Clause) -> tuple[str, ...]:
        enough = ENOUGH[clause.kind]
        own = self._speakers_weight(clause)
        best = max(found, key=lambda each: each.weight, default=None)
        top = best.weight if best else 0
        carried, its = self._carried(clause)
        names: list[str] = []
        if its >= enough and its > max(own, top):
            names = carried
        elif clause.body and own >= enough and own >= top:
            names = [clause.body.name]
        elif best and top >= enough:
            names = [each.name for each in found if each.weight >= top * NEAR - 0.01]
        if clause.body and best and not best.own and min(own, top) >= max(enough, BOTH * max(own, top)):
            names = [best.name, clause.body.name]
        helpers = [each.name for each in found if each.part == "helper" and each.mention.kind not in PLACES]
        return _distinct((*names, *helpers))[:MOST]

    def _speakers_weight(self, clause: Clause) -> float:
        if clause.body is None:
            return 0
        says_we, told, stands = SPEAKER[clause.kind]
        if any(WE.match(word) or word == "ما" for word in self.named.words.all[clause.first : clause.last]):
            return says_we
        if clause.body.kind == "ministry" and clause.kind == "progress":
            return 0  # a minister mostly tells of the nation
        if clause.body.executes:
            return told
        return stands if clause.body.kind in PLACES else 0

    def _carried(self, clause: Clause) -> tuple[list[str], float]:
        """Who does it where the fact does not say: by the decree or agreement it points at, else the last doer."""
        words = self.named.words.all
        at = bisect_left(self.named.starts, clause.first)
        near = words[max(0, clause.first - _BEFORE) : clause.first] + words[clause.first : clause.first + _BEFORE]
        if _points(near, DECREES) and (decree := decree_before(self.named.mentions, at)):
            return [self.named.name(decree)], POINTED[clause.kind]
        if _points(near, AGREEMENTS | RELATIONS) and (two := sides(self.named.mentions, at, words)):
            return [self.named.name(each) for each in two], POINTED[clause.kind]
        last = self._last_doer(clause, at - 1)
        return ([self.named.name(last)], CARRIED[clause.kind]) if last else ([], 0)

    def _last_doer(self, clause: Clause, at: int) -> Mention | None:
        mentions = self.named.mentions
        while at >= 0 and mentions[at].start > clause.first - _CARRY:
            mention = mentions[at]
            if not mention.bare and mention.head not in PRESS and mention.kind not in _NEVER_CARRIED:
                before = mentions[at - 1] if at else None
                its = part(self.named.words.all, mention, max(0, mention.start - 8), before)
                if its in ("agent", "authority", "subject", "readiness"):
                    return mention
            at -= 1
        return None

    @staticmethod
    def _counterparts(found: list[Candidate], by: tuple[str, ...]) -> tuple[str, ...]:
        names = (each.name for each in found if not each.mention.bare and _receives(each))
        return tuple(name for name in _distinct(names) if not any(name in each or each in name for each in by))[:MOST]


_FOR = frozenset({"to", "for", "with", "from", "object"})
_THERE = frozenset({"in", "of"})
_RECEIVERS = frozenset({"place", "province", "country", "group"})
_BETWEEN = frozenset({"between"})
_SIDES = frozenset({"subject", "between", "with", "of", "agent", "helper"})
_NEVER_SIDES = frozenset({"site", "place", "person"})
_NEVER_CARRIED = frozenset({"site", "place", "province", "person", "country", "group"})


def _receives(each: Candidate) -> bool:
    """Whether the fact is for, with or at this party."""
    if each.mention.kind == "person" or (each.part == "object" and each.mention.kind == "site"):
        return False
    return each.part in _FOR or (each.part in _THERE and each.mention.kind in _RECEIVERS)


def _points(words: list[str], what: frozenset[str]) -> bool:
    """Whether "this …" stands among the words."""
    return any(word in what and words[at] in ("این", "همین") for at, word in enumerate(words[1:]))


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
