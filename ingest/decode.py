"""Bytes become text: the encoding is found by its marks, its validity, and the common words it yields."""

from __future__ import annotations

import codecs
import math
import re
from dataclasses import dataclass

from corpus.errors import Unreadable
from corpus.reasons import Reason
from ingest.words import common, likeness, words

SAMPLE = 1 << 17
"""Bytes looked at where a sample tells enough."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ("cp1256", "iso8859-6", "cp720", "mac_farsi", "cp864", "cp1251", "koi8-r", "cp866")
_PRIOR = {"cp1256": 0.4, "cp1251": 0.2, "iso8859-6": 0.2}
"""What nearly all Persian and Russian files of one byte a letter are written in."""
_SAID = 0.4
_LIKELY = -4.5
"""Between the worst of 1,500 Persian posts cut to 30 letters and the best of random bytes."""
_LONE = re.compile("[\ud800-\udfff]")
_LATIN = re.compile("[A-Za-z]")
_BINARY = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
_WIDE_MAIN = bytes({0x00, 0x04, 0x06})
"""High bytes of the UTF-16 units of Latin, Cyrillic and Arabic letters."""
_WIDE_ALSO = bytes({0x20, 0x25, 0x26, 0x27, 0x2B, 0xD8, 0xDC, 0xDD, 0xDE, 0xFB, 0xFE})
"""High bytes of half-spaces, signs, presentation forms and pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text without the byte order mark, otherwise as the bytes say; it can always be encoded as UTF-8."""

    text: str
    encoding: str


def decode(data: bytes, hint: str | None = None) -> Decoded:
    """Decode `data`. `hint` is an encoding somebody named; what the bytes themselves prove goes before it.

    Line ends, NULs, direction marks and decomposed letters stay as they are; a lone surrogate or a stray byte in UTF-8
    becomes U+FFFD. Raises `Unreadable(ENCODING)` when no reading makes sense.
    """
    encoding, skip = detect(data, hint)
    try:
        text = data[skip:].decode(encoding, "surrogatepass" if encoding.startswith("utf") else "strict")
    except UnicodeDecodeError:
        text = data[skip:].decode(encoding, "replace")
    return Decoded(text=mended(text), encoding=encoding)


def mended(text: str) -> str:
    """`text` with surrogate pairs joined and lone surrogates made U+FFFD."""
    if not _LONE.search(text):
        return text
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return _LONE.sub("\ufffd", joined)


def detect(data: bytes, hint: str | None = None) -> tuple[str, int]:
    """The encoding of `data`, and how many bytes its mark takes. Raises `Unreadable(ENCODING)`."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    if wide := _wide(data):
        return wide, 0
    if _is_utf8(data):
        return "utf-8", 0
    if best := _single_byte(data, known(hint)):
        return best, 0
    raise Unreadable(Reason.ENCODING, "no known encoding makes words of its bytes")


def known(name: str | None) -> str | None:
    """Python's name of the encoding `name`, or None where there is no such text encoding."""
    try:
        info = codecs.lookup((name or "").strip().strip("\"'").replace("\0", ""))
    except (LookupError, ValueError):
        return None
    return info.name if info._is_text_encoding else None


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, seen by the same few high bytes at every second or fourth place."""
    sample = data[:SAMPLE]
    if len(sample) < 4 or not _BINARY.search(sample):
        return None
    for encoding, width, high in (("utf-32-le", 4, 3), ("utf-32-be", 4, 0)):
        if len(data) % 4 == 0 and not any(sample[high::width]) and _reads(sample, encoding):
            return encoding
    for encoding, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        places = sample[high::2]
        main = len(places) - len(places.translate(None, _WIDE_MAIN))
        also = len(places) - len(places.translate(None, _WIDE_ALSO))
        if len(data) % 2 == 0 and main > also and main + also >= 0.9 * len(places) and _reads(sample, encoding):
            return encoding
    return None


def _reads(sample: bytes, encoding: str) -> bool:
    """Whether the sample is mostly letters, digits, blanks and punctuation in `encoding`."""
    text = sample[: len(sample) // 4 * 4].decode(encoding, "replace")
    odd = sum(not (letter.isprintable() or letter.isspace() or "\u200b" <= letter <= "\u200f") for letter in text)
    return odd + text.count("\ufffd") <= 0.02 * len(text)


def _is_utf8(data: bytes) -> bool:
    """Valid UTF-8, or nearly: a character cut at the end, half a surrogate pair, one stray byte in a hundred."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogatepass")
    try:
        for start in range(0, len(data), 1 << 20):  # in pieces: a whole big file would take four times its size
            decoder.decode(data[start : start + (1 << 20)])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _is_nearly_utf8(data[:SAMPLE]) and _is_nearly_utf8(data)
    return True


def _is_nearly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "ignore")
    stray = len(data) - len(text.encode("utf-8"))
    letters = len(text) - len(text.encode("ascii", "ignore"))
    return stray <= 3 + letters // 100 and letters >= 2 * stray


def _single_byte(data: bytes, hint: str | None) -> str | None:
    """The one-byte encoding whose letters and words are most like a language's; else Western, or what the hint says."""
    sample = data[:SAMPLE]
    if len(_BINARY.findall(sample)) > 0.01 * len(sample):
        return None
    scores = {name: _score(sample, name) for name in dict.fromkeys([*_SINGLE_BYTE, *([hint] if hint else [])])}
    best = max(scores, key=lambda name: scores[name] + _PRIOR.get(name, 0) + (_SAID if name == hint else 0))
    if scores[best] > _LIKELY:
        return best
    if hint and _strict(data, hint):
        return hint
    ascii_letters = len(re.findall(rb"[A-Za-z]", sample))
    return (
        "cp1252" if ascii_letters > 3 * len(re.findall(rb"[\x80-\xff]", sample)) and _strict(data, "cp1252") else None
    )


def _strict(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _score(sample: bytes, encoding: str) -> float:
    """The likeness of its letters, up to 2 more for its common words, up to 3 less for words of two scripts."""
    try:
        text = sample.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return -math.inf
    found = [word for word in words(text) if not word.isascii()]
    covered = sum(len(word) for word in found if len(word) > 1 and common(word))
    mixed = sum(bool(_LATIN.search(word)) for word in found)
    return likeness(text) + 2 * covered / max(sum(map(len, found)), 1) - 3 * mixed / max(len(found), 1)
