"""The registry of parties: one in any spelling, related but not equal, learnt from documents, corrected by people."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.parties import Correction, PartyRegistry, UnknownParty
from corpus.parties.listed import key, kind_of

WHEN = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def registry() -> PartyRegistry:
    return PartyRegistry()


SAME = [
    ("روسیه", "فدراسیون روسیه"),
    ("روسیه", "فدراسيون روسيه"),
    ("روسیه", "Russian Federation"),
    ("امارات", "امارات متحده عربی"),
    ("ترکیه", "تركيه"),
    ("ایران", "جمهوری اسلامی ایران"),
    ("آمریکا", "ایالات متحده"),
    ("گیلان", "استان گیلان"),
    ("وزارت صمت", "وزارت صنعت، معدن و تجارت"),
    ("ایران\u200cخودرو", "ایران خودرو"),
    ("خرم\u200cآباد", "خرم آباد"),
    ("بندر عباس", "بندرعباس"),
    ("هلال احمر", "جمعيت هلال\u200cاحمر"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_one_party_resolve_to_it(registry: PartyRegistry, one: str, other: str) -> None:
    found = registry.resolve(one)
    assert found is not None
    assert registry.resolve(other) == found


APART = [
    ("سمنان", "استان سمنان"),
    ("ایران", "عراق"),
    ("مسکو", "روسیه"),
    ("بانک ملی", "بانک ملت"),
    ("کره جنوبی", "کره شمالی"),
    ("خراسان شمالی", "خراسان جنوبی"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_parties_stay_apart(registry: PartyRegistry, one: str, other: str) -> None:
    first, second = registry.resolve(one), registry.resolve(other)
    assert first is not None
    assert second is not None
    assert first.id != second.id


KINDS = [
    ("شرکت پنبه دشت", "company"),
    ("وزارت انرژی", "ministry"),
    ("سفارت عمان در تهران", "embassy"),
    ("دانشگاه زنجان", "university"),
    ("اتاق بازرگانی ساری", "chamber"),
    ("کارگروه مشترک آب", "working_group"),
    ("بانک تازه", "bank"),
    ("استان هلمند", "province"),
    ("استانداری یزد", "local"),
    ("صادرکنندگان", "group"),
    ("نامی دیگر", "body"),
    ("", "body"),
]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_the_first_words_of_a_name_tell_its_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_an_unknown_name_resolves_to_nothing(registry: PartyRegistry) -> None:
    assert registry.resolve("شرکت ناشناس") is None
    assert registry.resolve("") is None


def test_learns_a_name_once_with_its_spellings(registry: PartyRegistry) -> None:
    new = registry.learn(["شرکت میگوی جنوب", "شرکت ميگوی  جنوب", "شرکت میگوی\u200cجنوب", "شرکت میگوی جنوب", "«»"])
    assert [party.name for party in new] == ["شرکت میگوی جنوب"]
    assert new[0].kind == "company"
    assert registry.resolve("شركت ميگوي جنوب") == new[0]
    assert registry.learn(["شرکت میگوی جنوب"]) == ()


def test_a_new_spelling_of_a_known_party_becomes_its_alias(registry: PartyRegistry) -> None:
    assert registry.learn(["تركيه"]) == ()
    found = registry.resolve("ترکیه")
    assert found is not None
    assert "تركيه" in found.aliases


RELATED = [
    ("استانداری سمنان", {"استان سمنان", "سمنان"}),
    ("سمنان", {"استان سمنان", "استانداری سمنان"}),
    ("سفارت ایران در روسیه", {"ایران", "روسیه"}),
    ("شاهرود", {"استان سمنان"}),
    ("دوحه", {"قطر"}),
    ("بانک دی", set()),
]


@pytest.mark.parametrize(("name", "others"), RELATED)
def test_relates_bodies_to_the_places_in_their_names(name: str, others: set[str]) -> None:
    registry = PartyRegistry()
    registry.learn(["استانداری سمنان", "سفارت ایران در روسیه"])
    party = registry.resolve(name)
    assert party is not None
    assert {each.name for each in registry.related(party)} == others


def test_a_merged_party_is_the_other_one(registry: PartyRegistry) -> None:
    registry.learn(["شرکت الف", "شرکت الف و پسران"])
    registry.merge("شرکت الف و پسران", "شرکت الف", who="ناهید", when=WHEN, why="نام تازهٔ همان شرکت")
    found = registry.resolve("شرکت الف و پسران")
    assert found == registry.resolve("شرکت الف")
    assert found is not None
    assert "شرکت الف و پسران" in found.aliases
    assert [party.name for party in registry.parties()].count("شرکت الف و پسران") == 0


def test_a_renamed_party_keeps_its_old_name_as_an_alias(registry: PartyRegistry) -> None:
    registry.learn(["سازمان کهن"])
    registry.rename("سازمان کهن", "سازمان نو", who="ناهید", when=WHEN, why="قانون تازه")
    found = registry.resolve("سازمان کهن")
    assert found is not None
    assert (found.name, found.aliases) == ("سازمان نو", ("سازمان کهن",))
    assert registry.resolve("سازمان نو") == found


def test_a_split_name_is_a_party_of_its_own(registry: PartyRegistry) -> None:
    registry.split("وزارت صمت", "وزارت صنعت", who="ناهید", when=WHEN, why="وزارت پیشین بود")
    own, rest = registry.resolve("وزارت صنعت"), registry.resolve("وزارت صمت")
    assert own is not None
    assert rest is not None
    assert (own.name, own.kind) == ("وزارت صنعت", "ministry")
    assert "وزارت صنعت" not in rest.aliases


def test_a_split_undoes_a_merge(registry: PartyRegistry) -> None:
    before = registry.resolve("قم"), registry.resolve("استان قم")
    registry.merge("قم", "استان قم", who="ناهید", when=WHEN, why="اشتباه")
    registry.split("استان قم", "قم", who="ناهید", when=WHEN, why="شهر است")
    assert (registry.resolve("قم"), registry.resolve("استان قم")) == before


def test_corrections_survive_being_written_and_read_again(registry: PartyRegistry) -> None:
    learnt = registry.learn(["شرکت ب", "شرکت پ"])
    registry.merge("شرکت پ", "شرکت ب", who="ناهید", when=WHEN, why="یکی هستند")
    registry.rename("شرکت ب", "شرکت ب و پ", who="ناهید", when=WHEN, why="نام تازه")
    kept = [Correction(**asdict(correction)) for correction in registry.corrections]
    again = PartyRegistry(learnt=learnt, corrections=kept)
    assert again.parties() == registry.parties()
    assert again.corrections == registry.corrections


def test_a_correction_of_a_party_no_longer_known_is_kept_and_does_nothing() -> None:
    lost = Correction(act="rename", party="ازیادرفته", name="نو", who="ناهید", when=WHEN, why="نام تازه")
    registry = PartyRegistry(corrections=[lost])
    assert registry.resolve("نو") is None
    assert registry.corrections == (lost,)


def test_correcting_an_unknown_name_says_so(registry: PartyRegistry) -> None:
    with pytest.raises(UnknownParty, match="شرکت ناشناس"):
        registry.rename("شرکت ناشناس", "نو", who="ناهید", when=WHEN, why="نام تازه")


def test_merging_two_parties_into_each_other_keeps_both_names(registry: PartyRegistry) -> None:
    for one, other in (("قم", "یزد"), ("یزد", "قم")):
        registry.merge(one, other, who="ناهید", when=WHEN, why="اشتباه")
    found = registry.resolve("قم")
    assert found is not None
    assert found == registry.resolve("یزد")


@settings(deadline=None)
@given(st.text())
def test_every_name_is_learnt_once_or_has_no_letters(name: str) -> None:
    registry = PartyRegistry()
    registry.learn([name])
    found = registry.resolve(name)
    assert (found is None) == (key(name) == "")
    assert registry.learn([name]) == ()
