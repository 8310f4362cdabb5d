"""`hamkari doctor`: is everything in place, and what mends what is not."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click

from corpus import settings as settings_of
from corpus.embedding import model_identity
from corpus.errors import HamkariError
from corpus.settings import Settings
from corpus.store import Store
from ingest.extract import EXTRACTION_VERSION
from ingest.readers import ocr, office

FREE_BYTES = 2**30


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check. `mend` is the command or act that puts it right; an `optional` failure is no fault."""

    name: str
    good: bool
    said: str
    mend: str = ""
    optional: bool = False


@click.command()
def command() -> None:
    """Check the installation and the collection; each failed check names what mends it."""
    findings = [finding for check in CHECKS for finding in check(settings_of.load())]
    for finding in findings:
        sign = "✓" if finding.good else "–" if finding.optional else "✗"
        click.echo(f"{sign} {finding.name}: {finding.said}" + (f"\n    → {finding.mend}" if not finding.good else ""))
    sys.exit(0 if all(finding.good or finding.optional for finding in findings) else 1)


def _python(_: Settings) -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    good = (3, 12) <= sys.version_info[:2] < (3, 14)
    yield Finding(name="Python", good=good, said=version, mend="Install Python 3.12 or 3.13, then: make run")


def _disk(settings: Settings) -> Iterator[Finding]:
    place = next(path for path in [settings.home, *settings.home.parents] if path.exists())
    free = shutil.disk_usage(place).free
    mend = f"Free some space, or set HAMKARI_HOME to a folder on another disk (now {settings.home})"
    yield Finding(name="disk", good=free > FREE_BYTES, said=f"{free / 2**30:.1f} GiB free at {place}", mend=mend)


def _model(settings: Settings) -> Iterator[Finding]:
    try:
        identity = model_identity(settings)
    except HamkariError as error:
        yield Finding(name="model", good=False, said=str(error), mend="Set HAMKARI_MODEL to a model that is here")
        return
    yield Finding(name="model", good=True, said=identity)


def _store(settings: Settings) -> Iterator[Finding]:
    if not settings.store_path.exists():
        yield Finding(name="store", good=False, said=f"none at {settings.home}", mend="hamkari ingest PATH")
        return
    try:
        with Store.open(settings.store_path) as store:
            counts, made_with = store.counts(), store.fact("model")
            stale = len(store.stale(EXTRACTION_VERSION))
    except HamkariError as error:
        yield Finding(name="store", good=False, said=str(error), mend="hamkari restore BACKUP --replace")
        return
    yield Finding(name="store", good=True, said=f"{counts.documents} documents, {counts.quarantined} in quarantine")
    yield from _soundness(settings)
    same = made_with in (None, model_identity(settings))
    yield Finding(name="vectors", good=same, said=f"made by {made_with}", mend="hamkari rebuild")
    said = f"{stale} documents wait to be read by this version" if stale else "all documents read by this version"
    yield Finding(name="facts", good=not stale, said=said, mend="hamkari rebuild --facts")


def _soundness(settings: Settings) -> Iterator[Finding]:
    connection = sqlite3.connect(settings.store_path)
    try:
        said = connection.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        said = str(error)
    finally:
        connection.close()
    yield Finding(name="store file", good=said == "ok", said=said, mend="hamkari restore BACKUP --replace")


def _programs(_: Settings) -> Iterator[Finding]:
    yield Finding(
        name=".doc, .rtf, .xls",
        good=office.available(),
        said="LibreOffice " + ("found" if office.available() else "not found"),
        mend="apt install libreoffice-writer libreoffice-calc",
        optional=True,
    )
    yield Finding(
        name="scans",
        good=ocr.available(),
        said="tesseract with Persian " + ("found" if ocr.available() else "not found"),
        mend="apt install tesseract-ocr tesseract-ocr-fas",
        optional=True,
    )


CHECKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (_python, _disk, _model, _store, _programs)
