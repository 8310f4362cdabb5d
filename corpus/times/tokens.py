"""The words of a text that may belong to a time: numbers and written dates made one, the rest of the text left out."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from decimal import Decimal

from corpus import dates, numbers
from corpus.phrases import Token
from corpus.times.words import APART, CORE, LEXICON

_WORDS_OF_EVENT = 4
"""Words kept behind a time: «پس از امضای قرارداد» names its event with them."""
_WRITTEN_DATE = re.compile(r"\d[/.-]\d{1,2}[/.-]\d|[a-zа-я]{3}")
_VERB = re.compile(
    r"ن?می ?(?!ز[ابن]|لا|دا|ان|را|وه|هم|لی)\w\w|(?:نخواه|خواه|باید|شد|شو|کرد|کن|است)(?:م|ی|د|یم|ید|ند|ه)?$"
)
_PAIR = re.compile(r"(\d\d(?:\d\d)?)/(\d\d(?:\d\d)?)")
_HALF = Decimal("0.5")
_YEARS = frozenset([*range(1250, 1500), *range(1800, 2101)])


def tokens_of(text: str) -> list[Token]:
    """What the grammar reads, from a text in plain letters; nothing if no time is named."""
    near = _near_times(LEXICON.read(text))
    return _with_dates([_fine(token, text) for token in numbers.combine(near)], text) if near else []


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


def _fine(token: Token, text: str) -> Token:
    """Numbers that may be years have kinds of their own."""
    if token.kind == "figures":
        return _figures(token, text[token.start : token.stop])
    if token.kind == "word" and _VERB.match(text, token.start, token.stop):
        return token._replace(kind="break")  # an event that a time is bound to ends before it
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
