"""Sentences cut into clauses, without the words that only say who speaks: the units a fact is looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.letters import Plain, plain
from corpus.models import Span
from ingest.extract.reading import Reading
from ingest.extract.verbs import Verb, verbs

_SAYING = re.compile(
    r"(?<!\w)(?:گفت|گفته(?: ?است)?|گفتند|می ?گوید|افزود|افزودند|می ?افزاید|اضافه (?:کرد|نمود)|ادامه داد(?:ند|ه)?"
    r"|(?:اظهار|ابراز|بیان|عنوان) ?(?:داشت|داشتند|می ?دارد)|(?:تصریح|تاکید|بیان|عنوان|خاطر ?نشان|ذکر|مطرح|تشریح|اذعان"
    r"|اظهار|ابراز|اعلام|تایید|اشاره|تکرار|اعتراف) (?:کرد|کردند|کرده(?: ?است| ?اند)?|نمود|نمودند|ساخت|می ?کند)"
    r"|یاد ?اور (?:شد|شدند|شده(?: ?است)?)|یاد ?اوری کرد|متذکر شد|توضیح داد|پاسخ داد|خبر داد(?:ند|ه)?(?: ?است)?|نوشت"
    r"|نوشته(?: ?است)?|گزارش داد(?:ند|ه)?|هشدار داد|مدعی شد|معتقد است|حاکی ?است|تذکر داد|خاطر نشان ساخت)$"
)
_TELLING = re.compile(
    r"(?<!\w)(?:خبر داد|تاکید (?:کرد|نمود|داشت)|اعلام (?:کرد|نمود)|عنوان کرد|ذکر کرد|یاد ?اور شد|مطرح کرد|اعلام کرده|ابراز)"
)
"""Verbs of saying that take what is said as their own object: «از افتتاح سد خبر داد»."""
_OPENER = re.compile(
    r"(?<!\w)(?:با|ضمن|در حالی که با)\s(?:بیان|اشاره|تاکید|اعلام|یاد ?اوری|ابراز|اذعان|تصریح|اظهار|تشریح|انتقاد|ذکر|طرح|اعتقاد)"
    r"(?:\s(?:به|بر|از|این نکته|این مطلب|این موضوع|بر روی)){0,2}\s?(?:این ?که|ان ?که)\s?"
)
_POINTING = re.compile(r"(?<!\w)(?:با|ضمن)\s(?:اشاره به|اعلام|تاکید بر|انتقاد از|بیان|یاد ?اوری|تشریح|ذکر)\s(?!این ?که|ان ?که|این خبر|این مطلب)")
_MEASURED = re.compile(r"\d|رشد|افزایش|کاهش|ظرفیت|توانمندی|احداث|افتتاح|راه ?اندازی|لزوم|ضرورت|اجرای|تولید|صادرات|پیشرفت|تاخیر|نیاز")
_SOURCE = re.compile(r"^(?:(?:گروه|سرویس)\s\w{3,12}\s?:|(?:خبرگزاری\s)?\w{3,10}\s?[:-]|به گزارش\s[^:\n]{3,110}?[،,:]|به نقل از\s[^،:\n]{3,60}[،:])\s?")
_LABEL = re.compile(r"^[^.؟!\n:«]{3,100}?:\s?(?=\S)")
_BREAK = re.compile(
    r"\s?(?:(?P<mark>[،؛,;:.!؟(»\n-]|$)|(?<!\w)(?P<word>و|که|اما|ولی|لکن|بلکه|لذا|بنابراین|تا|زیرا|چراکه|چرا که|چون|درحالی ?که|در حالی ?که"
    r"|به ?طوری ?که|ضمن ?این ?که|ضمن ?ان ?که|هر ?چند|گرچه|همچنین)(?!\w))"
)
_HEAD = re.compile(r"(?<!\w)(?:که|اگر|چنانچه|هرچند|گرچه|با توجه به این ?که|با عنایت به این ?که|به دلیل این ?که)(?!\w)")
_NO_HEAD = re.compile(r"(?<!\w)(?:ضمن|بل|چرا|بیان|اشاره به|تاکید بر|اعلام) ?(?:این|ان)? ?که(?!\w)")
_CONNECTOR = re.compile(
    r"^(?:[\s،؛,;:.!؟()»«\"\-]|(?:و|که|اما|ولی|لکن|بلکه|زیرا|چراکه|چرا که|چون|درحالی ?که|در حالی ?که|این در حالی است|به ?طوری ?که|ضمن ?این ?که"
    r"|ضمن ?ان ?که)(?!\w))+"
)
_MUST = re.compile(r"(?<!\w)(?:باید|بایستی|بایست)(?!\w)")
_OBJECT = re.compile(r"\s(?=(?:از|بر)\s)")
_EDGE = " \t\n\r،؛,;:.-«»\"'()[]!؟?*•#|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of a sentence.

    `text` are its words in plain letters, `frame` those before it that say who speaks and how ("" if there are none);
    `after` is the connector it stands behind; `said` tells whether it stands in somebody's words.
    """

    span: Span
    sentence: Span
    text: str
    verbs: tuple[Verb, ...]
    after: str = ""
    frame: str = ""
    said: bool = False
    nominal: bool = False
    """Whether it is only a noun phrase in a frame: «با اشاره به رشد صادرات»."""


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


def _sentence(text: str, sentence: Span) -> Iterator[Clause]:
    folded = plain(sentence.of(text))
    start = _begin(folded.text)
    said, frame = start > 0 and folded.text[:start].rstrip().endswith(":"), folded.text[:start]
    for piece in _merged(folded.text, _pieces(folded.text, start)):
        body = folded.text[piece.start : piece.end]
        for unit in _units(body, piece, said):
            clause = _clause(folded, sentence, piece, unit, frame=unit.frame or frame, said=unit.said)
            if clause:
                yield clause
        said, frame = (True, body) if _SAYING.search(body) else (said, frame)


def _begin(text: str) -> int:
    """Where the sentence begins behind its agency and its speaker's label («رئیس اتاق: …»)."""
    start = 0
    if match := _SOURCE.match(text):
        start = match.end()
    label = _LABEL.match(text[start:])
    if label and not any(True for _ in verbs(label[0])):
        start += label.end()
    return start


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
    """Pieces that are no clause of their own joined with the next, and purposes («تا …») with what they are of."""
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
    finite = sum(verb.tense != "participle" for verb in piece.verbs)
    participle = bool(piece.verbs) and piece.verbs[-1].tense == "participle"
    following = text[piece.end : piece.end + 3].split()
    return finite < 1 + heads and not (participle and following[:1] != ["و"] and not heads)


def _depends(text: str, last: _Piece, piece: _Piece) -> bool:
    """Whether a piece in the subjunctive completes the one before («مقرر شد … تهیه کند», «… تا اجرا شود»).

    Behind «گفت:» it stands for itself: a wish or a demand.
    """
    if any(verb.tense != "subjunctive" for verb in piece.verbs) or _MUST.search(text, piece.start, piece.end):
        return False
    return piece.after == "تا" or not _SAYING.search(text[last.start : last.end])


@dataclass(frozen=True, slots=True)
class _Unit:
    start: int
    end: int
    said: bool
    frame: str = ""
    nominal: bool = False


def _units(body: str, piece: _Piece, said: bool) -> Iterator[_Unit]:
    """What of a piece is content: all of it, what an opener («با بیان اینکه») introduces, or a frame's own object."""
    opener = None
    for opener in _OPENER.finditer(body):
        pass
    if opener:
        yield _Unit(opener.end(), len(body), True, body[: opener.end()])
        return
    saying = _SAYING.search(body)
    begin = 0
    if pointing := _POINTING.search(body):
        stop = body.find("،", pointing.end() + 8)
        begin = stop if stop > 0 else saying.start() if saying else len(body)
        if _MEASURED.search(body, pointing.end(), begin):
            yield _Unit(pointing.end(), begin, True, body, nominal=True)
        else:
            begin = 0
    if not saying:
        yield _Unit(begin, len(body), said)
    elif _TELLING.match(body, saying.start()) and len(body[begin : saying.start()].split()) > 2:
        told = _OBJECT.search(body, begin)
        yield _Unit(told.end() if told else begin, len(body), True, body)


def _clause(
    folded: Plain, sentence: Span, piece: _Piece, unit: _Unit, *, frame: str, said: bool
) -> Clause | None:
    start, end = piece.start + unit.start, piece.start + unit.end
    body = folded.text[start:end]
    start += len(body) - len(_CONNECTOR.sub("", body))
    while end > start and folded.text[end - 1] in _EDGE:
        end -= 1
    while start < end and folded.text[start] in _EDGE:
        start += 1
    if end - start < 8:
        return None
    raw = folded.raw(start, end)
    within = tuple(
        replace(verb, start=verb.start - start, end=verb.end - start)
        for verb in piece.verbs
        if verb.start >= start and verb.end <= end
    )
    return Clause(
        span=Span(start=sentence.start + raw.start, end=sentence.start + raw.end),
        sentence=sentence,
        text=folded.text[start:end],
        verbs=within,
        after=piece.after,
        frame=frame,
        said=said,
        nominal=unit.nominal,
    )
