"""The parties known before any document is read, the kind a name speaks of, and the places named in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.letters import plain
from corpus.parties.tables import TOKEN, Entry, PartyKind, names, rows
from corpus.vocabulary import FOREIGN_CITIES, PROVINCES

PROVINCE = "استان"
_APART = re.compile(r"[\W_]+")
_PLACES: dict[str, PartyKind] = {"استان": "province", "شهر": "place", "شهرستان": "place", "کشور": "country"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody that promises, owes, has or does things. `id` is the key of its first name and never changes."""

    id: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...] = ()


def key(name: str) -> str:
    """What spellings of one name share: plain letters, without spaces, half-spaces and signs."""
    return _APART.sub("", plain(name).text)


def kind_of(name: str) -> PartyKind:
    """The kind of party a name speaks of by its first words; "body" where they tell nothing."""
    words = TOKEN.findall(plain(name).text)
    if len(words) > 1 and words[0] in _PLACES:
        return _PLACES[words[0]]
    entry = _listed(words, 0)[0] if words else None
    return entry.kind if entry else "body"


@lru_cache(maxsize=8192)
def places_in(name: str) -> tuple[str, ...]:
    """The places that stand in a name: «سفارت ایران در روسیه» has two; of a city also its province, its country."""
    return tuple(dict.fromkeys(_places_in(name)))


def _places_in(name: str) -> Iterator[str]:
    words = TOKEN.findall(plain(name).text)
    at = 0
    while at < len(words):
        entry, end = _listed(words, at)
        if entry and entry.reach == "whole" and entry.kind in ("country", "province", "place"):
            yield entry.name
            yield from _around().get(key(entry.name), ())
            at = end
        else:
            at += 1


def _listed(words: list[str], start: int) -> tuple[Entry | None, int]:
    found: tuple[Entry | None, int] = (None, start)
    node = names().next.get(words[start])
    at = start + 1
    while node is not None:
        if node.entry:
            found = node.entry, at
        node = node.next.get(words[at]) if at < len(words) else None
        at += 1
    return found


@cache
def _around() -> dict[str, tuple[str, ...]]:
    """Key of a place → the places it lies in."""
    around: dict[str, tuple[str, ...]] = {key(province): (f"{PROVINCE} {province}",) for province in PROVINCES}
    for province, cities in rows("cities.tsv"):
        for city in cities.replace("!", "").split("|"):
            around[key(city)] = (f"{PROVINCE} {province}",)
    for name, capital, *_ in rows("countries.tsv"):
        if capital:
            around[key(capital)] = (*around.get(key(capital), ()), name)
    return around


def listed() -> Iterator[Party]:
    """Countries, provinces, cities and well-known bodies."""
    for name, capital, _, others in rows("countries.tsv"):
        yield _party(name, "country", others)
        if capital:
            yield _party(capital, "place")
    cities = {city for _, row in rows("cities.tsv") for city in row.replace("!", "").split("|")}
    for province in PROVINCES:
        alone = "" if province in cities else province
        yield _party(f"{PROVINCE} {province}", "province", alone)
    for city in (*sorted(cities), *FOREIGN_CITIES):
        yield _party(city, "place")
    for kind, name, *more in rows("names.tsv"):
        yield _party(name, kind, *more)  # type: ignore[arg-type]


def _party(name: str, kind: PartyKind, others: str = "") -> Party:
    return Party(id=key(name), name=name, kind=kind, aliases=tuple(each for each in others.split("|") if each))
