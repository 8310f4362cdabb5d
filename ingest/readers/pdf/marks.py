"""The drawn objects of a PDF page and the marks they carry, through pdfium's raw interface."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from corpus.errors import Unreadable
from corpus.reasons import Reason

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FORM_DEPTH = 12
OBJECT_LIMIT = 400_000
"""Objects of one page, those of forms within forms counted each time they are drawn."""


def drawn_objects(raw: Any, page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Every object of the page with its matrix on the page, those within forms too."""
    waiting = [
        (raw.FPDFPage_GetObject(page, index), _IDENTITY, 0)
        for index in range(min(raw.FPDFPage_CountObjects(page), OBJECT_LIMIT))
    ]
    waiting.reverse()
    for _ in range(OBJECT_LIMIT):
        if not waiting:
            return
        item, outer, depth = waiting.pop()
        matrix = _times(_matrix(raw, item), outer)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < _FORM_DEPTH:
            inner = min(raw.FPDFFormObj_CountObjects(item), OBJECT_LIMIT)
            waiting.extend(
                (raw.FPDFFormObj_GetObject(item, index), matrix, depth + 1) for index in reversed(range(inner))
            )
    raise Unreadable(Reason.TOO_LARGE, f"a page with more than {OBJECT_LIMIT:,} drawn objects")


def address(item: Any) -> int:
    """What tells one object from another."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def marks(raw: Any, item: Any) -> tuple[frozenset[str], str | None]:
    """The names of an object's marks, and the text the file says it stands for."""
    names, actual = [], None
    for index in range(raw.FPDFPageObj_CountMarks(item)):
        mark = raw.FPDFPageObj_GetMark(item, index)
        names.append(_name(raw, mark))
        if names[-1] == "Span":
            actual = _actual_text(raw, mark) or actual
    return frozenset(names), actual


def _matrix(raw: Any, item: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return _IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _name(raw: Any, mark: Any) -> str:
    buffer, length = (ctypes.c_ushort * 64)(), ctypes.c_ulong()
    if not raw.FPDFPageObjMark_GetName(mark, buffer, 128, length):
        return ""
    return bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")


def _actual_text(raw: Any, mark: Any) -> str | None:
    """UTF-16 behind its byte order mark; one character or two, longer ones are of no use here."""
    buffer, length = (ctypes.c_ubyte * 128)(), ctypes.c_ulong()
    if not raw.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", buffer, 128, length):
        return None
    data = bytes(buffer)[: length.value]
    return data[2:].decode("utf-16-be", "replace") if data.startswith(b"\xfe\xff") else data.decode("latin-1")
