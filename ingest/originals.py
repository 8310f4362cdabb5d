"""The original files, kept under the hash of their bytes so that a reader can open what was ingested."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from pathlib import Path


def keep(folder: Path, data: bytes) -> str:
    """Store `data`, whole or not at all, and return its SHA-256, which names it here."""
    digest = hashlib.sha256(data).hexdigest()
    target = path(folder, digest)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f"{digest}.{os.getpid()}.partial")
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    return digest


def path(folder: Path, digest: str) -> Path:
    """Where the original with this hash lies."""
    return folder / digest[:2] / digest


def sweep(folder: Path, wanted: Collection[str]) -> None:
    """Delete every original but `wanted`: those of removed documents, of former versions, of an ingest cut short."""
    for file in folder.glob("*/*"):
        if file.name not in wanted:
            file.unlink(missing_ok=True)
