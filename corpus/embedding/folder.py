"""The files of a sentence-transformers folder, made from the packaged weights."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.embedding.weights import Weights

PROMPTS = {"query": "query: ", "document": "passage: "}
_FLOAT_BYTES = 4
_OTHER_FILES = 32 << 20  # tokenizer.json is 17 MB; the rest is small
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln": "embeddings.LayerNorm",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def size_of(weights: Weights) -> int:
    """Bytes the folder will take, rounded up."""
    return sum(tensor.elements for tensor in weights.tensors.values()) * _FLOAT_BYTES + _OTHER_FILES


def write(directory: Path, weights: Weights) -> Iterator[int]:
    """Write every file into `directory`; yields the bytes written since the last step."""
    yield from _write_tensors(directory / "model.safetensors", weights)
    (directory / "tokenizer.json").write_text(json.dumps(_tokenizer(weights), ensure_ascii=False), "utf-8")
    for name, content in _small_files(weights).items():
        path = directory / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2), "utf-8")
    yield _OTHER_FILES


def _write_tensors(path: Path, weights: Weights) -> Iterator[int]:
    """The safetensors format: the header's length, the header as JSON, then all values."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, tensor in weights.tensors.items():
        start, end = end, end + tensor.elements * _FLOAT_BYTES
        header[_name(name)] = {
            "dtype": "F32",
            "shape": _shape(name, tensor.elements, weights),
            "data_offsets": [start, end],
        }
    encoded = json.dumps(header).encode()
    encoded += b" " * (-len(encoded) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(encoded)) + encoded)
        for name in weights.tensors:
            for chunk in weights.chunks(name):
                yield file.write(chunk.tobytes())


def _name(name: str) -> str:
    """The name the BERT encoder knows a packaged tensor by."""
    if name in _EMBEDDINGS:
        return _EMBEDDINGS[name]
    stem, kind = name.rsplit(".", 1)
    if stem in _EMBEDDINGS:
        return f"{_EMBEDDINGS[stem]}.{_kind(kind)}"
    layer, part = stem.split(".")
    return f"encoder.layer.{layer[1:]}.{_LAYER[part]}.{_kind(kind)}"


def _kind(kind: str) -> str:
    return {"w": "weight", "b": "bias"}[kind]


def _shape(name: str, elements: int, weights: Weights) -> list[int]:
    """Vectors have one dimension; matrices are (outputs, inputs), and only `fo` reads the wide layer."""
    if name.endswith(".b") or ".ln." in name or "ln.w" in name:
        return [elements]
    inputs = weights.shape.intermediate if name.endswith(".fo.w") else weights.shape.hidden
    return [elements // inputs, inputs]


def _tokenizer(weights: Weights) -> dict[str, Any]:
    """A Unigram tokenizer over the packaged pieces, of the XLM-R family."""
    special = {name: weights.pieces.index(name) for name in ("<s>", "<pad>", "</s>", "<unk>", "<mask>")}
    metaspace = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}
    start, end = ({"SpecialToken": {"id": name, "type_id": 0}} for name in ("<s>", "</s>"))
    first, second = ({"Sequence": {"id": name, "type_id": 0}} for name in "AB")
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [_added(name, number) for name, number in special.items()],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "Nmt"},
                {"type": "NFKC"},
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            ],
        },
        "pre_tokenizer": metaspace,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [start, first, end],
            "pair": [start, first, end, end, second, end],
            "special_tokens": {
                name: {"id": name, "ids": [special[name]], "tokens": [name]} for name in ("<s>", "</s>")
            },
        },
        "decoder": metaspace,
        "model": {
            "type": "Unigram",
            "unk_id": special["<unk>"],
            "vocab": list(zip(weights.pieces, weights.scores, strict=True)),
            "byte_fallback": False,
        },
    }


def _added(name: str, number: int) -> dict[str, Any]:
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    return {"id": number, "content": name, **flags}


def _small_files(weights: Weights) -> dict[str, Any]:
    shape = weights.shape
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.intermediate,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.types,
            "layer_norm_eps": shape.epsilon,
            "hidden_act": "gelu",
            "pad_token_id": weights.pieces.index("<pad>"),
            "bos_token_id": weights.pieces.index("<s>"),
            "eos_token_id": weights.pieces.index("</s>"),
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "bos_token": "<s>",
            "eos_token": "</s>",
            "cls_token": "<s>",
            "sep_token": "</s>",
            "unk_token": "<unk>",
            "pad_token": "<pad>",
            "mask_token": "<mask>",
            "model_input_names": ["input_ids", "attention_mask"],
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
        "sentence_bert_config.json": {
            "max_seq_length": shape.positions,
            "do_lower_case": False,
            "model_args": {"add_pooling_layer": False},
        },
        "1_Pooling/config.json": {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "prompts": PROMPTS,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }
