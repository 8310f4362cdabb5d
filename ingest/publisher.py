"""Who published a document."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from corpus.letters import plain
from corpus.models import Draft, Span
from corpus.vocabulary import AGENCIES, AGENCY_ACRONYMS, PUBLISHERS, SITES
from ingest.lines import lines

HEAD_CHARS = 700
_LISTED = {plain(name).text: listed for name, listed in AGENCIES.items()}
_NAMES = "|".join(sorted(_LISTED, key=len, reverse=True))
_ACRONYMS = "|".join(plain(name).text for name in AGENCY_ACRONYMS)
# «مهر -» may be the month and «فارس:» the province: only names that are nothing else stand without خبرگزاری.
_BYLINE = re.compile(rf"(?:^|[-،.|)\n])\W{{0,6}}(?:خبرگزاری\s({_NAMES})|({_ACRONYMS}))\s?(?:[-:]|\()")
_BODY = re.compile(
    r"(?:^|[-،,.|:)]\s{0,2})(?P<name>(?:"
    + "|".join(plain(name).text.replace(" ", " ?") for name in PUBLISHERS)
    + r")(?!\w)[^-،,.|:()؛\n]{0,60}[^-،,.|:()؛\s])\s?(?:$|[-،,.|:(؛])"
)
_OFFICE = re.compile(r"(?P<name>روابط ?عمومی [\w ]{3,60})")
_VERBS = frozenset(["است", "شد", "کرد", "گفت", "داد", "می", "شود", "از", "با"])
_LEAD = re.compile(
    rf"(?:به گزارش\s(?:(?:خبرنگار|گروه|سرویس)[\w ]{{0,40}}?\s)?|خبرنگار\s)(?:خبرگزاری\s)?({_NAMES})(?!\w)",
)


def source_of(draft: Draft, dateline: Span | None = None) -> str | None:
    """The metadata's source; else the agency that opens the text («خبرگزاری آریا - »); else the site of the link.

    Last, the agency of «به گزارش ایرنا»: what reports the text when nothing else does. «به گزارش روابط عمومی …» names
    a witness and never the publisher.
    """
    if draft.source and draft.source.strip():
        return " ".join(draft.source.split())
    if named := _beside(draft.text, dateline):
        return named
    head = plain(draft.text[:HEAD_CHARS]).text
    if match := _BYLINE.search(head):
        return _LISTED[match[1] or match[2]]
    if site := _site(draft.url):
        return site
    match = _LEAD.search(head)
    return _LISTED[match[1]] if match else None


def _beside(text: str, dateline: Span | None) -> str | None:
    """The publisher named on the dateline or alone on a line beside it: «سمنان - ۲۶ آذر ۱۴۰۴ - روابط عمومی اتاق»."""
    head = [line for _, line in zip(range(6), lines(text, 2 * HEAD_CHARS), strict=False)]
    dated = next((n for n, line in enumerate(head) if dateline and dateline.start < line.span.end), None)
    for number, line in enumerate(head):
        beside = number and len(line.text) <= 70 and (number == 1 if dated is None else abs(number - dated) == 1)
        if dated != number and not beside:
            continue
        folded = plain(line.text[:200])
        shape = _OFFICE if dated is None else _BODY
        match = shape.search(folded.text) if dated == number else shape.fullmatch(folded.text)
        if match and not _VERBS & set(match["name"].split()):
            return " ".join(folded.raw(*match.span("name")).of(line.text).split())
    return None


def _site(url: str | None) -> str | None:
    """The name we list a link's host under, else the host."""
    try:
        host = (urlsplit(url.strip()).hostname or "") if url else ""
    except ValueError:
        return None
    host = host.removeprefix("www.")
    return SITES.get(host, host) or None
