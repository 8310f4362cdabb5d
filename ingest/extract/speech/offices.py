"""Offices: where one ends that begins with a known word, and when two names mean the same one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.speech.given_names import GIVEN_NAMES
from ingest.extract.speech.names import name_end, plausible
from ingest.extract.speech.naming import (
    COUNTRIES,
    DIPLOMATS,
    ENDS,
    EVENTS,
    NAMED_AFTER,
    OFFICE_PLACES,
    OFFICES,
    PLURAL_OFFICES,
    PROVINCE_WORDS,
    SECOND_OFFICES,
    TITLES,
    office_length,
    plain_words,
)

LONGEST_OFFICE = 26
"""Words of the longest office that is believed."""
_DOUBLE = plain_words("کهگیلویه سیستان چهارمحال")
"""Provinces with two names: «سیستان و بلوچستان»."""
_BEHIND_PROVINCE = frozenset(("و", "در", "،", ",", "»", "«"))


def office_end(words: Sequence[str], first: int, stop: int) -> int:
    """Where the office or the body whose head stands at `first` ends."""
    at = first + max(office_length(words, first, stop), 1)
    stop = min(stop, first + LONGEST_OFFICE)
    while at < stop:
        word = words[at]
        if word == "در":
            step = 2 * _place_within(words, first, at, stop)
        elif word in "،,":
            step = _list_step(words, at, stop)
        elif word == "و":
            step = int(_goes_on(words, at + 1, stop))
        elif word == "استان":
            at = province_end(words, at + 1, stop)
            if at < stop and words[at] not in _BEHIND_PROVINCE:
                break
            continue
        else:
            step = int(word in "«»\"'/" or not _ends_office(words, at, stop))
        if not step:
            break
        at += step
    while at > first + 1 and words[at - 1] in "،,«\"'/":
        at -= 1
    return at


def province_end(words: Sequence[str], at: int, stop: int) -> int:
    """Where the name of a province ends that begins at `at`; at least one word."""
    first = at
    while at < stop and (at == first or _in_province(words[at])):
        at += 1
        if at + 1 < stop and words[at] == "و" and _in_province(words[at + 1]) and words[at - 1] in _DOUBLE:
            at += 2
    return at


def _in_province(word: str) -> bool:
    return word in PROVINCE_WORDS or word.removeprefix("و") in PROVINCE_WORDS


def _ends_office(words: Sequence[str], at: int, stop: int) -> bool:
    word = words[at]
    if word in ENDS or not word[0].isalnum():
        return not (word == "این" or (word in ("بین", "میان") and at + 1 < stop and words[at + 1] == "الملل"))
    if word in TITLES:
        return words[at - 1] not in NAMED_AFTER
    return word in GIVEN_NAMES and words[at - 1] not in NAMED_AFTER and name_end(words, at, stop, titled=False) > at + 1


def _place_within(words: Sequence[str], first: int, at: int, stop: int) -> bool:
    """Whether «در» belongs to the office: «سفیر ایران در روسیه»، «معاون وزیر در امور آب»، «نماینده مردم قم در مجلس»."""
    if at + 1 >= stop or words[at + 1] in EVENTS or words[at + 1] in ENDS:
        return False
    return words[at + 1] in OFFICE_PLACES or (words[first] in DIPLOMATS and words[first + 1] != "مردم")


def _goes_on(words: Sequence[str], at: int, stop: int) -> bool:
    """Whether the word behind «و» or a comma can belong to the same office."""
    if at >= stop or words[at] in TITLES or words[at] in PLURAL_OFFICES:
        return False
    if office_length(words, at, stop):
        return words[at] in SECOND_OFFICES
    return not _ends_office(words, at, stop)


def _list_step(words: Sequence[str], comma: int, stop: int) -> int:
    """How far the list behind a comma goes («صنعت، معدن و تجارت»); 0 if the comma ends the office."""
    at = comma + 1
    items = 0
    while at < stop and at - comma <= 12:
        if words[at] == "و":
            return at - comma if items and _goes_on(words, at + 1, stop) and words[at + 1] not in OFFICES else 0
        if words[at] in "،,":
            items = 0
        elif items == 3 or words[at] in OFFICES or _ends_office(words, at, stop):
            return 0
        else:
            items += 1
        at += 1
    return 0


def governor_and_name(words: Sequence[str], first: int, end: int) -> int:
    """«استاندار سمنان کولیوند»: where the bare surname of a governor begins; 0 if there is none."""
    if words[first] not in ("استاندار", "فرماندار") or end - first not in (3, 4):
        return 0
    split = first + 2
    ok = words[split - 1] in PROVINCE_WORDS and not _in_province(words[split]) and words[split] != "و"
    return split if ok and all(map(plausible, words[split:end])) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The words of an office, and what tells it from others."""

    words: tuple[str, ...]
    joined: str
    head: str
    rest: frozenset[str]
    telling: frozenset[str]

    @classmethod
    def of(cls, words: Sequence[str]) -> Office:
        pair = "".join(words[:2])
        head, rest = (pair, words[2:]) if pair in _GLUED else (words[0], words[1:])
        every = frozenset(rest)
        return cls(words=tuple(words), joined="".join(words), head=head, rest=every, telling=every - _SILENT)

    @classmethod
    def among(cls, words: Sequence[str]) -> list[Office]:
        """The office, and each of two held together («معاون رئیس‌جمهور و رئیس سازمان …»)."""
        joints = [at for at in range(2, len(words) - 1) if words[at] == "و" and words[at + 1] in OFFICES]
        parts = [words, words[: joints[0]], *(words[at + 1 :] for at in joints)] if joints else [words]
        return [cls.of(each) for each in parts]

    def same(self, other: Office) -> bool:
        """Whether one is the other shortened, or the other running over its end into the sentence."""
        if self.head != other.head:
            return False
        if self.rest and other.rest and (self.rest ^ other.rest) & COUNTRIES:
            return False  # «وزیر کشور» and «وزیر کشور عراق»
        short, long = sorted((self.joined, other.joined), key=len)
        if len(short) > 5 and long.startswith(short):
            return True
        fewer, more = sorted((self.telling, other.telling), key=len)
        return bool(fewer) and fewer <= more

    def begins_as(self, other: Office) -> bool:
        """Whether the first three words are the same."""
        return len(self.words) > 2 and self.words[:3] == other.words[:3]

    def alike(self, other: Office) -> bool:
        """Whether most words of one are in the other: «رئیس تعاون روستایی», «رئیس سازمان تعاون روستایی»."""
        fewer = min(len(self.telling), len(other.telling))
        return self.head == other.head and fewer > 1 and len(self.telling & other.telling) * 5 >= fewer * 3

    def beside(self, held: Sequence[Office]) -> bool:
        """Whether its holder may well be known by one of these: «نماینده مردم …» by «عضو کمیسیون …»."""
        if self.words[:2] in _GOVERNMENT:
            return any(each.head in _GOVERNORS for each in held)
        deputies = any(each.head in _DEPUTIES for each in held)
        return self.head in _SECOND or (deputies and not _CHAMBERS.isdisjoint(self.words))


_SILENT = plain_words("استان شهرستان محترم کشور ایران کشورمان و اسلامی ، , » « کل ی")
"""Words that tell no office from another."""
_GLUED = plain_words("مدیرکل مدیرعامل نخست‌وزیر نایب‌رئیس قائم‌مقام دبیرکل رئیس‌جمهور")
_SECOND = plain_words("عضو نماینده استاد استادیار دانشیار کارشناس پژوهشگر دیپلمات تحلیلگر")
_DEPUTIES = plain_words("نماینده عضو")
_CHAMBERS = plain_words("کمیسیون فراکسیون مجلس رئیسه")
_GOVERNORS = plain_words("استاندار فرماندار")
_GOVERNMENT = (("نماینده", "عالی"), ("نماینده", "دولت"))
"""«نماینده عالی دولت در استان» is what a governor is also called."""
