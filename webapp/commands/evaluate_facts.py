"""`hamkari eval facts`: score the extractor on gold documents, and tell what a change gains and loses."""

from __future__ import annotations

import json
from pathlib import Path

import click

from corpus import settings as settings_of
from corpus.fact_record import Record, extraction_record
from ingest.documents import documents
from ingest.extract import Reading, extract
from ingest.gold import claims_of, read_gold, read_run
from ingest.readers import ReadOptions
from ingest.scoring import Change, Score, compare, score
from ingest.sources import Refused, find

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--ignore", type=_FILE, help='Spans that count neither way, {"id","quote"} a line.')
@click.option("--errors", type=click.IntRange(0), default=0, help="Show so many missed, wrong and false facts.")
@click.option("--save", type=click.Path(dir_okay=False, path_type=Path), help="Keep what was found, as JSONL.")
@click.option("--against", type=_FILE, help="Tell what is gained and lost since this run was saved.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def facts(
    folder: Path, ignore: Path | None, errors: int, save: Path | None, against: Path | None, as_json: bool
) -> None:
    """Precision, recall and F1 of the facts found in a folder of gold documents, and the accuracy of their fields.

    A found fact is right if it has the kind of a gold fact and half of the shorter of the two quotes in common with it.
    """
    gold = read_gold(folder, ignore)
    records = _found(folder)
    judged = score(gold, claims_of(records))
    change = compare(score(gold, read_run(against)), judged) if against else None
    if save:
        save.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records), "utf-8")
    if as_json:
        told = judged.record() | ({"gains": change.gains, "losses": change.losses} if change else {})
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        click.echo(_table(judged))
        click.echo("".join(f"{line}\n" for line in _changes(change)) if change else "", nl=False)
    for line in _errors(judged)[:errors]:
        click.echo(line, err=True)


def _found(folder: Path) -> list[Record]:
    """What the extractor finds in the documents of the folder."""
    options = ReadOptions(settings=settings_of.load())
    read = documents(find([str(path) for path in sorted(folder.glob("*.json"))], options.settings), options)
    found = []
    for document in read:
        if isinstance(document, Refused):
            click.echo(f"  {document.origin}: {document.reason.value}: {document.detail}", err=True)
        else:
            found.append(extraction_record(document, extract(Reading.of(document))))
    return found


def _table(judged: Score) -> str:
    """The figures with their numerators."""
    record = judged.record()
    lines = [f"{record['documents']} documents"]
    for name, figure in record.items():
        if isinstance(figure, dict):
            lines.append(f"{name:12}" + "  ".join(f"{key} {_figure(value)}" for key, value in figure.items()))
    return "\n".join(lines)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def _changes(change: Change) -> list[str]:
    summary = f"{len(change.gains)} gained, {len(change.losses)} lost"
    return [summary, *(f"+ {line}" for line in change.gains), *(f"- {line}" for line in change.losses)]


def _errors(judged: Score) -> list[str]:
    """Missed facts, false ones, and matched ones with a wrong field."""
    lines = [
        "\t".join(["missed", each.document, each.gold.kind, " ".join(each.gold.quote.split())])
        for each in judged.verdicts
        if each.found is None
    ]
    lines += ["\t".join(["false", name, each.kind, " ".join(each.quote.split())]) for name, each in judged.false]
    for each in judged.verdicts:
        wrong = [name for name, right in each.right if not right]
        if wrong:
            lines.append("\t".join([",".join(wrong), each.document, each.gold.kind, " ".join(each.gold.quote.split())]))
    return lines
