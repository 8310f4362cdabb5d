"""Gold documents: texts with the facts a careful reader finds in them, and runs of an extractor over them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import HamkariError
from corpus.facts import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A fact as far as it is scored. `date` is the deadline's last day as written in JSON, None also without one."""

    kind: str
    start: int
    end: int
    quote: str
    strength: str | None = None
    speaker: Speaker | None = None
    by: tuple[str, ...] = ()
    sectors: frozenset[str] = frozenset()
    has_deadline: bool = False
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A document, its facts, and the spans in which a further fact found is neither right nor wrong."""

    id: str
    text: str
    claims: tuple[Claim, ...]
    ignored: tuple[tuple[int, int], ...] = ()


Run = Mapping[str, tuple[Claim, ...]]
"""What was found in each document, by its id."""


def read_gold(folder: Path, ignore: Path | None = None) -> list[Gold]:
    """The gold documents of `folder`, by file name. `ignore` names a JSONL file of {"id", "quote"}.

    Raises `HamkariError` if there are none, or if one of them quotes words its text does not have.
    """
    quotes: dict[str, list[str]] = {}
    for record in _lines(ignore) if ignore else ():
        quotes.setdefault(str(record["id"]), []).append(str(record["quote"]))
    found = [
        _gold(path, record, quotes.get(str(record["id"]), ()))
        for path in sorted(folder.glob("*.json"))
        if isinstance(record := _json(path, path.read_text("utf-8")), dict) and {"id", "text", "facts"} <= set(record)
    ]
    if not found:
        raise HamkariError(f'No gold documents in {folder}: files *.json with "id", "text" and "facts" are wanted.')
    return found


def read_run(path: Path) -> Run:
    """A run kept as JSONL, as `hamkari extract --json` prints it."""
    return claims_of(_lines(path))


def claims_of(records: Iterable[Mapping[str, Any]]) -> Run:
    """What extraction records claim, by document."""
    return {str(record["id"]): tuple(map(_claim, record["facts"])) for record in records}


def _gold(path: Path, record: Mapping[str, Any], ignored: Iterable[str]) -> Gold:
    text = str(record["text"])
    claims = []
    for fact in record["facts"]:
        start = text.find(fact["quote"])
        if start < 0:
            raise HamkariError(f"{path} quotes words that its text does not have: {fact['quote']!r}")
        claims.append(_claim(fact | {"start": start, "end": start + len(fact["quote"])}))
    places = tuple((text.index(words), text.index(words) + len(words)) for words in ignored if words in text)
    return Gold(id=str(record["id"]), text=text, claims=tuple(claims), ignored=places)


def _claim(fact: Mapping[str, Any]) -> Claim:
    speaker, deadline = fact.get("speaker"), fact.get("deadline")
    return Claim(
        kind=fact["kind"],
        start=fact["start"],
        end=fact["end"],
        quote=fact.get("quote") or "",
        strength=fact.get("strength"),
        speaker=None if speaker is None else Speaker(name=speaker.get("name"), role=speaker.get("role")),
        by=tuple(fact.get("by") or ()),
        sectors=frozenset(fact.get("sectors") or ()),
        has_deadline=bool(deadline),
        date=deadline.get("date") if deadline else None,
    )


def _lines(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text("utf-8").split("\n")
    return [_json(path, line) for line in lines if line.strip()]


def _json(path: Path, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise HamkariError(f"{path} is not JSON: {error}") from error
