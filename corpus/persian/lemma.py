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
    unless: str = ""
    """Another ending whose stem, if as well known, is the better reading."""
    more: str = ""
    """The last of two endings in one; if what stands before it is listed, only this is taken off."""


_MY = ("مان", "تان", "شان")
_ANIMATE = ("", "ی", "ش", *_MY)
_ENDINGS = (
    *(_Ending(letters, 2, -1, shown=True) for letters in sorted(PLURALS, key=len, reverse=True)),
    *(_Ending(letters, 3, 1, shown=True) for letters in sorted(DEGREES, key=len, reverse=True)),
    *(_Ending(letters, 3, 0, after="ه", shown=True) for letters in ("ایم", "اید", "اند", "ای", "ام", "ات", "اش")),
    *(_Ending("گان" + more, 3, 1, restore=("ه",), more=more) for more in _ANIMATE),
    *(_Ending("یان" + more, 3, 1, after="وا", more=more) for more in _ANIMATE),
    *(_Ending("ان" + more, 3, 1, more=more) for more in _ANIMATE if more),
    *(_Ending("ات" + more, 3, 2, restore=("ه", "", "ت"), more=more) for more in _ANIMATE if more),
    _Ending("مان", 2, 1, unless="ان"),
    _Ending("تان", 2, 1),
    _Ending("شان", 2, 1),
    _Ending("ان", 3, 1),
    _Ending("جات", 3, 1, restore=("ه", "")),
    _Ending("ات", 2, 2, restore=("ه", "", "ت")),
    _Ending("یی", 2, 1, after="وا"),
    _Ending("ی", 3, 1, after="ا"),
    _Ending("ی", 4, 1, after="و"),
    _Ending("یم", 4, 2),
    _Ending("ند", 4, 2),
    _Ending("ش", 3, 2),
    _Ending("ی", 3, 1),
)
_JOINLESS = tuple("ادذرزژو")
"""Letters that never join the next: behind them the plural needs no half-space, so روزهای is no روزه‌ای."""


def strip(word: str, rank: Rank) -> Iterator[Stripped]:
    """The readings of the unlisted key `word` as stem and ending, best first: کمیتهای is کمیته‌ای or کمیت‌های."""
    for ending in _ENDINGS:
        if word.endswith(ending.letters) and (found := _stem(word, ending, rank)):
            other = _heh_reading(found, ending, rank)
            if other and rank(other.stem) > rank(found.stem):
                yield other
            if not other or rank(found.stem) >= 0:
                yield found
            if other and rank(other.stem) <= rank(found.stem):
                yield other
            return


def _stem(word: str, ending: _Ending, rank: Rank) -> Stripped | None:
    bare = word[: -len(ending.letters)]
    if ending.more and rank(word.removesuffix(ending.more)) >= 0:
        return Stripped(word.removesuffix(ending.more), "")
    # انتهای is the end of something, not several of انت.
    if ending.letters.startswith("ها") and rank(bare + "ها") >= 2:
        return None
    if ending.after and not bare.endswith(tuple(ending.after)):
        return None
    # متهمان is several of متهم, not "our" مته.
    if ending.unless and rank(word.removesuffix(ending.unless)) >= max(rank(bare), 1):
        return None
    best = max((bare + dropped for dropped in ending.restore), key=rank)
    # A plural ending is taken off an unlisted name too, if enough of the name is left.
    known = rank(best) >= 0
    if len(bare) < ending.shortest + (not known) or rank(best) < ending.rank:
        return None
    return Stripped(best, ending.letters if ending.shown else "")


def _heh_reading(found: Stripped, ending: _Ending, rank: Rank) -> Stripped | None:
    """کمیته‌ای behind what also reads as کمیت‌های: the plural's heh may belong to the stem."""
    if not ending.letters.startswith("های") or ending.rank >= 0 or found.stem.endswith(_JOINLESS):
        return None
    other = found.stem + "ه"
    rest = "ا" + ending.letters[2:]
    return Stripped(other, rest) if rest in AFTER_HEH and rank(other) >= 2 else None
