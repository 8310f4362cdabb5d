"""Tables with a document a row: CSV of every dialect, and Excel workbooks."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from corpus.settings import Settings
from ingest.readers import ReadOptions, read
from ingest.readers.fields import parse_map
from ingest.sources import RawFile, Refused

ONE = "بند یکم سند، با ویرگول"
TWO = "بند دوم سند"


def found(name: str, data: bytes | str, given_map: str | None = None) -> list[Draft | Refused]:
    options = ReadOptions(settings=Settings(), mapping=parse_map(given_map) if given_map else None)
    raw = data.encode() if isinstance(data, str) else data
    return list(read(RawFile(origin=f"/in/{name}", name=name, data=raw), options))


def texts(all_found: Sequence[Draft | Refused]) -> list[tuple[str, str | Reason]]:
    return [(each.member, each.text) if isinstance(each, Draft) else (each.origin, each.reason) for each in all_found]


def book(*sheets: Sequence[Sequence[Any]], change: Callable[[openpyxl.Workbook], object] | None = None) -> bytes:
    made = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = made.worksheets[0] if number == 0 else made.create_sheet()
        for row in rows:
            sheet.append(list(row))
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one part rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def test_every_column_is_taken() -> None:
    data = f'id,title,text,published,source,url,type,lang,more\n7,عنوان,"{ONE}",1404/08/14,نما,https://n.example,news,fa,x\n'
    assert found("a.csv", data) == [
        Draft(
            text=ONE, member="7", own_id="7", title="عنوان", published="1404/08/14", source="نما", url="https://n.example",
            type="news", language="fa",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        f"عنوان;متن;تاریخ;منبع\nت;{ONE};۱۴۰۴/۸/۱۴;نما\n",
        f"عنوان\tمتن\tتاریخ\tمنبع\nت\t{ONE}\t۱۴۰۴/۸/۱۴\tنما\n",
        f'عنوان,متن,تاریخ,منبع\nت,"{ONE}",۱۴۰۴/۸/۱۴,نما\n',
        f"عنوان|متن|تاریخ|منبع\nت|{ONE}|۱۴۰۴/۸/۱۴|نما\n",
        f'عنوان،متن،تاریخ،منبع\nت،"{ONE}"،۱۴۰۴/۸/۱۴،نما\n',
        f"sep=;\nعنوان;متن;تاریخ;منبع\nت;{ONE};۱۴۰۴/۸/۱۴;نما\n",  # as Excel writes it
        f"\ufeffعنوان خبر;متن خبر;تاريخ انتشار;منبع\r\n\r\nت;{ONE};۱۴۰۴/۸/۱۴;نما\r\n;;;\r\n",
        f"اخبار استان;;;\n;;;\nعنوان:;متن:;تاریخ:;منبع:\nت;{ONE};۱۴۰۴/۸/۱۴;نما\n",  # a title above the header
        f"عنوان;متن;تاریخ;منبع\nت;{ONE};۱۴۰۴/۸/۱۴;نما;زیادی\n",
    ],
)
def test_dialects_and_persian_headers(data: str) -> None:
    [draft] = found("a.csv", data)
    assert isinstance(draft, Draft)
    assert (draft.title, draft.text, draft.published, draft.source) == ("ت", ONE, "۱۴۰۴/۸/۱۴", "نما")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256"])
def test_encodings(encoding: str) -> None:
    text = "گزارش كارگروه مشترك به استانداري داده شد و پس از آن خوانده شد"
    data = f"عنوان,متن\nت,{text}\n".encode(encoding)
    assert texts(found("a.csv", data)) == [("2", text)]


def test_line_ends_and_quotes_inside_a_field_are_kept() -> None:
    data = 'id,text\n1,"یک\r\nدو ""سه"" ; چهار"\n2,پنج\n'
    assert texts(found("a.csv", data)) == [("1", 'یک\r\nدو "سه" ; چهار'), ("2", "پنج")]


@pytest.mark.parametrize(
    ("row", "reason", "said"),
    [
        ('x,"نیمه" بیرون', Reason.BAD_RECORD, "quotation"),
        ("x,", Reason.NO_TEXT, "row 3"),
        ("x", Reason.NO_TEXT, "row 3"),
    ],
)
def test_a_bad_row_is_refused_and_the_rest_goes_on(row: str, reason: Reason, said: str) -> None:
    first, refused, last = found("a.csv", f"id,text\na,{TWO}\n{row}\nb,{TWO}\n")
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.origin) == (
        reason,
        "/in/a.csv!3" if reason is Reason.BAD_RECORD else refused.origin,
    )
    assert said in refused.detail


def test_a_quotation_mark_never_closed_is_told_not_swallowed() -> None:
    first, refused = found("a.csv", f'id,text\na,{TWO}\nb,"{TWO}\nc,{TWO}\n')
    assert isinstance(first, Draft)
    assert isinstance(refused, Refused)
    assert "row 3" in refused.detail


def test_without_a_text_column_the_columns_are_named() -> None:
    with pytest.raises(Unreadable, match=r"نام, مبلغ.*--map text=COLUMN") as error:
        found("a.csv", "نام,مبلغ\nالف,12\n")
    assert error.value.reason is Reason.NO_TEXT


@pytest.mark.parametrize(
    ("given_map", "expected"),
    [
        ("text=گفته", [("2", "ب")]),
        ("text=نام+گفته,title=نام", [("2", "الف\nب")]),
        ("text=نبود|گفته", [("2", "ب")]),
        ("text=گفته,id=نام", [("الف", "ب")]),
    ],
)
def test_a_map_names_the_columns(given_map: str, expected: list[tuple[str, str]]) -> None:
    assert texts(found("a.csv", "نام,گفته\nالف,ب\n", given_map)) == expected


def test_a_map_that_fits_no_column_is_refused() -> None:
    with pytest.raises(Unreadable, match="no column 'نبود'"):
        found("a.csv", "نام,گفته\nالف,ب\n", "text=نبود")


def test_a_workbook_gives_its_rows_by_sheet_and_number() -> None:
    data = book(
        [
            ["اخبار استان"],
            [],
            ["عنوان", "متن", "تاریخ"],
            ["ت", ONE, datetime.datetime(2025, 9, 10)],
            [],
            ["", TWO, 1404.0],
        ],
        [["id", "text"], [5, ONE]],
    )
    first, second, third = found("a.xlsx", data)
    assert first == Draft(text=ONE, member="Sheet!4", title="ت", published="2025-09-10")
    assert second == Draft(text=TWO, member="Sheet!6", published="1404")
    assert third == Draft(text=ONE, member="5", own_id="5")


def test_merged_header_cells_and_wrong_dimensions() -> None:
    def change(made: openpyxl.Workbook) -> None:
        made.worksheets[0].merge_cells("A1:B1")

    data = book([["گزارش", None], ["عنوان", "متن"], ["ت", ONE]], change=change)
    wrong = changed(data, "xl/worksheets/sheet1.xml", lambda part: part.replace(b'ref="A1:B3"', b'ref="A1"'))
    assert wrong != data
    assert texts(found("a.xlsx", wrong)) == [("Sheet!3", ONE)]


def test_of_a_formula_the_value_last_computed_is_read() -> None:
    data = changed(
        book([["متن", "عنوان"], [ONE, '=CONCATENATE("1","2")']]),
        "xl/worksheets/sheet1.xml",
        lambda part: re.sub(rb"<v ?/>|<v></v>", b"<v>12</v>", part),
    )
    [draft] = found("a.xlsx", data)
    assert isinstance(draft, Draft)
    assert draft.title == "12"


def test_a_sheet_without_text_is_refused_beside_one_with_text() -> None:
    data = book([["متن"], [ONE]], [["نام", "مبلغ"], ["الف", 1]], [])
    assert texts(found("a.xlsx", data)) == [("Sheet!2", ONE), ("/in/a.xlsx!Sheet1", Reason.NO_TEXT)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (book([["نام", "مبلغ"], ["الف", 1]]), Reason.NO_TEXT),
        (book([]), Reason.NO_TEXT),
        (book([["متن"], [ONE]])[:-200], Reason.BROKEN),
        (changed(book([["متن"], [ONE]]), "xl/worksheets/sheet1.xml", lambda part: part[:-40]), Reason.BROKEN),
        (changed(book([["متن"], [ONE]]), "xl/workbook.xml", lambda _: b"<nothing"), Reason.BROKEN),
        (
            changed(
                book([["متن"], [ONE]]),
                "xl/worksheets/sheet1.xml",
                lambda part: b'<!DOCTYPE x [<!ENTITY a "b">]>' + part,
            ),
            Reason.UNSAFE_ARCHIVE,
        ),
        (changed(book([["متن"], [ONE]]), "xl/styles.xml", lambda part: part + bytes(20 << 20)), Reason.UNSAFE_ARCHIVE),
    ],
)
def test_workbooks_that_are_blank_broken_or_hostile(data: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as error:
        found("a.xlsx", data)
    assert error.value.reason is reason


def test_a_cell_at_the_far_edge_costs_nothing() -> None:
    def change(made: openpyxl.Workbook) -> None:
        made.worksheets[0].cell(row=3, column=16_384, value="دور")

    assert texts(found("a.xlsx", book([["متن"], [ONE], [TWO]], change=change))) == [("Sheet!2", ONE), ("Sheet!3", TWO)]


@settings(deadline=None)
@given(st.text(alphabet='متن,;\t"|\n\r\0 a', max_size=80), st.sampled_from([",", ";", "\t"]))
def test_any_rows_are_read_or_refused(body: str, sign: str) -> None:
    try:
        all_found = found("a.csv", f"id{sign}text\n{body}")
    except Unreadable:
        return
    members = [each.member for each in all_found if isinstance(each, Draft)]
    assert len(members) == len(set(members))
