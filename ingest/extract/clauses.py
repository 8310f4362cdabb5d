"""Sentences cut into clauses, without the words that only say who speaks: the units a fact is looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.letters import Plain, plain
from corpus.models import Span
from ingest.extract.frames import INNER_SAYING, MEASURED, OBJECT, OPENER, POINTING, SAYING, TELLING, beginning
from ingest.extract.reading import Reading
from ingest.extract.verbs import Verb, verbs

_JOINS = (
    "و|که|اما|ولی|لکن|بلکه|لذا|بنابراین|تا|زیرا|چرا ?که|چون|در ?حالی ?که|به ?طوری ?که|ضمن ?این ?که|ضمن ?ان ?که"
    "|هر ?چند|گرچه|همچنین"
)
_BREAK = re.compile(rf"\s?(?:(?P<mark>[،؛,;:.!؟(»\n-]|$)|(?<!\w)(?P<word>{_JOINS})(?!\w))")
_HEAD = re.compile(
    r"(?<!\w)(?:که|اگر|چنانچه|هرچند|گرچه|با توجه به این ?که|با عنایت به این ?که|به دلیل این ?که)(?!\w)"
)  # fmt: skip
_NO_HEAD = re.compile(r"(?<!\w)(?:ضمن|بل|چرا|بیان|اشاره به|تاکید بر|اعلام) ?(?:این|ان)? ?که(?!\w)")
_CONNECTOR = re.compile(
    r"^(?:[\s،؛,;:.!؟()»«\"\-]|(?:و|که|اما|ولی|لکن|بلکه|زیرا|چرا ?که|چون|در ?حالی ?که|این در حالی است|به ?طوری ?که"
    r"|ضمن ?این ?که|ضمن ?ان ?که)(?!\w))+"
)
_MUST = re.compile(r"(?<!\w)(?:باید|بایستی|بایست)(?!\w)")
_EDGE = " \t\n\r،؛,;:.-«»\"'()[]!؟?*•#|"
_LEAST = 8
"""Letters of the shortest clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of a sentence.

    `text` are its words in plain letters, `frame` those before it that say who speaks and how ("" if there are none);
    `after` is the connector it stands behind; `said` tells whether it stands in somebody's words; `nominal` that it is
    only a noun phrase in a frame: «با اشاره به رشد صادرات».
    """

    span: Span
    sentence: Span
    text: str
    verbs: tuple[Verb, ...]
    after: str = ""
    frame: str = ""
    said: bool = False
    nominal: bool = False


def clauses(reading: Reading) -> Iterator[Clause]:
    """The clauses of the document in order."""
    for sentence in reading.sentences:
        yield from _sentence(reading.text, sentence)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A range of the sentence's plain text that ends with a verb, and the word it begins behind."""

    start: int
    end: int
    after: str
    verbs: tuple[Verb, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """What of a piece is content, counted from the piece's start."""

    start: int
    end: int
    said: bool
    frame: str = ""
    nominal: bool = False


def _sentence(text: str, sentence: Span) -> Iterator[Clause]:
    folded = plain(sentence.of(text))
    start = beginning(folded.text)
    said, frame = start > 0 and folded.text[:start].rstrip().endswith(":"), folded.text[:start]
    for piece in _merged(folded.text, _pieces(folded.text, start)):
        body = folded.text[piece.start : piece.end]
        for unit in _units(body, said):
            clause = _clause(folded, sentence, piece, replace(unit, frame=unit.frame or frame))
            if clause:
                yield clause
        said, frame = (True, body) if SAYING.search(body) else (said, frame)


def _pieces(text: str, start: int) -> list[_Piece]:
    """The text cut behind each verb that ends a clause."""
    found: list[_Piece] = []
    held: list[Verb] = []
    after = ""
    for verb in verbs(text):
        if verb.start < start:
            continue
        held.append(verb)
        stop = _BREAK.match(text, verb.end)
        if stop is None or (stop["mark"] == "-" and not text[stop.end() : stop.end() + 1].isspace()):
            continue
        found.append(_Piece(start, verb.end, after, tuple(held)))
        held, start, after = [], verb.end, stop["word"] or stop["mark"]
    if text[start:].strip(_EDGE):
        found.append(_Piece(start, len(text), after, tuple(held)))
    return found


def _merged(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Pieces that are no clause of their own joined with the one they belong to."""
    found: list[_Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and (_is_open(text, last) or _depends(text, last, piece) or not piece.verbs):
            found[-1] = replace(last, end=piece.end, verbs=last.verbs + piece.verbs)
        else:
            found.append(piece)
    return found


def _is_open(text: str, piece: _Piece) -> bool:
    """Whether the piece still waits for its main verb: a relative or conditional clause, or a participle."""
    body = _CONNECTOR.sub("", text[piece.start : piece.end])
    heads = len(_HEAD.findall(body)) - len(_NO_HEAD.findall(body))
    finite = sum(verb.tense != "participle" for verb in piece.verbs) - len(INNER_SAYING.findall(body))
    participle = bool(piece.verbs) and piece.verbs[-1].tense == "participle"
    following = text[piece.end : piece.end + 3].split()
    return finite < 1 + heads and not (participle and following[:1] != ["و"] and not heads)


def _depends(text: str, last: _Piece, piece: _Piece) -> bool:
    """Whether a piece in the subjunctive completes the one before («مقرر شد … تهیه کند», «… تا اجرا شود»).

    Behind «گفت:» it stands for itself: a wish or a demand.
    """
    if any(verb.tense != "subjunctive" for verb in piece.verbs) or _MUST.search(text, piece.start, piece.end):
        return False
    return piece.after == "تا" or not SAYING.search(text[last.start : last.end])


def _units(body: str, said: bool) -> Iterator[_Unit]:
    """What of a piece is content: all of it, what an opener («با بیان اینکه») introduces, or a frame's own object."""
    openers = list(OPENER.finditer(body))
    if openers:
        yield _Unit(openers[-1].end(), len(body), True, body[: openers[-1].end()])
        return
    saying = SAYING.search(body)
    begin = 0
    if pointing := POINTING.search(body):
        stop = body.find("،", pointing.end() + _LEAST)
        begin = stop if stop > 0 else saying.start() if saying else len(body)
        if MEASURED.search(body, pointing.end(), begin):
            yield _Unit(pointing.end(), begin, True, body, nominal=True)
        else:
            begin = 0
    if not saying:
        yield _Unit(begin, len(body), said)
    elif TELLING.match(body, saying.start()) and len(body[begin : saying.start()].split()) > 2:
        told = OBJECT.search(body, begin)
        yield _Unit(told.end() if told else begin, len(body), True, body)


def _clause(folded: Plain, sentence: Span, piece: _Piece, unit: _Unit) -> Clause | None:
    """The unit as a clause of the text as read; None if too little is left."""
    start, end = piece.start + unit.start, piece.start + unit.end
    body = folded.text[start:end]
    start += len(body) - len(_CONNECTOR.sub("", body))
    while end > start and folded.text[end - 1] in _EDGE:
        end -= 1
    while start < end and folded.text[start] in _EDGE:
        start += 1
    if end - start < _LEAST:
        return None
    raw = folded.raw(start, end)
    return Clause(
        span=Span(start=sentence.start + raw.start, end=sentence.start + raw.end),
        sentence=sentence,
        text=folded.text[start:end],
        verbs=tuple(
            replace(verb, start=verb.start - start, end=verb.end - start)
            for verb in piece.verbs
            if start <= verb.start and verb.end <= end
        ),
        after=piece.after,
        frame=unit.frame,
        said=unit.said,
        nominal=unit.nominal,
    )
