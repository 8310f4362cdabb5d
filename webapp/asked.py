"""What a reader asked for in an address: the question, the filters and the page, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from werkzeug.datastructures import MultiDict

from corpus.dates import latin_digits, parse_bound
from corpus.errors import QueryError
from search.models import Filters

QUESTION_CHARS = 2_000
VALUE_CHARS = 300
VALUES = 20
PER_PAGE = 10
PAGES = 10
HITS = 100
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something that cannot be searched: the parameter, and the catalogue's name and values of the message."""

    parameter: str
    message: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A checked request. `since` and `until` stay as typed; their days are in `filters` where they could be read."""

    text: str
    filters: Filters
    sources: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    page: int = 1
    count: int = PER_PAGE
    troubles: tuple[Trouble, ...] = ()

    def arguments(self, **changes: object) -> dict[str, object]:
        """The arguments of an address that asks the same on its first page, with `changes`; empty ones left out."""
        own = {
            "q": self.text,
            "source": self.sources,
            "type": self.types,
            "collection": self.collections,
            "from": self.since,
            "to": self.until,
        }
        return {name: value for name, value in (own | changes).items() if value}

    def chips(self) -> list[tuple[str, str]]:
        """The chosen filters as (parameter, value), in the order a page shows them."""
        return [
            *(("source", value) for value in self.sources),
            *(("type", value) for value in self.types),
            *(("collection", value) for value in self.collections),
            *(("from", value) for value in [self.since] if value),
            *(("to", value) for value in [self.until] if value),
        ]

    def without(self, parameter: str, value: str) -> dict[str, object]:
        """The arguments of an address that drops one filter."""
        kept = self.arguments().get(parameter, ())
        rest = tuple(other for other in kept if other != value) if isinstance(kept, tuple) else ()
        return self.arguments(**{parameter: rest})

    def bare(self) -> dict[str, object]:
        """The arguments of an address that keeps only the question."""
        return {"q": self.text} if self.text else {}


def read(args: MultiDict[str, str]) -> Asked:
    """What `args` ask for. Nothing raises: what cannot be read is told in `troubles`."""
    text, since, until = (clean(args.get(name, "")) for name in ("q", "from", "to"))
    sources, types, collections = (_values(args, name) for name in ("source", "type", "collection"))
    filters, troubles = _filters(sources, types, collections, since, until)
    page, count = _number(args.get("page"), 1, PAGES), _number(args.get("k"), PER_PAGE, HITS)
    if len(text) > QUESTION_CHARS:
        troubles.append(Trouble(parameter="q", message="bad_long", values={"limit": QUESTION_CHARS}))
    if page is None:
        troubles.append(Trouble(parameter="page", message="bad_page", values={"limit": PAGES}))
    if count is None:
        troubles.append(Trouble(parameter="k", message="bad_count", values={"limit": HITS}))
    return Asked(
        text=text[:QUESTION_CHARS],
        filters=filters,
        sources=sources,
        types=types,
        collections=collections,
        since=since[:VALUE_CHARS],
        until=until[:VALUE_CHARS],
        page=page or 1,
        count=count or PER_PAGE,
        troubles=tuple(troubles),
    )


def clean(text: str) -> str:
    """One line without the characters that no question means."""
    return _CONTROLS.sub(" ", text).strip()


def _values(args: MultiDict[str, str], name: str) -> tuple[str, ...]:
    """The distinct values of a filter, in order."""
    found = dict.fromkeys(clean(value)[:VALUE_CHARS] for value in args.getlist(name)[:VALUES])
    return tuple(value for value in found if value)


def _filters(
    sources: tuple[str, ...], types: tuple[str, ...], collections: tuple[str, ...], since: str, until: str
) -> tuple[Filters, list[Trouble]]:
    first, last = _bound(since, end=False), _bound(until, end=True)
    troubles = [
        Trouble(parameter=name, message=f"bad_{name}", values={"value": typed[:VALUE_CHARS]})
        for name, typed, found in (("from", since, first), ("to", until, last))
        if typed and not found
    ]
    if first and last and first > last:
        troubles.append(Trouble(parameter="from", message="bad_order"))
    chosen = frozenset(collections) or None
    filters = Filters(collections=chosen, sources=frozenset(sources), types=frozenset(types), since=first, until=last)
    return filters, troubles


def _bound(typed: str, *, end: bool) -> date | None:
    try:
        return parse_bound(typed, end=end) if typed and len(typed) <= VALUE_CHARS else None
    except QueryError:
        return None


def _number(typed: str | None, default: int, most: int) -> int | None:
    """A whole number from 1 to `most`; None if it is not one."""
    if not typed or not typed.strip():
        return default
    plain = latin_digits(typed.strip()[:20])
    return int(plain) if plain.isascii() and plain.isdecimal() and 1 <= int(plain) <= most else None
