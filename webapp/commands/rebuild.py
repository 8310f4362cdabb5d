"""`hamkari rebuild`: make the indexes again from the store, and bring the store over to another model."""

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
from ingest.pipeline import WINDOW_PASSAGES, passage_surface, surface_hash
from search.engines.indexes import Indexes
from webapp.commands.ingest import alone


@click.command()
def command() -> None:
    """Make the indexes again. Nothing is embedded again, unless the settings name another model than the store's."""
    settings = settings_of.load()
    with alone(settings, wait=True), Store.open(settings.store_path) as store:
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
