"""`hamkari backup`: one file that holds the whole collection."""

from __future__ import annotations

import tarfile
import tempfile
from pathlib import Path

import click

from corpus import settings as settings_of
from corpus.settings import Settings
from corpus.store import Store


@click.command()
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
def command(target: Path) -> None:
    """Write the store and the original files into TARGET (.tar). An ingest may be running; it is not held up."""
    settings = settings_of.load()
    with Store.open(settings.store_path) as store:
        documents = save(settings, store, target)
    click.echo(f"{documents} documents in {target}.")


def save(settings: Settings, store: Store, target: Path) -> int:
    """Write the backup, whole or not at all; returns how many documents it holds.

    The store is copied first and the originals it names after: they are never changed, only added, so none is missing.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        copy = Path(folder) / settings.store_path.name
        store.backup(copy)
        with Store.open(copy) as frozen, tarfile.open(partial, "w") as archive:
            archive.add(copy, copy.name)
            for digest in sorted(frozen.originals()):
                name = Path(settings.originals_path.name) / digest[:2] / digest
                if (settings.home / name).is_file():
                    archive.add(settings.home / name, str(name))
            documents = frozen.counts().documents
    partial.replace(target)
    return documents
