"""`hamkari extract`: what would be read in files, printed and not stored."""

from __future__ import annotations

import json
import sys

import click

from corpus import settings as settings_of
from corpus.fact_record import extraction_record
from corpus.models import Document
from corpus.reasons import plain
from ingest.documents import documents
from ingest.extract import Reading, extract
from ingest.proposing import Proposer
from ingest.readers import ReadOptions
from ingest.readers.fields import parse_map
from ingest.sources import Refused, find
from webapp.commands.ingest import unanswered
from webapp.fact_lines import extraction_lines


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and document.")
@click.option("--map", "mapping", help="Fields of csv and jsonl records: title=headline,text=body, or a preset.")
def command(paths: tuple[str, ...], as_json: bool, mapping: str | None) -> None:
    """Print the facts of files, folders, globs, archives or standard input (-), without storing anything.

    Days are Jalali; offsets count code points of the document's text, in JSON records of the record's own text.
    """
    settings = settings_of.load()
    options = ReadOptions(settings=settings, mapping=parse_map(mapping) if mapping else None)
    refused, proposer = 0, Proposer(settings=settings)
    for found in documents(find(paths, settings), options):
        if isinstance(found, Refused):
            refused += 1
            why = f"{plain(found.reason, settings.language)} [{found.reason.value}: {found.detail}]"
            click.echo(f"  {found.origin}: {why}", err=True)
        else:
            click.echo(_shown(found, proposer, as_json))
    if proposer.unanswered:
        click.echo(unanswered(proposer.unanswered, proposer.asked), err=True)
    sys.exit(1 if refused else 0)


def _shown(document: Document, proposer: Proposer, as_json: bool) -> str:
    reading = Reading.of(document)
    extraction = proposer.added(reading, extract(reading))
    if not as_json:
        return "\n".join(extraction_lines(document, extraction)) + "\n"
    return json.dumps(extraction_record(document, extraction), ensure_ascii=False)
