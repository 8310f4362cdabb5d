"""Search results as the JSON that programs read."""

from __future__ import annotations

from search.models import Hit, Results


def record(results: Results) -> dict[str, object]:
    """The question and its hits, best first."""
    return {"query": results.query.text, "hits": [_hit(hit) for hit in results.hits]}


def _hit(hit: Hit) -> dict[str, object]:
    """A hit with its best place. `start` and `end` count code points of the document's text."""
    document, best = hit.document, next(iter(hit.snippets), None)
    return {
        "id": document.id,
        "title": document.title,
        "published": document.published.day.isoformat() if document.published else None,
        "source": document.source,
        "score": round(hit.score, 6),
        "start": best.span.start if best else None,
        "end": best.span.end if best else None,
        "snippet": best.text if best else None,
        "key": document.key,
        "type": document.type,
        "url": document.url,
    }
