"""List numbers of an OpenDocument text: which label stands before an item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from ingest.readers.numerals import BULLET, numeral

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_ARABIC_FORMS = {"أ, ب, ت, ...": "arabicAlpha", "أ, ب, ج, ...": "arabicAbjad"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How the items of one list level are labelled."""

    form: str
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    """How many levels' numbers the label shows: 2 gives 3.1."""


ListLevels = Mapping[int, Level]


def list_styles(*roots: etree._Element | None) -> dict[str, ListLevels]:
    """Every list style of the parts, by name; the outline of the headings has the name ""."""
    styles: dict[str, ListLevels] = {}
    for root in roots:
        for item in () if root is None else root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
            name = "" if item.tag == f"{TEXT}outline-style" else item.get(f"{STYLE}name", "")
            styles[name] = {whole(level.get(f"{TEXT}level"), 1): _level(level) for level in item}
    return styles


class Counter:
    """Counts the items of one list through its levels."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def label(self, levels: ListLevels, depth: int, *, persian: bool, start: int | None = None) -> str:
        """The label of the next item at `depth` (1 is the outermost), "" when it has none."""
        level = levels.get(depth)
        if level is None:
            return ""
        self._counts[depth] = start if start is not None else self._counts.get(depth, level.start - 1) + 1
        for deeper in [place for place in self._counts if place > depth]:
            del self._counts[deeper]
        if level.form in ("bullet", "none"):
            return BULLET if level.form == "bullet" else ""
        first = max(1, depth - level.shown + 1)
        numbers = [self._number(levels, place, persian=persian) for place in range(first, depth + 1)]
        return f"{level.prefix}{'.'.join(number for number in numbers if number)}{level.suffix}"

    def _number(self, levels: ListLevels, depth: int, *, persian: bool) -> str:
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        return numeral(self._counts.get(depth, level.start), level.form, persian=persian)


def whole(value: str | None, otherwise: int) -> int:
    """A small whole number of an attribute; whatever else stands there counts as `otherwise`."""
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 7 else otherwise


def _level(item: etree._Element) -> Level:
    if item.tag in (f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image"):
        return Level(form="bullet")
    written = item.get(f"{STYLE}num-format", "")
    form = _FORMS.get(written) or _ARABIC_FORMS.get(item.get(f"{_LOEXT}num-format", written), "decimal")
    return Level(
        form=form if written or form != "decimal" else "none",
        prefix=item.get(f"{STYLE}num-prefix", ""),
        suffix=item.get(f"{STYLE}num-suffix", ""),
        start=whole(item.get(f"{TEXT}start-value"), 1),
        shown=whole(item.get(f"{TEXT}display-levels"), 1),
    )
