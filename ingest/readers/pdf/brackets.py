"""Brackets that a printer named by the wrong one of a pair are put right by what stands beside them."""

from __future__ import annotations

from ingest.readers.pdf.order import MIRROR, OPENING

_AFTER_CLOSING = frozenset(".،؛:,;!?؟…-–/")


def settled(text: str) -> str:
    """`text` with each bracket that hugs a word from the wrong side turned round."""
    out: list[str] = []
    for place, char in enumerate(text):
        if char not in MIRROR:
            out.append(char)
            continue
        before = out[-1] if out else " "
        after = text[place + 1] if place + 1 < len(text) else " "
        opens = (before.isspace() or before in OPENING) and not after.isspace()
        closes = (after.isspace() or after in _AFTER_CLOSING or after in MIRROR) and not before.isspace()
        wrong = (opens and not closes and char not in OPENING) or (closes and not opens and char in OPENING)
        out.append(MIRROR[char] if wrong else char)
    return "".join(out)
