"""Words of time expressions, with their kinds and values; a space stands wherever a half-space may have been lost."""

from __future__ import annotations

import re

from corpus.numbers import CARDINAL_KINDS, NUMBER_KINDS, WORDS
from corpus.numbers import may_touch as numbers_may_touch
from corpus.phrases import Entry, Lexicon
from corpus.times.occasions import LUNAR, LUNAR_NAMES, NOWRUZ, OCCASIONS, YEAR_NAMES
from corpus.vocabulary import GREGORIAN_MONTHS, JALALI_MONTHS, JALALI_MONTHS_ALSO

PHRASES: dict[str, str] = {
    # units
    "day-word": "روز",
    "week-word": "هفته|هفته ی",
    "month-word": "ماه",
    "year-word": "سال",
    "hour-word": "ساعت",
    "hours": "ساعات|ساعت های|ساعت ها|دقایق|لحظات",
    "days": "روز ها|روز های|روز هایی|ایام",
    "weeks": "هفته ها|هفته های",
    "months": "ماه ها|ماه های",
    "years": "سال ها|سال های|سنوات",
    "day-long": "روزه|روزه ی",
    "week-long": "هفته ای",
    "month-long": "ماهه|ماهه ی",
    "year-long": "ساله|ساله ی",
    "hour-long": "ساعته",
    "season-word": "فصل",
    "quarter-word": "ربع",
    "half-year": "نیم سال|نیم سال تحصیلی",
    "decade-word": "دهه|دهه ی",
    "date-word": "تاریخ|مورخ|مورخه",
    # which one
    "coming": "آینده|آتی|آتیه|دیگر|پیش رو|پیش روی|در پیش رو|در پیش|بعدی",
    "later": "بعد",
    "past": "گذشته|اخیر|پیشین|قبلی|سپری شده",
    "earlier": "قبل|پیش",
    "this": "جاری|حاضر|کنونی|فعلی",
    "this-one": "همین|این",
    "new": "جدید|نو",
    "this-year": "امسال",
    "last-year": "پارسال",
    "today": "امروز|امشب|همین امروز",
    "tomorrow": "فردا|فردا شب",
    "day-after": "پس فردا",
    "yesterday": "دیروز|دیشب|پریروز|پری روز",
    "until-now": "تاکنون|تا کنون|تا به حال|تا حال|تا این لحظه|تا به امروز|تا امروز|تا الان",
    "first": "اول|نخست|نخستین|اولین",
    "last-part": "پایانی|انتهایی|نهایی",
    "first-part": "ابتدایی|آغازین|نخستین",
    "gregorian": "میلادی",
    "solar": "شمسی|خورشیدی|هجری شمسی|هجری خورشیدی",
    "lunar-era": "قمری|هجری قمری",
    "fiscal": "مالی",
    "crop": "زراعی|آبی",
    "school": "تحصیلی",
    "working": "کاری|اداری",
    "th": "ام|امین",
    # how many
    "few": "چند|چندین|معدود",
    "one": "یکی",
    "or": "یا",
    "about": "حدود|حدودا|تقریبا|نزدیک به|بیش از|کمتر از|کم تر از|بیشتر از|حدود کمتر از",
    # which part
    "start": "ابتدا|ابتدای|آغاز|شروع|بدو|اولین روز|نخستین روز",
    "early": "اوایل|اوائل|اولین روز های|نخستین روز های|آغازین روز های|روز های نخست|روز های نخستین|روز های ابتدایی|"
    "روز های آغازین|روز های اول|روز های اولیه|نخستین ماه|نخستین ماه های|ماه های نخست|ماه های ابتدایی|ماه های آغازین|"
    "هفته های نخست|هفته های ابتدایی|هفته های آغازین",
    "middle": "اواسط|میانه|میانه ی|میانه های|وسط",
    "half-word": "نیمه|نیمه ی",
    "end": "پایان|پایان وقت|پایان وقت اداری|پایان یافتن|انتها|انتهای|آخر|آخرین روز|آخرین روز های|اواخر|"
    "روز های پایانی|روز های آخر|ماه های پایانی|"
    "آخرین ماه|آخرین ماه های|هفته های پایانی|هفته پایانی|هفته آخر|آخرین هفته|دهه آخر|دهه پایانی|روز پایانی",
    # how it is bound
    "until": "تا|الی|لغایت|تا به|حداکثر تا|حد اکثر تا|نهایتا تا|دست بالا تا|تا حداکثر|حداکثر تا قبل از|منتهی به",
    "between": "بین|مابین|فاصله",
    "within": "ظرف|ظرف مدت|ظرف مدت زمان|طی|طی مدت|در طی|در طول|در طول مدت|در ظرف|در ظرف مدت|در عرض|در خلال|خلال|"
    "در مدت|در مدت زمان|به مدت|برای مدت|برای یک دوره|به مدت زمان|در بازه|در بازه زمانی|در یک بازه|در یک بازه زمانی|"
    "در فاصله|در دوره|در یک دوره|در طول دوره|حداکثر ظرف|حداکثر ظرف مدت|حداکثر طی|حداکثر در مدت|حد اکثر ظرف|"
    "حد اکثر ظرف مدت|نهایتا ظرف|نهایتا طی|ظرف حداکثر|ظرف مدت حداکثر|طی حداکثر",
    "at-most": "حداکثر|حد اکثر|نهایتا",
    "in": "در|برای",
    "from": "از|از تاریخ",
    "occasion-of": "همزمان با|هم زمان با|مقارن با|به مناسبت|به مناسبت فرا رسیدن|به مناسبت گرامیداشت|"
    "به مناسبت گرامی داشت|با فرا رسیدن|در آستانه|در آستانه ی|در سالروز|به یمن|در ایام",
    "before": "پیش از|قبل از|تا پیش از|تا قبل از|تا قبل|پیش از آغاز|قبل از آغاز|پیش از شروع|قبل از شروع|"
    "پیش از فرا رسیدن",
    "after": "پس از|بعد از",
    "upon": "به محض|بلافاصله پس از|بلافاصله بعد از|به مجرد|تا زمان|تا هنگام|تا موعد",
    "since": "از زمان|از هنگام|از تاریخ",
    "duration-word": "مدت|مدت زمان|مهلت|فرصت|بازه|بازه زمانی|ضرب الاجل|مهلت زمانی",
    "time-word": "زمان|وقت|فرصت|مهلت|زمان نیاز",
    "validity": "اعتبار|مدت اعتبار|مدت قرارداد|مدت اجرای",
    "done-word": "ساخته|اجرا|تکمیل|احداث|انجام|آماده|عملیاتی|به بهره برداری|به پایان|به اتمام|به سرانجام|تمام|"
    "محقق|نصب|نهایی",
    "contract-word": "قرارداد|قراردادی|تفاهم نامه|تفاهم نامه ای|توافق نامه|توافق نامه ای|موافقت نامه|موافقت نامه ای|"
    "توافق|توافقی|سند|برنامه ای|نقشه راه",
    # what has a date of its own
    "plan": "برنامه|قانون برنامه",
    "development": "توسعه|توسعه کشور|توسعه اقتصادی",
    "horizon": "افق|افقی",
    "vision": "چشم انداز|سند چشم انداز|سند چشم انداز سال",
    "nowruz": "|".join(NOWRUZ),
    "lunar": "|".join(LUNAR),
    "lunar-name": "|".join(LUNAR_NAMES),
    "gathering": "نشست|جلسه|اجلاس|اجلاسیه|دور|سفر|دیدار|کمیسیون|نمایشگاه|همایش",
    "happening": "اتمام|خاتمه|برگزاری|امضا|امضای|تصویب|ابلاغ|نهایی شدن|راه اندازی|بهره برداری|فرا رسیدن|اجلاس سران|"
    "تشکیل|تعیین تکلیف|زمان|هنگام|موعد|پایان یافتن|انعقاد|تاسیس|صدور|دریافت|تحویل|"
    "لازم الاجرا شدن|اعلام|عقد|واگذاری|تخصیص|معرفی|تنفیذ|افتتاح|انتشار",
    "particle": "به|با|که|را|نیز|هم|توسط",
    "every": "هر",
    "onward": "به بعد|به این سو|به این طرف",
    # no day at all
    "vague": "به زودی|بزودی|به زودی زود|خیلی زود|هر چه زود تر|هر چه سریع تر|هرچه سریعتر|در اسرع وقت|اسرع وقت|"
    "در اولین فرصت|اولین فرصت|در نخستین فرصت|در اولین فرصت ممکن|در کوتاه ترین زمان|در کوتاه ترین زمان ممکن|"
    "در کوتاه ترین مدت|در کوتاه ترین فرصت|در کمترین زمان|در کمترین زمان ممکن|در کم ترین زمان|در سریع ترین زمان|"
    "در سریع ترین زمان ممکن|در سریع ترین وقت|در آینده نزدیک|در آینده ای نزدیک|در آینده بسیار نزدیک|"
    "در آینده ای بسیار نزدیک|در آینده ای نه چندان دور|در آینده نه چندان دور|آینده نزدیک|آینده ای نزدیک|عن قریب|"
    "عنقریب|در وقت مقتضی|در زمان مقتضی|در موعد مقرر|در زمان مقرر|در کوتاه مدت|در میان مدت|در بلند مدت|"
    "فی الفور|بدون فوت وقت|در اندک زمانی",
    # what only looks like a time
    "word": "بعد از ظهر|پیش از ظهر|قبل از ظهر|پس از آن|بعد از آن|پیش از آن|قبل از آن|پیش از این|قبل از این|پس از این|"
    "بعد از این|پیش از پیش|بیش از پیش|پس از گذشت|بعد از گذشت|یکی پس از دیگری|امام جمعه|ائمه جمعه|امامان جمعه|"
    "نماز جمعه|نماز های جمعه|جمعه ها|شنبه ها|درصد|به نقل از|نقل از|به گزارش|به گزارش خبرنگار|سینه|دردی|درسی|پیش بینی|"
    "پیش رفت|پیش نهاد|پیش نویس|پیش برد|"
    "روز افزون|روز آمد|روز رسانی|به روز رسانی|روز به روز|روز مره|ماه نامه|هفته نامه|سال نامه|بین المللی|بین الملل",
}  # fmt: skip
"""Kind -> what is of that kind."""

NUMBERED: dict[str, dict[str, object]] = {
    "spring": {"بهار": 1},  # also a name
    "season": {"تابستان": 2, "پاییز": 3, "پائیز": 3, "زمستان": 4},
    "weekday": {"شنبه": 0, "یک شنبه": 1, "سه شنبه": 3, "چهار شنبه": 4, "پنج شنبه": 5, "جمعه": 6, "آدینه": 6},
    "monday": {"دو شنبه": 2},  # also the name of a city
    "month": {
        **{name: (number, True) for number, name in enumerate(JALALI_MONTHS, 1)},
        **{name: (number, True) for name, number in JALALI_MONTHS_ALSO.items()},
        **{
            name: (number, False)
            for number, names in enumerate(GREGORIAN_MONTHS, 1)
            for name in names
            if re.match("[آ-ی]", name) and name not in ("می", "مه")
        },
    },
    "short-month": {"می": (5, False), "مه": (5, False)},  # also "-ing" and "fog"
    "occasion": {name: days for days, names in OCCASIONS.items() for name in names},
    "year-name": {name: years for years, names in YEAR_NAMES.items() for name in names},
}
"""Kind -> the words of that kind and the value of each."""

UNITS = {
    **dict.fromkeys(("hour-word", "hour-long"), "hour"),
    **dict.fromkeys(("day-word", "day-long", "days"), "day"),
    **dict.fromkeys(("week-word", "week-long", "weeks"), "week"),
    **dict.fromkeys(("month-word", "month-long", "months"), "month"),
    **dict.fromkeys(("year-word", "year-long", "years"), "year"),
}
"""Kind of word -> the unit it counts in."""

_LEADING = {"in", "from", "until", "within", "at-most", "this-one", "few", "start", "early", "end"}
"""Words that are glued before another: «درسال», «تاپایان», «اینهفته»."""
_TAILS = {"day-word", "week-word", "month-word", "year-word", *UNITS}
_QUALIFIERS = {"coming", "past", "this", "later", "earlier", "new"}
_MONTHS = {"month", "short-month"}
_NEVER_LED = _LEADING | NUMBER_KINDS | _MONTHS | {"and", "th", "word"}


def _may_touch(left: str, right: str) -> bool:
    """Whether words of these kinds are ever glued; "" is the edge of a run of letters."""
    if left in NUMBER_KINDS | {"and"} and right in NUMBER_KINDS | {"and"}:
        return numbers_may_touch(left, right)
    if right == "":
        return left not in _LEADING | {"and"} or left in ("start", "early", "end")
    if left == "":
        return right != "and"
    if left in _LEADING:
        return right not in _NEVER_LED or right in ("start", "early", "end", "few")
    return (
        (left in CARDINAL_KINDS and right in _TAILS)
        or (left in _TAILS and right in _QUALIFIERS)
        or (left in _MONTHS and right == "month-word")
        or (left == "day-word" and right in ("weekday", "monday"))
        or (left == "season-word" and right == "season")
    )


def _entries() -> dict[str, Entry]:
    entries: dict[str, Entry] = dict(WORDS)
    for kind, words in NUMBERED.items():
        entries |= {word: (kind, value) for word, value in words.items()}
    for kind, phrases in PHRASES.items():
        for phrase in phrases.split("|"):
            if phrase not in entries or entries[phrase][0] == "word":
                entries[phrase] = (kind, 1 if kind == "first" else None)
    return entries


APART = frozenset({"word", "break", "dot"})
"""What no time expression holds, but one bound to an event."""
_AROUND = {
    "in", "from", "until", "between", "at-most", "this-one", "this", "new", "first", "last-part", "first-part", "about",
    "few", "one", "or", "th", "working", "particle", "every", "onward", "contract-word",
    "validity", "done-word", "time-word", "development", "early", "middle", "coming", "later", "past",
    "earlier", "era", "gregorian", "solar", "lunar-era", "fiscal", "crop", "school", "word", "occasion-of",
}  # fmt: skip
CORE = frozenset({"digits", "slash", *NUMBERED, *PHRASES} - _AROUND)
"""Kinds of which every time expression has one."""

LEXICON = Lexicon(_entries(), _may_touch)
