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
    if not 5 <= len(word) <= LONGEST or word.startswith(("می", "نمی")):
        return []
    return _two(word, lexicon) or _three(word, lexicon)


def is_sure(split: list[str], lexicon: Lexicon) -> bool:
    """Whether the cut is where compounds are joined: behind a short word, or at a half many listed compounds share."""
    firsts, lasts = lexicon.halves
    return split[0] in SHORT or split[-1] in lasts or (len(split) == 2 and split[0] in firsts)


def _two(word: str, lexicon: Lexicon) -> list[str]:
    firsts, lasts = lexicon.halves
    best: tuple[int, int, int] = (0, 0, 0)
    for cut in range(2, len(word) - 1):
        head, tail = word[:cut], word[cut:]
        if (first := _worth_head(head, lexicon)) and (second := _worth(tail, lexicon)):
            usual = (head in firsts) + 2 * (tail in lasts)
            best = max(best, (first + second + usual, -abs(len(head) - len(tail)), cut))
    return [word[: best[2]], word[best[2] :]] if best[0] else []


def _three(word: str, lexicon: Lexicon) -> list[str]:
    """Three pieces are believed only where compounds are joined: names fall into three by chance."""
    for cut in range(len(word) - 4, 1, -1):
        rest = _two(word[cut:], lexicon) if _worth_head(word[:cut], lexicon) else []
        if rest and is_sure([word[:cut], *rest], lexicon):
            return [word[:cut], *rest]
    return []


def _worth_head(piece: str, lexicon: Lexicon) -> int:
    """How well a first piece is known, a noun made with -ی (بندی, سازی) included; 0 forbids it."""
    if piece in _LAST_ONLY:
        return 0
    made = 2 if piece.endswith("ی") and len(piece) > 3 and lexicon.rank(piece[:-1]) >= 2 else 0
    return max(_listed(piece, lexicon), made)


def _worth(piece: str, lexicon: Lexicon) -> int:
    """How well a last piece is known, endings and verb forms allowed; 0 forbids it."""
    if piece in SHORT and piece not in _LAST_ONLY:
        return 0
    if listed := _listed(piece, lexicon):
        return listed
    if len(piece) < 4:
        return 0
    if lexicon.is_verb(piece):
        return 2
    if piece in lexicon:
        return 0
    return max((_listed(found.stem, lexicon) - 1 for found in strip(piece, lexicon.rank)), default=0)


def _listed(piece: str, lexicon: Lexicon) -> int:
    """1 to 4 for a word good enough to be a piece, else 0."""
    if piece in SHORT:
        return 3
    rank = lexicon.rank(piece)
    return rank + 1 if rank >= 1 and len(piece) >= 3 else 0
