"""The language of a text, cheaply: by its script, and by letters and function words only one language of it has."""

from __future__ import annotations

import re
from collections import Counter

from corpus.letters import plain
from corpus.models import Draft

SAMPLE_CHARS = 1500
_WORD = re.compile(r"[^\W\d_]+")
_KURDISH = re.compile("[ێۆڵڕەڤ]")
_PERSIAN = re.compile("[پچژگ]")
# In plain letters, without the words that two of them share (من، بعد، بین، او).
_FUNCTION_WORDS = {
    "fa": "در به از که این را با است برای یک تا هم بر شد می خود ها های گفت کرد شده نیز هر اما یا بود شود دارد وی نمی",
    "ar": "فی الی التی الذی هذا هذه عن مع کان کانت وقد کما ذلک حیث ولا لم قد لن علیه فیه منه وفی ومن",
    "en": "the of and to in a is for that with on as by was are from at",
    "ru": "и в не на что с по как из к для это от его за о при",
}
_KNOWN = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_CODES = {"fas": "fa", "per": "fa", "pes": "fa", "ara": "ar", "eng": "en", "rus": "ru", "kur": "ckb", "ku": "ckb"}


def language_of(draft: Draft) -> str:
    """fa, ar, ckb, en, ru or "other"; what the metadata says goes first; fa where there are no words."""
    given = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", (draft.language or "").strip())
    if given:
        return _CODES.get(given[0].lower(), given[0].lower())
    sample = " ".join(filter(_is_prose, draft.text[:SAMPLE_CHARS].split()))
    words = _WORD.findall(plain(sample).text)
    scripts = Counter(map(_script, words))
    if not words or scripts["arabic"] * 3 >= len(words):
        return _arabic(sample, words)
    for script, language in (("latin", "en"), ("cyrillic", "ru")):
        if scripts[script] * 2 > len(words):
            return language if len(words) < 12 or _hits(words, language) * 12 >= len(words) else "other"
    return "other"


def _is_prose(word: str) -> bool:
    """Not an address, a handle or a file name: they are Latin in every language."""
    return not set("@/_") & set(word) and "." not in word[1:-1]


def _script(word: str) -> str:
    if "\u0600" <= word[0] <= "\u06ff":
        return "arabic"
    if "\u0400" <= word[0] <= "\u052f":
        return "cyrillic"
    return "latin" if word[0] < "\u0250" else "other"


def _hits(words: list[str], language: str) -> int:
    return sum(word in _KNOWN[language] for word in words)


def _arabic(sample: str, words: list[str]) -> str:
    if len(_KURDISH.findall(sample)) * 2 >= max(1, len(words)):
        return "ckb"
    persian = _hits(words, "fa") + len(_PERSIAN.findall(sample))
    articles = sum(len(word) > 4 and word.startswith("ال") and word != "الله" for word in words)
    arabic = _hits(words, "ar") + articles
    return "ar" if arabic > persian and arabic * 5 >= len(words) else "fa"
