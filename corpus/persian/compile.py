"""Makes the lexicon from hazm's word list, verb table and lemmatizer, and from the small tables beside this file."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources

from corpus.persian.fold import HALF_SPACE, key, natural
from corpus.persian.lemma import strip
from corpus.persian.lexicon import VERB, Lexicon, encode

COMMON = 1_000_000
"""hazm's count from which a word is called common; the list has 1,700 of them."""
_JOINING = "هم دو سه چند چهار پنج شش هفت هشت تک کم پر بلند کوتاه میان کار قطع فرا باز پیش بین غیر"
JOINING = frozenset(_JOINING.split())
"""First halves that make one solid word with the next: هم کار is همکار, دو جانبه is دوجانبه."""
_NOT_JOINED = "شده نشده کرده نکرده گرفته داشته داده مانده رفته یافته بوده شد کرد داد گرفت به در از که"
_PARTICIPLES = frozenset(_NOT_JOINED.split())

Words = dict[str, tuple[int, str]]
"""Key to rank and best spelling."""


def build() -> Lexicon:
    """Compile the lexicon. Takes seconds: hazm builds half a million verb forms."""
    from hazm import Lemmatizer
    from hazm.utils import words_list

    words = _words((word, count, tags) for word, count, tags in words_list())
    lemmas = _lemmas(words)
    table = {word: encode(rank, word, lemmas[word], spelling) for word, (rank, spelling) in words.items()}
    # Written with its half-space a form says more: می‌زند is of زدن, whatever میزند might be.
    for form, lemma in sorted(Lemmatizer().verbs.items(), key=lambda pair: HALF_SPACE not in pair[0]):
        if _is_telling(form, infinitive(lemma), words):
            _add_verb(table, form, lemma)
    _add_round_te(table, words)
    _amend(table)
    return Lexicon(table, _joins(words))


def tab_lines(name: str) -> list[list[str]]:
    """The rows of a table beside this file; `#` opens a remark."""
    text = resources.files("corpus.persian").joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def apart() -> frozenset[str]:
    """Keys whose ending is part of them."""
    return frozenset(key(word) for row in tab_lines("apart.txt") for word in row[0].split())


def _words(rows: Iterable[tuple[str, int, tuple[str, ...]]]) -> Words:
    """The list by key; of several spellings the tagged, then the more frequent one is shown."""
    best: dict[str, tuple[bool, int, str]] = {}
    for word, count, tags in rows:
        tagged = tuple(tags) != ("0",)
        if not (tagged or "ة" not in word) or not word.replace(HALF_SPACE, "").isalpha():
            continue
        candidate = (tagged, count, natural(word).strip(HALF_SPACE))
        best[key(word)] = max(best.get(key(word), candidate), candidate)
    ranks = {word: _rank(tagged, count) for word, (tagged, count, _) in best.items()}
    for word, rank in ranks.items():
        if rank == 0 and word.endswith("ی") and len(word) > 3 and ranks.get(word[:-1], 0) >= 2:
            ranks[word] = 1
    return {word: (ranks[word], spelling) for word, (_, _, spelling) in best.items()}


def _rank(tagged: bool, count: int) -> int:
    return 0 if not tagged else 3 if count >= COMMON else 2


def _lemmas(words: Words) -> dict[str, str]:
    """Each listed word's lemma: itself, unless it is plainly an inflected form of a good word."""
    fixed = apart()

    def rank(word: str) -> int:
        return words[word][0] if word in words else -1

    lemmas = {}
    for word in words:
        lemmas[word] = word
        if word not in fixed and _may_be_inflected(word, words):
            stems = [found.stem for found in strip(word, rank) if rank(found.stem) >= 2]
            lemmas[word] = next(iter(stems), word)
    for word, lemma in lemmas.items():
        if word != lemma and words[word][0] == 0:
            words[word] = (1, words[word][1])
    return lemmas


def _may_be_inflected(word: str, words: Words) -> bool:
    """Untagged words with a plain ending, and tagged plurals. -ی of listed words stays: ایرانی is not ایران."""
    rank, spelling = words[word]
    if word.endswith("ات"):
        return True
    if rank >= 2 or HALF_SPACE in spelling:
        return False
    return word.endswith(("ان", "ها", "های", "ترین", "تر", "وی", "ای", "مان", "شان"))


def _is_telling(form: str, lemma: str, words: Words) -> bool:
    """Whether a verb form is one word, of a verb in use, and no noun (گیری in تصمیم‌گیری is no form of گرفتن)."""
    if " " in form or "_" in form or not (lemma in words or _is_good(lemma[:-1] + "ه", words)):
        return False
    if lemma == "هست":  # its endings (م, ید) are listed as forms of their own
        return form.startswith(("هست", "نیست"))
    return form.startswith(("می", "نمی")) or not form.endswith(("ی", "ان", "ا"))


def _is_good(word: str, words: Words) -> bool:
    return word in words and words[word][0] >= 2


def _add_verb(table: dict[str, str], form: str, lemma: str) -> None:
    word, spelling = key(form), natural(form)
    untagged = table.get(word, "0").startswith("0")
    if word not in table or (untagged and HALF_SPACE in form):
        table[word] = encode(VERB, word, infinitive(lemma), spelling)


def _add_round_te(table: dict[str, str], words: Words) -> None:
    """Words on ت as Arabic spells them (هیئة, folded to هییه), unless that is a word too."""
    for word, (rank, spelling) in words.items():
        if rank >= 2 and word.endswith("ت") and len(word) > 3 and word[:-1] + "ه" not in table:
            table[word[:-1] + "ه"] = encode(0, word[:-1] + "ه", word, spelling)


def infinitive(lemma: str) -> str:
    """hazm's pair of stems (رفت#رو) as one term: the infinitive (رفتن), or the only stem there is."""
    past, _, present = lemma.partition("#")
    return key(past + "ن") if past else key(present)


def _amend(table: dict[str, str]) -> None:
    """Lay the tables of this folder over what was compiled."""
    for word in apart():
        if table.get(word, "0")[0] in f"0{VERB}":
            table[word] = encode(2, word, word, word)
    for form, lemma in tab_lines("lemmas.tsv"):
        table[key(form)] = encode(VERB if HALF_SPACE in form else 2, key(form), key(lemma), natural(form))
    for variant, spelling in tab_lines("spellings.tsv"):
        kept = table.get(key(spelling), "2").partition("|")[0]
        table[key(variant)] = encode(int(kept), key(variant), key(spelling), natural(spelling))


def _joins(words: Words) -> dict[str, str]:
    """Pairs that are one solid word side by side."""
    joins = {}
    for word, (rank, spelling) in words.items():
        if HALF_SPACE not in spelling and rank >= 2:
            joins.update(_solid_pairs(word, words))
    return joins


def _solid_pairs(word: str, words: Words) -> dict[str, str]:
    found = {}
    for cut in range(2, len(word) - 2):
        head, tail = word[:cut], word[cut:]
        if head in JOINING and tail not in _PARTICIPLES and words.get(tail, (0, ""))[0] >= 1:
            found[f"{head} {tail}"] = word
    return found
