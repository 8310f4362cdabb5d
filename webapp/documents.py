"""A document's page, open at the passage, and its original file."""

from __future__ import annotations

import re
from pathlib import Path

from flask import Blueprint, Response, abort, render_template, request, send_file

from corpus.dates import latin_digits
from corpus.models import Document, Span
from ingest import originals
from webapp.asked import clean
from webapp.cards import Deck, deck, highlights
from webapp.filename import download_name
from webapp.house import house
from webapp.leaf import lines, part_of, parts

blueprint = Blueprint("documents", __name__, url_prefix="/documents")
_KEY = re.compile(r"[0-9a-f]{16}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
OLDER_SHOWN = 20


@blueprint.get("/<key>")
def page(key: str) -> str:
    """The text with the passage `start`–`end` marked, in the version asked for, and what is known about it."""
    current = document_or_404(key)
    document = _version(current)
    passage = _passage(document.text)
    pieces = parts(document.text)
    at = (_argument("part") or 0) - 1
    at = at if 0 <= at < len(pieces) else part_of(pieces, passage.start if passage else 0)
    # Headings and facts are kept for the newest text only.
    newest = document.version == current.version
    headings = sorted(document.headings) if newest else []
    found = deck(document, pieces[at]) if newest else Deck()
    return render_template(
        "documents/page.html",
        document=document,
        newest=current.version,
        older=range(max(1, current.version - OLDER_SHOWN), current.version),
        lines=lines(document.text, pieces[at], passage, headings, highlights(found.cards)),
        deck=found,
        passage=passage,
        part=at + 1,
        parts=len(pieces),
        question=clean(request.args.get("q", ""))[:300],
        has_original=_original_path(current) is not None,
    )


@blueprint.get("/<key>/original")
def original(key: str) -> Response:
    """The file as it came, always as a download: a page or a PDF from elsewhere must not run as part of this site."""
    document = document_or_404(key)
    path = _original_path(document)
    if path is None:
        abort(404, description="error_404_original")
    return send_file(
        path,
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=download_name(document.origin, document.id),
        max_age=0,
    )


def document_or_404(key: str) -> Document:
    """The document, or a 404 that says the same whether it never was or may not be seen."""
    found = house().searcher.store.document(key) if _KEY.fullmatch(key) else None
    return found or abort(404)


def _version(current: Document) -> Document:
    wanted = _argument("version")
    if wanted is None or wanted == current.version:
        return current
    found = house().searcher.store.document(current.key, wanted) if wanted < current.version else None
    return found or abort(404)


def _passage(text: str) -> Span | None:
    """The span asked for, cut to the text; None if it is missing or empty."""
    start, end = _argument("start"), _argument("end")
    if start is None or end is None or start >= min(end, len(text)):
        return None
    return Span(start=start, end=min(end, len(text)))


def _argument(name: str) -> int | None:
    typed = latin_digits(request.args.get(name, "")[:12])
    return int(typed) if typed.isascii() and typed.isdecimal() else None


def _original_path(document: Document) -> Path | None:
    """Where the original file lies, if it was kept."""
    if document.original is None or not _DIGEST.fullmatch(document.original):
        return None
    path = originals.path(house().settings.originals_path, document.original)
    return path if path.is_file() else None
