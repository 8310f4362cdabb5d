"""One kind of digits a page: fonts share the shapes of ٠ and ۰, and some printers name them by the wrong one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.pdf.rows import Row

_MIXED = re.compile(r"[٠-٩][۰-۹]|[۰-۹][٠-٩]")
_PERSIAN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")


def with_one_kind_of_digits(rows: Sequence[Row]) -> list[Row]:
    """Where a single number mixes Arabic and Persian digits, all of the page are Persian."""
    if not any(_MIXED.search(row.letters) for row in rows):
        return list(rows)
    return [
        replace(row, cells=tuple(replace(cell, text=cell.text.translate(_PERSIAN)) for cell in row.cells))
        for row in rows
    ]
