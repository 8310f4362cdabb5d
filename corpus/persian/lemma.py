"""Endings: which may be taken off a word the lexicon does not list, and what is left of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Rank = Callable[[str], int]
"""How well a key is known: -1 not listed, 0 listed only, 1 derived from a good word, 2 a good word, 3 a common one."""

_OWNERS = ("م", "ت", "ش", "مان", "تان", "شان")
PLURALS = ("ها", "های", "هایی", "هاست", *("های" + owner for owner in _OWNERS), *("هایی" + end for end in ("ست", "ند")))
DEGREES = ("تر", "تری", "ترین", "ترینها", "ترها", "ترهای", "ترینهای")
AFTER_HEH = ("ای", "ی", "ام", "ات", "اش", "ایم", "اید", "اند", "ایی", "مان", "تان", "شان")
"""Endings that stand apart only behind a final heh; خانه ی and خانه‌ی are خانه with its ezafe."""
APART = frozenset((*PLURALS, *DEGREES, *AFTER_HEH, "یی"))
"""Endings written behind a half-space or a space."""


@dataclass(frozen=True, slots=True)
class Stripped:
    """A word without its ending: the key of the stem, and the ending if it is shown behind a half-space."""

    stem: str
    ending: str


@dataclass(frozen=True, slots=True)
class _Ending:
    letters: str
    shortest: int
    """Letters the stem must have."""
    rank: int
    restore: tuple[str, ...] = ("",)
    """What may have been dropped from the stem before the ending, likeliest first."""
    after: str = ""
    """Letters one of which must end the stem; "" is any."""
    shown: bool = False


_ENDINGS = (
    *(_Ending(letters, 2, -1, shown=True) for letters in sorted(PLURALS, key=len, reverse=True)),
    *(_Ending(letters, 2, 1, shown=True) for letters in sorted(DEGREES, key=len, reverse=True)),
    *(_Ending(letters, 3, 0, after="ه", shown=True) for letters in ("ایم", "اید", "اند", "ای", "ام", "ات", "اش")),
    *(_Ending(letters, 2, 2) for letters in ("مان", "تان", "شان")),
    _Ending("گان", 3, 1, restore=("ه",)),
    _Ending("گانی", 3, 1, restore=("ه",)),
    _Ending("یان", 3, 1, after="وا"),
    _Ending("یانی", 3, 1, after="وا"),
    _Ending("انی", 3, 2),
    _Ending("ان", 3, 1),
    _Ending("جات", 3, 1, restore=("ه", "")),
    _Ending("ات", 2, 2, restore=("ه", "", "ت")),
    _Ending("یی", 2, 1, after="وا"),
    _Ending("ی", 3, 1, after="ا"),
    _Ending("ی", 4, 1, after="و"),
    _Ending("ش", 3, 2),
    _Ending("م", 3, 3),
    _Ending("ی", 3, 1),
)


def strip(word: str, rank: Rank) -> Iterator[Stripped]:
    """The readings of the unlisted key `word` as stem and ending, best first: کمیتهای is کمیته‌ای or کمیت‌های."""
    for ending in _ENDINGS:
        if word.endswith(ending.letters) and (found := _stem(word, ending, rank)):
            other = _heh_reading(word, found, ending, rank)
            if other and rank(other.stem) >= rank(found.stem):
                yield other
            yield found
            if other and rank(other.stem) < rank(found.stem):
                yield other
            return


def _stem(word: str, ending: _Ending, rank: Rank) -> Stripped | None:
    bare = word[: -len(ending.letters)]
    if ending.after and not bare.endswith(tuple(ending.after)):
        return None
    shown = ending.letters if ending.shown else ""
    best = max((bare + dropped for dropped in ending.restore), key=lambda stem: min(rank(stem), 2))
    # A plural ending is taken off an unlisted name too, if enough of the name is left.
    needed = ending.rank if ending.rank >= 0 or rank(best) >= 0 else -1
    if len(bare) < ending.shortest + (1 if rank(best) < 0 else 0) or rank(best) < needed:
        return None
    return Stripped(best, shown)


def _heh_reading(word: str, found: Stripped, ending: _Ending, rank: Rank) -> Stripped | None:
    """کمیته‌ای behind what also reads as کمیت‌های: the plural's heh may belong to the stem."""
    if not ending.letters.startswith("ها") or found.ending != ending.letters or ending.letters == "ها":
        return None
    other = found.stem + "ه"
    rest = ending.letters[1:]
    return Stripped(other, rest) if rest in AFTER_HEH and rank(other) >= 0 else None
