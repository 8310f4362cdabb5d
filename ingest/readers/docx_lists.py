"""List numbers of a Word file: which label stands before a numbered paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from ingest.readers.numerals import BULLET, numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How the items of one list level are labelled."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ListStyle:
    """A numbering instance: its levels, and the abstract list whose counters it shares."""

    abstract: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


class Numbering:
    """Counts through a document's lists and gives each item its label."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists = {} if root is None else _read_lists(root)
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[str] = set()

    def label(self, number_id: str, level: int, *, persian: bool) -> str:
        """The label of the next item of list `number_id` at `level`, "" when it has none."""
        style = self._lists.get(number_id)
        if style is None or level not in style.levels:
            return ""
        counts = self._advance(number_id, style, level)
        this = style.levels[level]
        if this.form == "bullet":
            return BULLET
        if this.form == "none":
            return ""
        return re.sub(r"%([1-9])", lambda found: _filled(found, style, counts, persian=persian), this.pattern)

    def _advance(self, number_id: str, style: ListStyle, level: int) -> dict[int, int]:
        """Count one more item; deeper levels begin anew."""
        counts = self._counts.setdefault(style.abstract, {})
        if number_id not in self._seen:
            self._seen.add(number_id)
            for place, start in style.restarts.items():
                counts[place] = start - 1
        counts[level] = counts.get(level, style.levels[level].start - 1) + 1
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]
        return counts


def _filled(found: re.Match[str], style: ListStyle, counts: Mapping[int, int], *, persian: bool) -> str:
    place = int(found[1]) - 1
    level = style.levels.get(place, Level())
    return numeral(counts.get(place, level.start), level.form, persian=persian)


def _read_lists(root: etree._Element) -> dict[str, ListStyle]:
    abstracts = {item.get(f"{W}abstractNumId", ""): _levels(item) for item in root.iterfind(f"{W}abstractNum")}
    lists = {}
    for item in root.iterfind(f"{W}num"):
        abstract = _value(item.find(f"{W}abstractNumId"))
        overrides = list(item.iterfind(f"{W}lvlOverride"))
        levels = dict(abstracts.get(abstract, {}))
        for override in overrides:
            levels |= _levels(override)
        lists[item.get(f"{W}numId", "")] = ListStyle(abstract=abstract, levels=levels, restarts=_restarts(overrides))
    return lists


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {
        whole(item.get(f"{W}ilvl")): Level(
            form=_value(item.find(f"{W}numFmt")) or "decimal",
            pattern=_value(item.find(f"{W}lvlText")),
            start=whole(_value(item.find(f"{W}start")), 1),
        )
        for item in parent.iterfind(f"{W}lvl")
    }


def _restarts(overrides: list[etree._Element]) -> dict[int, int]:
    starts = {whole(item.get(f"{W}ilvl")): item.find(f"{W}startOverride") for item in overrides}
    return {level: whole(_value(start), 1) for level, start in starts.items() if start is not None}


def whole(value: str | None, otherwise: int = 0) -> int:
    """A small whole number of an attribute; whatever else stands there counts as `otherwise`."""
    return int(value) if value is not None and re.fullmatch(r"[0-9]{1,6}", value) else otherwise


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")
