"""What is wrong with the settings of the endpoint that may propose facts, without ever repeating one of them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

LONGEST_WAIT_S = 600


def faults(endpoint: str, model: str, key: str, timeout_s: float) -> list[str]:
    """All faults, in plain words. The URL is not quoted either: people paste keys into it."""
    return [*_of_url(endpoint), *_of_rest(endpoint, model, key, timeout_s)]


def _of_url(endpoint: str) -> Iterator[str]:
    if not endpoint:
        return
    try:
        parts = urlsplit(endpoint)
        host, _port = parts.hostname, parts.port
    except ValueError:
        yield "facts_endpoint is not a URL"
        return
    if parts.scheme not in ("http", "https") or not host or not _is_printed(endpoint):
        yield "facts_endpoint must be a URL like https://host/v1"
    if "@" in parts.netloc or parts.query or parts.fragment:
        yield "facts_endpoint must hold no user, password, query or fragment (a key belongs in facts_key)"


def _of_rest(endpoint: str, model: str, key: str, timeout_s: float) -> Iterator[str]:
    if endpoint and not model.strip():
        yield "facts_model must name the model to ask"
    if not _is_printed(key):
        yield "facts_key must be of ASCII letters, digits and signs, without spaces"
    if not 0 < timeout_s <= LONGEST_WAIT_S:
        yield f"facts_timeout_s must be more than 0 and at most {LONGEST_WAIT_S}"


def _is_printed(value: str) -> bool:
    """Whether a header or a request line can hold the value: a line break in it would start another one."""
    return all("!" <= letter <= "~" for letter in value)
