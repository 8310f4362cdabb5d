"""Which field of a record is what: the names we know, presets for known files, and mappings a person gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from corpus.errors import HamkariError, Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from ingest.decode import mended
from ingest.sources import Refused

FIELDS = ("id", "title", "text", "published", "source", "url", "type", "lang")
DEFAULT: dict[str, str] = {field: field for field in FIELDS} | {"id": "id|_id"}
PRESETS: dict[str, dict[str, str]] = {
    # The date of a Fars article stands in its link, where ingest.describe finds it.
    "fars": {"id": "link#", "title": "title", "text": "abstract+paragraphs", "url": "link"},
    "telegram": {"id": "channel-id", "text": "text", "published": "jalali", "source": "channel", "url": "url"},
}
_SIGNS = {
    "fars": frozenset({"title", "abstract", "paragraphs", "cat", "subcat", "tags", "link"}),
    "telegram": frozenset({"channel", "id", "url", "text", "jalali", "time", "gregorian"}),
}
_OPTIONAL = frozenset({"forward"})


def parse_map(given: str) -> dict[str, str]:
    """The mapping of `--map`: a preset's name, or "title=headline,text=abstract+body,published=jalali".

    On the right of "=" stand names of the file's fields: `a|b` is the first of them that is not empty, `a+b` is all
    of them, one a line, `a-b` joins them with a hyphen (ids), and `a#` is the longest number in `a` (the id in a link).
    A name that itself holds such a sign goes before the reading of the sign. Fields not named keep their usual names.
    Raises `HamkariError`.
    """
    if given.strip() in PRESETS:
        return dict(PRESETS[given.strip()])
    mapping: dict[str, str] = {}
    for part in re.split("[,،]", given):
        name, equals, value = part.partition("=")
        name = {"_id": "id", "language": "lang", "date": "published"}.get(name.strip(), name.strip())
        if name not in FIELDS or not equals or not value.strip():
            presets = " or ".join(PRESETS)
            raise HamkariError(
                f"--map does not understand {part.strip()!r}. Write field=name pairs, such as title=headline,text=body;"
                f" the fields are {', '.join(FIELDS)}. Or name a preset: {presets}."
            )
        mapping[name] = value.strip()
    return mapping


def mapping_for(keys: Iterable[str], given: Mapping[str, str] | None) -> Mapping[str, str]:
    """How to read a record with these keys: as a person said, else by the preset they fit exactly, else our names."""
    if given:
        return DEFAULT | dict(given)
    present = set(keys) - _OPTIONAL
    return next((PRESETS[name] for name, signs in _SIGNS.items() if present == signs), DEFAULT)


def has_text_field(record: Mapping[str, Any], given: Mapping[str, str] | None) -> bool:
    """Whether the record has the field its text should stand in, be it empty."""
    wanted = mapping_for(record, given)["text"]
    return wanted in record or any(name.strip() in record for name in re.split(r"[|+-]", wanted))


def value(record: Mapping[str, Any], expression: str) -> str | None:
    """What `expression` (see `parse_map`) finds in `record`; None where there is nothing."""
    if expression in record:
        return _string(record[expression], expression)
    if expression.endswith("#"):
        numbers = re.findall(r"\d+", value(record, expression[:-1]) or "")
        return max(numbers, key=len, default=None)
    for sign, join in (("|", None), ("+", "\n"), ("-", "-")):
        if sign in expression:
            parts = [found for name in expression.split(sign) if (found := value(record, name.strip()))]
            return (join.join(parts) if join else parts[0]) if parts else None
    return None


def _string(found: Any, name: str) -> str | None:
    """A field's value as text: numbers as written, a list of texts one a line."""
    if found is None:
        return None
    if isinstance(found, str):
        return found
    if isinstance(found, bool | dict):
        raise Unreadable(Reason.BAD_RECORD, f"the field {name!r} is not a text")
    if isinstance(found, list):
        return "\n".join(part for item in found if (part := _string(item, name)) is not None)
    return str(found)


def draft(record: Mapping[str, Any], mapping: Mapping[str, str], place: str) -> Draft:
    """The document in `record`. Raises `Unreadable` for one without text; `place` is its member when it has no id."""
    found = {field: value(record, mapping[field]) for field in FIELDS if field in mapping}
    text = found.get("text") or ""
    if not any(letter.isalnum() for letter in text):
        raise Unreadable(Reason.NO_TEXT, _without_text(record, mapping))
    if any(mended(item) != item for item in found.values() if item):
        raise Unreadable(Reason.BAD_RECORD, "half of a character (a lone surrogate) stands in it; export it again")
    own_id = (found.get("id") or "").strip() or None
    return Draft(
        text=text,
        member=own_id or place,
        own_id=own_id,
        title=_said(found, "title"),
        published=_said(found, "published"),
        source=_said(found, "source"),
        url=_said(found, "url"),
        type=_said(found, "type"),
        language=_said(found, "lang"),
    )


def distinct(found: Iterable[Draft | Refused]) -> Iterator[Draft | Refused]:
    """The same documents, the second with an id of a file being its member "id~2"."""
    seen: dict[str, int] = {}
    for each in found:
        if isinstance(each, Refused):
            yield each
            continue
        seen[each.member] = times = seen.get(each.member, 0) + 1
        yield each if times == 1 else replace(each, member=f"{each.member}~{times}")


def _said(found: Mapping[str, str | None], field: str) -> str | None:
    return (found.get(field) or "").strip() or None


def _without_text(record: Mapping[str, Any], mapping: Mapping[str, str]) -> str:
    wanted = mapping.get("text", "text")
    if wanted in record or any(name.strip() in record for name in re.split(r"[|+-]", wanted)):
        return f"the field {wanted!r} has no words in it"
    seen = ", ".join(list(map(str, record))[:12]) or "none"
    return f"no field {wanted!r}; there are: {seen}. Name the one with the text: --map text=NAME"
