"""Paragraph styles of a Word file: which are headings, which carry a list number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ingest.readers.docx_lists import W, whole

_CHAIN = 20
"""Styles inherit from one another; a loop or an endless chain ends here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a paragraph's style says about its place in the text."""

    heading: bool = False
    title: bool = False
    contents: bool = False
    """A line of a table of contents: it repeats a heading."""
    number: tuple[str, int] | None = None


class Styles:
    """The styles part, or nothing."""

    def __init__(self, root: etree._Element | None) -> None:
        items = () if root is None else root.iterfind(f"{W}style[@{W}type='paragraph']")
        self._raw = {item.get(f"{W}styleId", ""): item for item in items}
        self._read: dict[str, Style] = {}

    def of(self, paragraph: etree._Element) -> Style:
        """The style of `paragraph`, its own outline level counted in."""
        reference = paragraph.find(f"{W}pPr/{W}pStyle")
        style = self._style("" if reference is None else reference.get(f"{W}val", ""))
        if _outline(paragraph) is not None and not style.heading:
            return Style(heading=True, title=style.title, contents=style.contents, number=style.number)
        return style

    def number_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """List id and level of a numbered paragraph; an own number, even an empty one, overrules the style's."""
        own = _number(paragraph)
        number = own if own is not None else self.of(paragraph).number
        return None if number is None or number[0] in ("", "0") else number

    def _style(self, key: str) -> Style:
        if key not in self._read:
            self._read[key] = self._resolve(key)
        return self._read[key]

    def _resolve(self, key: str) -> Style:
        chain = self._chain(key)
        names = [_name(item) for item in chain] or [key.lower()]
        numbers = [number for number in map(_number, chain) if number is not None]
        heading = any(_outline(item) is not None for item in chain) or any(
            re.match(r"(heading|title|subtitle|عنوان|سرفصل)\b", name) for name in names
        )
        return Style(
            heading=heading,
            title=names[0] in ("title", "عنوان"),
            contents=names[0].startswith("toc "),
            number=numbers[0] if numbers else None,
        )

    def _chain(self, key: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while key in self._raw and len(chain) < _CHAIN:
            chain.append(self._raw[key])
            based = self._raw[key].find(f"{W}basedOn")
            key = "" if based is None else based.get(f"{W}val", "")
        return chain


def _name(style: etree._Element) -> str:
    found = style.find(f"{W}name")
    return "" if found is None else found.get(f"{W}val", "").lower()


def _outline(element: etree._Element) -> int | None:
    """The outline level 0-8 of a paragraph or style, None for body text (9 or none)."""
    found = element.find(f"{W}pPr/{W}outlineLvl")
    level = 9 if found is None else whole(found.get(f"{W}val"), 9)
    return level if level < 9 else None


def _number(element: etree._Element) -> tuple[str, int] | None:
    found = element.find(f"{W}pPr/{W}numPr")
    if found is None:
        return None
    number, level = found.find(f"{W}numId"), found.find(f"{W}ilvl")
    return (
        "" if number is None else number.get(f"{W}val", ""),
        0 if level is None else whole(level.get(f"{W}val")),
    )
