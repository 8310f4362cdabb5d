"""`hamkari remove`: take documents away for good."""

from __future__ import annotations

import click

from corpus import settings as settings_of
from corpus.errors import HamkariError
from corpus.persian import open_analyser
from corpus.settings import Settings
from corpus.store import Store
from ingest import originals
from search.engines.indexes import Indexes
from webapp.commands.ingest import alone


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="DOCUMENT…")
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(names: tuple[str, ...], yes: bool) -> None:
    """Purge documents: text, all versions, vectors, terms and original file.

    A DOCUMENT is named by its key, its own id, or the path of its file (then all documents of the file go).
    """
    settings = settings_of.load()
    with alone(settings, wait=True), Store.open(settings.store_path) as store:
        keys = sorted({key for name in names for key in _found(store, name)})
        if not yes:
            for document in store.documents(keys, texts=False):
                click.echo(f"{document.key}  {document.id}  {document.title or ''}")
            click.confirm(f"Purge these {len(keys)} documents for good?", abort=True)
        purge(settings, store, keys)
    click.echo(f"{len(keys)} documents removed.")


def _found(store: Store, name: str) -> list[str]:
    keys = store.find_documents(name)
    if not keys:
        raise HamkariError(f"No document has the key, id or file {name!r}. See: hamkari export, hamkari search")
    return keys


def purge(settings: Settings, store: Store, keys: list[str]) -> None:
    """Remove `keys` from the store, the originals and both indexes, memory of them on disk included."""
    store.remove(keys)
    originals.sweep(settings.originals_path, store.originals())
    model = store.fact("model")
    if model is not None:
        indexes = Indexes(store, settings, open_analyser(settings.models_path), model, store.dimensions(model))
        indexes.refresh()
        indexes.purge()
