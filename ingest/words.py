"""The commonest words of the languages that reach the desk, by which a right decoding is told from a wrong one."""

from __future__ import annotations

import re


def _words(given: str) -> frozenset[str]:
    return frozenset(given.split())


PERSIAN = _words("""
    و در به از که این را با است برای آن یک خود تا بر هم نیز شد شده می ها های کرد کرده گفت بود باشد شود
    هر اما یا اگر پس دو سال روز کشور ایران کار مورد نظر گزارش وی ما آنها دارد دارند داد داده کند کنند
    باید بین پیش بعد حال همه چه ای استان شهر تهران رئیس رییس مدیر وزیر دولت ملی خبرگزاری همکاری توسعه
    شرکت سازمان طرح هزار میلیون درصد جلسه تاریخ شماره نامه سلام احترام موضوع بند ماده طرف پیوست متن
    عنوان منبع
""")
ARABIC = _words("في من على الى إلى ان أن التي الذي هذا هذه عن مع لا ما كان قال كما بعد بين او أو و ثم لم قد كل")
RUSSIAN = _words("и в не на что с по он как это из за для от но к мы до при года его или все был о у так же бы")
ENGLISH = _words("the of and to in a is that for on with as by at be this from are was it or an")

_WORD = re.compile(r"[^\W\d_]+")
_FOLD = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "\u0640": None})


def words(text: str) -> list[str]:
    """Runs of letters, with Arabic yeh and kaf made Persian."""
    return _WORD.findall(text.translate(_FOLD))


_FOLDED_ARABIC = frozenset(word.translate(_FOLD) for word in ARABIC)
COMMON = PERSIAN | _FOLDED_ARABIC | RUSSIAN | ENGLISH


def common(text: str) -> int:
    """How many words of `text` are among the commonest of a language it might be in."""
    return sum(word in COMMON or word.lower() in COMMON for word in words(text))
