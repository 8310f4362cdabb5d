"""Plain text files: the decoded string is the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.errors import Unreadable
from corpus.models import Draft
from ingest.decode import SAMPLE, decode, detect
from ingest.sources import RawFile

if TYPE_CHECKING:
    from ingest.readers import ReadOptions

_MARKED = re.compile(
    rb"^(\xef\xbb\xbf)?(%PDF-|PK\x03\x04|\x1f\x8b|\{\\rtf|\xd0\xcf\x11\xe0|\x89PNG|\xff\xd8\xff|GIF8|MZ|\x7fELF)"
)
_TAGS = re.compile(
    rb"(?i)^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--.{0,2000}?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.S
)
_JSON_LINE = re.compile(rb'^(\xef\xbb\xbf)?\s*(\[\s*)?\{\s*"[^"\n]{1,80}"\s*:')


class PlainReader:
    """Reads .txt; the whole file is one document."""

    name = "plain text"
    suffixes = frozenset({".txt", ".text"})

    def recognises(self, file: RawFile) -> bool:
        return is_text(file.data)

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft]:
        yield Draft(text=decode(file.data, options.encoding).text)


READER = PlainReader()


def is_text(data: bytes) -> bool:
    """Whether `data` is text that a person wrote, not the mark-up or bytes of another format."""
    if _MARKED.match(data) or _TAGS.match(data[:4096]) or _JSON_LINE.match(data[:512]):
        return False
    try:
        detect(data[:SAMPLE])
    except Unreadable:
        return False
    return True
