"""The grammar of time expressions, stage by stage: each row makes one token of several.

A pattern is a regular expression over the kinds of words (`words.PHRASES`, `words.NUMBERED`), macros and what earlier
rows made. Numbers are read already; those of two digits and those that may be years have kinds of their own.
"""

from __future__ import annotations

from corpus.phrases import Rule, Stage
from corpus.times import edges, mentions, parts, relative, years
from corpus.times.calendar import Anchor

_MACROS = {
    "n": "(number|two-digits)",
    "few-n": "(number|two-digits)",
    "nth": "(ordinal|first)",
    "unit": "(day-word|week-word|month-word|year-word|hour-word)",
    "units": "(hours|days|weeks|months|years)",
    "long": "(day-long|week-long|month-long|year-long|hour-long|days|months|years)",
    "next": "(coming|later)",
    "gone": "(past|earlier)",
    "era": "(gregorian|solar|lunar-era)",
    "sort": "(fiscal|crop|school)",
    "m": "(month-word? month month-word?)",
    "link": "(and|comma|dash|until)",
    "wday": "(weekday|monday)",
    "some": "(one dash? few-n|few-n (dash|until|or)? few-n|few-n|few)",
    "of-year": "(a-year|year-word|year)",
    "edge": "(end|start|early|middle|half-word|first)",
    "thing": "(word|particle|happening|done-word|gathering|contract-word|plan|development|time-word|duration-word)",
    "any-season": "(season|spring)",
    "whole-period": "(period|weak)",
}

_CLAUSE_END = "break|dot|dash|slash|comma|and|until|in|from|particle"

_Rule = Rule[Anchor | None]


def _stage(*rows: _Rule) -> Stage[Anchor | None]:
    return Stage(rows, _MACROS)


LENGTHS = _stage(
    _Rule("ahead", "about? some (unit|long) working? (and half)? next", relative.ahead),
    _Rule("ahead", "half-year next", relative.half_year_ahead),
    _Rule("ago", "about? some (unit|long) working? (and half)? gone", relative.ago),
    _Rule("vague-period", "(few unit|units) next", relative.nothing("vague")),
    _Rule("past-period", "(few unit|units) gone", relative.nothing("past")),
)
"""Lengths of time counted from now, before their «سال آینده» is taken for next year."""

YEARS = _stage(
    _Rule("a-year", "(year-word|years) sort? (year|two-digits) era?", years.numbered_year),
    _Rule("a-year", "year era", years.numbered_year),
    _Rule(
        "a-year",
        "(this-year|year-word sort this-year|year-word (sort|era)? this|this-one year-word) era?",
        years.relative_year(0, "this year"),
    ),
    _Rule("a-year", "year-word (sort|era)? next era?", years.relative_year(1, "next year")),
    _Rule("a-year", "(last-year|year-word (sort|era)? gone) era?", years.relative_year(-1, "last year")),
    _Rule("a-year", "year-word sort? year-pair", years.paired_year),
    _Rule("a-year", "year-word sort? new", years.new_year),
    _Rule("a-year", "year-word year-name", years.named_year),
)

PERIODS = _stage(
    _Rule("recurring", "every some? (unit|wday|any-season|month)", relative.nothing("recurring")),
    # days
    _Rule("period", "(day-word|date-word|days)? (wday comma?)? (day-word|date-word)? date era?", parts.absolute),
    _Rule("period", "(n|year) (slash n slash|dot n dot|dash n dash) (n|year)", parts.spaced_date),
    _Rule("period", "(days|day-word)? (n|nth) th? (link (n|nth)){0,5} link date", parts.day_before_date),
    _Rule(
        "period",
        "(day-word|date-word)? (wday comma?)? (n|nth) th? m two-digits (?!few-n|unit|until few-n)|"
        f"m two-digits (?={_CLAUSE_END}|$)",
        parts.month_of_short_year,
    ),
    _Rule(
        "period",
        "(day-word|date-word|days)? (wday comma?)? (day-word|date-word)? (n|nth) th? (link day-word? (n|nth)){0,5} m "
        "(comma? (a-year|year))?",
        parts.day,
    ),
    _Rule(
        "period",
        "(day-word|date-word)? (n|nth) (month-word short-month (a-year|year)?|short-month (a-year|year))",
        parts.day,
    ),
    _Rule("period", "nth month-word this|day-word few-n month-word this", relative.day_of_month(0, "day")),
    _Rule("period", "nth month-word next|day-word few-n month-word next", relative.day_of_month(1, "day")),
    _Rule("period", "nth month-word gone|day-word few-n month-word gone", relative.day_of_month(-1, "day")),
    # parts of a month
    _Rule("period", "half-word nth m a-year?", parts.part_of_month(15, "half of month")),
    _Rule("period", "decade-word nth m a-year?", parts.part_of_month(10, "ten days of month")),
    _Rule("period", "week-word nth m a-year?", parts.part_of_month(7, "week of month")),
    # parts of a year
    _Rule("period", "(half-word|half-year) nth of-year?", parts.part_of_year(6, "half year")),
    _Rule("period", "few-n (month-long|months|month-word) nth of-year?", parts.part_of_year(0, "part of year")),
    _Rule("period", "quarter-word nth of-year?|season-word nth of-year", parts.part_of_year(3, "quarter")),
    _Rule(
        "period",
        "few-n (month-long|months|month-word) (first|start|first-part|last-part|end)? of-year",
        parts.first_months,
    ),
    _Rule("period", "season-word? any-season next", parts.ahead(parts.season)),
    _Rule("period", "season-word? any-season gone", parts.behind(parts.season)),
    _Rule(
        "period", "season-word? any-season ((and|until) any-season)? a-year|season-word any-season|season", parts.season
    ),
    _Rule("weak", "spring", parts.season),
    _Rule("period", "m next", parts.ahead(parts.month)),
    _Rule("period", "m gone", parts.behind(parts.month)),
    _Rule(
        "period", "m (a-year|year)|month-word month|month month-word|month-word short-month (a-year|year)?", parts.month
    ),
    _Rule("weak", "month", parts.month),
    _Rule("period", "days? occasion next", parts.ahead(parts.occasion)),
    _Rule("period", "days? occasion a-year?", parts.occasion),
    _Rule("period", "nowruz (a-year|year)", parts.nowruz),
    _Rule("weak", "days? nowruz", parts.nowruz),
    # weeks and days
    _Rule("period", "day-word? wday (and wday)? (week-word this|this-one week-word)", relative.weekday(0, "weekday")),
    _Rule("period", "day-word? wday (and wday)? week-word next", relative.weekday(1, "weekday of next week")),
    _Rule("period", "day-word? wday (and wday)? week-word gone", relative.weekday(-1, "past")),
    _Rule("period", "(day-word|days)? wday (and wday)? next", relative.weekday_next(back=False)),
    _Rule("period", "(day-word|days)? wday (and wday)? gone", relative.weekday_next(back=True)),
    _Rule("period", "day-word wday (and wday)?|weekday (and wday)?", relative.weekday(None, "weekday")),
    _Rule("period", "week-word this|this-one week-word", relative.relative_week(0, "this week")),
    _Rule("period", "week-word next", relative.relative_week(1, "next week")),
    _Rule("period", "week-word gone", relative.relative_week(-1, "past")),
    _Rule("period", "month-word this|this-one month-word", relative.relative_month(0, "this month")),
    _Rule("period", "month-word next", relative.relative_month(1, "next month")),
    _Rule("period", "month-word gone", relative.relative_month(-1, "past")),
    _Rule("period", "today", relative.relative_day(0, "today")),
    _Rule("period", "tomorrow", relative.relative_day(1, "tomorrow")),
    _Rule("period", "day-after", relative.relative_day(2, "day after tomorrow")),
    _Rule("period", "yesterday|until-now|day-word gone", relative.nothing("past")),
    # years
    _Rule("period", "plan (few-n year-long)? nth (link nth)? development|plan few-n year-long nth", years.plan),
    _Rule("weak", "plan nth", years.plan),
    _Rule("period", "decade-word few-n", years.decade),
    _Rule("period", "(horizon|vision) vision? year", years.bare_year),
    _Rule("period", "horizon? vision? a-year", years.year),
    _Rule("weak", f"year (?={_CLAUSE_END}|$)", years.bare_year),
    # lengths and what has no day
    _Rule("period", "horizon some (unit|long)", relative.ahead),
    _Rule("period", "vague|vague-period", relative.nothing("vague")),
    _Rule("period", "past-period", relative.nothing("past")),
    _Rule("period", "lunar a-year?|month-word lunar-name", relative.nothing("lunar")),
    _Rule("weak", "lunar-name", relative.nothing("lunar")),
    _Rule("period", "gathering next", relative.nothing("event")),
    _Rule("period", "this-one (days|weeks|months)", relative.nothing("that time")),
    _Rule("period", "ahead|ago", relative.counted),
    _Rule("length", "about? some (unit|long) working? (and half)?", relative.length),
)

EDGES = _stage(
    _Rule("period", "edge whole-period|(end|start|early|middle|half-word) year", edges.edge),
    _Rule("period", "(end|start|early|middle|half-word) (year-word sort?|month-word|week-word)", edges.edge),
)

STRETCHES = _stage(
    _Rule("period", "between? whole-period (until from? whole-period|until (year|two-digits))", edges.stretch),
    _Rule("period", "between whole-period and whole-period", edges.stretch),
    _Rule("period", "whole-period ((and|comma|dash|or) in? whole-period){1,4}", edges.stretch),
    _Rule("period", "whole-period (and|dash|comma) (year|two-digits)", edges.stretch),
)

MENTIONS = _stage(
    _Rule("mention", "(until|within|in|at-most|about|occasion-of){0,4} before period", mentions.before),
    _Rule("mention", "(after|since) (period|length)", mentions.after),
    _Rule(
        "mention",
        "(until|within|in|at-most|about|duration-word){0,4} length "
        "((after|later from|since|before) (thing{1,2}|whole-period)|from (happening|start|date-word) thing{0,2})",
        mentions.event,
    ),
    _Rule("mention", "(from|in)? whole-period onward", mentions.after),
    _Rule(
        "mention", "(at-most|until|within|in|from|about|occasion-of|between|date-word|days){0,5} period", mentions.bound
    ),
    _Rule("mention", "(until|in)? hour-word few-n period", mentions.bound),
    _Rule("mention", "before weak", mentions.before),
    _Rule("mention", "(at-most|until|within|in|from|occasion-of){1,4} weak", mentions.bound),
    _Rule(
        "mention",
        "(at-most|until|within|about|in|duration-word){0,4} (within|at-most|duration-word|until) between? length",
        mentions.within,
    ),
    _Rule("mention", "(in|until|within|at-most)? length (time-word|duration-word)", mentions.within),
    _Rule("mention", "(contract-word|validity) thing{0,4} length|length (?=done-word)", mentions.lasting),
    _Rule("mention", "(until (end|start)|until (happening|gathering)|before|after|upon) thing{1,2}", mentions.event),
)
"""With the words before them that bind them, as a reader would quote them."""

STAGES = (LENGTHS, YEARS, PERIODS, EDGES, STRETCHES, MENTIONS)
