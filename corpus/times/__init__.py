"""Persian time expressions in text: which words they are, and which days they name for a document of a given day.

A year or a month that names no other calendar is Jalali, weeks run from Saturday to Friday, offices work from Saturday
to Wednesday. Days of the lunar calendar are not worked out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.letters import Plain, plain
from corpus.models import Span
from corpus.phrases import Token
from corpus.times import grammar
from corpus.times.calendar import Anchor
from corpus.times.mentions import Bound, Cue
from corpus.times.parts import shifted
from corpus.times.period import NO_DAY
from corpus.times.tokens import tokens_of

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
    tokens = tokens_of(folded.text)
    if not tokens:
        return []
    today = Anchor.of(anchor)
    for stage in grammar.STAGES:
        tokens = stage.apply(tokens, today)
    return [_mention(token, folded, token.value) for token in tokens if isinstance(token.value, Bound)]


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
