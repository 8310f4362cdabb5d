"""`hamkari ingest`: bring files into the collection."""

from __future__ import annotations

import sys
from typing import NoReturn

import click
from filelock import FileLock, Timeout
from tqdm import tqdm

from corpus import settings as settings_of
from corpus.embedding import FEW, Embedder, open_embedder
from corpus.errors import HamkariError
from corpus.persian import Analyser, open_analyser
from corpus.reasons import Reason, plain
from corpus.settings import Settings
from corpus.store import Store
from ingest.extract import EXTRACTION_VERSION
from ingest.pipeline import ingest
from ingest.readers.fields import parse_map
from ingest.sources import Candidate, find
from ingest.summary import Summary
from search.engines.indexes import Indexes

SHOWN_REFUSALS = 20


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--collection", default="main", show_default=True, help="Collection the documents belong to.")
@click.option("--map", "mapping", help="Fields of csv and jsonl records: title=headline,text=body, or a preset.")
@click.option("--no-wait", is_flag=True, help="Do not wait for another ingest that is running.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
def command(paths: tuple[str, ...], collection: str, mapping: str | None, no_wait: bool, quiet: bool) -> None:
    """Bring files, folders, globs, zip archives or standard input (-) into the collection.

    Files read before and not changed since are passed over. Stopped at any point, the same command goes on from there.
    """
    settings = settings_of.load()
    settings.home.mkdir(parents=True, exist_ok=True)
    with alone(settings, wait=not no_wait):
        summary = bring_in(settings, paths, collection, mapping, quiet)
    report(summary, settings.language)
    _tell_of_older(settings)
    sys.exit(130 if summary.stopped else 1 if summary.failed else 0)


def alone(settings: Settings, *, wait: bool) -> FileLock:
    """The lock of the one process that may write. Raises `HamkariError` if another has it and `wait` is off."""
    lock = FileLock(settings.home / "ingest.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if not wait:
            raise HamkariError(
                "Another ingest is running on this store. Wait for it, or leave out --no-wait."
            ) from None
        click.echo("Another ingest is running on this store; waiting for it to end …", err=True)
        lock.acquire()
    return lock


def bring_in(settings: Settings, paths: tuple[str, ...], collection: str, mapping: str | None, quiet: bool) -> Summary:
    """Ingest `paths` and bring the indexes up to date on the way, so that a running server finds what is written."""
    candidates = find(paths, settings)
    analyser = open_analyser(settings.models_path)
    with Store.open(settings.store_path, create=True) as store, _bar(candidates, quiet) as bar:
        follow = _Follower(store, settings, analyser, bar)
        summary = ingest(
            candidates,
            store,
            settings,
            analyser,
            follow.open_embedder,
            collection=collection,
            mapping=parse_map(mapping) if mapping else None,
            progress=follow,
        )
        follow.finish()
    return summary


def _bar(candidates: list[Candidate], quiet: bool) -> tqdm[NoReturn]:
    return tqdm(total=len(candidates), unit=" documents", disable=quiet, desc="ingest", dynamic_ncols=True)


class _Follower:
    """Shows progress and keeps the indexes near the store while an ingest runs."""

    def __init__(self, store: Store, settings: Settings, analyser: Analyser, bar: tqdm[NoReturn]) -> None:
        self.store = store
        self.settings = settings
        self.analyser = analyser
        self.bar = bar
        self.embedder: Embedder | None = None
        self.expected = 0
        self.indexes: Indexes | None = None

    def open_embedder(self, expected: int) -> Embedder:
        """The quick engine for a few passages; the model in full once there are many."""
        if self.embedder is None or expected > FEW >= self.expected:
            self.bar.set_postfix_str("loading the model")
            self.embedder, self.expected = open_embedder(self.settings, expected), expected
            model, dimensions = self.embedder.model, self.embedder.dimensions
            self.indexes = Indexes(self.store, self.settings, self.analyser, model, dimensions)
        return self.embedder

    def __call__(self, candidate: Candidate | None, summary: Summary) -> None:
        if candidate is None and self.indexes is not None:
            self.indexes.refresh()
        self.bar.total = max(summary.expected, summary.total)
        self.bar.n = summary.total
        self.bar.set_postfix_str(f"{summary.passages} passages, {summary.failed} failed")

    def finish(self) -> None:
        if self.indexes is not None:
            self.indexes.refresh()
            self.indexes.save()


def _tell_of_older(settings: Settings) -> None:
    """Documents that have not changed are not read again, even where a newer version would find other facts."""
    with Store.open(settings.store_path) as store:
        older = len(store.stale(EXTRACTION_VERSION))
    if older:
        click.echo(
            f"The facts of {older} documents were not read by this version. To read them: hamkari rebuild --facts",
            err=True,
        )


def unanswered(count: int, asked: int) -> str:
    """That the endpoint was not there for some documents: their facts are those of our own reading."""
    return f"endpoint: {count} of {asked} documents without an answer"


def report(summary: Summary, language: str) -> None:
    """Say what was done, so that it adds up, and what was refused and why."""
    click.echo(
        f"{summary.total} documents: {summary.new} new, {summary.changed} changed, {summary.unchanged} unchanged, "
        f"{summary.duplicate} duplicate, {summary.failed} failed "
        f"({summary.passages} passages, {summary.seconds:.1f} s, of them {summary.embedding_seconds:.1f} s embedding)"
    )
    if summary.unanswered:
        click.echo(unanswered(summary.unanswered, summary.asked), err=True)
    for refusal in summary.refusals[:SHOWN_REFUSALS]:
        why = f"{plain(Reason(refusal.reason), language)} [{refusal.reason}: {refusal.detail}]"
        click.echo(f"  {refusal.origin}: {why}", err=True)
    if summary.failed > SHOWN_REFUSALS:
        click.echo(
            f"  … and {summary.failed - SHOWN_REFUSALS} more; all of them: hamkari status --quarantine", err=True
        )
    if summary.stopped:
        click.echo("Stopped. Nothing written is lost; run the same command to go on.", err=True)
