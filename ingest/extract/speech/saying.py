"""Words that show speech: reporting verbs, and phrases that only a speaker's sentence has."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from corpus.letters import plain as plainly
from ingest.extract.speech.naming import plain_words
from ingest.extract.speech.tokens import Words

_DONE = "(?:کرد|کرده|کردند|کرده اند|کردهاند|داشت|داشته|داشتند|نمود|نموده|نمودند|می ?کند|می ?دارد|می ?کنند)"
_GIVEN = "(?:داد|داده|دادند|دادهاند|می ?دهد)"
_DOING = """
    اظهار بیان عنوان اعلام ابراز تصریح تاکید خاطر_نشان خاطرنشان اضافه اذعان پیشنهاد درخواست تشریح توصیه اعتراف
    تکرار اشاره استدلال ادعا تایید تکذیب تقاضا مطرح نقل انتقاد گلایه یاد یادآوری ارزیابی توصیف قلمداد تلقی تشکر
    قدردانی تقدیر آرزو مطالبه سفارش پیش_بینی پیشبینی ابلاغ تبیین اظهار_امیدواری اظهار_نظر اظهار_نگرانی روایت
    معرفی دعوت اعلان گزارش نقد استقبال
"""
_GIVING = (
    "خبر ادامه توضیح پاسخ هشدار تذکر نوید وعده قول گزارش دستور شرح نظر اطمینان مژده جواب بشارت پیشنهاد اطلاع تشخیص"
)

CUES = """
    بیان اشاره تاکید اعلام ابراز انتقاد تشریح تبیین اذعان تقدیر قدردانی تشکر استقبال یادآوری تصریح ذکر طرح گلایه
    آرزوی گرامیداشت گرامی_داشت تسلیت تبریک ترغیب توصیه هشدار
"""


def _any(text: str) -> str:
    return "|".join(each.replace("_", " ?") for each in plainly(text).text.split())


_SPEECH = re.compile(
    rf"(?P<says>گفت(?!\s{{0,2}}و?\s{{0,2}}گو)(?:ه(?: ?است|اند)?|ند)?|می ?گویند?|افزود(?:ه(?: است)?|ند)?|می ?افزایند?"
    rf"|فرمودند?|نوشت(?:ه است|ند)?|می ?نویسد|پرسید"
    rf"|(?:{_any(_DOING)})\s{{0,3}}{_DONE}|(?:{_any(_GIVING)})\s{{0,3}}{_GIVEN}"
    rf"|یاد ?اور\s{{0,3}}شد(?:ند|ه)?|متذکر\s{{1,3}}شد(?:ند|ه)?|مدعی\s{{1,3}}(?:شد|است)(?:ند|ه)?"
    rf"|معتقد(?:\s{{1,3}}(?:است|اند|بودند?)|ند|اند)|سخن گفت)(?!\w)"
    rf"|(?P<does>دانست(?:ند|ه ?است|هاند)?|خواند(?:ند|ه ?است)?|نامید(?:ند)?|بر ?شمرد(?:ند)?|شمرد(?:ند)?"
    rf"|خواسته ?(?:است|اند)|خواست(?:ند)?(?=\s{{0,2}}(?:تا|که|طبق|با|ضمن|در|از|نسبت|به|[:.،]|$))|خواستار|خواهان"
    rf"|مورد\s{{1,3}}تاکید(?:قرار)?|ابراز|انتقاد|تاکید|گزارشی\sارایه)(?!\w)"
    rf"|(?P<cue>(?:با|ضمن)\s{{1,3}}(?:{_any(CUES)}))(?!\w)"
    r"|(?P<according>به\s{1,3}(?:گفته|اعتقاد|باور|عقیده|اذعان|تصریح|تاکید|زعم|نظر)\s{0,2}ی?"
    r"|از\s{1,3}(?:نظر|دیدگاه|نگاه))\s{1,3}(?=\w)"
)
"""What shows speech. `does`: the words themselves stand before or within («آن را مهم دانست»); `cue`: a phrase that only
a speaker's sentence has («با اشاره به»); `according`: «به گفته …»."""
_HEADS = plain_words(f"{_DOING} {_GIVING}".replace("_", " ")) | plain_words("""
    گفت گفته گفتند گفته‌اند گفته‌است افزود افزودند افزوده فرمود فرمودند نوشت نوشته نوشتند پرسید متذکر مدعی معتقد
    معتقدند معتقداند سخن دانست دانستند دانسته دانسته‌اند خواند خواندند خوانده نامید نامیدند بر برشمرد برشمردند
    شمرد شمردند خواسته خواسته‌است خواسته‌اند خواست خواستند خواستار خواهان مورد ابراز انتقاد تاکید گزارشی یاد
    یادآور یادآورشد با ضمن به از می
""")
_HEADS |= {
    f"{first}{second}"
    for first in plain_words(f"{_DOING} {_GIVING}".replace("_", ""))
    for second in plain_words("کرد کرده کردند داشت داشتند نمود داد داده دادند")
}
"""Words at which `_SPEECH` can match, also with the space in them lost; beside them, those that begin with «می»."""
_FOLLOWS = re.compile(r"(?:\s{0,2}(?:است|اند))?(?:\s+به\s\w+)?\s{0,3}(?::|[،,]?\s?که(?!\w)|«)")
_BACK = re.compile(
    r"\s{1,3}(?:(?:این|همین)\s{1,3}(?:مطلب|خبر|موضوع|نکته|سخن|پیام|مطالب)|(?:مطلب|خبر|موضوع|مطالب)\s{1,3}فوق)(?!\w)"
)
"""«با بیان این مطلب»: what stands before is his too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb of speech, or a phrase that stands for one, as the words `at` to before `end`."""

    at: int
    end: int
    kind: str
    opens: bool = False
    """The words themselves follow: a colon, «که»."""
    back: bool = False
    """«با بیان این مطلب»."""


def verbs(plain: str, words: Words) -> list[Verb]:
    """What shows speech, in order."""
    found: list[Verb] = []
    end = 0
    for at, word in enumerate(words.text):
        if (word in _HEADS or word[:2] == "می") and words.starts[at] >= end:
            match = _SPEECH.match(plain, words.starts[at])
            if match:
                end = match.end()
                found.append(_verb(plain, words, at, match))
    return found


def _verb(plain: str, words: Words, at: int, match: re.Match[str]) -> Verb:
    kind = match.lastgroup or ""
    return Verb(
        at=at,
        end=bisect_left(words.starts, match.end()),
        kind=kind,
        opens=kind == "says" and bool(_FOLLOWS.match(plain, match.end())),
        back=kind == "cue" and bool(_BACK.match(plain, match.end())),
    )
