"""Terms that an agreement counts from its own signing: «ظرف ۹۰ روز از تاریخ امضا»."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.letters import plain
from corpus.models import Span
from corpus.times import TimeMention, find
from ingest.extract.reading import Reading

RULE = "from signing"
_SIGNING = re.compile(r"\s?(?:پس |بعد )?از\s(?:تاریخ\s|زمان\s|روز\s)?(?:امضا|انعقاد|مبادله)ی?(?!\w)")


def from_signing(reading: Reading, mention: TimeMention) -> TimeMention:
    """The mention with its days, if an agreement of a known day counts it from its signing; else as it was.

    An agreement's day of publication is that of its signing.
    """
    if mention.rule != "event" or reading.type != "agreement" or reading.published is None:
        return mention
    folded = plain(mention.span.of(reading.text))
    signing = _SIGNING.search(folded.text)
    if not signing or not folded.text[: signing.start()].strip():
        return mention
    length = next(iter(find(folded.text[: signing.start()], reading.published)), None)
    if length is None or length.last is None:
        return mention
    end = mention.span.start + folded.raw(0, signing.end()).end
    span = Span(start=mention.span.start, end=end)
    return replace(mention, span=span, first=length.first, last=length.last, rule=RULE)
