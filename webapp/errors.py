"""Errors as pages for people and as problem details (RFC 9457) for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from flask import Flask, Response, current_app, redirect, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response as BaseResponse

from corpus.errors import HamkariError, QueryError
from webapp.catalogue import WORDS
from webapp.language import word


def problem(status: int, title: str, details: Sequence[str] = (), **members: object) -> Response:
    """An `application/problem+json` answer."""
    body: dict[str, object] = {"type": "about:blank", "title": title, "status": status}
    if details:
        body["detail"] = " ".join(details)
    text = json.dumps(body | members, ensure_ascii=True)
    return Response(text, status, mimetype="application/problem+json")


def _for_program() -> bool:
    return request.path.startswith("/api/") or request.path == "/healthz"


def _answer(status: int, title: str, details: Sequence[str]) -> Response:
    if _for_program():
        return problem(status, title, details)
    page = render_template("errors/page.html", status=status, title=title, details=details)
    return Response(page, status, mimetype="text/html")


def _http(error: HTTPException) -> Response | BaseResponse:
    """A page that was not there, a wrong method, or a bug (which Flask has written to the log)."""
    if isinstance(error, RequestRedirect):
        return redirect(error.new_url, error.code)
    status = error.code or 500
    name = f"error_{status}" if f"error_{status}" in WORDS else "error_400" if status < 500 else "error_500"
    told = error.description if error.description in WORDS else f"{name}_help"
    answer = _answer(status, word(name), [word(told)])
    if valid := getattr(error, "valid_methods", None):
        answer.headers["Allow"] = ", ".join(sorted(valid))
    return answer


def _expected(error: HamkariError) -> Response:
    """A failure that has its own words: the question cannot be searched, or the store cannot be used."""
    if isinstance(error, QueryError):
        return _answer(400, word("error_query"), [str(error)])
    current_app.logger.error("%s", error)
    return _answer(503, word("error_503"), [word("error_503_help"), str(error)])


def install(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(HamkariError, _expected)
