"""Fixtures every room's tests share: an empty home, and the models, made once."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

from corpus.embedding import Embedder, open_query_embedder
from corpus.persian import Analyser, open_analyser
from corpus.settings import Settings

# On a shared machine the same examples every time; at a desk new ones, which find new faults.
hypothesis.settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("ci")

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"


@pytest.fixture(scope="session")
def models(request: pytest.FixtureRequest) -> Path:
    """Where models and the lexicon are unpacked; kept between runs, for unpacking takes seconds."""
    named = os.environ.get("TESTS_MODELS")
    return Path(named) if named else Path(request.config.cache.mkdir("hamkari-models"))


@pytest.fixture
def settings(tmp_path: Path, models: Path) -> Settings:
    """Settings of an empty home."""
    return Settings(home=tmp_path / "home", models=models)


@pytest.fixture(scope="session")
def analyser(models: Path) -> Analyser:
    return open_analyser(models)


@pytest.fixture(scope="session")
def embedder(models: Path) -> Embedder:
    """The packaged model by its C engine: the same vectors as sentence-transformers, ready in a moment."""
    return open_query_embedder(Settings(models=models))
