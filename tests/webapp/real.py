"""A home filled by the real readers from sample files, and a real server over it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from waitress.server import create_server

from corpus.embedding import Embedder
from corpus.persian import Analyser
from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import ingest
from ingest.sources import find
from webapp import create_app

FOUNDING = "mazandaran-astrakhan-01-founding.txt"
FILES = (
    FOUNDING,
    "mazandaran-astrakhan-04-minutes.docx",
    "oman-methanol-03-contract.html",
    "minister-speech-undated.md",
)


def fill(settings: Settings, files: list[Path], analyser: Analyser, embedder: Embedder) -> None:
    """Bring `files` in, as the command line does."""
    with Store.open(settings.store_path, create=True) as store:
        candidates = find([str(file) for file in files], settings)
        summary = ingest(candidates, store, settings, analyser, lambda _: embedder)
        assert not summary.failed


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The address of a server over the store of `settings`, as `hamkari serve` runs it."""
    server = create_server(create_app(replace(settings, port=0)), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(timeout=10)
