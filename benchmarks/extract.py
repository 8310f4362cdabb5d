"""How fast facts are read: documents of 3 KB a second on one core, against analysing the same texts for the index."""

from __future__ import annotations

import time
from itertools import islice

from corpus import settings as settings_of
from corpus.models import Document
from corpus.persian import open_analyser
from ingest.documents import documents
from ingest.extract import Reading, extract
from ingest.readers import ReadOptions
from ingest.sources import find

MOST = 400
SIZE = 3000
"""Bytes of the document that is counted as one."""


def run(paths: list[str]) -> dict[str, float]:
    """Read the facts of at most `MOST` documents of `paths`, then of each of their texts written ten times."""
    settings = settings_of.load()
    read = documents(find(paths, settings), ReadOptions(settings=settings))
    found = list(islice((each for each in read if isinstance(each, Document)), MOST))
    for each in found[:5]:
        extract(Reading.of(each))  # tables and weights are read once
    analyser = open_analyser(settings.models_path)
    texts = [each.text for each in found]
    once, facts = _seconds(texts)
    tenfold, _ = _seconds(["\n".join([text] * 10) for text in texts[:40]])
    began = time.process_time()
    for text in texts:
        analyser.terms(text)
    analysed = time.process_time() - began
    part = sum(len(text) for text in texts[:40]) / sum(map(len, texts))
    return {
        "documents": len(texts),
        "facts": facts,
        "documents of 3 KB per second": sum(len(text.encode()) for text in texts) / SIZE / once,
        "times as long as the analyser": once / analysed,
        "ten times the text, times as long (10)": tenfold / (once * part),
    }


def _seconds(texts: list[str]) -> tuple[float, int]:
    """Processor time of reading the facts of all texts, and how many there are."""
    began, facts = time.process_time(), 0
    for text in texts:
        facts += len(extract(Reading(text=text)).facts)
    return time.process_time() - began, facts
