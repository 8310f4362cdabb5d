"""Which language a reader wants, and the interface's words in it."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, request, url_for

from webapp.catalogue import LANGUAGES, WORDS
from webapp.present import number

COOKIE = "lang"
A_YEAR = 365 * 24 * 3600


def language() -> str:
    """ "fa" or "en": asked for in the address, else remembered, else the setting."""
    if "language" not in g:
        wanted = (request.args.get(COOKIE), request.cookies.get(COOKIE), current_app.config["LANGUAGE"])
        g.language = next((name for name in wanted if name in LANGUAGES), "fa")
    return str(g.language)


def word(name: str, **values: object) -> str:
    """The catalogue's words for `name`, with numbers written the reader's way. An unknown name is a bug and raises."""
    if values.get("n") == 1 and f"{name}.one" in WORDS:
        name += ".one"
    spoken = language()
    filled = {
        key: number(value, spoken) if isinstance(value, int) else isolated(str(value)) for key, value in values.items()
    }
    return WORDS[name][LANGUAGES.index(spoken)].format(**filled)


def isolated(text: str) -> str:
    """`text` so that its direction does not disturb the sentence it is put into."""
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def knows(name: str) -> bool:
    """Whether the catalogue has words for `name`."""
    return name in WORDS


def other_language() -> str:
    """The address of this page in the other language."""
    other = next(name for name in LANGUAGES if name != language())
    if request.url_rule is None or request.method not in ("GET", "HEAD"):
        return url_for("search.home", lang=other)
    page = url_for(str(request.endpoint), **(request.view_args or {}))
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != COOKIE]
    return f"{page}?{urlencode([*kept, (COOKIE, other)])}"


def _remember(response: Response) -> Response:
    """Keep a language chosen in the address for the next pages."""
    if request.args.get(COOKIE) in LANGUAGES:
        response.set_cookie(COOKIE, language(), max_age=A_YEAR, httponly=True, samesite="Lax")
    return response


def install(app: Flask, default: str) -> None:
    """Give templates `word` and `language()`."""
    app.config["LANGUAGE"] = default
    app.after_request(_remember)
    app.jinja_env.globals.update(word=word, knows=knows, language=language, other_language=other_language)
