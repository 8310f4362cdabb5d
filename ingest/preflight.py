"""The last look before a text is indexed: is it text at all, whole, and in reading order?"""

from __future__ import annotations

from corpus.errors import Unreadable
from corpus.reasons import Reason
from corpus.settings import Settings


def check(text: str, settings: Settings | None = None) -> None:
    """Raise `Unreadable` for a text that must not be indexed. Linear in its length."""
    if len(text) > (settings or Settings()).text_limit_chars:
        raise Unreadable(Reason.TOO_LARGE, "longer than text_limit_chars")
    if not any(letter.isalnum() for letter in text):
        raise Unreadable(Reason.NO_TEXT, "only blanks and signs")
