"""Texts with brackets around what is to be found in them, and Jalali days, as the tables of times write them."""

from __future__ import annotations

from datetime import date

from persiantools.jdatetime import JalaliDate

from corpus.times import TimeMention, find

TODAY = JalaliDate(1404, 8, 25).to_gregorian()


def day(written: str) -> date:
    """A Jalali day written 1404-08-25, or a Gregorian one."""
    year, month, number = map(int, written.split("-"))
    return JalaliDate(year, month, number).to_gregorian() if year < 1700 else date(year, month, number)


def read(text: str, anchor: date | None = TODAY) -> tuple[str, list[TimeMention]]:
    """The text without the brackets that mark what is to be found, and what was found."""
    plain = text.replace("[", "").replace("]", "")
    return plain, find(plain, anchor)


def marked(text: str) -> list[str]:
    return [piece.split("]")[0] for piece in text.split("[")[1:]]
