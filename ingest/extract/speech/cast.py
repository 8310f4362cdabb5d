"""The people of one document: which name, office or pronoun means whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product

from ingest.extract.speech.offices import Office
from ingest.extract.speech.people import Mention

_LONGEST_NAME = 6
_ENOUGH = 24
"""Mentions and offices of a person that are kept: the rest says nothing new, and comparing all costs their square."""
_RECENT = 80
"""People among whom an office is looked up, the latest first."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody the document names; grows while it is read."""

    name: tuple[str, ...] = ()
    offices: list[Office] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    collective: bool = False


class Cast:
    """The people found so far, by surname and by office, latest last."""

    def __init__(self, text: Sequence[str]) -> None:
        self._text = text
        self.people: list[Person] = []
        self._names: dict[str, Person] = {}

    def add(self, mention: Mention, *, collective: bool = False) -> Person:
        person = Person(collective=collective)
        self.people.append(person)
        return self.learn(person, mention)

    def learn(self, person: Person, mention: Mention) -> Person:
        """Remember the name and office this mention gives the person."""
        if len(person.mentions) < _ENOUGH:
            person.mentions.append(mention)
        if mention.name and not person.collective:
            name = tuple(self._text[slice(*mention.name)])
            if len("".join(name)) > len("".join(person.name)):
                person.name = name
            for start in range(len(name)):
                self._names.setdefault("".join(name[start:]), person)
        if mention.role:
            new = (each for each in self.offices(mention) if each not in person.offices)
            person.offices += list(new)[: _ENOUGH - len(person.offices)]
        return person

    def offices(self, mention: Mention) -> list[Office]:
        """The office the mention names, and where it is two joined by «و», each of them."""
        return Office.among(self._text[slice(*mention.role)]) if mention.role else []

    def surname(self, at: int, stop: int) -> int:
        """How many words at `at` are the name, or the end of the name, of somebody known."""
        joined, longest = "", 0
        for length, word in enumerate(self._text[at : min(stop, at + _LONGEST_NAME)], 1):
            joined += word
            if joined in self._names:
                longest = length
        return longest

    def named(self, mention: Mention) -> Person | None:
        """Who bears the name of the mention, in full or by surname."""
        if not mention.name:
            return None
        name = self._text[slice(*mention.name)]
        tails = ("".join(name[start:]) for start in range(len(name)))
        found = next((self._names[tail] for tail in tails if len(tail) > 2 and tail in self._names), None)
        return found if found and _compatible("".join(name), "".join(found.name)) else None

    def holding(self, mention: Mention, *, nameless: bool = False) -> Person | None:
        """Who holds the office of the mention, the latest first."""
        if not mention.role:
            return None
        sought = self.offices(mention)
        overrun = self._text[mention.role[1] : mention.role[1] + 1] == ["را"]
        for person in reversed(self.people[-_RECENT:]):
            if nameless and person.name:
                continue
            pairs = product(sought, person.offices)
            if any(one.same(other) or (overrun and one.begins_as(other)) for one, other in pairs):
                return person
        return None


def _compatible(one: str, other: str) -> bool:
    """Whether two names can be of one person: «رضایی» and «علی رضایی», not «حسن رضایی» and «علی رضایی»."""
    return one.endswith(other) or other.endswith(one) or one in other or other in one
