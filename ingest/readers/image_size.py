"""How large a picture is, read from its first bytes, so that a bomb is refused before it is unpacked."""

from __future__ import annotations

import struct

from corpus.errors import Unreadable
from corpus.reasons import Reason

PIXEL_LIMIT = 200_000_000
"""An A2 sheet at 600 dots an inch has 140 million."""
_TIFF_WIDTH, _TIFF_HEIGHT = 256, 257


def check_size(data: bytes) -> None:
    """Raise `Unreadable` when the picture is cut short or too large to be a page."""
    size = _size(data)
    if size is None or min(size) <= 0:
        raise Unreadable(Reason.BROKEN, "the picture's head is cut short or damaged")
    width, height = size
    if width * height > PIXEL_LIMIT:
        raise Unreadable(Reason.TOO_LARGE, f"a picture of {width:,} × {height:,} points; the limit is {PIXEL_LIMIT:,}")


def picture_kind(data: bytes) -> str | None:
    """The suffix that fits the first bytes: .png, .jpg or .tif."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if data.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    return ".tif" if data[:4] in (b"II*\0", b"MM\0*") else None


def _size(data: bytes) -> tuple[int, int] | None:
    read = {".png": _png_size, ".jpg": _jpeg_size, ".tif": _tiff_size}.get(picture_kind(data) or "")
    try:
        return None if read is None else read(data)
    except (struct.error, IndexError):
        return None


def _png_size(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Walk the segments to the frame header."""
    place = 2
    while place + 9 < len(data):
        if data[place] != 0xFF:
            return None
        marker = data[place + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, place + 5)
            return width, height
        fill = marker == 0xFF
        place += 1 if fill else 2 + max(2, struct.unpack_from(">H", data, place + 2)[0])
    return None


def _tiff_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of the first page."""
    order = "<" if data[:2] == b"II" else ">"
    (start,) = struct.unpack_from(f"{order}I", data, 4)
    (count,) = struct.unpack_from(f"{order}H", data, start)
    sides: dict[int, int] = {}
    for entry in range(start + 2, start + 2 + 12 * count, 12):
        tag, kind = struct.unpack_from(f"{order}HH", data, entry)
        if tag in (_TIFF_WIDTH, _TIFF_HEIGHT):
            (sides[tag],) = struct.unpack_from(f"{order}{'H' if kind == 3 else 'I'}", data, entry + 8)
    return (sides[_TIFF_WIDTH], sides[_TIFF_HEIGHT]) if len(sides) == 2 else None
