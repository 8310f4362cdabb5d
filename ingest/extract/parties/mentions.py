"""Parties where a text names them: which words, and what kind of party."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from corpus.letters import Plain
from corpus.models import Span
from corpus.parties.tables import TOKEN, Entry, PartyKind, names
from ingest.extract.parties.words import DEEDS, DETERMINERS, FIELDS, FINITE, LIGHT, OFFICES, PEOPLE, STOPS

PLACES = frozenset({"country", "province", "place"})
LONGEST = 16
"""Words a name may have."""
_DEPTH = 3
"""Names that may stand around a name: «دبیر کمیسیون … اتاق …»."""
_UNKNOWN = 3
"""Words in a row that no list knows, before a name is taken to have ended."""
_PRESS = frozenset({"خبرنگار", "خبرنگاران", "خبرگزاری", "گزارش"})
_UNLISTED = {"استان": 0, "کشور": 0, "منطقه": 0, "شهر": 1, "شهرستان": 1, "روستا": 1, "روستای": 1, "دهستان": 1}
"""Words that no list knows a place's name may have, 2 where not given here."""
_NEST = frozenset({"body", "working_group", "university", "embassy", "person", "chamber", "group", "local"})
"""Kinds whose names go on into the name of the body they belong to."""
_POINTERS = frozenset({"این", "همین"})
_IS = frozenset({"است", "هست", "هستند", "بود", "بودند", "باشد", "باشند", "دارد", "دارند"})
_OWN_HEAD = frozenset({"بانک", "گمرک", "اتاق", "بیمه"})
"""Fields that, behind «و», begin another name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words `start` to `end` of a text that name a party. `head` is the listed word they begin with.

    `bare` is a head alone ("the company"): it points back at a name.
    """

    start: int
    end: int
    kind: PartyKind
    head: str
    bare: bool = False
    plural: bool = False


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of a text in plain letters, with the way back to its raw offsets."""

    plain: Plain

    @cached_property
    def _matches(self) -> list[re.Match[str]]:
        return list(TOKEN.finditer(self.plain.text))

    @cached_property
    def all(self) -> list[str]:
        """The words, signs and line ends."""
        return [match[0] for match in self._matches]

    def raw(self, start: int, end: int) -> Span:
        """The raw span of the words `start` to `end`."""
        return self.plain.raw(self._matches[start].start(), self._matches[end - 1].end())

    def within(self, span: Span) -> tuple[int, int]:
        """The range of words a raw span covers."""
        start = bisect_left(self._matches, span.start, key=lambda each: self.plain.raw(*each.span()).start)
        end = bisect_right(self._matches, span.end, key=lambda each: self.plain.raw(*each.span()).end)
        return start, max(start, end)


class Finder:
    """Finds the parties named in a run of words."""

    def __init__(self, words: list[str], *, offices: bool = True) -> None:
        self.words = words
        self.root = names()
        self.offices = offices

    def mentions(self) -> list[Mention]:
        """All mentions, in order, none inside another."""
        found: list[Mention] = []
        end = 0
        for at, word in enumerate(self.words):
            if at < end or not (word in self.root.next or word in OFFICES or word.endswith("ان")):
                continue
            mention = self.at(at)
            if mention:
                found.append(mention)
                end = mention.end
        return found

    def at(self, start: int, depth: int = 0) -> Mention | None:
        """The mention that begins at a word; `depth` names already stand around it."""
        if self.offices and self.words[start] in OFFICES:
            return self._office(start, depth)
        if self.words[start] == "شرکت" and start and self.words[start - 1] == "با" and self._holder(start + 1):
            return None  # «با شرکت وزیر» is "with the minister taking part"
        entry, end = self.listed(start)
        return self._reach(start, end, entry, depth) if entry else self._people(start, depth)

    def _people(self, start: int, depth: int) -> Mention | None:
        """People by what they do: «صادرکنندگان», «گلخانه‌داران», with the words that say which."""
        if not self.words[start].endswith("ان") or not PEOPLE.search(self.words[start]):
            return None
        end = self._extend(start + 1, kind="group", depth=depth)
        return Mention(start=start, end=end, kind="group", head=self.words[start])

    def _holder(self, at: int) -> bool:
        return at < len(self.words) and self.words[at] in OFFICES

    def _office(self, start: int, depth: int) -> Mention | None:
        end = self._extend(start + 1, kind="person", depth=depth)
        return Mention(start=start, end=end, kind="person", head=self.words[start], bare=end == start + 1)

    def listed(self, start: int) -> tuple[Entry | None, int]:
        """The longest run of listed words from `start`, and where it ends."""
        best: Entry | None = None
        end = at = start
        node = self.root.next.get(self.words[start])
        while node is not None:
            at += 1
            if node.entry and (node.entry.kind not in PLACES or self._allowed(start, node.entry)):
                best, end = node.entry, at
            node = node.next.get(self.words[at]) if at < len(self.words) else None
        return best, end

    def _allowed(self, start: int, entry: Entry) -> bool:
        """Whether the words may name a place here: agencies bear a province's name, and some names are common words."""
        before = self.words[start - 1] if start else ""
        if entry.kind in PLACES and before in _PRESS:
            return False
        return entry.bare or before in _PLACE_HEADS

    def _reach(self, start: int, end: int, entry: Entry, depth: int) -> Mention | None:
        kind, plural = entry.kind, entry.plural
        reached = end
        if start and self.words[start - 1] in _POINTERS and entry.reach in ("name", "place") and not plural:
            pass  # «این شرکت» points at a name, and what follows is not its own
        elif entry.reach == "place":
            reached = self._place(end, 0 if plural else _UNLISTED.get(entry.name, 2))
        elif entry.reach == "name":
            reached = self._extend(end, kind=kind, depth=depth)
        elif entry.reach == "placed":
            reached = self._listed_place(end)
            if reached == end:
                return None
        elif kind not in PLACES:
            reached = self._tail(end)
        bare = reached == end and entry.reach in ("place", "name") and kind != "group"
        if bare and ((kind == "place" and plural) or self._is_verb(entry, end)):
            return None
        if kind == "place" and entry.reach == "place" and not plural:
            kind = self._place_kind(end, reached)
        return Mention(start=start, end=reached, kind=kind, head=entry.name, bare=bare, plural=plural)

    def _is_verb(self, entry: Entry, end: int) -> bool:
        """«شرکت می‌کند» is "takes part"."""
        return entry.name == "شرکت" and end < len(self.words) and bool(LIGHT.match(self.words[end]))

    def _place_kind(self, start: int, end: int) -> PartyKind:
        entry = self.listed(start)[0] if start < end else None
        return entry.kind if entry and entry.kind in PLACES else "place"

    def _place(self, at: int, most: int) -> int:
        """Where the place named from `at` ends: a listed one, else up to `most` words no list knows."""
        listed = self._listed_place(at)
        if listed > at:
            return listed
        end = at
        while end < len(self.words) and end - at < most and self._plain_word(end):
            end += 1
        listed = self._listed_place(end)
        return listed if end > at else end

    def _listed_place(self, at: int) -> int:
        """The end of the place name at `at`, with "province" or "city" before it; `at` where there is none."""
        first = at
        while first < len(self.words) and self.words[first] in _PLACE_HEADS and first < at + 2:
            first += 1
        if first < len(self.words):
            entry, end = self.listed(first)
            if entry and entry.kind in PLACES and entry.reach == "whole":
                return end
        town = first > at and _UNLISTED.get(self.words[first - 1])
        if town and first < len(self.words) and self._plain_word(first):
            return first + 1
        if first > at and self.words[first - 1] == "کشور":
            return first
        return at

    def _plain_word(self, at: int) -> bool:
        word = self.words[at]
        return word.isalpha() and word not in STOPS and word != "و" and not FINITE.match(word) and len(word) > 1

    def _tail(self, at: int) -> int:
        """Where a listed name ends that may go on with fields and a place: «… و گردشگری استان گلستان»."""
        while at < len(self.words):
            step = self._joined(at)
            if not step:
                break
            at += step
        return self._listed_place(at) if at < len(self.words) else at

    def _joined(self, at: int) -> int:
        """2 where «و» or a comma and a field follow a field, else 0."""
        if self.words[at] not in ("و", "،", ",", "-") or at + 1 >= len(self.words) or at == 0:
            return 0
        after = self.words[at + 1]
        if after not in FIELDS or after in _OWN_HEAD or self.words[at - 1] not in FIELDS:
            return 0
        return 2

    def _extend(self, start: int, *, kind: PartyKind, depth: int) -> int:
        """Where the words of a name end that begins before `start`."""
        at, unknown = start, 0
        while at < min(len(self.words), start + LONGEST):
            word = self.words[at]
            if word == "«":
                return self._quoted(at)
            if not word.isalpha() or word == "و":
                step = self._joined(at)
                if not step:
                    break
                at += step
                continue
            nested = self.listed(at)[0]
            place = at if nested and nested.kind == "site" else self._listed_place(at)
            if place > at:
                return place
            if at > start and self._said(at):
                break
            if word in FIELDS or (kind == "person" and word in OFFICES):
                at += 1
                continue
            if not self._plain_word(at) or self._acted(at, kind == "group" or at > start):
                break
            if nested and nested.reach != "placed":
                if nested.kind == "group" and at > start and kind != "group":
                    break
                nests = depth < _DEPTH and (kind in _NEST or at == start)
                inner = self.at(at, depth + 1) if nests else None
                return inner.end if inner else at
            unknown += 1
            if unknown > _UNKNOWN or word in DETERMINERS:
                break
            at += 1
        return at

    def _said(self, at: int) -> bool:
        """Whether a field is what the name does: «کارخانه … تولید می‌کند»."""
        return self.words[at] in DEEDS and at + 1 < len(self.words) and bool(LIGHT.match(self.words[at + 1]))

    def _acted(self, at: int, behind: bool) -> bool:
        """Whether a word goes with the verb behind it, or is the object in front of «را»."""
        after = self.words[at + 1 : at + 3]
        if not after or LIGHT.match(after[0]):
            return bool(after)
        adjective = self.words[at].endswith("ی")
        verb = not adjective and FINITE.match(after[0]) and after[0] not in _IS
        return behind and ("را" in after or bool(verb))

    def _quoted(self, at: int) -> int:
        for end in range(at + 1, min(at + 8, len(self.words))):
            if self.words[end] == "»":
                return end + 1
        return at


_PLACE_HEADS = frozenset(
    {"استان", "شهر", "شهرستان", "کشور", "بندر", "روستای", "بخش", "منطقه", "جزیره", "استانهای", "شهرستانهای"}
)
