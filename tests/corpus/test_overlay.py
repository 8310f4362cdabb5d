"""People's corrections over what the machine reads: found again, laid in order, in conflict where they do not fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from corpus.corrections import FIELDS, Act, Correction, Due, Field, Target, Values
from corpus.fact_keys import Named, name
from corpus.facts import Deadline, Fact, Kind, Speaker
from corpus.models import Span
from corpus.overlay import Conflict, Laid, lay
from corpus.relocate import relocate

SHED = "انبار سرد تا پایان آذر ساخته می‌شود"
FERRY = "شناور مسافری هر هفته دو بار می‌رود"
TEXT = f"استاندار گفت: {SHED}. مدیرکل افزود: {FERRY}."
AT = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def shed(text: str = TEXT, **fields: object) -> Fact:
    due = Deadline(span=span(text, "تا پایان آذر"), first=None, last=date(2025, 12, 21), rule="month end")
    own = {"strength": "promised", "by": ("استانداری",), "deadline": due, "confidence": 0.4} | fields
    return Fact(kind="commitment", quote=span(text, SHED), **own)  # type: ignore[arg-type]


def ferry(text: str = TEXT) -> Fact:
    return Fact(kind="progress", quote=span(text, FERRY), sectors=("transport_transit",))


def named(text: str, *facts: Fact) -> tuple[Named, ...]:
    return name("doc", text, facts)


def said(act: Act, fact: Fact, number: int = 1, *, who: str = "م. پارسا", **values: object) -> Correction:
    """A correction of `fact` as it was read in TEXT, giving these values."""
    was = Values.of(fact, TEXT)
    names = {"counterparts": "with"}
    fields = frozenset(FIELDS) if act in ("confirm", "add") else frozenset(names.get(each, each) for each in values)
    return Correction(
        id=number,
        document="doc",
        act=act,
        target=Target(kind=fact.kind, quote=fact.quote.of(TEXT), span=fact.quote),
        who=who,
        why="در جلسه گفته شد",
        at=AT,
        fields=fields,  # type: ignore[arg-type]
        values=replace(was, **values),  # type: ignore[arg-type]
        was=None if act == "add" else was,
    )


def only(laid: Laid) -> Fact:
    (seen,) = laid.facts
    return seen.fact


def causes(conflicts: Iterable[Conflict]) -> list[tuple[str, Field | None]]:
    return [(each.cause, each.field) for each in conflicts]


def test_without_corrections_the_machine_is_believed() -> None:
    laid = lay(TEXT, named(TEXT, shed(), ferry()), [])
    assert [each.fact for each in laid.facts] == [shed(), ferry()]
    assert all(each.corrections == () for each in laid.facts)
    assert laid.conflicts == ()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"kind": "proposal"}, {"kind": "proposal", "strength": None}),  # only commitments have a strength
        ({"strength": "decided"}, {"strength": "decided"}),
        ({"speaker": Speaker(name="کیانی")}, {"speaker": Speaker(name="کیانی")}),
        ({"speaker": None}, {"speaker": None}),
        ({"by": ("سازمان بنادر", "استانداری")}, {"by": ("سازمان بنادر", "استانداری")}),
        ({"counterparts": ("عمان",)}, {"counterparts": ("عمان",)}),
        ({"sectors": ("food_industry",)}, {"sectors": ("food_industry",)}),
        ({"deadline": None}, {"deadline": None}),
        (
            {"deadline": Due(text="پایان آذر", last=date(2025, 12, 20))},
            {"deadline": Deadline(span=span(TEXT, "پایان آذر"), first=None, last=date(2025, 12, 20), rule="person")},
        ),
        ({"condition": "هر هفته"}, {"condition": span(TEXT, "هر هفته")}),
    ],
)
def test_a_changed_field_is_shown_and_the_others_stay(values: dict[str, Any], expected: dict[str, object]) -> None:
    laid = lay(TEXT, named(TEXT, shed()), [said("change", shed(), **values)])
    assert only(laid) == replace(shed(), confidence=1.0, **expected)  # type: ignore[arg-type]
    (seen,) = laid.facts
    assert [(each.who, each.why, each.at) for each in seen.corrections] == [("م. پارسا", "در جلسه گفته شد", AT)]
    assert {field for field, _ in seen.set_by} == {"with" if "counterparts" in values else next(iter(values))}
    assert laid.conflicts == ()


def test_confirming_takes_the_doubt_away() -> None:
    laid = lay(TEXT, named(TEXT, shed()), [said("confirm", shed())])
    assert only(laid) == replace(shed(), confidence=1.0)


def test_rejecting_takes_the_fact_away_and_keeps_it_on_record() -> None:
    laid = lay(TEXT, named(TEXT, shed(), ferry()), [said("reject", shed())])
    assert [each.fact for each in laid.facts] == [ferry()]
    assert [each.fact.quote for each in laid.rejected] == [shed().quote]


def test_an_added_fact_is_shown_under_a_name_of_its_own() -> None:
    laid = lay(TEXT, named(TEXT, shed()), [said("add", ferry(), 7)])
    assert [each.key for each in laid.facts] == [named(TEXT, shed())[0].key, "p7"]
    assert laid.facts[1].fact == ferry()


def test_an_added_fact_that_the_machine_learns_to_read_is_not_shown_twice() -> None:
    learnt = replace(ferry(), by=("سازمان بنادر",))
    laid = lay(TEXT, named(TEXT, learnt), [said("add", ferry(), 7)])
    assert only(laid) == ferry()
    assert laid.facts[0].key == named(TEXT, learnt)[0].key


def test_an_added_fact_can_itself_be_corrected_and_rejected() -> None:
    added = said("add", ferry(), 1)
    changed = said("change", ferry(), 2, by=("کشتیرانی",))
    assert only(lay(TEXT, (), [added, replace(changed, was=None)])).by == ("کشتیرانی",)
    assert lay(TEXT, (), [added, said("reject", ferry(), 3)]).facts == ()


def test_merged_facts_are_one_with_all_that_both_say() -> None:
    other = Target(kind="progress", quote=FERRY, span=ferry().quote)
    laid = lay(TEXT, named(TEXT, shed(), ferry()), [replace(said("merge", shed()), other=other)])
    fact = only(laid)
    assert fact.quote == Span(start=shed().quote.start, end=ferry().quote.end)
    assert (fact.kind, fact.by, fact.sectors) == ("commitment", ("استانداری",), ("transport_transit",))
    assert fact.deadline == shed().deadline


def test_what_is_withdrawn_is_as_if_never_said() -> None:
    withdrawn = replace(said("reject", shed()), withdrawn_at=AT, withdrawn_by="م. پارسا")
    assert lay(TEXT, named(TEXT, shed()), [withdrawn]) == lay(TEXT, named(TEXT, shed()), [])


@pytest.mark.parametrize(
    "changed",
    [
        "خبر تازه: " * 20 + TEXT,  # moved
        TEXT.replace("می‌شود", "مي شود"),  # spelt otherwise
        TEXT.replace("سرد", "سرد و خشک"),  # a word put in: its old place still holds most of the words
        f"{SHED}؟\n" + "x" * len(TEXT) + f"\n{TEXT}",  # said twice: the place nearest to the old one is meant
    ],
)
def test_a_correction_finds_its_fact_in_a_changed_text(changed: str) -> None:
    words = SHED if SHED in changed else changed[changed.index("انبار") : changed.index(". مدیرکل")]
    facts = [Fact(kind="commitment", quote=span(changed, words)), ferry(changed)]
    laid = lay(changed, named(changed, *facts), [said("change", shed(), by=("وزارت راه",))])
    assert [each.fact.by for each in laid.facts] == [("وزارت راه",), ()]
    assert not [each for each in laid.conflicts if each.cause == "gone"]


def test_of_two_facts_over_one_sentence_the_kind_decides() -> None:
    both = (shed(), replace(shed(), kind="opportunity", strength=None))
    laid = lay(TEXT, named(TEXT, *both), [said("reject", both[1])])
    assert [each.fact.kind for each in laid.facts] == ["commitment"]


def test_a_fact_a_person_spoke_for_stays_when_the_machine_no_longer_reads_it() -> None:
    laid = lay(TEXT, (), [said("change", shed(), by=("وزارت راه",))])
    assert only(laid) == replace(shed(), by=("وزارت راه",), confidence=1.0)
    assert causes(laid.conflicts) == [("gone", None)]


@pytest.mark.parametrize("act", ["confirm", "change", "add"])
def test_words_that_are_gone_are_a_conflict_and_no_fact(act: Act) -> None:
    laid = lay("متنی دیگر دربارهٔ هوا.", (), [said(act, shed(), by=("الف",))])
    assert laid.facts == ()
    assert causes(laid.conflicts) == [("gone", None)]


def test_a_rejected_fact_that_is_no_longer_read_is_no_conflict() -> None:
    assert lay(TEXT, (), [said("reject", shed())]) == Laid()


def test_the_machine_saying_something_else_now_is_a_conflict() -> None:
    now = shed(by=("وزارت نیرو",))
    laid = lay(TEXT, named(TEXT, now), [said("change", shed(), by=("وزارت راه",))])
    assert only(laid).by == ("وزارت راه",)
    assert causes(laid.conflicts) == [("differs", "by")]
    assert laid.conflicts[0].now == Values.of(now, TEXT)


@pytest.mark.parametrize(
    "now",
    [
        {"by": ("وزارت راه",)},  # it has learnt what the person said
        {"by": ("استانداري",)},  # the same in another spelling
        {"sectors": ("energy",)},  # another field than the corrected one
    ],
)
def test_the_machine_agreeing_or_saying_the_same_as_before_is_none(now: dict[str, Any]) -> None:
    laid = lay(TEXT, named(TEXT, shed(**now)), [said("change", shed(), by=("وزارت راه",))])
    assert laid.conflicts == ()


@pytest.mark.parametrize(
    ("second", "field"), [(("وزارت نیرو",), [("twice", "by")]), (("وزارت راه",), []), (("وزارت\u200cراه",), [])]
)
def test_two_who_say_different_things_of_one_field(
    second: tuple[str, ...], field: list[tuple[str, Field | None]]
) -> None:
    first = said("change", shed(), 1, by=("وزارت راه",))
    laid = lay(TEXT, named(TEXT, shed()), [said("change", shed(), 2, by=second, who="ن. آذر"), first])
    assert only(laid).by == second
    assert causes(laid.conflicts) == field


def test_rejected_by_one_and_confirmed_by_another() -> None:
    yes, no = said("confirm", shed(), 1), said("reject", shed(), 2, who="ن. آذر")
    laid = lay(TEXT, named(TEXT, shed()), [yes, no])
    assert laid.facts == ()
    assert [(each.cause, each.other) for each in laid.conflicts] == [("twice", yes)]
    again = lay(TEXT, named(TEXT, shed()), [replace(no, id=1), replace(yes, id=2)])
    assert len(again.facts) == 1
    assert causes(again.conflicts) == [("twice", None)]


def test_what_was_rejected_as_one_kind_is_not_rejected_as_another() -> None:
    now = replace(shed(), kind="proposal", strength=None)
    laid = lay(TEXT, named(TEXT, now), [said("reject", shed())])
    assert only(laid) == now
    assert causes(laid.conflicts) == [("differs", "kind")]


def test_a_merge_whose_fact_is_gone_changes_nothing() -> None:
    other = Target(kind="progress", quote="جمله‌ای که نیست", span=Span(start=0, end=9))
    laid = lay(TEXT, named(TEXT, shed()), [replace(said("merge", shed()), other=other)])
    assert only(laid) == shed()
    assert causes(laid.conflicts) == [("gone", None)]


def test_facts_the_machine_now_reads_as_one_are_merged_already() -> None:
    whole = Fact(kind="commitment", quote=Span(start=shed().quote.start, end=ferry().quote.end))
    other = Target(kind="progress", quote=FERRY, span=ferry().quote)
    laid = lay(TEXT, named(TEXT, whole), [replace(said("merge", shed()), other=other)])
    assert only(laid).quote == whole.quote
    assert laid.conflicts == ()


@pytest.mark.parametrize(
    ("text", "quote", "near", "expected"),
    [
        ("ابجد", "بج", (0, 2), (1, 3)),
        ("الف ب الف", "الف", (6, 9), (6, 9)),  # the nearest
        ("كار\u200cگروه ۲", "کارگروه 2", (0, 5), (0, 10)),  # folded
        ("کار گروه", "کارگروه", (0, 5), (0, 8)),
        ("یک دو چهار", "یک دو سه", (0, 10), (0, 10)),  # two of three words at the old place
        ("یک پنج چهار", "یک دو سه", (0, 10), None),
        ("", "یک", (0, 2), None),
        ("یک", "", (0, 2), None),
    ],
)
def test_words_are_found_again(text: str, quote: str, near: tuple[int, int], expected: tuple[int, int] | None) -> None:
    found = relocate(text, quote, Span(start=near[0], end=near[1]))
    assert (found and (found.start, found.end)) == expected


def test_names_hold_while_the_text_around_changes() -> None:
    before = [each.key for each in named(TEXT, shed(), ferry())]
    moved = "خبر: " + TEXT.replace("ي", "ی")
    assert [each.key for each in named(moved, shed(moved), ferry(moved))] == before
    kinds: tuple[Kind, ...] = ("commitment", "commitment", "proposal")
    same = [Fact(kind=kind, quote=span(TEXT, SHED)) for kind in kinds]
    assert len({each.key for each in named(TEXT, *same)}) == 3
