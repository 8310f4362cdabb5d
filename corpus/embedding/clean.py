"""Text made safe for every embedder, and alike for all of them, before it is cut into tokens."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from corpus.embedding import weights

LIMIT_CHARS = 4_000
"""Longer texts are embedded by their beginning: 512 tokens, all the model reads, are some 1,800 letters of Persian."""

# What the vocabulary was trained without: control characters vanish, joiners and marks of direction part words.
_DROPPED = [*range(0x01, 0x09), 0x0B, *range(0x0E, 0x20), 0x7F, 0x8F, 0x9F]
_PARTING = [0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x1680, *range(0x200B, 0x2010), 0x2028, 0x2029, 0x2581, 0xFEFF, 0xFFFD]
_TABLE: dict[int, str] = dict.fromkeys(_DROPPED, "") | dict.fromkeys(_PARTING, " ")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROL_WORDS = re.compile(r"<(?=(?:/?s|pad|unk|mask)>)")


def clean(text: str) -> str:
    """`text` capped at `LIMIT_CHARS`, in NFKC, with single spaces and without what breaks a tokenizer.

    NUL would end the text early in a C engine, lone surrogates cannot be encoded, and `</s>` written in a text would be
    read as a control token.
    """
    text = _SURROGATES.sub(" ", text[:LIMIT_CHARS]).translate(_TABLE)
    text = " ".join(unicodedata.normalize("NFKC", text)[:LIMIT_CHARS].split(" "))
    return _CONTROL_WORDS.sub("< ", " ".join(text.split()))


def clean_known(text: str) -> str:
    """`clean`, and of every run of letters that the packaged vocabulary lacks only the first is kept.

    One tokenizer makes one unknown token of such a run and the other as many as it has letters.
    """
    text = clean(text)
    unknown = set(text) - _alphabet()
    if not unknown:
        return text
    letters = f"[{re.escape(''.join(sorted(unknown)))}]"
    return re.sub(f"({letters}){letters}+", r"\1", text)


@cache
def _alphabet() -> frozenset[str]:
    """Every letter of the packaged vocabulary (each is a piece of its own), and the space."""
    return frozenset(weights.alphabet(weights.packaged_path())) | {" "}
