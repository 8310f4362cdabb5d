"""The people of one document: which name, office or pronoun means whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product

from corpus.letters import plain
from ingest.extract.naming import OFFICES, plain_words
from ingest.extract.people import Mention

_SILENT = plain_words("استان شهرستان محترم کشور ایران کشورمان و اسلامی ، , » « کل ی")
"""Words that tell no office from another."""
_LONGEST_NAME = 6
_ENOUGH = 24
"""Mentions and offices of a person that are kept: the rest says nothing new, and comparing all costs their square."""
_RECENT = 80
"""People among whom an office is looked up, the latest first."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody the document names; grows while it is read."""

    name: tuple[str, ...] = ()
    roles: list[tuple[str, ...]] = field(default_factory=list)
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
            new = offices_in(tuple(self._text[slice(*mention.role)]))
            person.roles += [each for each in new if each not in person.roles][: _ENOUGH - len(person.roles)]
        return person

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
        sought = offices_in(tuple(self._text[slice(*mention.role)]))
        overrun = self._text[mention.role[1] : mention.role[1] + 1] == ["را"]
        for person in reversed(self.people[-_RECENT:]):
            if nameless and person.name:
                continue
            pairs = product(sought, person.roles)
            if any(same_office(one, other) or (overrun and _shared(one, other) > 2) for one, other in pairs):
                return person
        return None


def _compatible(one: str, other: str) -> bool:
    """Whether two names can be of one person: «رضایی» and «علی رضایی», not «حسن رضایی» and «علی رضایی»."""
    return one.endswith(other) or other.endswith(one) or one in other or other in one


def same_office(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one name of an office is the other shortened, or runs over its end into the sentence."""
    first, second = sorted(("".join(one), "".join(other)), key=len)
    if second.startswith(first) and len(first) > 5:
        return True
    short, long = sorted((_telling(one), _telling(other)), key=len)
    return len(short) > 1 and short[0] == long[0] and set(short) <= set(long)


def offices_in(role: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The office, and where it is two joined by «و» («معاون رئیس‌جمهور و رئیس سازمان …»), each of them."""
    joints = [at for at in range(2, len(role) - 1) if role[at] == "و" and role[at + 1] in OFFICES]
    if not joints:
        return [role]
    return [role, role[: joints[0]], *(role[at + 1 :] for at in joints)]


def alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether most words of one office are in the other: «رئیس تعاون روستایی», «رئیس سازمان تعاون روستایی»."""
    short, long = sorted((_telling(one), _telling(other)), key=len)
    return short[0] == long[0] and len(short) > 2 and len(set(short) & set(long)) * 5 >= len(set(short)) * 3


def beside(role: Sequence[str], held: Sequence[Sequence[str]]) -> bool:
    """Whether the office is one that its holder often has beside another («عضو کمیسیون …»، «نماینده مردم …»)."""
    if tuple(role[:2]) in _GOVERNMENT:
        return any(each[0] in _GOVERNORS for each in held)
    deputies = any(each[0] in _DEPUTIES for each in held)
    return role[0] in _SECOND or (deputies and not _CHAMBERS.isdisjoint(role))


_SECOND = plain_words("عضو نماینده استاد استادیار دانشیار کارشناس پژوهشگر دیپلمات تحلیلگر")
_DEPUTIES = plain_words("نماینده عضو")
_CHAMBERS = plain_words("کمیسیون فراکسیون مجلس رئیسه")
_GOVERNORS = plain_words("استاندار فرماندار")
_GOVERNMENT = {tuple(plain("نماینده عالی").text.split()), tuple(plain("نماینده دولت").text.split())}
"""«نماینده عالی دولت در استان» is what a governor is also called."""


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Words at the head of both."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _telling(role: Sequence[str]) -> list[str]:
    head = "".join(role[:2]) if "".join(role[:2]) in _GLUED else role[0]
    rest = role[2:] if head != role[0] else role[1:]
    return [head, *(word for word in rest if word not in _SILENT)]


_GLUED = plain_words("مدیرکل مدیرعامل نخست‌وزیر نایب‌رئیس قائم‌مقام دبیرکل رئیس‌جمهور")
