"""Persian time expressions in text: which words they are, and which days they name for a document of a given day.

A year or a month that names no other calendar is Jalali, weeks run from Saturday to Friday, offices work from Saturday
to Wednesday. Days of the lunar calendar are not worked out.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corpus import dates, numbers
from corpus.letters import Plain, plain
from corpus.models import Span
from corpus.phrases import Token
from corpus.times import grammar
from corpus.times.calendar import Anchor
from corpus.times.mentions import Bound, Cue
from corpus.times.parts import shifted
from corpus.times.period import NO_DAY
from corpus.times.words import APART, CORE, LEXICON

__all__ = ["NO_DAY", "TimeMention", "find", "find_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """Words of a text that name a time, with the preposition that binds them.

    The days `first` to `last`; both None where the words name none: `rule` is then "vague", "event", "after" (no last
    day), "lunar", "that time" (said before), "past", or "no document day". `cue` is the sort of preposition. `yearly`:
    they name no year, and the nearest one was taken.
    """

    span: Span
    first: date | None
    last: date | None
    rule: str
    cue: Cue = ""
    yearly: bool = False

    def past(self, anchor: date | None) -> bool:
        """Whether all of it lies before the document's day."""
        return self.rule in ("past", "last year", "last weekday") or bool(self.last and anchor and self.last < anchor)

    def coming(self, anchor: date | None) -> TimeMention:
        """The same, but where no year is named the first such days that are not over on the document's day."""
        if not (self.yearly and self.first and self.last and anchor and self.last < anchor):
            return self
        days = shifted((self.first, self.last), 1)
        return (
            TimeMention(span=self.span, first=days[0], last=days[1], rule=self.rule, cue=self.cue, yearly=True)
            if days
            else self
        )


def find(text: str, anchor: date | None) -> list[TimeMention]:
    """Every time expression in `text`, in order, not overlapping; relative ones are counted from `anchor`."""
    return find_in(plain(text), anchor)


def find_in(folded: Plain, anchor: date | None) -> list[TimeMention]:
    """`find` for a text whose plain letters are known already; the spans are of the raw text."""
    near = _near_times(LEXICON.read(folded.text))
    if not near:
        return []
    today = Anchor.of(anchor)
    tokens = _with_dates([_fine(token, folded.text) for token in numbers.combine(near)], folded.text)
    for stage in grammar.STAGES:
        tokens = stage.apply(tokens, today)
    return [_mention(token, folded, token.value) for token in tokens if isinstance(token.value, Bound)]


def _near_times(tokens: list[Token]) -> list[Token]:
    """The tokens without the stretches that name no time: most of a text."""
    near: list[Token] = []
    done = 0
    for begin, end in _runs(tokens):
        if begin > done:
            near.append(tokens[begin - 1]._replace(kind="break"))
        near.extend(tokens[max(begin, done) : end])
        done = end
    return near


def _runs(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Where words that may belong to a time stand around one that makes it a time, and some words behind them."""
    at = 0
    while at < len(tokens):
        if not _is_core(tokens[at]):
            at += 1
            continue
        begin = at
        while begin and tokens[begin - 1].kind not in APART:
            begin -= 1
        while at < len(tokens) and tokens[at].kind not in APART:
            at += 1
        yield begin, at + _WORDS_OF_EVENT


def _is_core(token: Token) -> bool:
    """A number is one only if it may be a year or a written date."""
    return token.kind in CORE and (token.kind != "digits" or token.stop - token.start >= 4)


_WORDS_OF_EVENT = 4


def _fine(token: Token, text: str) -> Token:
    """Numbers that may be years have kinds of their own."""
    if token.kind == "figures":
        return _figures(token, text[token.start : token.stop])
    if token.kind != "number":
        return token
    value = token.value
    if value == _HALF:
        return token._replace(kind="half")
    size, in_digits = token.stop - token.start, text[token.start].isdigit()
    if value in _YEARS and (size == 4 or not in_digits):
        return token._replace(kind="year")
    two = size == 2 and in_digits
    return token._replace(kind="two-digits") if two else token


def _figures(token: Token, written: str) -> Token:
    """«۰۵» is no amount, but a day or a year; «94/95» is a pair of years."""
    if pair := _PAIR.fullmatch(written):
        return token._replace(kind="year-pair", value=(int(pair[1]), int(pair[2])))
    return token._replace(kind="two-digits", value=Decimal(written)) if len(written) == 2 else token


_WRITTEN_DATE = re.compile(r"\d[/.-]\d{1,2}[/.-]\d|[a-zа-я]{3}")
_PAIR = re.compile(r"(\d\d(?:\d\d)?)/(\d\d(?:\d\d)?)")
_HALF = Decimal("0.5")
_YEARS = frozenset([*range(1250, 1500), *range(1800, 2101)])


def _with_dates(tokens: list[Token], text: str) -> list[Token]:
    """The tokens, with those of a written date made one; Persian months and years are left to the grammar."""
    out: list[Token] = []
    stop = -1
    if not _WRITTEN_DATE.search(text):
        return tokens
    found = deque(
        each for each in dates.find_in(text) if each[4] == "day" or (each[4] == "month" and text[each[0]] <= "я")
    )
    for token in tokens:
        while found and found[0][1] <= token.start:
            found.popleft()
        if found and found[0][0] < token.stop:
            if stop != found[0][1]:
                start, stop = found[0][:2]
                out.append(Token("date", start, stop, found[0][2:4]))
        else:
            out.append(token)
    return out


def _mention(token: Token, folded: Plain, bound: Bound) -> TimeMention:
    first, last = bound.period.days or (None, None)
    return TimeMention(
        span=folded.raw(token.start, token.stop),
        first=first,
        last=last,
        rule=bound.period.rule,
        cue=bound.cue,
        yearly=bound.period.yearly,
    )
