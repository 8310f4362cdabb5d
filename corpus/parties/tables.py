"""The tables of parties, read once: names and first words of names, found word by word in plain letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from itertools import product
from typing import Literal

from corpus.letters import plain
from corpus.vocabulary import FOREIGN_CITIES, PROVINCES

PartyKind = Literal[
    "country", "province", "place", "ministry", "company", "bank", "chamber", "embassy", "working_group",
    "university", "body", "local", "government", "site", "group", "person",
]  # fmt: skip
Reach = Literal["whole", "name", "place", "placed", "self"]
"""How far a party's name reaches: the words listed, words of a name after them, or a place, which "placed" asks for."""

TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[./٫]\d+)*|[^\w\s]|\n")
PLURALS = ("ها", "های", "هایی")
HALF_SPACE = "\u200c"
_COMMAS = "،,"
HOME_CAPITAL = "تهران"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a table says of a run of words. `name` is the canonical name; `bare` is false where it needs "city of"."""

    kind: PartyKind
    reach: Reach
    name: str
    bare: bool = True
    plural: bool = False


@dataclass(slots=True)
class Node:
    """A place in the tree of words."""

    next: dict[str, Node] = field(default_factory=dict)
    entry: Entry | None = None


def rows(table: str) -> Iterator[list[str]]:
    """The rows of one of this package's tables, cut at tabs; lines that open with # are its comments."""
    text = resources.files(__package__).joinpath(table).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def spellings(name: str) -> Iterator[tuple[str, ...]]:
    """The words of a name, in plain letters, with each half-space kept as a space or lost, with and without commas."""
    pieces = name.split(HALF_SPACE)
    for joins in product(("", " "), repeat=len(pieces) - 1):
        joined = pieces[0] + "".join(join + piece for join, piece in zip(joins, pieces[1:], strict=True))
        words = tuple(TOKEN.findall(plain(joined).text))
        yield words
        if any(word in _COMMAS for word in words):
            yield tuple(word for word in words if word not in _COMMAS)


def _add(root: Node, name: str, entry: Entry) -> None:
    for words in spellings(name):
        _grow(root, words, entry)
        if entry.reach == "whole" or not words[-1].isalpha():
            continue
        for ending in PLURALS:
            _grow(root, (*words[:-1], words[-1] + ending), replace(entry, plural=True))
            _grow(root, (*words, ending), replace(entry, plural=True))
        if words[-1][-1] in "او":  # the ی that joins a vowel to the next word
            _grow(root, (*words[:-1], words[-1] + "ی"), entry)


def _grow(root: Node, words: tuple[str, ...], entry: Entry) -> None:
    node = root
    for word in words:
        node = node.next.setdefault(word, Node())
    node.entry = node.entry or entry


def _bars(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _places(root: Node) -> None:
    for row in rows("countries.tsv"):
        name, capital, _, others = row
        for each in (name, *_bars(others)):
            _add(root, each, Entry(kind="country", reach="whole", name=name))
        for city in _bars(capital):
            _add(root, city, Entry(kind="place", reach="whole", name=city, bare=city not in _WORDS))
    for province in PROVINCES:
        _add(root, province, Entry(kind="province", reach="whole", name=province, bare=province not in _WORDS))
    for _, cities in rows("cities.tsv"):
        for city in _bars(cities):
            name = city.removeprefix("!")
            _add(root, name, Entry(kind="place", reach="whole", name=name, bare=name == city))
    for (region,) in rows("regions.txt"):
        _add(root, region, Entry(kind="place", reach="whole", name=region))
    for city in FOREIGN_CITIES:
        _add(root, city, Entry(kind="place", reach="whole", name=city, bare=city not in _WORDS))


_WORDS = frozenset({"مرکزی", "دوشنبه", "رم", "وین", "آستانه", "برن", "کویت"})
"""Places whose name is also a common word: they count only behind "city" or "province"."""


@cache
def capitals() -> frozenset[str]:
    """Foreign capitals, in plain letters, by which a government is often named."""
    return frozenset(
        " ".join(words) for row in rows("countries.tsv") for words in spellings(row[1]) if row[1] != HOME_CAPITAL
    )


@cache
def names() -> Node:
    """All listed names: bodies, places, and groups of people."""
    root = Node()
    for kind, name, *others in rows("names.tsv"):
        for each in (name, *(_bars(others[0]) if others else ())):
            entry = Entry(kind=kind, reach="whole", name=name)  # type: ignore[arg-type]
            _add(root, each, entry)
            _add(root, each.replace(" ", ""), entry)  # a half-space typed for the space
    for (line,) in rows("groups.txt"):
        for word in line.split():
            _add(root, word, Entry(kind="group", reach="name", name=word))
    _places(root)
    for kind, reach, heads in rows("bodies.tsv"):
        for head in _bars(heads):
            _add(root, head, Entry(kind=kind, reach=reach, name=head))  # type: ignore[arg-type]
    return root
