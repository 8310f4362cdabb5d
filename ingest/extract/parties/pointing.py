"""What "the company", "this province" and "the two sides" point at: the last fitting name before them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.extract.parties.mentions import PLACES, Mention
from ingest.extract.parties.offices import Institution

HOME = "ایران"
_SIDES = frozenset({"طرفین", "دو طرف", "دو کشور"})
_NO_BACK = 60
"""Mentions looked back at."""


def is_sides(mention: Mention) -> bool:
    """Whether it is "the two sides"."""
    return mention.head in _SIDES


def named_before(mentions: Sequence[Mention], index: int, words: Sequence[str]) -> Mention | None:
    """The last named party before mention `index` that it may point at."""
    pointing = mentions[index]
    for at in range(index - 1, max(-1, index - _NO_BACK), -1):
        each = mentions[at]
        if not each.bare and not each.plural and _fits(pointing, each, words):
            return each
    return None


def _fits(pointing: Mention, named: Mention, words: Sequence[str]) -> bool:
    if pointing.head == "استان":
        return named.kind == "province"
    if pointing.head in ("شهر", "شهرستان", "منطقه", "روستا"):
        return named.kind == "place" or (pointing.head == "منطقه" and named.kind == "site")
    if pointing.head == "کشور":
        return (
            named.kind == "country"
            and words[named.start] != HOME
            and pointing.start > 0
            and words[pointing.start - 1] == "این"
        )
    if named.kind == "person":
        return False
    return named.head.split()[0] == pointing.head.split()[0] or words[named.start] == pointing.head.split()[0]


def sides(mentions: Sequence[Mention], index: int, words: Sequence[str]) -> tuple[Mention, ...]:
    """The last two parties of one kind named together before mention `index`."""
    for at in range(index - 1, 0, -1):
        second, first = mentions[at], mentions[at - 1]
        if second.bare or first.bare or not _alike(first, second):
            continue
        between = [word for word in words[first.end : second.start] if word.isalpha()]
        if between == ["و"]:
            return first, second
    return ()


def _alike(first: Mention, second: Mention) -> bool:
    """Whether two parties may be the sides of one thing: two countries, or two bodies of whatever kind."""
    never = (*PLACES, "group", "person", "site")
    return first.kind == second.kind == "country" or (first.kind not in never and second.kind not in never)


def points_at_speaker(mention: Mention, body: Institution, words: Sequence[str]) -> bool:
    """Whether a bare "the company" is the speaker's own."""
    if not mention.bare:
        return False
    if mention.head == "کشور":
        return body.kind == "country" and words[mention.start - 1 : mention.start] == ["این"]
    if mention.head == "استان":
        return body.kind == "province"
    if mention.head in ("شهر", "شهرستان"):
        return body.kind == "place"
    return body.kind not in PLACES and body.head == mention.head.split()[0]


def decree_before(mentions: Sequence[Mention], index: int) -> Mention | None:
    """The last deciding body named before mention `index`."""
    for at in range(index - 1, max(-1, index - _NO_BACK), -1):
        if (
            mentions[at].kind in ("working_group", "government")
            and not mentions[at].bare
            and not is_sides(mentions[at])
        ):
            return mentions[at]
    return None
