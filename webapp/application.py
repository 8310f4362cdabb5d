"""The application put together: rooms, guards, words, blueprints."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from flask import Flask, url_for

from corpus.settings import Settings
from webapp import api, documents, errors, excerpt, house, language, markup, present, rule_words, search, security

REQUEST_BYTES = 64 * 1024
"""Nothing is uploaded to these pages."""
A_YEAR = 365 * 24 * 3600


def build(settings: Settings, searcher: house.Finding) -> Flask:
    """A Flask application over `searcher`."""
    app = Flask("webapp")
    app.config.update(MAX_CONTENT_LENGTH=REQUEST_BYTES, SEND_FILE_MAX_AGE_DEFAULT=A_YEAR)
    house.install(app, settings, searcher)
    security.install(app, settings)
    language.install(app, settings.language)
    present.install(app)
    errors.install(app)
    app.jinja_env.filters.update(excerpt=excerpt.excerpt, visible=markup.visible)
    app.jinja_env.globals.update(asset=_assets(Path(str(app.static_folder))), safe_link=markup.safe_link)
    app.jinja_env.globals.update(rule_words=rule_words.rule_words)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    for blueprint in (search.blueprint, documents.blueprint, api.blueprint):
        app.register_blueprint(blueprint)
    return app


def _assets(folder: Path) -> Callable[[str], str]:
    """Addresses of static files that change with their content, so that a browser may keep them for a year."""
    stamps = {file.name: sha256(file.read_bytes()).hexdigest()[:10] for file in folder.iterdir() if file.is_file()}

    def asset(name: str) -> str:
        return url_for("static", filename=name, v=stamps[name])

    return asset
