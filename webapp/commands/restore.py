"""`hamkari restore`: a collection from its backup."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from pathlib import Path

import click

from corpus import settings as settings_of
from corpus.errors import HamkariError
from corpus.settings import Settings
from corpus.store import Store
from webapp.commands.ingest import alone


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", "replace_existing", is_flag=True, help="Replace the collection that is here.")
def command(source: Path, replace_existing: bool) -> None:
    """Bring back what `hamkari backup` wrote. The indexes are made again at the next search; nothing is embedded."""
    settings = settings_of.load()
    settings.home.mkdir(parents=True, exist_ok=True)
    with alone(settings, wait=True):
        if settings.store_path.exists() and not replace_existing:
            raise HamkariError(f"There is a collection at {settings.home} already. To replace it: add --replace")
        documents = bring_back(settings, source)
    click.echo(f"{documents} documents restored to {settings.home}.")


def bring_back(settings: Settings, source: Path) -> int:
    """Unpack and check the backup beside the home, then put it in place; returns how many documents it holds."""
    with tempfile.TemporaryDirectory(dir=settings.home) as folder:
        fresh = Path(folder)
        try:
            with tarfile.open(source) as archive:
                archive.extractall(fresh, filter="data")  # refuses paths and links that lead outside
        except tarfile.TarError as error:
            raise HamkariError(f"{source} is not a whole Hamkari backup: {error}") from error
        store_path = fresh / settings.store_path.name
        with Store.open(store_path) as store:
            documents = store.counts().documents
        _put_in_place(settings, fresh)
    return documents


def _put_in_place(settings: Settings, fresh: Path) -> None:
    shutil.rmtree(settings.index_path, ignore_errors=True)
    for suffix in ("-wal", "-shm"):
        settings.store_path.with_name(settings.store_path.name + suffix).unlink(missing_ok=True)
    (fresh / settings.store_path.name).replace(settings.store_path)
    for original in (fresh / settings.originals_path.name).glob("*/*"):
        target = settings.originals_path / original.parent.name / original.name
        target.parent.mkdir(parents=True, exist_ok=True)
        original.replace(target)
