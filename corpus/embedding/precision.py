"""Chooses fp32 or bf16 for a model: the faster here, if its vectors stay the same."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.embedding import offline
from corpus.errors import SettingsError

PRECISIONS = ("auto", "fp32", "bf16")
FASTER = 1.2
"""How much faster bf16 must multiply. With native bf16 it is 2.4 times here, without it seven times slower."""
ALIKE = 0.9995
"""The least cosine to fp32. Measured: 0.99995."""
_SAMPLES = (
    "کارگروه مشترک استان سمنان و طرف روسی دربارهٔ صادرات سیمان، کاشی و گچ گفت‌وگو کرد "
    "و قرار شد ظرف دو هفته برنامهٔ زمان‌بندی نوشته شود.",
    "The chamber of commerce will send the list of 12 companies before 14 August.",
    "Стороны договорились о совместной рабочей группе.",
    "۱۴۰۴/۰۸/۱۴",
)


def load(directory: Path, precision: str) -> Any:
    """The model of `directory` in the precision asked for. Raises `SettingsError` for an unknown one."""
    if precision not in PRECISIONS:
        raise SettingsError(f"precision = {precision!r} is not known; use one of {', '.join(PRECISIONS)}.")
    transformer = offline.load(directory)
    if precision == "fp32" or (precision == "auto" and not _halves_pay(str(transformer.device))):
        return transformer
    exact = _vectors(transformer)
    _to_bf16(transformer)
    if precision == "bf16" or float((exact * _vectors(transformer)).sum(axis=1).min()) >= ALIKE:
        return transformer
    return offline.load(directory)


def unit(vectors: Any) -> NDArray[np.float32]:
    """Rows of length one in float32: bf16 normalises only to 0.3%."""
    rows = np.asarray(vectors, np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    result: NDArray[np.float32] = rows / np.maximum(lengths, np.finfo(np.float32).tiny)
    return result


@cache
def _halves_pay(device: str) -> bool:
    """Whether `device` multiplies matrices of the encoder's size faster in bf16 (0.1 s, once a process)."""
    import torch

    def multiply(kind: torch.dtype) -> Callable[[], float]:
        left = torch.ones((1024, 384), dtype=kind, device=device)
        right = torch.ones((384, 1536), dtype=kind, device=device)
        return lambda: float((left @ right)[-1, -1].item())  # reading a value waits for an accelerator

    with torch.inference_mode():
        try:
            return _best(multiply(torch.float32)) > FASTER * _best(multiply(torch.bfloat16))
        except RuntimeError:  # a device without bf16
            return False


def _best(work: Callable[[], float], rounds: int = 5) -> float:
    """The shortest of a few runs after a first one: other work on the machine only ever adds."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def _to_bf16(transformer: Any) -> None:
    import torch

    transformer.to(torch.bfloat16)
    encoder: Any = getattr(transformer[0], "auto_model", None)
    if transformer.device.type == "cpu" and hasattr(encoder, "set_attn_implementation"):
        # Plain matrix products beat the fused kernel in bf16 on a CPU: 46 against 35 passages/s a thread at 128 tokens.
        encoder.set_attn_implementation("eager")


def _vectors(transformer: Any) -> NDArray[np.float32]:
    return unit(transformer.encode_document(list(_SAMPLES), show_progress_bar=False))
