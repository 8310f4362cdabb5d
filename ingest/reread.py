"""Documents of the store read again by a newer extractor, without embedding anything."""

from __future__ import annotations

from collections.abc import Callable
from itertools import batched

from corpus.facts import Extraction
from corpus.models import Document
from corpus.store import Store
from ingest.extract import EXTRACTION_VERSION, Reading, extract
from ingest.proposing import Proposer

DOCUMENTS_A_WRITE = 50


def reread(
    store: Store,
    keys: list[str],
    progress: Callable[[int], object] = lambda _done: None,
    proposer: Proposer | None = None,
) -> None:
    """Read the documents `keys` again; each write replaces the facts of some whole documents.

    Stopped at any point, what is written is whole, and `Store.stale` names the rest.
    """
    for some in batched(keys, DOCUMENTS_A_WRITE):
        read = {document.key: (document.text, _read(document, proposer)) for document in _texts(store, some)}
        store.keep_extractions(read, EXTRACTION_VERSION)
        progress(len(some))


def _read(document: Document, proposer: Proposer | None) -> Extraction:
    reading = Reading.of(document)
    own = extract(reading)
    return proposer.added(reading, own) if proposer else own


def _texts(store: Store, keys: tuple[str, ...]) -> list[Document]:
    return store.documents(keys)
