"""Sentences cut into clauses: where they end, what of them only reports, and what belongs together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.clauses import Clause, clauses
from ingest.extract.reading import Reading
from ingest.extract.verbs import lemma, verbs

ROWS = [
    # The frame goes, its content stays.
    ("وی گفت: جاده تا پایان سال آسفالت می‌شود.", ["جاده تا پایان سال آسفالت می‌شود"]),
    ("رئیس اتاق گفت که سه کارخانه تعطیل شده است.", ["سه کارخانه تعطیل شده است"]),
    ("رئیس اتاق یزد: صادرات فرش نصف شد.", ["صادرات فرش نصف شد"]),
    ("به گزارش ایرنا، پل جدید افتتاح شد.", ["پل جدید افتتاح شد"]),
    # What stands before the verb of saying counts too.
    (
        "وی با بیان اینکه پروژه متوقف است، افزود: اعتبار آن تأمین خواهد شد.",
        ["پروژه متوقف است", "اعتبار آن تأمین خواهد شد"],
    ),
    ("مدیرکل از آغاز ساخت سد خبر داد.", ["از آغاز ساخت سد خبر داد"]),
    ("او با اشاره به رشد ۱۲ درصدی تولید گفت: کار ادامه دارد.", ["رشد ۱۲ درصدی تولید", "کار ادامه دارد"]),
    # Coordinated clauses part; relative, conditional and purpose clauses do not.
    ("زمین واگذار شد و ساخت آن از مهر آغاز می‌شود.", ["زمین واگذار شد", "ساخت آن از مهر آغاز می‌شود"]),
    ("سدی که ساختش طول کشید، امسال آبگیری می‌شود.", ["سدی که ساختش طول کشید، امسال آبگیری می‌شود"]),
    ("اگر اعتبار برسد، کار تمام می‌شود.", ["اگر اعتبار برسد، کار تمام می‌شود"]),
    ("مقرر شد شهرداری زمین را تحویل دهد.", ["مقرر شد شهرداری زمین را تحویل دهد"]),
    ("کارگروه برنامه را می‌نویسد تا سفر آغاز شود.", ["کارگروه برنامه را می‌نویسد تا سفر آغاز شود"]),
    # Nouns that look like verbs end nothing.
    ("در این نشست و جلسه پیشین درباره پرداخت و خرید گندم گفت‌وگو شد.", 1),
    # Half-spaces lost, Arabic letters, a space forgotten behind the full stop.
    ("وي گفت : طرح اجرا مي شود و آب تامين شده است .", ["طرح اجرا مي شود", "آب تامين شده است"]),
    ("کار تمام شده است.وی افزود: بقیه نیز میرسد.", ["کار تمام شده است", "بقیه نیز میرسد"]),
]


def _texts(text: str) -> list[str]:
    return [clause.span.of(text) for clause in clauses(Reading(text=text))]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_clauses(text: str, expected: list[str] | int) -> None:
    found = _texts(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_what_is_said_is_known_from_what_is_told() -> None:
    text = "پل باز شد. استاندار گفت: راه نیز ساخته می‌شود."
    told, said = clauses(Reading(text=text))
    assert (told.said, said.said) == (False, True)
    assert "گفت" in said.frame


@given(st.text(st.sampled_from("وی گفت: می‌شود شد که و اگر تا باید ۱۲.،\n|«»🔹 ا"), max_size=200))
def test_clauses_lie_in_order_in_the_text(text: str) -> None:
    found: list[Clause] = list(clauses(Reading(text=text)))
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
    assert [each.span.start for each in found] == sorted(each.span.start for each in found)


@pytest.mark.parametrize("unit", ["شد و ", "که ", "گفت: ", "با بیان اینکه ", "می ", "،", "(", "خواهد "])
def test_long_repetition_ends(unit: str) -> None:
    assert isinstance(_texts(unit * 20_000), list)


VERBS = [
    ("خواهد شد", "future", "شد"), ("نخواهیم داشت", "future", "داشت"), ("میشود", "present", "شد"),
    ("می شود", "present", "شد"), ("نمی توان", "present", "توانست"), ("شده است", "perfect", "شد"),
    ("کردهاند", "perfect", "کرد"), ("گفته بود", "perfect", "گفت"), ("افتتاح شد", "past", "شد"),
    ("است", "copula", "است"),
    ("بپردازد", "subjunctive", "پرداخت"), ("انجام شود", "subjunctive", "شد"), ("یافته", "participle", "یافت"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tense", "past"), VERBS)
def test_verbs(text: str, tense: str, past: str) -> None:
    (verb,) = verbs(text)
    assert (verb.tense, lemma(verb.form)) == (tense, past)


@pytest.mark.parametrize("text", ["میدان میزان میلیون میوه", "در نشست دیروز", "هزینه سوخت کارخانه", "دهند", "کارم"])
def test_nouns_are_no_verbs(text: str) -> None:
    assert [verb for verb in verbs(text) if verb.form not in ("دهند",)] == []


@pytest.mark.parametrize(
    ("text", "first"), [("خواهیم ساخت", True), ("آماده هستیم", True), ("می‌کنم", True), ("خواهد ساخت", False)]
)
def test_the_first_person(text: str, first: bool) -> None:
    from corpus.letters import plain

    assert [verb.first_person for verb in verbs(plain(text).text)] == [first]
