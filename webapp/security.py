"""Who may talk to the program, and what a browser may do with its pages."""

from __future__ import annotations

import re

from flask import Flask, Response, abort, request

from corpus.settings import Settings

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:/@\[\]\s]+)(?::[0-9]{1,5})?")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def install(app: Flask, settings: Settings) -> None:
    """Refuse foreign host names and put the headers on every answer."""
    hosts = _LOOPBACK | {_bracketed(settings.host.lower())}

    def check() -> None:
        if _host(request.environ.get("HTTP_HOST", "")) not in hosts:
            abort(400, description="error_host")

    app.before_request(check)
    app.after_request(_protect)


def _host(header: str) -> str | None:
    """The name in a Host header, without its port. A page elsewhere may resolve its own name to this machine; the
    name it then sends gives it away."""
    found = _HOST.fullmatch(header)
    return found[1].lower().rstrip(".") if found else None


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _protect(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "private, no-cache")
    return response
