"""Files as documents, in memory only: for looking at what would be read of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.errors import Unreadable
from corpus.models import Document
from ingest import preflight
from ingest.describe import describe
from ingest.readers import ReadOptions, read
from ingest.sources import Candidate, RawFile, Refused


def documents(candidates: Iterable[Candidate], options: ReadOptions) -> Iterator[Document | Refused]:
    """Every document of `candidates` as an ingest would keep it, or why it would not. Repeats are not left out."""
    for candidate in candidates:
        for file in candidate.open():
            if isinstance(file, Refused):
                yield file
            else:
                yield from _documents(file, options)


def _documents(file: RawFile, options: ReadOptions) -> Iterator[Document | Refused]:
    try:
        for found in read(file, options):
            if isinstance(found, Refused):
                yield found
                continue
            document = describe(found, file)
            try:
                preflight.check(document.text, options.settings)
            except Unreadable as error:
                yield Refused(origin=document.origin, reason=error.reason, detail=error.detail)
            else:
                yield document
    except Unreadable as error:
        yield Refused(origin=file.origin, reason=error.reason, detail=error.detail)
