"""Tokens: numbers, dates, addresses, spans in the raw text, and texts made to hurt."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.persian import STOPWORDS, Analyser, fold
from corpus.persian.words import LONGEST_TERM

Z = "\u200c"
LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهیيىآأإؤئةۀء"
SIGNS = f" \n\t.,،؛:؟!/-_@#«»()[]{Z}\u200f\u200e\u00a0\u00ad\u0640\u064b\u0651\u0654\u0653\u0301\ufeff\0\ud800😀"
alphabet = st.sampled_from(LETTERS + SIGNS + "۰۱۲۳۴۵٠١٢012345abcXYZабвЙй")
words = st.sampled_from(
    ["می", "ها", "های", "ای", "هم", "کار", "همکاریهای", "http://", "www.", "12.5", "۱۴۰۴/۸/۱۴", " "]
)
texts = st.lists(st.one_of(alphabet, words), max_size=40).map("".join)


class TestNumbers:
    @pytest.mark.parametrize(
        ("spellings", "term"),
        [
            (["۱۴۰۴", "١٤٠٤", "1404"], "1404"),
            (["۱۲٫۵", "۱۲.۵", "12.5"], "12ꞏ5"),
            (["1,250,000", "1250000", "۱٬۲۵۰٬۰۰۰", "۱،۲۵۰،۰۰۰"], "1250000"),
            (["۱٬۲۵۰٫۷۵", "1,250.75", "1250.75"], "1250ꞏ75"),
        ],
    )
    def test_one_number_is_one_term(self, analyser: Analyser, spellings: list[str], term: str) -> None:
        assert [analyser.terms(spelling) for spelling in spellings] == [[term]] * len(spellings)
        assert len({analyser.surface(spelling) for spelling in spellings}) == 1

    @pytest.mark.parametrize(
        ("text", "terms"),
        [
            ("۱۴۰۴/۸/۱۴", ["1404ǀ8ǀ14", "1404", "8", "14"]),
            ("1404/08/14", ["1404ǀ8ǀ14", "1404", "8", "14"]),
            ("۱۴-۸-۱۴۰۴", ["14ǀ8ǀ1404", "14", "8", "1404"]),
            ("۱۲:۳۰", ["12ǀ30", "12", "30"]),
            ("۱۲/۵", ["12ǀ5", "12ꞏ5", "12", "5"]),
            ("۱۲/۳۴۵/ص", ["12ǀ345ǀص", "12", "345", "ص"]),
            ("الف/۱۲۳", ["الفǀ123", "الف", "123"]),
            ("12,5", ["12", "5"]),
            ("۲۰درصد", ["20", "درصد"]),
            ("کووید-۱۹", ["کووید", "19"]),
            ("G20 و ۵G", ["g20", "و", "5g"]),
        ],
    )
    def test_dates_letter_numbers_and_mixtures(self, analyser: Analyser, text: str, terms: list[str]) -> None:
        assert analyser.terms(text) == terms

    def test_another_number_is_another_term(self, analyser: Analyser) -> None:
        assert set(analyser.terms("12.5")).isdisjoint(analyser.terms("125"))
        assert analyser.terms("12/345/ص")[0] not in analyser.terms("12/346/ص")


class TestForeign:
    @pytest.mark.parametrize(
        ("text", "terms"),
        [
            ("Semnan", ["semnan"]),
            ("РОССИЯ", ["россия"]),
            ("Савёлов", ["савелов"]),
            ("и\u0306од", ["йод"]),
            ("info@Semnan.ir", ["infoǀsemnanǀir", "info", "semnan", "ir"]),
            ("@irna_fa", ["irnaǀfa", "irna", "fa"]),
            ("https://www.irna.ir/news/123/", ["irnaǀirǀnewsǀ123", "irna", "ir", "news", "123"]),
            ("irna.ir/news/123", ["irnaǀirǀnewsǀ123", "irna", "ir", "news", "123"]),
            ("#هفته_دولت", ["هفته", "دولت"]),
            ("😀 🇮🇷 …", []),
            ("Iranایران", ["iran", "ایران"]),
            ("اقتصادی-تجاری", ["اقتصادی", "تجاری"]),
        ],
    )
    def test_terms(self, analyser: Analyser, text: str, terms: list[str]) -> None:
        assert analyser.terms(text) == terms


class TestSpans:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            (f"با همکاری{Z}های ما", ["با", f"همکاری{Z}های", "ما"]),
            ("همکاری های دوجانبه", ["همکاری های", "دوجانبه"]),
            ("\u200fايران\u200f، محمّد", ["ايران", "محمّد"]),
            ("هم کار", ["هم کار"]),
            ("(۱۲٫۵ درصد)", ["۱۲٫۵", "درصد"]),
            ("ا\u0653ب ﻻله", ["ا\u0653ب", "ﻻله"]),
            ("آمد.رفت", ["آمد", "رفت"]),
            ("می ناب", ["می", "ناب"]),
            ("\ud800ایران\ud800", ["ایران"]),
        ],
    )
    def test_tokens_are_cut_from_the_raw_text(self, analyser: Analyser, text: str, found: list[str]) -> None:
        assert [text[token.start : token.end] for token in analyser.analyse(text).tokens] == found

    @settings(max_examples=400, deadline=None)
    @given(text=texts)
    @example("http://ئ")  # words in addresses fold as all words do
    def test_spans_are_ordered_apart_and_hold_their_terms(self, analyser: Analyser, text: str) -> None:
        analysis = analyser.analyse(text)
        assert analysis.text == text
        last = 0
        for token in analysis.tokens:
            assert last <= token.start < token.end <= len(text)
            last = token.end
            assert token.terms
            assert len(set(token.terms)) == len(token.terms)
            assert all(term.isalnum() for term in token.terms)
            raw = fold(text[token.start : token.end])
            assert any(letter in raw for letter in token.terms[0]), (raw, token.terms)

    @settings(max_examples=200, deadline=None)
    @given(text=texts)
    def test_terms_and_surface_belong_to_the_same_analysis(self, analyser: Analyser, text: str) -> None:
        assert analyser.terms(text) == [term for token in analyser.analyse(text).tokens for term in token.terms]
        surface = analyser.surface(text)
        assert surface == " ".join(surface.split())
        surface.encode("utf-8")

    @settings(max_examples=200, deadline=None)
    @given(texts, texts)
    def test_a_line_does_not_change_the_next(self, analyser: Analyser, one: str, other: str) -> None:
        assert analyser.terms(f"{one}\n.\n{other}") == analyser.terms(one) + analyser.terms(other)


class TestHostile:
    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("." * 200_000, 0),
            ("." * 200_000 + "x", 1),
            ("ا" * 10_000_000, 1),
            (Z * 100_000, 0),
            ("سلام" + Z * 100_000 + "دنیا", 1),
            ("ا" + "\u064b\u0301" * 50_000, 1),
            ("\u0301" * 100_000, 0),
            ("\ud800" * 100_000 + "\0" * 100_000, 0),
            ("۱" * 200_000, 1),
            ("سلام-" * 20_000, 20_000),
            ("http://" * 20_000, 1),
            ("می " * 20_000, 20_000),
            ("هم " * 20_000, 20_000),
        ],
    )
    def test_every_part_is_still_counted(self, analyser: Analyser, text: str, count: int) -> None:
        tokens = analyser.analyse(text).tokens
        assert len(tokens) == count
        assert all(len(term) <= 3 * LONGEST_TERM for token in tokens for term in token.terms)
        assert len(analyser.surface(text)) <= len(text)

    def test_both_ends_of_a_word_full_of_half_spaces_count(self, analyser: Analyser) -> None:
        assert analyser.terms("تفاهم" + Z * 100_000 + "نامه") == analyser.terms("تفاهم نامه")

    def test_a_letter_is_not_lost_under_its_marks(self, analyser: Analyser) -> None:
        assert analyser.terms("ایر" + "\u064e\u0301" * 50_000 + "ان") == ["ایران"]


def test_stopwords_are_terms_of_their_own(analyser: Analyser) -> None:
    assert {term: analyser.terms(term) for term in STOPWORDS} == {term: [term] for term in STOPWORDS}


def test_surface_is_one_clean_line(analyser: Analyser) -> None:
    text = "\ufeffكميتةٔ  مشترك،\r\n\r\nهمکاریهای ۱۲٫۵ درصدی\0 را\u200f می شود."
    assert analyser.surface(text) == "کمیته مشترک، همکاری های 12.5 درصدی را می شود."
