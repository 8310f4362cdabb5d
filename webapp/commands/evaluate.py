"""`hamkari eval`: measure quality on judged collections."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import click
from tqdm import tqdm

from corpus import settings as settings_of
from corpus.embedding import open_query_embedder
from corpus.persian import open_analyser
from corpus.settings import Settings
from corpus.store import Store
from search.engines.local import LocalEngine
from search.evaluate import evaluate
from search.judged import Judged, columns, read_folder
from webapp.commands.evaluate_facts import facts
from webapp.commands.ingest import alone, bring_in, report


@click.group()
def command() -> None:
    """Measure quality."""


@command.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--max-queries", type=click.IntRange(1), help="A repeatable sample of the questions.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def retrieval(folders: tuple[Path, ...], max_queries: int | None, as_json: bool) -> None:
    """nDCG@10, recall and MRR on BEIR-style folders: corpus.jsonl, queries.jsonl (gzipped or not) and qrels.tsv.

    The collection is ingested once into a store of its own and kept there, so that a second run only asks.
    """
    settings = settings_of.load()
    results = {}
    for folder in folders:
        judged = read_folder(folder)
        results[judged.name] = _measured(settings, judged.sampled(max_queries) if max_queries else judged)
    click.echo(json.dumps(results, indent=2) if as_json else _table(results))


def _measured(settings: Settings, judged: Judged) -> dict[str, dict[str, float]]:
    own = replace(settings, home=_home(settings, judged), models=settings.models_path)
    own.home.mkdir(parents=True, exist_ok=True)
    with alone(own, wait=True):
        summary = bring_in(own, (str(judged.corpus),), "main", None, quiet=False)
    if summary.failed or summary.stopped:
        report(summary, settings.language)
    analyser, embedder = open_analyser(own.models_path), open_query_embedder(own)
    with Store.open(own.store_path) as store, tqdm(total=len(judged.queries), desc=judged.name, disable=None) as bar:
        engine = LocalEngine(store, own, analyser, embedder)
        return evaluate(judged, engine, store, bar.update)


def _home(settings: Settings, judged: Judged) -> Path:
    """A store a collection and way of splitting."""
    parts = (judged.corpus.resolve(), settings.passage_tokens, settings.overlap_sentences, settings.title_prefix)
    return settings.home / "evaluation" / hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def _table(results: dict[str, dict[str, dict[str, float]]]) -> str:
    measures = list(next(iter(next(iter(results.values())).values())))
    rows = [["collection", "ranking", *measures]]
    for name, sides in results.items():
        rows += [[name, side, *(f"{found[measure]:.4f}" for measure in measures)] for side, found in sides.items()]
    return columns(rows)


command.add_command(facts)
