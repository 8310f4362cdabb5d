"""On what a fact depends: «در صورت تأمین اعتبار», «به شرط …», «اگر …»."""

from __future__ import annotations

import re

from corpus.letters import plain
from corpus.models import Span
from ingest.extract.reading import Reading
from ingest.extract.verbs import verbs

_PHRASE = re.compile(
    r"(?<!\w)(?:در صورت(?! ?(?:ی ?که|یکه|جلسه| مجلس))|به شرط(?! ?(?:ی ?که|انکه| ان ?که))|مشروط (?:به|بر)|منوط به|موکول به|با شرط|مگر با)\s"
    r"(?P<what>[^،؛.:\n]{2,90})"
)
_CLAUSE = re.compile(
    r"(?<!\w)(?:در صورتی ?که|چنانچه|اگر|به شرطی ?که|به شرط ان ?که|مشروط به این ?که|مشروط بر این ?که|مگر این ?که|مگر ان ?که)\s"
)
_END = re.compile(r"[،؛.:\n]|$")
_VERBS_OF_ACT = re.compile(r"\s(?:به|تا|را|در|با|از|برای|این|نسبت)\s")
LONGEST = 160


def condition(reading: Reading, quote: Span) -> Span | None:
    """The words that state the condition of the fact in `quote`, in its own clause or just before it."""
    sentence = reading.sentence_at(quote.start)
    start = max(sentence.start, quote.start - LONGEST)
    folded = plain(reading.text[start : quote.end])
    if match := _PHRASE.search(folded.text):
        end = match.start("what") + _phrase(match["what"])
    elif match := _CLAUSE.search(folded.text):
        end = _clause(folded.text, match.end())
    else:
        return None
    found = folded.raw(match.start(), end)
    return Span(start=start + found.start, end=start + found.end)


def _phrase(what: str) -> int:
    """Without a comma the phrase ends where what it conditions begins: at the first preposition behind two words."""
    for cut in _VERBS_OF_ACT.finditer(what):
        if what[: cut.start()].count(" ") >= 1:
            return cut.start()
    return len(what.rstrip())


def _clause(text: str, start: int) -> int:
    """A conditional clause ends with its verb."""
    stop = _END.search(text, start)
    end = stop.start() if stop else len(text)
    for verb in verbs(text[start : start + LONGEST]):
        return min(end, start + verb.end)
    return end
