"""One question to an OpenAI-compatible endpoint: bounded in time and size, never redirected, silent on what failed."""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.request import OpenerDirector, Request

from corpus.endpoint import faults
from corpus.settings import Settings
from ingest.proposing.prompt import messages

LARGEST = 1 << 20
"""Bytes of an answer; facts of a part of a text are a few kilobytes."""
_AT_ONCE = 1 << 16
_DECODER = json.JSONDecoder()


class NoAnswer(Exception):
    """There was none that can be used. It says no more: what went wrong may quote the key or the text."""


def ask(settings: Settings, text: str) -> list[Any]:
    """What the model proposes for a part of a text, unchecked. Raises `NoAnswer`."""
    if faults(settings.facts_endpoint, settings.facts_model, settings.facts_key, settings.facts_timeout_s):
        raise NoAnswer
    return _facts(_within(settings, _request(settings, text)))


def _request(settings: Settings, text: str) -> Request:
    body = {"model": settings.facts_model, "temperature": 0, "messages": messages(text)}
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if settings.facts_key:
        headers["Authorization"] = f"Bearer {settings.facts_key}"
    url = f"{settings.facts_endpoint.rstrip('/')}/chat/completions"
    return Request(url, json.dumps(body).encode(), headers, method="POST")  # noqa: S310 - `faults` knows http(s) only


def _within(settings: Settings, request: Request) -> bytes:
    """The answer, in a thread of its own: a socket's timeout starts anew with every byte a slow server sends."""
    answers: list[bytes] = []
    end = time.monotonic() + settings.facts_timeout_s

    def fetch() -> None:
        try:
            answers.append(_fetched(request, settings.facts_timeout_s, end))
        except (OSError, HTTPException, ValueError):
            return  # no answer

    thread = threading.Thread(target=fetch, daemon=True)
    thread.start()
    thread.join(settings.facts_timeout_s)
    if not answers:
        raise NoAnswer
    return answers[0]


def _fetched(request: Request, timeout_s: float, end: float) -> bytes:
    with _opener().open(request, timeout=timeout_s) as response:
        if response.status != HTTPStatus.OK:
            raise ValueError(response.status)
        return _read(response, end)


def _read(response: HTTPResponse, end: float) -> bytes:
    body = bytearray()
    while piece := response.read1(_AT_ONCE):
        body += piece
        if len(body) > LARGEST or time.monotonic() > end:
            raise ValueError("too long")
    return bytes(body)


def _opener() -> OpenerDirector:
    """Opens http and https and nothing else, and follows nobody: a redirect would take key and text elsewhere."""
    opener = OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _facts(body: bytes) -> list[Any]:
    """The list under "facts" in the model's words, which may stand behind its thoughts or in a fence."""
    try:
        said = json.loads(body)["choices"][0]["message"]["content"]
        said = said[said.rfind("</think>") + 1 :]
        found = _DECODER.raw_decode(said, said.index("{"))[0]["facts"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise NoAnswer from None
    if not isinstance(found, list):
        raise NoAnswer
    return found
