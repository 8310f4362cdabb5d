"""Numbers of list items as a word processor shows them."""

from __future__ import annotations

_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
BULLET = "•"


def numeral(value: int, form: str, *, persian: bool) -> str:
    """`value` in Word's number format `form`; decimal digits are Persian when `persian`."""
    if form in ("arabicAlpha", "arabicAbjad"):
        return _letter(value, _ALPHA if form == "arabicAlpha" else _ABJAD)
    if form in ("lowerLetter", "upperLetter"):
        letter = _letter(value, "abcdefghijklmnopqrstuvwxyz")
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(value)
        return roman.upper() if form == "upperRoman" else roman
    digits = f"{value:02d}" if form == "decimalZero" else str(value)
    return digits.translate(_PERSIAN) if persian else digits


def _letter(value: int, alphabet: str) -> str:
    """a, b … z, aa, bb …: the letter is repeated once for each turn through the alphabet."""
    turns, place = divmod(max(value, 1) - 1, len(alphabet))
    return alphabet[place] * min(turns + 1, 8)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    out = []
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        out.append(letters * count)
    return "".join(out)
