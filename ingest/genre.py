"""What kind of document a text is, who published it, and its language - by cues, none of them guessed from a single word."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from corpus.letters import plain
from corpus.models import Draft
from corpus.vocabulary import AGENCIES, SITES, TYPES
from ingest.letterhead import Fields

_NAMES = {
    plain(name).text: key for key, kind in TYPES.items() for name in (key, kind.persian, kind.english, *kind.names)
}


def type_of(draft: Draft, title: str | None, source: str | None, fields: Fields) -> str | None:
    """The metadata's type under our name for it (as given if we have none), else what the text's form shows, else None."""
    if draft.type and draft.type.strip():
        given = plain(draft.type).text.strip()
        return _NAMES.get(given, draft.type.strip())
    head = plain(f"{title or ''}\n{draft.text[:1500]}").text
    for kind, shows in _FORMS:
        if shows(head, plain(title or "").text, fields):
            return kind
    if _PRESS.search(head[:700]):
        return "press_release"
    if source in _PUBLISHERS or _REPORTED.search(head):
        return "news"
    return None


_MINUTES = re.compile(
    r"(?<!\w)صورت ?جلسه|(?<!\w)صورت ?مجلس|دستور (?:کار )?جلسه\s?:|(?:حاضران|حاضرین|غایبان|غایبین)(?: در)?(?: جلسه)?\s?:|minutes of|протокол"
)
_AGREEMENT = re.compile(
    r"تفاهم ?نامه|موافقت ?نامه|توافق ?نامه|قرارداد|یادداشت تفاهم|سند همکاری|برنامه همکاری|memorandum|agreement|соглашение|меморандум"
)
_ARTICLE = re.compile(r"^[\s*#«-]{0,6}(?:ماده|article|статья)\s?(?:\d|یک|اول|یکم|[ivx])", re.MULTILINE)
_GREETING = re.compile(
    r"(?<!\w)(?:با سلام|سلام علیکم|با احترام|احتراما|موضوع\s?:|جناب آقای|سرکار خانم|ریاست محترم|مدیر(?:کل| کل)? محترم|dear|уважаем)"
)
_STATEMENT = re.compile(
    r"\W{0,3}(?:متن )?(?:کامل )?(?:بیانیه|قطعنامه|اعلامیه)(?!\w)|joint statement|совместное заявление"
)
_REPORT = re.compile(
    r"\W{0,3}(?:گزارش(?! (?:شد|داد|کرد|می))(?: (?:عملکرد|پیشرفت|ماهانه|سالانه|فصلی|نهایی|کارشناسی|جامع|\w+))|progress report|annual report|отчет)"
)
_PRESS = re.compile(r"روابط ?عمومی|اطلاعیه (?:مطبوعاتی|خبری)|بیانیه مطبوعاتی|press release|пресс-релиз")
_REPORTED = re.compile(
    r"به گزارش |خبرنگار|(?<!\w)گروه [\w ]{3,20}:|(?<!\w)(?:گفت|افزود|اظهار ?داشت|اظهار ?کرد|تصریح ?کرد|خاطر ?نشان ?کرد|اعلام ?کرد|"
    r"خبر ?داد|بیان ?کرد|تاکید ?کرد|یاداور ?شد)(?!\w)"
)
_NAMED = "|".join(sorted({plain(name).text for name in AGENCIES}, key=len, reverse=True))
_BYLINE = re.compile(rf"(?:^|\n|[-،.|])\s{{0,3}}\W{{0,3}}(?:خبرگزاری\s({_NAMED})|({_NAMED}))(?=\s?[-:])(?:\s?[-:])")
_LEAD = re.compile(
    rf"به گزارش (?:خبرنگار )?(?:گروه )?[^\n.:؛]{{0,40}}?(?:خبرگزاری\s)?(?<!\w)({_NAMED})(?!\w)|خبرنگار (?:خبرگزاری )?({_NAMED})(?!\w)"
)
_PUBLISHERS = frozenset((*AGENCIES.values(), *SITES.values()))


def _letter(head: str, _title: str, fields: Fields) -> bool:
    return fields.count >= 2 and bool(_GREETING.search(head))


def _minutes(head: str, title: str, _fields: Fields) -> bool:
    return bool(re.search(r"صورت ?جلسه|صورت ?مجلس|minutes", title) or _MINUTES.search(head[:300])) or (
        len({match[0] for match in _MINUTES.finditer(head)}) >= 2
    )


def _agreement(head: str, title: str, _fields: Fields) -> bool:
    return bool(_AGREEMENT.search(head[:400])) and len(_ARTICLE.findall(head)) >= 1


def _statement(head: str, title: str, _fields: Fields) -> bool:
    return bool(_STATEMENT.match(title))


def _report(head: str, title: str, _fields: Fields) -> bool:
    return bool(_REPORT.match(title))


_FORMS = (
    ("minutes", _minutes),
    ("letter", _letter),
    ("agreement", _agreement),
    ("statement", _statement),
    ("report", _report),
)


def source_of(draft: Draft) -> str | None:
    """Who published it: the metadata, the agency whose name opens the text («خبرگزاری آریا - »), the site of the link,
    or the known agency of «به گزارش ایرنا». «به گزارش روابط عمومی …» names a witness, not the publisher."""
    if draft.source and draft.source.strip():
        return " ".join(draft.source.split())
    head = plain(draft.text[:700]).text
    if match := _BYLINE.search(head):
        return _AGENCY[match[1] or match[2]]
    if site := _site(draft.url):
        return site
    if match := _LEAD.search(head):
        return _AGENCY[match[1] or match[2]]
    return None


_AGENCY = {plain(name).text: listed for name, listed in AGENCIES.items()}


def _site(url: str | None) -> str | None:
    try:
        host = (urlsplit(url.strip()).hostname or "") if url else ""
    except ValueError:
        return None
    host = host.removeprefix("www.")
    return SITES.get(host, host) or None


_WORDS: dict[str, frozenset[str]] = {
    "fa": frozenset(
        "و در به از که این را با است برای آن یک تا هم بر شد می خود ها گفت کرد های شده نیز پس هر اما یا".split()
    ),
    "ar": frozenset("في من على إلى أن التي الذي هذا هذه عن مع كان بين وقد كما بعد إن لا ما ذلك و".split()),
    "ckb": frozenset("لە بۆ بە ئەو ئەم کە دەکات لەگەڵ بوو و هەروەها".split()),
    "en": frozenset("the of and to in a is for that with on as by was are be from at".split()),
    "ru": frozenset("и в не на что с по как из к для это от его был за о при".split()),
}
_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u065f\u200c][^\W\d_]*)*")
_KURDISH = frozenset("ێۆڵڕەڤ")


def language_of(draft: Draft) -> str:
    """fa, ar, ckb, en, ru, or "other": by script and function words; the metadata's word if it gives one. Default fa."""
    given = re.match(r"[A-Za-z]{2,3}", (draft.language or "").strip())
    if given:
        return _CODES.get(given[0].lower(), given[0].lower())
    words = _WORD.findall(draft.text[:6000])
    if not words:
        return "fa"
    scripts = Counter(_script(word) for word in words)
    script = scripts.most_common(1)[0][0]
    if script == "arabic":
        return _arabic(words)
    candidates = {"latin": "en", "cyrillic": "ru"}
    language = candidates.get(script)
    hits = sum(word.lower() in _WORDS[language] for word in words) if language else 0
    return language if language and (hits * 12 >= scripts[script] or len(words) < 12) else "other"


_CODES = {"fas": "fa", "per": "fa", "pes": "fa", "ara": "ar", "eng": "en", "rus": "ru", "kur": "ckb", "ku": "ckb"}


def _script(word: str) -> str:
    letter = word[0]
    if "\u0600" <= letter <= "\u06ff" or "\ufb50" <= letter <= "\ufeff":
        return "arabic"
    if "\u0400" <= letter <= "\u052f":
        return "cyrillic"
    return "latin" if letter < "\u0250" else "other"


def _arabic(words: list[str]) -> str:
    """Persian, Arabic or Kurdish: by their function words in plain letters and by letters only one of them has."""
    folded = [plain(word).text for word in words]
    kurdish = sum(bool(_KURDISH & set(word)) for word in words)
    if kurdish * 3 >= len(words):
        return "ckb"
    persian = sum(word in _PLAIN_FA for word in folded) + sum(bool(_PERSIAN & set(word)) for word in words)
    arabic = sum(word in _PLAIN_AR for word in folded) + sum(len(word) > 3 and word.startswith("ال") for word in folded)
    if persian >= arabic:
        return "fa"
    return "ar"


_PERSIAN = frozenset("پچژگ")
_PLAIN_FA = frozenset(plain(word).text for word in _WORDS["fa"]) - {"و", "ما"}
_PLAIN_AR = frozenset(plain(word).text for word in _WORDS["ar"]) - {"و", "ما"}
