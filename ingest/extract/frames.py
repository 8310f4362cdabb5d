"""The words of a sentence that only report it: its source, its speaker's label, verbs of saying and their openers."""

from __future__ import annotations

import re

from ingest.extract.verbs import verbs

SAYING = re.compile(
    r"(?<!\w)(?:گفت|گفته(?: ?است)?|گفتند|می ?گوید|افزود|افزودند|می ?افزاید|اضافه (?:کرد|نمود)|ادامه داد(?:ند|ه)?"
    r"|(?:اظهار|ابراز|بیان|عنوان) ?(?:داشت|داشتند|می ?دارد)"
    r"|(?:تصریح|تاکید|بیان|عنوان|خاطر ?نشان|ذکر|مطرح|تشریح|اذعان|اظهار|ابراز|اعلام|تایید|اشاره|تکرار|اعتراف)"
    r" (?:کرد|کردند|کرده(?: ?است| ?اند)?|نمود|نمودند|ساخت|می ?کند)"
    r"|یاد ?اور (?:شد|شدند|شده(?: ?است)?)|یاد ?اوری کرد|متذکر شد|توضیح داد|پاسخ داد|خبر داد(?:ند|ه)?(?: ?است)?|نوشت"
    r"|نوشته(?: ?است)?|گزارش داد(?:ند|ه)?|هشدار داد|مدعی شد|معتقد است|حاکی ?است|تذکر داد)$"
)
"""A piece that ends with a verb of saying."""
INNER_SAYING = re.compile(r"(?<!\w)(?:اعلام|اظهار|بیان|تصریح|ادعا) (?:کرد|کردند|داشت|کرده است)(?=\s\w)(?!\s(?:و|که)\s)")
"""One whose content follows without any mark, so that its verb ends no clause: «شرکت اعلام کرد قرارداد …»."""
TELLING = re.compile(
    r"(?<!\w)(?:خبر داد|تاکید (?:کرد|نمود|داشت)|اعلام (?:کرد|نمود)|عنوان کرد|ذکر کرد|یاد ?اور شد|مطرح کرد|ابراز)"
)
"""Those that take what is said as their own object: «از افتتاح سد خبر داد»."""
OBJECT = re.compile(r"\s(?=(?:از|بر)\s)")
"""Where that object begins."""
_CUE = "بیان|اشاره|تاکید|اعلام|یاد ?اوری|ابراز|اذعان|تصریح|اظهار|تشریح|انتقاد|ذکر|طرح|اعتقاد"
OPENER = re.compile(
    rf"(?<!\w)(?:با|ضمن|در حالی که با)\s(?:{_CUE})(?:\s(?:به|بر|از|این نکته|این مطلب|این موضوع|بر روی)){{0,2}}"
    r"\s?(?:این ?که|ان ?که)\s?"
)
"""What introduces content before the verb of saying: «با بیان اینکه …، افزود»."""
POINTING = re.compile(
    r"(?<!\w)(?:با|ضمن)\s(?:اشاره به|اعلام|تاکید بر|انتقاد از|بیان|یاد ?اوری|تشریح|ذکر)\s"
    r"(?!این ?که|ان ?که|این خبر|این مطلب)"
)
"""What introduces a noun phrase: «با اشاره به رشد صادرات»."""
MEASURED = re.compile(
    r"\d|رشد|افزایش|کاهش|ظرفیت|توانمندی|احداث|افتتاح|راه ?اندازی|لزوم|ضرورت|اجرای|تولید|صادرات|پیشرفت|تاخیر|نیاز"
)
"""Noun phrases that may be facts."""
_SOURCE = re.compile(
    r"^(?:(?:گروه|سرویس)\s\w{3,12}\s?:|(?:خبرگزاری\s)?\w{3,10}\s?[:-]|به گزارش\s[^:\n]{3,110}?[،,:]"
    r"|به نقل از\s[^،:\n]{3,60}[،:])\s?"
)
_ITEM = re.compile(r"^\s?(?:(?:ماده|بند|تبصره)\s?\d{1,3}|\d{1,2}(?:-\d{1,2})?)\s?[-–:.)]\s?(?=[^\d\s])")
"""The number of an article or of a list's item."""
_LABEL = re.compile(r"^[^.؟!\n:«]{3,100}?:\s?(?=\S)")


def beginning(text: str) -> int:
    """Where a sentence in plain letters begins behind its agency and its speaker's label («رئیس اتاق: …»)."""
    source = _ITEM.match(text) or _SOURCE.match(text)
    start = source.end() if source else 0
    label = _LABEL.match(text[start:])
    if label and not any(True for _ in verbs(label[0])):
        start += label.end()
    return start
