"""Markdown: what follows the front matter is the text, with its headings; the front matter is metadata, not words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.models import Draft, Span
from ingest.decode import decode
from ingest.readers.plain import is_text
from ingest.sources import RawFile

if TYPE_CHECKING:
    from ingest.readers import ReadOptions

_FRONT = re.compile(r"---[ \t]*\r?\n(.{0,20000}?)^---[ \t]*\r?$", re.S | re.M)
_PAIR = re.compile(r"^([\w-]{1,30}) {0,3}: {0,3}(\S[^\r\n]*)", re.M)
_HASHED = re.compile(r"(#{1,6})[ \t]+(\S[^\r\n]*)")
_UNDERLINE = re.compile(r"(=+|-{2,})[ \t]*$")
_NAMES = {
    "title": "title", "عنوان": "title",
    "date": "published", "published": "published", "تاریخ": "published",
    "source": "source", "منبع": "source",
    "url": "url", "link": "url", "canonical": "url",
    "type": "type", "lang": "language", "language": "language", "id": "own_id",
}  # fmt: skip


class MarkdownReader:
    """Reads .md; the metadata of its front matter goes before its first heading."""

    name = "Markdown"
    suffixes = frozenset({".md", ".markdown"})

    def recognises(self, file: RawFile) -> bool:
        return is_text(file.data)

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft]:
        yield read_markdown(decode(file.data, options.encoding).text)


READER = MarkdownReader()


def read_markdown(text: str) -> Draft:
    """The document with headings and metadata; a first-level heading that comes first is the title."""
    front = _FRONT.match(text)
    said = _metadata(front[1]) if front else {}
    text = text[front.end() :].lstrip("\r\n") if front else text
    found = list(_headings(text))
    if found and found[0][0] == 1:
        said.setdefault("title", found[0][1].of(text))
    return Draft(
        text=text,
        own_id=said.get("own_id"),
        title=said.get("title"),
        published=said.get("published"),
        source=said.get("source"),
        url=said.get("url"),
        type=said.get("type"),
        language=said.get("language"),
        headings=tuple(span for _, span in found),
    )


def _metadata(front: str) -> dict[str, str]:
    """The simple `name: value` lines we know; lists and nested values are nobody's title."""
    said: dict[str, str] = {}
    for name, value in _PAIR.findall(front):
        field = _NAMES.get(name.lower().replace("ي", "ی"))
        bare = value.strip().strip("\"'").strip()
        if field and bare and bare[0] not in "[{|>":
            said.setdefault(field, bare)
    return said


def _headings(text: str) -> Iterator[tuple[int, Span]]:
    """Level and span of each heading's words, without its marks; code is passed over."""
    fence, at, before = "", 0, Span(start=0, end=0)
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        span = _trimmed(text, at, end)
        bare = span.of(text)
        if bare.startswith(("```", "~~~")) and (not fence or bare.startswith(fence)):
            fence = "" if fence else bare[:3]
        elif not fence and len(line) - len(line.lstrip(" ")) <= 3:
            if hashed := _HASHED.match(bare):
                words = hashed[2].rstrip(" \t").rstrip("#").rstrip(" \t")
                yield (
                    len(hashed[1]),
                    Span(start=span.start + hashed.start(2), end=span.start + hashed.start(2) + len(words)),
                )
            elif _UNDERLINE.match(bare) and before.start < before.end:
                yield (1 if bare[0] == "=" else 2), before
        before = (
            span
            if not fence and not _HASHED.match(bare) and not bare.startswith((">", "|", "- ", "* "))
            else Span(start=at, end=at)
        )
        at = end + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    left = len(line) - len(line.lstrip(" \t\r"))
    return Span(start=start + left, end=max(start + left, start + len(line.rstrip(" \t\r"))))
