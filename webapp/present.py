"""Numbers, days, labels and directions as a reader of either language expects them; the templates' filters."""

from __future__ import annotations

from datetime import date, datetime

from flask import Flask
from markupsafe import Markup

from corpus.dates import persian, persian_digits
from corpus.vocabulary import GREGORIAN_MONTHS, TYPES

_RIGHT_TO_LEFT = frozenset({"fa", "ar", "ckb", "ku", "ur", "ps", "he", "az-ir"})


def number(value: int, language: str) -> str:
    """A whole number with its thousands apart: «۲۵٬۰۰۰» or "25,000"."""
    return persian_digits(f"{value:,}".replace(",", "٬")) if language == "fa" else f"{value:,}"


def digits(text: str, language: str) -> str:
    """`text` with the reader's digits."""
    return persian_digits(text) if language == "fa" else text


def day(value: date, language: str) -> Markup:
    """A day in the reader's calendar, with its ISO date for machines."""
    if language == "fa":
        shown = persian(value)
    else:
        month = next(name for name in GREGORIAN_MONTHS[value.month - 1] if name.isascii())
        shown = f"{value.day} {month.capitalize()} {value.year}"
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), shown)


def moment(value: datetime, language: str) -> Markup:
    """A moment as its day and minute in the machine's own time zone."""
    local = value.astimezone()
    comma = "،" if language == "fa" else ","
    return day(local.date(), language) + f"{comma} " + digits(f"{local:%H:%M}", language)


def kind(value: str, language: str) -> str:
    """A document type's name; one that is not in the vocabulary stays as it is."""
    named = TYPES.get(value)
    if named is None:
        return value
    return named.persian if language == "fa" else named.english


def direction(language: str) -> str:
    """How text in `language` runs: "rtl" or "ltr"."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def install(app: Flask) -> None:
    """Give templates these filters."""
    app.jinja_env.filters.update(number=number, digits=digits, day=day, moment=moment, kind=kind, direction=direction)
