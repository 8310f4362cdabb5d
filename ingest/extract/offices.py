"""Where an office ends that begins with a known word."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.extract.given_names import GIVEN_NAMES
from ingest.extract.names import name_end, plausible
from ingest.extract.naming import (
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
