"""PDF files: text is put together anew from where its letters stand, and doubtful pages are refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.models import Draft

if TYPE_CHECKING:
    from ingest.readers import ReadOptions
    from ingest.sources import RawFile

_HEAD = 1024
"""A PDF may begin with some bytes of something else; readers look this far for its mark."""


class PdfReader:
    """Reads .pdf."""

    name = "pdf"
    suffixes = frozenset({".pdf"})

    def recognises(self, file: RawFile) -> bool:
        return b"%PDF-" in file.data[:_HEAD]

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft]:
        from ingest.readers.pdf.document import read_pdf

        yield read_pdf(file.data, text_limit=options.settings.text_limit_chars)


READER = PdfReader()
