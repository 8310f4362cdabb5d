"""The compiled lexicon: as hazm has it, and safe on disk."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.persian import LEXICON_FILE, Analyser, Lexicon, open_analyser, open_lexicon
from corpus.persian.compile import infinitive, tab_lines
from corpus.persian.fold import HALF_SPACE, key

ENDINGS = ("ات", "جات", "ها", "های", "ان", "یان", "گان", "مان", "تان", "شان", "ش", "ی", "تر", "ترین", "انی")


@pytest.fixture(scope="module")
def lexicon(models: Path) -> Lexicon:
    return open_lexicon(models)


@pytest.fixture(scope="module")
def hazm() -> object:
    from hazm import Lemmatizer

    return Lemmatizer()


def hazm_lemma(hazm: object, form: str) -> str:
    lemma = str(hazm.lemmatize(form))  # type: ignore[attr-defined]
    return infinitive(lemma) if "#" in lemma else key(lemma)


class TestAgainstHazm:
    def test_listed_words_keep_hazm_lemma_but_for_the_exceptions(self, lexicon: Lexicon, hazm: object) -> None:
        """The exceptions: rows of our two tables, and plain plurals and degrees of words the list tags."""
        from hazm.utils import words_list

        tables = {key(row[0]) for name in ("lemmas.tsv", "spellings.tsv") for row in tab_lines(name)}
        checked = 0
        odd = []
        for word, *_ in words_list()[::3]:
            entry = lexicon.entry(key(word))
            if entry is None or key(word) in tables or "ة" in word:  # Arabic spellings meet the Persian word
                continue
            checked += 1
            if entry.lemma != hazm_lemma(hazm, word) and not is_inflected(key(word), entry.lemma):
                odd.append((word, entry.lemma))
        assert checked > 50_000
        assert [pair for pair in odd if lexicon.rank(key(pair[0])) >= 2] == []
        assert len(odd) < checked / 1000, odd

    def test_nouns_with_plural_endings(self, analyser: Analyser, hazm: object) -> None:
        from hazm.utils import words_list

        nouns = [word for word, count, tags in words_list() if "N" in tags and count > 1000][::11]
        forms = [f"{noun}{HALF_SPACE}{ending}" for noun in nouns for ending in ("ها", "های", "هایی")]
        odd = {form for form in forms if analyser.terms(form) != analyser.terms(form.rpartition(HALF_SPACE)[0])}
        assert len(forms) > 3000
        assert odd == {f"بی{HALF_SPACE}منت{HALF_SPACE}ها"}  # بی‌منتها, endless, is a word too

    @pytest.mark.parametrize("prefix", ["می\u200c", "نمی\u200c"])
    def test_verb_forms(self, analyser: Analyser, lexicon: Lexicon, hazm: object, prefix: str) -> None:
        verbs: dict[str, str] = hazm.verbs  # type: ignore[attr-defined]
        forms = [
            form
            for form, lemma in verbs.items()
            if form.startswith(prefix) and " " not in form and "_" not in form
            if lemma != "#هست" and infinitive(lemma) in lexicon
        ][::5]
        odd = [form for form in forms if analyser.terms(form) != [hazm_lemma(hazm, form)]]
        assert len(forms) > 1000
        assert odd == []


def is_inflected(word: str, lemma: str) -> bool:
    stems = (lemma, lemma.removesuffix("ه"), lemma.removesuffix("ت"))
    return any(word == stem + ending for stem in stems for ending in ENDINGS)


class TestFile:
    def test_what_was_saved_is_loaded(self, lexicon: Lexicon, tmp_path: Path) -> None:
        path = tmp_path / "deep" / LEXICON_FILE
        lexicon.save(path)
        again = Lexicon.load(path)
        assert again is not None
        assert again.keys() == lexicon.keys()
        assert again.joins == lexicon.joins
        assert [file.name for file in path.parent.iterdir()] == [LEXICON_FILE]

    @pytest.mark.parametrize(
        "damage",
        [
            lambda whole: b"",
            lambda whole: whole[: len(whole) // 2],
            lambda whole: b"another stamp" + whole[whole.index(b"\n") :],
            lambda whole: whole.replace(b"\t", b"\n", 1),
            lambda whole: b"\xff" + whole,
        ],
        ids=["empty", "cut short", "other rules", "torn", "not text"],
    )
    def test_a_damaged_file_is_not_believed(self, tmp_path: Path, damage: object) -> None:
        path = tmp_path / LEXICON_FILE
        Lexicon({"کتاب": "2", "دفتر": "3"}, {"هم کار": "همکار"}).save(path)
        path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
        assert Lexicon.load(path) is None

    def test_no_file_is_no_lexicon(self, tmp_path: Path) -> None:
        assert Lexicon.load(tmp_path / LEXICON_FILE) is None

    def test_saving_at_once_leaves_one_whole_file(self, tmp_path: Path) -> None:
        path = tmp_path / LEXICON_FILE
        small = Lexicon({f"واژه{number}": "2" for number in range(5000)}, {"هم کار": "همکار"})
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda _: small.save(path), range(24)))
        loaded = Lexicon.load(path)
        assert loaded is not None
        assert len(loaded) == 5000
        assert [file.name for file in tmp_path.iterdir()] == [LEXICON_FILE]

    def test_opening_again_does_not_import_hazm(self, models: Path) -> None:
        open_analyser(models)
        code = (
            "import sys; from pathlib import Path; from corpus.persian import open_analyser;"
            "assert open_analyser(Path(sys.argv[1])).terms('کتاب‌ها') == ['کتاب'];"
            "assert not {'hazm', 'nltk', 'numpy'} & set(sys.modules)"
        )
        subprocess.run([sys.executable, "-c", code, str(models)], check=True)
