"""Passages cover the text, keep sentences and rows whole, and remember their heading."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Span
from ingest.split import estimate, split

SENTENCE = "کارگروه مشترک استان و طرف مقابل، گزارش خود را دربارهٔ صادرات سنگ گچ و گلخانه ارائه کرد."


def sentences(text: str) -> list[Span]:
    """Enough for these texts: a sentence ends at a full stop or a line's end."""
    return [Span(start=m.start(), end=m.end()) for m in re.finditer(r"[^.\n]+\.?", text) if m[0].strip()]


def pieces(text: str, headings: list[Span] | None = None, **options: int) -> list[str]:
    return [each.span.of(text) for each in split(text, sentences(text), headings or [], **options)]


def at(text: str, words: str) -> Span:
    return Span(start=text.index(words), end=text.index(words) + len(words))


def test_passages_are_of_the_wanted_size_and_end_with_sentences() -> None:
    text = " ".join([SENTENCE] * 60)
    found = pieces(text)
    assert all(each.endswith(".") for each in found)
    assert all(100 <= estimate(each) <= 160 for each in found)
    assert " ".join(found) == text


def test_more_tokens_make_fewer_passages() -> None:
    text = " ".join([SENTENCE] * 60)
    assert len(pieces(text, tokens=256)) < len(pieces(text, tokens=128)) < len(pieces(text, tokens=64))


def test_a_short_text_is_one_passage_and_a_blank_one_none() -> None:
    assert pieces("  سلام.  ") == ["سلام."]
    assert pieces(" \n … \u200c ") == []
    assert pieces("") == []


def test_a_short_tail_joins_the_passage_before() -> None:
    size = len(pieces(" ".join([SENTENCE] * 40))[0].split(". "))
    text = " ".join([SENTENCE] * size) + " پایان پیام."
    assert pieces(text)[-1].endswith("پایان پیام.")
    assert len(pieces(text)) == 1


def test_a_heading_begins_a_passage_and_is_remembered() -> None:
    part = " ".join([SENTENCE] * 8)
    text = f"مقدمه\n{part}\nماده ۲ - تعهدها\n{part}"
    marked = [at(text, "مقدمه"), at(text, "ماده ۲ - تعهدها")]
    found = split(text, sentences(text), marked)
    assert {each.heading for each in found} == set(marked)
    second = [each for each in found if each.heading == marked[1]]
    assert second[0].span.start == marked[1].start
    assert len(second) > 1  # the later ones remember it too
    assert all(each.span.of(text) not in ("مقدمه", "ماده ۲ - تعهدها") for each in found)


def test_short_sections_share_a_passage() -> None:
    text = "ماده ۱\nموضوع سند.\nماده ۲\nمدت سند یک سال است."
    found = split(text, sentences(text), [at(text, "ماده ۱"), at(text, "ماده ۲")])
    assert [(each.span.of(text), each.heading) for each in found] == [(text, at(text, "ماده ۱"))]


def test_a_heading_at_the_end_does_not_stand_alone() -> None:
    text = " ".join([SENTENCE] * 6) + "\nپیوست‌ها"
    assert pieces(text, [at(text, "پیوست‌ها")])[-1].endswith(".\nپیوست‌ها")


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_rows_of_a_table_stay_whole(mark: str) -> None:
    rows = [mark.join((f"{n}.", "خرید ۲۰ تن. تحویل در بندر.", "ادارهٔ کل.", "تا پایان مهر.")) for n in range(1, 40)]
    text = "\n".join(rows)
    found = pieces(text)
    assert len(found) > 3
    assert "\n".join(found) == text
    assert all(each.startswith(tuple(f"{n}." for n in range(1, 40))) for each in found)


def test_overlap_repeats_the_closing_sentences() -> None:
    text = " ".join(f"جملهٔ شمارهٔ {n} دربارهٔ همکاری دو استان است." for n in range(60))
    found = pieces(text, overlap=2)
    assert len(found) > 2
    for before, after in pairwise(found):
        assert before.split(". ")[-2:] == [*after.split(". ")[:1], after.split(". ")[1] + "."]


@pytest.mark.parametrize("length", range(4, 10))
def test_no_overlap_across_a_heading(length: int) -> None:
    part = " ".join([SENTENCE] * length)
    text = f"{part}\nفصل دوم\n{part}"
    found = pieces(text, [at(text, "فصل دوم")], overlap=1)
    assert any(each.startswith("فصل دوم") for each in found)


def test_a_short_end_of_a_section_stays_with_it() -> None:
    text = " ".join([SENTENCE] * 5) + "\nپایان فصل.\nفصل دوم\n" + " ".join([SENTENCE] * 5)
    found = pieces(text, [at(text, "فصل دوم")])
    assert found[-1].startswith("فصل دوم")
    assert found[-2].endswith("پایان فصل.")


def test_a_long_sentence_is_cut_at_clause_marks() -> None:
    text = "، ".join(["ماده نخست دربارهٔ صادرات و واردات و حمل کالا میان دو کشور"] * 40) + "."
    found = pieces(text)
    assert len(found) > 3
    assert all(each.endswith(("،", ".")) for each in found)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("ا" * 1_000_000, 100),  # one word
        ("واژه " * 200_000, 1000),  # no mark anywhere
        ("الف، " * 200_000, 1000),
        ("۱" * 300_000, 100),
        ("字" * 100_000, 100),
    ],
)
def test_a_sentence_without_end_is_cut(text: str, least: int) -> None:
    found = split(text, [Span(start=0, end=len(text))], [])
    assert len(found) >= least
    assert sum(each.span.end - each.span.start for each in found) >= len(text.replace(" ", ""))
    assert max(each.span.end - each.span.start for each in found) < 4000


WORDS = st.sampled_from(
    ["کارگروه", "۱۴۰۴/۰۸/۱۴", "و", ".", "،", "\n", "\t", " | ", " ", "!", "😀", "\u200c", "ABC", "ماده ۱\n"]
)


@given(st.lists(WORDS, max_size=200).map("".join), st.integers(8, 64), st.integers(0, 3), st.data())
def test_passages_cover_the_text_in_order(text: str, tokens: int, overlap: int, data: st.DataObject) -> None:
    heads = [Span(start=m.start(), end=m.end() - 1) for m in re.finditer("ماده ۱\n", text)]
    chosen = data.draw(st.lists(st.sampled_from(heads), unique=True)) if heads else []
    found = split(text, sentences(text), chosen, tokens=tokens, overlap=overlap)
    covered: set[int] = set()
    for each in found:
        assert 0 <= each.span.start < each.span.end <= len(text)
        assert any(map(str.isalnum, each.span.of(text)))
        assert each.heading is None or each.heading.start <= each.span.start
        covered.update(range(each.span.start, each.span.end))
    assert all(index in covered for index, letter in enumerate(text) if letter.isalnum())
    assert [each.span for each in found] == sorted({each.span for each in found})
    if not overlap:
        assert all(one.span.end <= two.span.start for one, two in pairwise(found))
