"""Any sentence-transformers model as an embedder, as fast as this machine makes it without changing its vectors."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.embedding import memory, precision
from corpus.embedding.folder import PROMPTS

BATCH = 32
"""Texts at a time, sorted by length first; with 8 short ones cost a quarter more, 64 are no faster."""


class SentenceEmbedder:
    """Vectors of one model; threads take turns."""

    def __init__(self, model: str, directory: Path, kind: str, clean: Callable[[str], str]) -> None:
        self.model = model
        self._clean = clean
        self._lock = threading.Lock()
        self._transformer: Any = precision.load(directory, kind)
        memory.trim()
        if _needs_prompts(model, self._transformer.prompts):
            self._transformer.prompts = dict(PROMPTS)
        self.dimensions = int(self._transformer.get_embedding_dimension())

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, dimensions), unit length. Best called with hundreds: texts of like length then share a batch."""
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        vectors = self._encode(self._transformer.encode_document, [self._clean(text) for text in texts])
        memory.trim()
        return vectors

    def query(self, text: str) -> NDArray[np.float32]:
        """(dimensions,), unit length."""
        vector: NDArray[np.float32] = self._encode(self._transformer.encode_query, [self._clean(text)])[0]
        return vector

    def _encode(self, encode: Callable[..., Any], texts: list[str]) -> NDArray[np.float32]:
        with self._lock:
            vectors = encode(texts, batch_size=BATCH, show_progress_bar=False)
        return precision.unit(vectors)


def _needs_prompts(model: str, prompts: dict[str, str]) -> bool:
    """E5 models want their prefixes even where their folder does not name them; its instruct kin is another recipe."""
    return "e5" in model.lower() and "instruct" not in model.lower() and not any(prompts.values())
