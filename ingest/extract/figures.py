"""Figures of a fact: exact amounts with their unit, what they measure, in which period, and whether it rose or fell."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from corpus.facts import Figure
from corpus.models import Span
from corpus.numbers import find_in
from ingest.extract.measures import (
    AMOUNT_WORDS,
    CHANGE,
    CLASSIFIERS,
    ENDS,
    LIGHT_VERBS,
    MEASURED,
    NAMES,
    NO_PERIOD,
    NUMBERED,
    PERIOD,
    SCALES,
    UNIT,
)
from ingest.extract.reading import Reading

_BETWEEN = re.compile(r" ?(و|تا|الی|-|،|,) ?")
_CLAUSE = re.compile(r"[.؛;:؟!?\n]|(?<!\d)[،,]|[،,](?!\d)|(?<!\d)(?<!سال )\d++(?! ?ماه)")
"""Where a clause ends, or another number stands that is not a part of a period."""
_WORD = re.compile(r"[^\W\d_]+|\S")
_TO = ("تا", "الی", "-")
_SCALE = re.compile("|".join(SCALES))
_PHRASE = 4
"""Words of a product at most."""
_NEAR = 90
"""Code points around a number in which its noun, change and period are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A number, by offsets in plain letters."""

    at: int
    end: int
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amount:
    """A number and its unit, if it has one; `end` is behind the unit, but before a counted noun.

    `reach` is where the last of the amounts ends that share one unit; what follows there is said of all.
    """

    at: int
    end: int
    reach: int
    value: Decimal
    unit: str | None


def figures(reading: Reading, quote: Span) -> tuple[Figure, ...]:
    """The amounts `quote` states, in order. A number without a unit or a counted noun (a year, an article) is none.

    Product and period are words of the text, their spaces made single.
    """
    folded = reading.plain
    first, last = folded.offset(quote.start), folded.offset(quote.end)
    text = folded.text[first:last]
    amounts = _amounts(text, _within(reading, first, last))
    periods = [match for match in PERIOD.finditer(text) if _is_period(text, match)] if amounts else []

    def words(place: tuple[int, int] | None) -> str | None:
        return " ".join(folded.raw(first + place[0], first + place[1]).of(reading.text).split()) if place else None

    def figure(found: _Amount) -> Figure:
        return Figure(
            span=folded.raw(first + found.at, first + found.end),
            amount=_whole(found.value),
            unit=found.unit,
            product=words(_product(text, found)),
            period=words(_period(found, periods)),
            change=_change(text, found),
        )

    return tuple(figure(found) for found in amounts)


def _whole(value: Decimal) -> Decimal:
    """«۷٫۴ میلیون» as 7400000, not as 7400000.0."""
    return value.to_integral_value() if value == value.to_integral_value() else value


def _amounts(text: str, numbers: list[_Number]) -> list[_Amount]:
    """From the last number to the first, since «۹۴ و ۶۷ تن» names the unit once, behind."""
    found: list[_Amount] = []
    later: _Number | None = None
    for number in reversed(numbers):
        amount = _with_unit(text, number)
        if not amount and later and found and found[-1].at == later.at:
            amount = _shared(text, number, later, found[-1])
        found += [amount] if amount else []
        later = number
    return found[::-1]


def _with_unit(text: str, number: _Number) -> _Amount | None:
    unit = UNIT.match(text, number.end)
    if not unit or _is_name(text, number):
        return None
    name = None if unit["counted"] else NAMES[(unit.lastindex or 1) - 1]
    if name in CLASSIFIERS and number.value <= 2 and not text[number.at].isdigit():
        return None  # «یک طرح», «دو کشور»: no amount is meant
    end = unit.end() if name else number.end
    return _Amount(at=number.at, end=end, reach=end, value=number.value, unit=name)


def _shared(text: str, number: _Number, later: _Number, amount: _Amount) -> _Amount | None:
    """A number that shares unit and scale with the next: «۵۰ تا ۷۰ میلیون تومان»; None where the scale is in doubt."""
    link = _BETWEEN.fullmatch(text, number.end, later.at)
    if not link or _is_name(text, number):
        return None
    own, scales = _SCALE.findall(text, number.at, number.end), _SCALE.findall(text, later.at, later.end)
    if own != scales and (own or len(scales) > 1 or link[1] not in _TO):
        return None
    value = number.value * SCALES[scales[0]] if scales and not own else number.value
    return _Amount(at=number.at, end=number.end, reach=amount.reach, value=value, unit=amount.unit)


def _is_name(text: str, number: _Number) -> bool:
    return NUMBERED.search(text, max(number.at - 15, 0), number.at) is not None


def _change(text: str, found: _Amount) -> Literal["rise", "fall"] | None:
    """The word for a rise or a fall in its clause: right before the amount, else behind it, else farther before."""
    before = list(CHANGE.finditer(text, max(_clause_start(text, found.at), found.at - 60), found.at))
    close = before[-1] if before and found.at - before[-1].end() <= 12 else None
    if found.unit is None:
        match = close if close and close.end() + 1 == found.at else None
    else:
        behind = CHANGE.search(text, found.reach, min(_clause_end(text, found.reach), found.reach + 40))
        match = close or behind or (before[-1] if before else None)
    return None if match is None else "rise" if match["rise"] else "fall"


def _clause_end(text: str, at: int) -> int:
    stop = _CLAUSE.search(text, at, at + _NEAR)
    return stop.start() if stop else min(at + _NEAR, len(text))


def _clause_start(text: str, at: int) -> int:
    stops = [stop.end() for stop in _CLAUSE.finditer(text, max(at - _NEAR, 0), at)]
    return stops[-1] if stops else max(at - _NEAR, 0)


_Place = tuple[int, int]


def _product(text: str, found: _Amount) -> _Place | None:
    """What is measured: the noun phrase behind the amount, else the quantity named before it."""
    words = list(_WORD.finditer(text, found.reach, _clause_end(text, found.reach)))
    if found.unit == "درصد" and words and words[0].group() == "از":
        words = words[1:]
    if words and CHANGE.fullmatch(words[0].group()):
        words = words[1:]
    phrase = [] if found.unit == "خانوار" else _phrase(words)
    if phrase and found.unit == "واحد":
        return text.rindex("واحد", found.at, found.reach), phrase[-1].end()
    return (phrase[0].start(), phrase[-1].end()) if phrase else _quantity_before(text, found.at)


def _phrase(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first words up to one that no noun phrase has; four at most; without the noun of a verb («گندم ذخیره شد»)."""
    stop = next((place for place, word in enumerate(words[:_PHRASE]) if _ends_phrase(word.group())), _PHRASE)
    verb = words[stop].group() if stop < len(words) else ""
    return words[: stop - 1] if stop > 1 and (verb in LIGHT_VERBS or _is_verb(verb)) else words[:stop]


def _ends_phrase(word: str) -> bool:
    return word in ENDS or not word[0].isalpha() or _is_verb(word) or CHANGE.fullmatch(word) is not None


def _is_verb(word: str) -> bool:
    return len(word) > 5 and word.startswith(("می", "نمی"))


def _quantity_before(text: str, at: int) -> _Place | None:
    words = list(_WORD.finditer(text, _clause_start(text, at), at))
    heads = [place for place, word in enumerate(words) if _is_head(word.group())]
    if not heads:
        return None
    first = heads[-1]
    while first > 0 and _is_head(words[first - 1].group()):
        first -= 1
    if words[first].group() in AMOUNT_WORDS and first < heads[-1]:
        first += 1  # «میزان تولید گندم»
    phrase = [words[first], *_phrase(words[first + 1 :])]
    indefinite = len(phrase) == 1 and phrase[0].group() not in MEASURED  # «اعتباری بالغ بر»
    return phrase[0].start(), phrase[-1].end() - indefinite


def _is_head(word: str) -> bool:
    return word in MEASURED or word.removesuffix("ی") in MEASURED


def _is_period(text: str, match: re.Match[str]) -> bool:
    return not NO_PERIOD.search(text, max(match.start() - 14, 0), match.start())


def _period(found: _Amount, periods: list[re.Match[str]]) -> _Place | None:
    """The nearest period of the quote."""

    def distance(match: re.Match[str]) -> int:
        return max(match.start() - found.end, found.at - match.end())

    following = bisect_left(periods, found.at, key=lambda match: match.start())
    nearest = min(periods[max(following - 1, 0) : following + 1], key=distance, default=None)
    return nearest.span() if nearest and 0 <= distance(nearest) <= _NEAR else None


def _within(reading: Reading, first: int, last: int) -> list[_Number]:
    """The numbers between two offsets in the plain letters of the document, counted from the first of these."""
    numbers = _numbers(reading)
    low = bisect_left(numbers, first, key=lambda each: each.at)
    high = bisect_left(numbers, last, key=lambda each: each.at)
    return [
        _Number(at=each.at - first, end=each.end - first, value=each.value)
        for each in numbers[low:high]
        if each.end <= last
    ]


@lru_cache(maxsize=4)
def _numbers(reading: Reading) -> tuple[_Number, ...]:
    """The numbers of a document, their raw spans as offsets in plain letters; every fact asks for them."""
    folded = reading.plain
    return tuple(
        _Number(at=folded.offset(each.span.start), end=folded.offset(each.span.end), value=each.value)
        for each in find_in(folded)
    )
