"""A safe name for a downloaded file."""

from __future__ import annotations

import re
import unicodedata

# Separators, quotes, wildcards and device marks of any system; line ends would split a header.
_UNSAFE = re.compile(r"""[\\/:*?"'<>|;%\s]+""")
LENGTH = 120
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")


def download_name(origin: str, fallback: str) -> str:
    """The name of the file that `origin` names (its `!member` left out), without anything that could mislead."""
    file = origin.split("!", 1)[0].replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return _safe(file) or _safe(fallback) or "document"


def _safe(name: str) -> str:
    """Only letters, digits and plain marks: no controls, no direction marks that could disguise an extension."""
    kept = "".join(c for c in name if unicodedata.category(c)[0] != "C" or c == "\N{ZERO WIDTH NON-JOINER}")
    short = _UNSAFE.sub("_", kept).strip("._ ")
    found = _SUFFIX.search(short, max(0, len(short) - 9))
    suffix = found.group() if found and found.end() == len(short) else ""
    return short[: LENGTH - len(suffix)] + suffix if len(short) > LENGTH else short
