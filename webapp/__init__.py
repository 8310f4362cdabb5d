"""Answers become pages: the Flask application and its JSON interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from corpus.settings import Settings
    from webapp.house import Finding

__all__ = ["create_app"]


def create_app(settings: Settings, searcher: Finding | None = None) -> Flask:
    """The application over `searcher`, or over the store that `settings` name; `StoreError` where there is none."""
    from webapp.application import build  # the command line lives in this package and must not wait for Flask

    if searcher is None:
        from search.service import open_searcher

        searcher = open_searcher(settings)
    return build(settings, searcher)
