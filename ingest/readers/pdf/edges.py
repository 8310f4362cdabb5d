"""What repeats at the edges of the pages: running heads and page numbers are kept once or not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.readers.pdf.paragraphs import Paragraph

_ZONE = 0.13
"""The share of a page's height at its top and bottom where running heads stand."""
_Spot = tuple[str, int]
_DIGITS = re.compile(r"[0-9۰-۹٠-٩]+")
_PAGE_NUMBER = re.compile(
    r"[\s\-–—_|/.()]*(?:صفحه[ٔ ]?|page\s?)?\s*[0-9۰-۹٠-٩]{1,4}\s*(?:(?:از|of|/)\s*[0-9۰-۹٠-٩]{1,4})?[\s\-–—_|/.()]*",
    re.IGNORECASE,
)


def without_running_heads(pages: Sequence[Sequence[Paragraph]], heights: Sequence[float]) -> list[list[Paragraph]]:
    """The pages' paragraphs without page numbers, and with each repeated head or foot only where it first stands."""
    spots: Counter[_Spot] = Counter()
    for paragraphs, height in zip(pages, heights, strict=True):
        spots.update({spot for each in paragraphs if _is_at_edge(each, height) for spot in _spots(each)})
    repeated = {spot for spot, count in spots.items() if count > 1 and count * 2 > len(pages)}
    seen: set[str] = set()
    out = []
    for number, (paragraphs, height) in enumerate(zip(pages, heights, strict=True), 1):
        kept = []
        for place, paragraph in enumerate(paragraphs):
            again = _is_at_edge(paragraph, height) and not repeated.isdisjoint(_spots(paragraph))
            outer = place in (0, len(paragraphs) - 1) and _is_at_edge(paragraph, height)
            if (outer and _is_page_number(paragraph, number, repeated=again)) or (again and _shape(paragraph) in seen):
                continue
            if again:
                seen.add(_shape(paragraph))
            kept.append(paragraph)
        out.append(kept)
    return out


def _spots(paragraph: Paragraph) -> tuple[_Spot, _Spot]:
    """A paragraph's shape with its height on the page; two of them, for heights a point apart may round apart."""
    return (_shape(paragraph), round(paragraph.y / 4)), (_shape(paragraph), -1 - round((paragraph.y + 2) / 4))


def _is_at_edge(paragraph: Paragraph, height: float) -> bool:
    return paragraph.y > height * (1 - _ZONE) or paragraph.y < height * _ZONE


def _shape(paragraph: Paragraph) -> str:
    """The paragraph with every number alike, for page numbers change."""
    return _DIGITS.sub("#", paragraph.text)


def _is_page_number(paragraph: Paragraph, number: int, *, repeated: bool) -> bool:
    """A line of nothing but a page number: on every page, or near this page's place in the file."""
    if len(paragraph.text) > 30 or not _PAGE_NUMBER.fullmatch(paragraph.text):
        return False
    found = _DIGITS.search(paragraph.text)
    return found is not None and (repeated or abs(int(found[0]) - number) <= 3)
