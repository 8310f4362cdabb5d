"""From what the eye sees to what was written: the Unicode bidirectional algorithm run backwards over one row.

A row of Persian is read from the right. Latin words and numbers in it run from the left, and how far such a run
reaches depends on what was written before it: after a Persian letter «۱۲-۱۵» shows as ۱۵-۱۲, while ۱۴۰۴/۰۸/۱۴ stays
together (rules W2 to W7, N1 and N2 of Unicode's annex 9).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.pdf.cells import Cell
from ingest.readers.pdf.glyphs import KASHIDA

_PAIRS = "()[]{}<>«»‹›⟨⟩"
MIRROR = {first: second for first, second in zip(_PAIRS, _PAIRS[1:] + " ", strict=True) if _PAIRS.index(first) % 2 == 0}
MIRROR |= {second: first for first, second in MIRROR.items()}
OPENING = frozenset(_PAIRS[::2])
_SEPARATORS = frozenset(("CS", "ES"))
_UNITS = frozenset(
    re.findall(
        r"\S+",
        """
        mw kw gw kwh mwh gwh kv v kva mva hz khz mhz ghz m mm cm km ha kg g mg t ton tons l ml bar psi gb mb tb kb
        usd eur rub irr cny $ € mbps gbps rpm hp btu bbl bpd mcm bcm ppm am pm
        """,
    )
)
_RUN_LIMIT = 400
"""The longest run of Latin looked at as a whole, in characters; a row holds less."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One visible sign of a row, or the blank between two."""

    text: str
    kind: str
    """Its bidirectional class; "R" for every letter that runs leftward."""
    leftward: bool | None = None


@dataclass(slots=True)
class Writing:
    """What was written so far in a paragraph: it decides how digits behave."""

    strong: str = "R"
    """The class of the last letter: AL after Persian, L after Latin, R at the start."""


def signs_of(cells: Sequence[Cell]) -> list[Sign]:
    """The signs of a row from left to right, without the strokes that only stretch a word."""
    out: list[Sign] = []
    for place, cell in enumerate(cells):
        if cell.text == KASHIDA and _is_stretch(cells, place):
            continue
        if cell.gap:
            kind = "WS" if cell.gap == " " else "BN"
            out.append(Sign(cell.gap, kind, cell.gap_leftward))
        out.append(Sign(cell.text, _kind(cell.text[0])))
    return out


def _is_stretch(cells: Sequence[Cell], place: int) -> bool:
    """Whether a kashida stands within a word."""
    left = next((cell for cell in reversed(cells[max(0, place - 40) : place]) if cell.text != KASHIDA), None)
    right = next((cell for cell in cells[place + 1 : place + 40] if cell.text != KASHIDA), None)
    return all(cell is not None and _kind(cell.text[0]) == "R" for cell in (left, right))


def logical(signs: Sequence[Sign], writing: Writing, *, rightward: bool = False, mirrored: bool = True) -> str:
    """The row as it was written. `rightward` rows are Latin with Persian in them; `mirrored` brackets are as drawn."""
    if rightward:
        return _rightward(signs, writing, mirrored=mirrored)
    out: list[str] = []
    end = len(signs)
    while end > 0:
        start = _run_start(signs, end, writing)
        if start < end:
            out.extend(sign.text for sign in signs[start:end])
            if any(sign.kind == "L" for sign in signs[start:end]):
                writing.strong = "L"
            end = start
            continue
        end -= 1
        sign = signs[end]
        out.append(MIRROR.get(sign.text, sign.text) if mirrored else sign.text)
        if sign.kind == "R":
            writing.strong = "AL"
    return "".join(out)


def _rightward(signs: Sequence[Sign], writing: Writing, *, mirrored: bool) -> str:
    """A Latin row: each stretch from a Persian letter to the last one before Latin goes on is read from the right."""
    out: list[str] = []
    place = 0
    while place < len(signs):
        if signs[place].kind != "R":
            out.append(signs[place].text)
            place += 1
            continue
        end = place
        for later in range(place, len(signs)):
            if signs[later].kind == "L":
                break
            if signs[later].kind == "R":
                end = later + 1
        out.append(logical(signs[place:end], writing, mirrored=mirrored))
        place = end
    writing.strong = "L"
    return "".join(out)


def _run_start(signs: Sequence[Sign], end: int, writing: Writing) -> int:
    """Where the left-to-right run that ends before `end` begins; `end` when there is none."""
    if signs[end - 1].kind not in ("L", "EN", "AN", "ET"):
        return end
    best = end
    for start in range(end - 1, max(-1, end - _RUN_LIMIT), -1):
        kind = signs[start].kind
        if kind == "R":
            break
        if kind in ("L", "EN", "AN", "ET") and _is_one_run(signs[start:end], writing.strong):
            if best < end and _reads_apart(signs, start, best, end):
                break
            best = start
    return best


def _reads_apart(signs: Sequence[Sign], start: int, best: int, end: int) -> bool:
    """Whether a number and Latin at its left are two runs, where both readings show alike.

    «۲۵ MW» was meant rather than «MW ۲۵»: Persian digits belong to the Persian words, and a unit follows its number.
    """
    between = [sign for sign in signs[start:best] if sign.kind == "WS"]
    if not between or any(sign.kind == "L" for sign in signs[best:end]):
        return False
    if any(sign.leftward for sign in between):
        return True
    word = "".join(sign.text for sign in signs[start:best]).split(" ")[-2:]
    return any("۰" <= sign.text[0] <= "۹" for sign in signs[best:end]) or word[0].casefold() in _UNITS


def _is_one_run(run: Sequence[Sign], strong: str) -> bool:
    """Whether these signs, written in this order after a letter of class `strong`, all run from left to right."""
    kinds = _resolved(run, strong)
    if kinds[0] not in ("L", "EN", "AN") or kinds[-1] not in ("L", "EN", "AN"):
        return False
    last = kinds[0]
    waiting = False
    for sign, kind in zip(run, kinds, strict=True):
        if kind in ("L", "EN", "AN"):
            if waiting and not (last == "L" and kind == "L"):
                return False
            last, waiting = kind, False
        elif sign.leftward:
            return False
        else:
            waiting = True
    return True


def _resolved(run: Sequence[Sign], strong: str) -> list[str]:
    """Classes after rules W2 to W7."""
    kinds: list[str] = []
    after_latin = strong == "L"
    for sign in run:
        if sign.kind == "EN" and strong == "AL":
            kinds.append("AN")
        else:
            kinds.append(sign.kind)
        if sign.kind == "L":
            strong = "L"
    _join_separators(kinds)
    _join_terminators(kinds)
    _join_latin(kinds, run, after_latin=after_latin)
    return kinds


def _join_separators(kinds: list[str]) -> None:
    """W4: one separator between two numbers. Kinds of digits are one here: printers mix them up within a date."""
    for place in range(1, len(kinds) - 1):
        around = {kinds[place - 1], kinds[place + 1]}
        if (kinds[place] == "CS" and around <= {"EN", "AN"}) or (kinds[place] == "ES" and around == {"EN"}):
            kinds[place] = max(around)


def _join_terminators(kinds: list[str]) -> None:
    """W5: percent and currency signs beside a European number."""
    for order in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for place in order:
            if kinds[place] == "ET" and kinds[place + step] == "EN":
                kinds[place] = "EN"


def _join_latin(kinds: list[str], run: Sequence[Sign], *, after_latin: bool) -> None:
    """W7: a European number after a Latin letter is Latin."""
    latin = after_latin
    for place, kind in enumerate(kinds):
        if run[place].kind == "L":
            latin = True
        elif kind == "EN" and latin:
            kinds[place] = "L"


def _kind(char: str) -> str:
    kind = unicodedata.bidirectional(char)
    return "R" if kind in ("R", "AL") else kind
