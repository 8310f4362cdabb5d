"""Both embedders of the packaged model give the same vectors, for any text at all."""

from __future__ import annotations

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from corpus.embedding import Embedder, model_identity, open_embedder, open_query_embedder
from corpus.embedding.clean import LIMIT_CHARS, clean, clean_known
from corpus.errors import SettingsError
from corpus.settings import Settings

PERSIAN = "کارگروه مشترک استان سمنان و آستاراخان دربارهٔ صادرات کاشی و سیمان گفت‌وگو کرد."
TEXTS = [
    PERSIAN,
    "همکاری‌های صنعتی و معدنی",
    "قرار شد ظرف دو هفته فهرست ۱۲ شرکت فرستاده شود؛ تاریخ ۱۴۰۴/۸/۱۴، مبلغ ۱۲٫۵ میلیارد ریال.",
    "Working group with Russia: the first meeting is on 14 August 2025.",
    "Рабочая группа по торговле соберётся через две недели.",
    "اتفاقية التعاون بين الغرفتين التجاريتين",
    "我们签署了合作备忘录",
    "خانهٔ نیروی محمّد مسؤول هیئت",
    " ".join([PERSIAN] * 40),
]
ODD_TEXTS = [
    "",
    " \n\t ",
    "a",
    "😀😀😀 خبر 👩‍👩‍👧 🇮🇷",
    "پیش\x00پس",
    "پیش\ud800پس",
    "<s> </s> <pad> <unk> <mask>",
    "ﻻ ﷼ ½ ™ ～",
    "آزاد",
    "𐎠𐎡𐎢𐎣 ሀሁሂ",
    "ک" * 5_000,
    "\u202bمتن\u202c",
]
ALPHABETS = [
    "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی\u200c ،.۰۱۲",
    "abcdefghij KLMNOP,.-0123",
    "абвгдежзийклмн опрст",
    "أبةىيكئؤء ًٌَ",
    "ا 😀🎉🇷🇺𐎠ሀ字한",
]


def _varied(count: int) -> list[str]:
    """Texts of random letters, the same at every run."""
    chance = random.Random(7)
    return [
        "".join(chance.choice(chance.choice(ALPHABETS)) for _ in range(chance.randint(8, 80)))
        if number % 2
        else "".join(chance.choices(ALPHABETS[number % len(ALPHABETS)], k=chance.randint(8, 80)))
        for number in range(count)
    ]


def _cosines(left: Embedder, right: Embedder, texts: list[str]) -> list[float]:
    return [float(value) for value in (left.passages(texts) * right.passages(texts)).sum(axis=1)]


def test_same_vectors_on_natural_texts(exact: Embedder, engine: Embedder) -> None:
    assert min(_cosines(exact, engine, TEXTS)) >= 0.9998


def test_same_vectors_on_texts_of_any_letters(exact: Embedder, engine: Embedder) -> None:
    cosines = _cosines(exact, engine, _varied(200))
    # The engine rounds activations to 8 bits; one token read otherwise costs far more (0.99 and less).
    assert min(cosines) >= 0.9995
    assert np.mean(cosines) >= 0.9999


@pytest.mark.parametrize("text", ODD_TEXTS, ids=lambda text: ascii(text[:8]))
def test_odd_text_has_the_same_unit_vector(exact: Embedder, engine: Embedder, text: str) -> None:
    passages = exact.passages([text])[0], engine.passages([text])[0]
    queries = exact.query(text), engine.query(text)
    for one, other in (passages, queries):
        assert np.linalg.norm(one) == pytest.approx(1, abs=1e-5)
        assert np.linalg.norm(other) == pytest.approx(1, abs=1e-5)
        assert float(one @ other) >= 0.999


def test_same_count_of_tokens(exact: Embedder, engine: Embedder) -> None:
    tokenizer, counter = exact._transformer.tokenizer, engine._engine  # type: ignore[attr-defined]
    texts = [clean_known(text)[:500] for text in TEXTS + ODD_TEXTS + _varied(200)]
    ours = [len(tokenizer(f"passage: {text}")["input_ids"]) for text in texts]
    assert ours == [counter.token_count(text, False) for text in texts]


def test_tokens_are_the_packaged_pieces(exact: Embedder) -> None:
    tokenizer = exact._transformer.tokenizer  # type: ignore[attr-defined]
    ids = tokenizer("query: سلام")["input_ids"]
    assert tokenizer.convert_ids_to_tokens(ids) == ["<s>", "▁que", "ry", ":", "▁سلام", "</s>"]
    assert (ids[0], ids[-1]) == (0, 2)


def test_query_and_passage_differ_by_their_prompt(exact: Embedder, engine: Embedder) -> None:
    for embedder in (exact, engine):
        assert float(embedder.query(PERSIAN) @ embedder.passages([PERSIAN])[0]) < 0.999


def test_chosen_precision_keeps_the_vectors(models_path: Path, exact: Embedder) -> None:
    for precision in ("auto", "bf16"):
        chosen = open_embedder(Settings(models=models_path, precision=precision))
        assert min(_cosines(chosen, exact, TEXTS)) >= 0.9995
        assert chosen.model == exact.model


def test_order_and_shape_are_kept(exact: Embedder) -> None:
    together = exact.passages(TEXTS)
    assert together.shape == (len(TEXTS), exact.dimensions)
    assert together.dtype == np.float32
    alone = np.vstack([exact.passages([text]) for text in TEXTS])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_no_passages_have_no_vectors(exact: Embedder, engine: Embedder) -> None:
    assert exact.passages([]).shape == engine.passages([]).shape == (0, 384)


def test_threads_share_an_embedder(exact: Embedder, engine: Embedder) -> None:
    for embedder in (exact, engine):
        expected = [embedder.query(text) for text in TEXTS]
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(embedder.query, TEXTS * 3))
        np.testing.assert_allclose(found, expected * 3, atol=1e-5)


@pytest.mark.parametrize("text", ["آب " * 200_000, "😀" * 300_000, "\x00" * 300_000], ids=["words", "unknown", "nul"])
def test_only_the_beginning_of_a_huge_text_is_read(engine: Embedder, text: str) -> None:
    np.testing.assert_allclose(engine.query(text), engine.query(text[:LIMIT_CHARS]), atol=1e-6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a \n b\u200cc ", "a b c"),  # one space wherever words part
        ("a\x01b\x00c", "ab c"),  # control characters vanish, NUL parts
        ("آ", "آ"),  # decomposed letters are composed
        ("x</s>y", "x< /s>y"),  # a control token written in a text stays text
        ("a<b", "a<b"),
        ("\udc00", ""),
    ],
    ids=ascii,
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_runs_of_unknown_letters_count_once() -> None:
    assert clean_known("ሀ 𐎠𐎡𐎢 ب") == clean_known("ሀ 𐎠 ب") == "ሀ 𐎠 ب"


def test_query_embedder_imports_no_torch() -> None:
    code = (
        "import sys; from corpus.embedding import open_query_embedder; from corpus.settings import Settings; "
        "open_query_embedder(Settings()).query('سلام'); "
        "sys.exit('torch' in sys.modules or 'sentence_transformers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("model", "hint"),
    [
        ("nobody/no-such-model", "hf download nobody/no-such-model"),
        ("no-such-model", "hf download sentence-transformers/no-such-model"),
        ("./no-such-folder", "no modules.json"),
        ("not a name!", "not on this machine"),
    ],
)
def test_missing_model_says_what_to_do(model: str, hint: str) -> None:
    for refuse in (open_embedder, open_query_embedder, model_identity):
        with pytest.raises(SettingsError, match="packaged multilingual-e5-small") as caught:
            refuse(Settings(model=model))
        assert hint in str(caught.value)


def test_unknown_precision_is_refused(models_path: Path) -> None:
    with pytest.raises(SettingsError, match="auto, fp32, bf16"):
        open_embedder(Settings(models=models_path, precision="fp8"))


def test_model_by_path(models_path: Path, exact: Embedder) -> None:
    folder = next(path for path in models_path.iterdir() if (path / "modules.json").is_file())
    settings = Settings(model=str(folder), precision="fp32")
    by_path = open_embedder(settings)
    assert by_path.model == model_identity(settings)
    assert by_path.model.startswith(f"{folder.name}@")
    assert min(_cosines(by_path, exact, TEXTS)) >= 0.9999


def test_identity_of_the_packaged_model() -> None:
    assert model_identity(Settings()) == "multilingual-e5-small@q4-1"
