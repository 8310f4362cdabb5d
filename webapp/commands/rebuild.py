"""`hamkari rebuild`: make the indexes again from the store, bring it over to another model, or read its facts again."""

from __future__ import annotations

import shutil
from itertools import batched

import click
from tqdm import tqdm

from corpus import settings as settings_of
from corpus.embedding import Embedder, model_identity, open_embedder
from corpus.persian import Analyser, open_analyser
from corpus.settings import Settings
from corpus.store import Store
from ingest.extract import EXTRACTION_VERSION
from ingest.pipeline import WINDOW_PASSAGES, passage_surface, surface_hash
from ingest.proposing import Proposer
from ingest.reread import reread
from search.engines.indexes import Indexes
from webapp.commands.ingest import alone, unanswered


@click.command()
@click.option("--facts", is_flag=True, help="Read the facts of documents again that an older version has read.")
def command(facts: bool) -> None:
    """Make the indexes again. Nothing is embedded again, unless the settings name another model than the store's.

    With --facts the indexes stay as they are. Stopped at any point, the same command goes on where it stopped.
    """
    settings = settings_of.load()
    with alone(settings, wait=True), Store.open(settings.store_path) as store:
        if facts:
            _read_again(store, Proposer(settings=settings))
            return
        analyser = open_analyser(settings.models_path)
        model = model_identity(settings)
        if store.fact("model") not in (None, model):
            _bring_over(settings, store, analyser, open_embedder(settings))
        shutil.rmtree(settings.index_path, ignore_errors=True)
        if store.fact("model") is not None:
            indexes = Indexes(store, settings, analyser, model, store.dimensions(model))
            indexes.refresh()
            indexes.save()
            click.echo(f"{len(indexes.vectors)} passages indexed.")


def _read_again(store: Store, proposer: Proposer) -> None:
    """Facts are replaced; corrections stay, and are laid over the new ones."""
    keys = store.stale(EXTRACTION_VERSION)
    with tqdm(total=len(keys), unit=" documents", desc="facts", disable=None) as bar:
        reread(store, keys, bar.update, proposer)
    conflicts = sum(len(store.laid(document).conflicts) for document in store.documents(store.corrected()))
    more = f" {conflicts} corrections no longer fit: hamkari facts conflicts" if conflicts else ""
    click.echo(f"{len(keys)} documents read again, {store.fact_count()} facts in all.{more}")
    if proposer.unanswered:
        click.echo(unanswered(proposer.unanswered, proposer.asked), err=True)


def _bring_over(settings: Settings, store: Store, analyser: Analyser, embedder: Embedder) -> None:
    """Embed every passage with the new model beside the old vectors; only then does the store change over.

    Interrupted, the store is still the old model's, and the next call goes on with what is missing.
    """
    total = store.counts().passages
    with tqdm(total=total, desc=f"embedding with {embedder.model}", disable=None) as bar:
        for some in batched(_surfaces(settings, store, analyser), WINDOW_PASSAGES):
            wanted = {surface_hash(surface): surface for surface in some}
            for known in store.vectors_known(wanted, embedder.model):
                del wanted[known]
            if wanted:
                found = embedder.passages(list(wanted.values()))
                store.keep_vectors(dict(zip(wanted, found, strict=True)), embedder.model)
            bar.update(len(some))
    store.remember("model", embedder.model)
    store.forget_vectors(except_model=embedder.model)


def _surfaces(settings: Settings, store: Store, analyser: Analyser):  # type: ignore[no-untyped-def]
    for document in store.all_documents():
        for passage in store.passages(document.key):
            yield passage_surface(analyser, settings, document, passage)
