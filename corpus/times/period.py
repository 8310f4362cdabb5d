"""The days a time expression names, and what the readers of its words share."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Literal, NamedTuple

from corpus.phrases import Token
from corpus.times.calendar import Anchor, Interval

Grain = Literal["day", "week", "month", "season", "year", "none"]
NO_DAY = "no document day"


class Period(NamedTuple):
    """The days an expression names; None where it names none. `yearly` ones name no year: they come every year."""

    days: Interval | None
    rule: str
    grain: Grain = "none"
    yearly: bool = False


Resolver = Callable[[list[Token], Anchor | None], object]


def only(tokens: list[Token], *kinds: str) -> Token | None:
    """The first token of these kinds."""
    return next((token for token in tokens if token.kind in kinds), None)


def whole(token: Token | None) -> int:
    """The whole number a token stands for; 0 if it stands for none."""
    value = token.value if token else None
    if not isinstance(value, (int, Decimal)) or value != int(value):
        return 0
    return int(value)


def numbers(tokens: list[Token]) -> list[int]:
    """The numbers that are not years."""
    return [whole(token) for token in tokens if token.kind in ("number", "two-digits", "ordinal", "first")]


def dated(days: Interval | None, rule: str, grain: Grain, *, yearly: bool = False) -> Period | None:
    return Period(days, rule, grain, yearly) if days else None
