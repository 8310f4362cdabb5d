"""Loads sentence-transformers without a network, progress bars, telemetry or warnings of third parties."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    # Cutting tokens is a small part of the work, and a fork while its threads run can hang.
    "TOKENIZERS_PARALLELISM": "false",
    # Threads that spin at a barrier starve each other beside other work (load 4 to 5):
    # 22 passages/s against 54 to 105.
    "OMP_WAIT_POLICY": "PASSIVE",
    # Every length of text has kernels of its own; a thousand kept ones grow by 100 MB for every thousand passages.
    "ONEDNN_PRIMITIVE_CACHE_CAPACITY": "32",
}

_READ_LATER = {"TOKENIZERS_PARALLELISM", "ONEDNN_PRIMITIVE_CACHE_CAPACITY"}
"""Switches that are not read while the libraries load, but when they first work."""


def load(directory: Path, **arguments: Any) -> Any:
    """The `SentenceTransformer` of `directory`."""
    with quiet():
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        return SentenceTransformer(str(directory), local_files_only=True, trust_remote_code=False, **arguments)


@contextmanager
def quiet() -> Iterator[None]:
    """The environment in which the libraries read their switches, put back afterwards but for those read later."""
    before = {name: os.environ.get(name) for name in _QUIET}
    os.environ.update(_QUIET)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for name, value in before.items():
            if value is not None:
                os.environ[name] = value
            elif name not in _READ_LATER:
                del os.environ[name]
