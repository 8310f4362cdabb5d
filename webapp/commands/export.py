"""`hamkari export`: the whole collection as JSONL."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TextIO

import click

from corpus import settings as settings_of
from corpus.models import Document, Passage
from corpus.store import Store


@click.command()
@click.option(
    "-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write; standard output if not said."
)
def command(out: Path | None) -> None:
    """Print every document with its passages, one JSON object a line."""
    with Store.open(settings_of.load().store_path) as store:
        if out is None:
            _write(store, sys.stdout)
            return
        partial = out.with_name(out.name + ".partial")
        with partial.open("w", encoding="utf-8") as file:
            _write(store, file)
        partial.replace(out)


def _write(store: Store, file: TextIO) -> None:
    for document in store.all_documents():
        record = as_record(document, store.passages(document.key))
        file.write(json.dumps(record, ensure_ascii=False) + "\n")


def as_record(document: Document, passages: list[Passage]) -> dict[str, object]:
    """A document's JSON form; `hamkari ingest` reads it back."""
    return {
        "id": document.id,
        "key": document.key,
        "title": document.title,
        "text": document.text,
        "published": document.published.day.isoformat() if document.published else None,
        "published_rule": document.published.rule if document.published else None,
        "source": document.source,
        "type": document.type,
        "lang": document.language,
        "url": document.url,
        "collection": document.collection,
        "number": document.letterhead.number,
        "origin": document.origin,
        "version": document.version,
        "passages": [{"start": one.span.start, "end": one.span.end} for one in passages],
    }
