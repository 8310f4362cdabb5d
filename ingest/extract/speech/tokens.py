"""The words of a plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")

type Range = tuple[int, int]
"""Words from the first to before the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words and marks of a plain text, and where each stands in it."""

    text: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> Words:
        spans = [match.span() for match in _WORD.finditer(text)]
        return cls(
            text=[text[start:end] for start, end in spans],
            starts=[start for start, _ in spans],
            ends=[end for _, end in spans],
        )
