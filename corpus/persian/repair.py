"""Lost half-spaces: a run of letters no dictionary lists, cut into the words it was glued from."""

from __future__ import annotations

from corpus.persian.lemma import strip
from corpus.persian.lexicon import Lexicon

_SHORT = "به هم دو سه شش نه ده پر کم بی پس پا سر خود چند یک هر آن این بر در را که"
SHORT = frozenset(_SHORT.split())
"""Words of two or three letters, or of the grammar, that may be one piece of a glued run."""
_LAST_ONLY = frozenset(("را", "که"))
LONGEST = 28
"""Letters of the longest run worth cutting; real ones measured up to 22."""


def pieces(word: str, lexicon: Lexicon) -> list[str]:
    """`word` cut into two or three known pieces (the last may carry an ending), or nothing; the best known win."""
    if not 5 <= len(word) <= LONGEST:
        return []
    return _two(word, lexicon) or _three(word, lexicon)


def _two(word: str, lexicon: Lexicon) -> list[str]:
    best: tuple[int, int, int] = (0, 0, 0)
    for cut in range(2, len(word) - 1):
        head, tail = word[:cut], word[cut:]
        if (first := _worth_head(head, lexicon)) and (second := _worth(tail, lexicon)):
            best = max(best, (first + second, -abs(len(head) - len(tail)), cut))
    return [word[: best[2]], word[best[2] :]] if best[0] else []


def _three(word: str, lexicon: Lexicon) -> list[str]:
    for cut in range(len(word) - 4, 1, -1):
        if _worth_head(word[:cut], lexicon) and (rest := _two(word[cut:], lexicon)):
            return [word[:cut], *rest]
    return []


def _worth_head(piece: str, lexicon: Lexicon) -> int:
    return 0 if piece in _LAST_ONLY else _listed(piece, lexicon)


def _worth(piece: str, lexicon: Lexicon) -> int:
    """How well a last piece is known, endings allowed; 0 forbids it."""
    if piece in SHORT and piece not in _LAST_ONLY:
        return 0
    if listed := _listed(piece, lexicon):
        return listed
    if len(piece) >= 4 and piece not in lexicon:
        return max((_listed(found.stem, lexicon) - 1 for found in strip(piece, lexicon.rank)), default=0)
    return 0


def _listed(piece: str, lexicon: Lexicon) -> int:
    if piece in SHORT:
        return 3
    rank = lexicon.rank(piece)
    return rank + 1 if rank >= 1 and len(piece) >= 3 else 0
