"""What the pages work with: the settings, whoever searches, and the overview of the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from flask import Flask, current_app

from corpus.settings import Settings
from corpus.store import Store
from search.models import Query, Results
from webapp.overview import Overview

_NAME = "hamkari"


class Finding(Protocol):
    """Searches a store; `search.service.Searcher` does. Called by many threads at once."""

    @property
    def store(self) -> Store: ...

    def search(self, query: Query) -> Results: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """One application's rooms."""

    settings: Settings
    searcher: Finding
    overview: Overview


def install(app: Flask, settings: Settings, searcher: Finding) -> None:
    """Let `house()` find these during a request."""
    app.extensions[_NAME] = House(settings=settings, searcher=searcher, overview=Overview(searcher.store))


def house() -> House:
    """The rooms of the application that serves this request."""
    found = current_app.extensions[_NAME]
    assert isinstance(found, House)  # noqa: S101 - for the type checker; only `install` writes it
    return found
