"""Texts become vectors here: the only door to sentence-transformers and to the packaged model's engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.clean import LIMIT_CHARS, clean, clean_known
from corpus.embedding.identity import local_folder, model_identity
from corpus.embedding.unpacking import unpack
from corpus.settings import PACKAGED_MODEL, Settings

__all__ = ["FEW", "LIMIT_CHARS", "Embedder", "model_identity", "open_embedder", "open_query_embedder", "unpack"]


FEW = 32
"""So many passages are ready before sentence-transformers has loaded."""


class Embedder(Protocol):
    """Makes unit vectors of texts that are already the analyser's surfaces. Safe to share between threads.

    A text is read up to `LIMIT_CHARS` characters and the model's tokens (512); an empty one has a vector too.
    """

    model: str
    """What the store remembers; equal exactly where vectors are interchangeable."""
    dimensions: int

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, dimensions), unit length."""
        ...

    def query(self, text: str) -> NDArray[np.float32]:
        """(dimensions,), unit length."""
        ...


def open_embedder(settings: Settings, expected: int | None = None) -> Embedder:
    """For passages: sentence-transformers (7 s to open), or the quick engine where only a `FEW` are expected.

    Raises `SettingsError` for a model that is not here.
    """
    if expected is not None and expected <= FEW:
        return open_query_embedder(settings)
    from corpus.embedding.sentences import SentenceEmbedder

    identity = model_identity(settings)
    if settings.model == PACKAGED_MODEL:
        return SentenceEmbedder(identity, unpack(settings), settings.precision, clean_known)
    return SentenceEmbedder(identity, local_folder(settings.model), settings.precision, clean)


def open_query_embedder(settings: Settings) -> Embedder:
    """For queries, at once: the packaged model's C engine (0.2 s to open); for any other model as `open_embedder`."""
    if settings.model != PACKAGED_MODEL:
        return open_embedder(settings)
    from corpus.embedding.engine import PackagedEngine

    return PackagedEngine(model_identity(settings))
