"""Which titles written in a file's properties a person meant, and which a program left there."""

from __future__ import annotations

import re

_LEFTOVER = re.compile(
    r"""
    ^(?:microsoft\s+word\b|document\s?\d*$|doc\d+$|untitled|(?:powerpoint\s+)?presentation\d*$|slide\s?\d*$|book\s?\d*$
      |about:blank|بدون\s+عنوان|سند\s?[\d۰-۹]*$|به\s?نام\s+خدا$|بسم|باسمه)
    | \.(?:docx?|rtf|odt|pdf|html?|txt|indd|qxd|cdr|psd|tmp|xlsx?)$
    | ^(?:https?|file):| [\\/]\S*[\\/]
    """,
    re.IGNORECASE | re.VERBOSE,
)


def sensible_title(value: str | None) -> str | None:
    """`value` with its blanks put in order if it can be a document's title, else None."""
    title = " ".join((value or "").replace("\0", " ").split())
    letters = sum(char.isalpha() for char in title)
    if letters < 5 or len(title) > 300 or letters * 2 < len(title.replace(" ", "")) or _LEFTOVER.search(title):
        return None
    if "\N{REPLACEMENT CHARACTER}" in title or re.search(r"[ØÙÚÛ][\u0080-\u00bfŒ†ˆ]", title):
        return None
    return title
