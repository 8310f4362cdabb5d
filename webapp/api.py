"""The JSON interface: search, a document's facts, and whether the server is well."""

from __future__ import annotations

import json

from flask import Blueprint, Response, request

from ingest.extract.incumbents import Incumbents
from search.models import Query
from webapp.asked import Trouble, read
from webapp.documents import document_or_404
from webapp.errors import problem
from webapp.fact_json import document_json
from webapp.house import house
from webapp.language import word
from webapp.record import record

blueprint = Blueprint("api", __name__)


@blueprint.get("/api/v1/search")
def search() -> Response:
    """The best documents for `q` among those the filters admit."""
    asked = read(request.args)
    if asked.troubles:
        return _refused(asked.troubles)
    if not asked.text:
        return _refused([Trouble(parameter="q", message="bad_blank")])
    query = Query(text=asked.text, limit=asked.count, filters=asked.filters)
    return _json(record(house().searcher.search(query)))


@blueprint.get("/api/v1/documents/<key>/facts")
def facts(key: str) -> Response:
    """The facts of a document's newest text as people see them, with who stands for each."""
    store = house().searcher.store
    document = document_or_404(key)
    return _json(document_json(document, store.laid(document), store.about(key), Incumbents(store)))


@blueprint.get("/healthz")
def health() -> Response:
    """Counts straight from the store: an answer means that it can be read."""
    store = house().searcher.store
    counts = store.counts()
    generation = store.generation()
    return _json({"status": "ok", "documents": counts.documents, "passages": counts.passages, "generation": generation})


def _refused(troubles: tuple[Trouble, ...] | list[Trouble]) -> Response:
    details = [word(trouble.message, **trouble.values) for trouble in troubles]
    return problem(400, word("error_400"), details, parameters=[trouble.parameter for trouble in troubles])


def _json(body: dict[str, object]) -> Response:
    """Readable UTF-8; a text with half a surrogate pair, which UTF-8 cannot carry, goes out in escapes."""
    try:
        data = json.dumps(body, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        data = json.dumps(body).encode()
    return Response(data, mimetype="application/json")
