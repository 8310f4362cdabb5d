"""The first page and the results: one question, its documents, and the filters as chips."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request

from search.models import Hit, Query
from webapp.asked import PAGES, PER_PAGE, Asked, read
from webapp.catalogue import EXAMPLES
from webapp.house import house
from webapp.language import word

blueprint = Blueprint("search", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of results. `first` numbers its first hit from 1; `more` says whether another page follows."""

    hits: tuple[Hit, ...]
    first: int
    more: bool
    milliseconds: int

    @property
    def last(self) -> int:
        return self.first + len(self.hits) - 1


@blueprint.get("/")
def home() -> str:
    """A search box, examples, and what is newest."""
    overview = house().overview
    return render_template(
        "search/home.html", glance=overview.glance(), newest=overview.newest(), examples=EXAMPLES, asked=None
    )


@blueprint.get("/search")
def results() -> Response:
    """The documents found, or words that help where there are none."""
    asked = read(request.args)
    searchable = asked.text and not asked.troubles
    page = render_template(
        "search/results.html",
        asked=asked,
        sheet=_sheet(asked) if searchable else None,
        glance=house().overview.glance(),
        examples=EXAMPLES,
        last_page=asked.page >= PAGES,
        messages=[word(trouble.message, **trouble.values) for trouble in asked.troubles],
        bad={trouble.parameter for trouble in asked.troubles},
    )
    return make_response(page, 400 if asked.troubles else 200)


def _sheet(asked: Asked) -> Sheet:
    """Ask for one hit more than the page shows, to know whether there is a next page."""
    skipped = (asked.page - 1) * PER_PAGE
    wanted = skipped + PER_PAGE
    found = house().searcher.search(Query(text=asked.text, limit=wanted + 1, filters=asked.filters))
    return Sheet(
        hits=found.hits[skipped:wanted],
        first=skipped + 1,
        more=len(found.hits) > wanted,
        milliseconds=max(1, round(found.milliseconds)),
    )
