"""Nearest passages by meaning: an exhaustive FAISS index in half precision, filtered inside the search."""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from corpus.store import Store
from search.engines.rows import Rows
from search.models import Filters

FORMAT = 1
SAVE_EVERY = 5_000
"""New rows after which a snapshot saves the next process more than it costs this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Rows and the FAISS index that holds their vectors; a removal makes new ones and leaves these whole."""

    rows: Rows
    index: Any


class VectorIndex:
    """The vectors of every passage of a store, for one model. Safe to search from several threads.

    A snapshot on disk lets a new process begin at once; what the store has gained since is read from the store.
    """

    def __init__(self, folder: Path, model: str, dimensions: int) -> None:
        self.folder = folder
        self.model = model
        self.dimensions = dimensions
        self.rows = Rows.empty()
        self.generation = -1
        self._index = _new_index(dimensions)
        self._saved = 0
        # FAISS crashes when searched during an add.
        self._lock = threading.Lock()
        self._saving = FileLock(folder.with_suffix(".lock"))
        self._load()

    def __len__(self) -> int:
        return len(self.rows)

    def refresh(self, store: Store) -> None:
        """Take in what the store gained and lost since this index last looked."""
        generation = store.generation()
        if generation == self.generation:
            return
        gone = store.removed_since(self.generation)
        if gone:
            self._remove(gone)
        last = int(self.rows.ids[-1]) if len(self.rows) else 0
        for new in batched(store.passage_rows(last, self.model), 10_000):
            vectors = np.frombuffer(b"".join(row.vector for row in new), "<f2").reshape(len(new), -1)
            with self._lock:
                self._index.add(vectors.astype(np.float32))
                self.rows = self.rows.extended(new)
        self.generation = generation
        if gone or len(self.rows) - self._saved >= SAVE_EVERY:
            self.save()

    def view(self) -> View:
        """What is searched from here on, whatever is added or removed meanwhile."""
        with self._lock:
            return View(rows=self.rows, index=self._index)

    def nearest(self, view: View, vector: NDArray[np.float32], count: int, filters: Filters) -> NDArray[np.int64]:
        """The numbers of the `count` rows nearest to `vector` among those `filters` admit, best first."""
        faiss = _faiss()
        mask = view.rows.admitted(filters)
        count = min(count, len(view.rows) if mask is None else int(mask.sum()))
        if not count:
            return np.zeros(0, np.int64)
        if mask is None:
            # Rows another thread has added since this view was taken are no part of it.
            mask = np.ones(len(view.rows), np.bool_) if view.index.ntotal != len(view.rows) else None
        parameters = None
        if mask is not None:
            bits = np.packbits(mask, bitorder="little")
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))
        with self._lock:
            _, found = view.index.search(vector[None, :], count, params=parameters)
        numbers: NDArray[np.int64] = found[0]
        return numbers

    def cosines(self, view: View, vector: NDArray[np.float32], numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """The cosine of `vector` with the passages in these rows."""
        if not len(numbers):
            return np.zeros(0, np.float32)
        with self._lock:
            stored = view.index.reconstruct_batch(numbers)
        result: NDArray[np.float32] = stored @ vector
        return result

    def save(self) -> None:
        """Write a snapshot; a reader finds the old one or the new one, whole."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._saving:
            self._save()

    def _save(self) -> None:
        faiss = _faiss()
        fresh = Path(tempfile.mkdtemp(prefix="snapshot-", dir=self.folder))
        with self._lock:
            faiss.write_index(self._index, str(fresh / "vectors.faiss"))
            rows, generation = self.rows, self.generation
        columns = {name: getattr(rows, name) for name in _COLUMNS}
        np.savez(fresh / "rows.npz", **columns)
        about = {
            "format": FORMAT,
            "model": self.model,
            "generation": generation,
            "rows": len(rows),
            "names": rows.names,
        }
        (fresh / "about.json").write_text(json.dumps(about), "utf-8")
        pointer = self.folder / "current.partial"
        pointer.write_text(fresh.name, "utf-8")
        pointer.replace(self.folder / "current")
        self._saved = len(rows)
        _sweep(self.folder, keep=fresh.name)

    def _load(self) -> None:
        """Begin from the snapshot, if there is a whole one that fits; otherwise empty, and the store gives all."""
        faiss = _faiss()
        try:
            current = self.folder / (self.folder / "current").read_text("utf-8")
            about = json.loads((current / "about.json").read_text("utf-8"))
            if about["format"] != FORMAT or about["model"] != self.model:
                return
            with np.load(current / "rows.npz") as columns:
                rows = Rows(names=about["names"], **{name: columns[name] for name in _COLUMNS})
            index = faiss.read_index(str(current / "vectors.faiss"))
        except (OSError, ValueError, KeyError, RuntimeError, EOFError):
            return  # none, or one swept away meanwhile: derived data, nothing is lost
        if index.ntotal == len(rows) == about["rows"]:
            self.rows, self._index, self.generation, self._saved = rows, index, about["generation"], len(rows)

    def _remove(self, ids: Iterable[int]) -> None:
        """Take passages out for good: their vectors leave memory now and the disk with the next snapshot."""
        faiss = _faiss()
        with self._lock:
            keep = ~np.isin(self.rows.ids, np.fromiter(ids, np.int64))
            if keep.all():
                return
            codes = faiss.vector_to_array(self._index.codes).reshape(len(keep), -1)[keep]
            index = _new_index(self.dimensions)
            faiss.copy_array_to_vector(codes.ravel(), index.codes)
            index.ntotal = len(codes)
            self._index, self.rows = index, self.rows.kept(keep)


_COLUMNS = ("ids", "documents", "collections", "sources", "types", "days")


def _faiss() -> Any:
    """The library, loaded at first use; its generated interface has no usable types."""
    import faiss

    return faiss


def _new_index(dimensions: int) -> Any:
    faiss = _faiss()
    index: Any = faiss.IndexScalarQuantizer(dimensions, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    index.is_trained = True  # half precision has nothing to learn
    return index


def _sweep(folder: Path, keep: str) -> None:
    """Delete older snapshots. A process that still reads one holds its files open, or falls back on the store."""
    for old in folder.glob("snapshot-*"):
        if old.name != keep:
            shutil.rmtree(old, ignore_errors=True)
