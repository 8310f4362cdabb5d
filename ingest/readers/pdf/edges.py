"""What repeats at the edges of the pages: running heads and page numbers are kept once or not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.readers.pdf.paragraphs import Paragraph

_ZONE = 0.13
"""The share of a page's height at its top and bottom where running heads stand."""
_DIGITS = re.compile(r"[0-9۰-۹٠-٩]+")
_PAGE_NUMBER = re.compile(
    r"[\s\-–—_|/.()]*(?:صفحه[ٔ ]?|page\s?)?\s*[0-9۰-۹٠-٩]{1,4}\s*(?:(?:از|of|/)\s*[0-9۰-۹٠-٩]{1,4})?[\s\-–—_|/.()]*",
    re.IGNORECASE,
)


def without_running_heads(pages: Sequence[Sequence[Paragraph]], heights: Sequence[float]) -> list[list[Paragraph]]:
    """The pages' paragraphs without page numbers, and with each repeated head or foot only where it first stands."""
    shapes: Counter[str] = Counter()
    for paragraphs, height in zip(pages, heights, strict=True):
        shapes.update({_shape(each) for each in paragraphs if _is_at_edge(each, height)})
    repeated = {shape for shape, count in shapes.items() if count > 1 and count * 2 > len(pages)}
    seen: set[str] = set()
    out = []
    for number, (paragraphs, height) in enumerate(zip(pages, heights, strict=True), 1):
        kept = []
        for place, paragraph in enumerate(paragraphs):
            shape = _shape(paragraph)
            outer = place == 0 or place == len(paragraphs) - 1
            if _is_at_edge(paragraph, height) and (
                (outer and _is_page_number(paragraph, number, repeated=shape in repeated))
                or (shape in repeated and shape in seen)
            ):
                continue
            seen.add(shape)
            kept.append(paragraph)
        out.append(kept)
    return out


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
