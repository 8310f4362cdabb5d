"""Text as HTML: escaped, cut at code points, with marks; what HTML cannot carry is made visible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from corpus.models import Span

# Control characters and lone surrogates have no place in HTML or UTF-8; tab and line ends do.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def visible(text: str) -> str:
    """`text` with each character that cannot be shown replaced by one that says so; the length stays."""
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def merged(spans: Iterable[Span], within: Span) -> list[Span]:
    """The spans cut to `within`, in order, overlapping and touching ones joined."""
    found: list[Span] = []
    for span in sorted(spans):
        start, end = max(span.start, within.start), min(span.end, within.end)
        if start >= end:
            continue
        if found and start <= found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(end, found[-1].end))
        else:
            found.append(Span(start=start, end=end))
    return found


def marked(text: str, marks: Sequence[Span], *, within: Span | None = None) -> Markup:
    """The part `within` of `text` as HTML with `marks` (counted in `text`) highlighted."""
    within = within or Span(start=0, end=len(text))
    pieces: list[Markup] = []
    at = within.start
    for span in merged(marks, within):
        before = escape(visible(text[at : span.start]))
        pieces += [before, Markup("<mark>"), escape(visible(span.of(text))), Markup("</mark>")]
        at = span.end
    return Markup("").join([*pieces, escape(visible(text[at : within.end]))])


def safe_link(address: str) -> bool:
    """Whether an address from a document may become a link: only the web, never `javascript:` and its kin."""
    return address.startswith(("https://", "http://")) and not _UNSHOWABLE.search(address)
