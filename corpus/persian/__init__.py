"""The one analyser of documents and queries: letters folded, half-spaces repaired, words brought to their lemma."""

from __future__ import annotations

from pathlib import Path

from corpus.persian.fold import fold
from corpus.persian.lexicon import Lexicon
from corpus.persian.sentences import sentences
from corpus.persian.stopwords import STOPWORDS
from corpus.persian.tokens import Analyser, Analysis, Token

ANALYSIS_VERSION = 3
"""Bumped when terms change; an index made with another number is rebuilt."""
LEXICON_FILE = "persian-lexicon.txt"

__all__ = [
    "ANALYSIS_VERSION",
    "STOPWORDS",
    "Analyser",
    "Analysis",
    "Lexicon",
    "Token",
    "fold",
    "open_analyser",
    "open_lexicon",
    "sentences",
]


def open_analyser(folder: Path) -> Analyser:
    """The analyser over the lexicon in `folder`, compiled there first if it is not (some seconds, once)."""
    return Analyser(open_lexicon(folder))


def open_lexicon(folder: Path) -> Lexicon:
    """The lexicon in `folder`; compiled with hazm if missing, damaged or made by older rules."""
    path = folder / LEXICON_FILE
    lexicon = Lexicon.load(path)
    if lexicon is None:
        from corpus.persian.compile import build

        lexicon = build()
        lexicon.save(path)
    return lexicon
