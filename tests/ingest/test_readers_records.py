"""JSON records: what is taken, what is refused by its line, and how fields are named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import HamkariError, Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from corpus.settings import Settings
from ingest.readers import ReadOptions, read
from ingest.readers.fields import PRESETS, parse_map, value
from ingest.sources import RawFile, Refused


def found(name: str, data: bytes | str, given_map: str | None = None) -> list[Draft | Refused]:
    options = ReadOptions(settings=Settings(), mapping=parse_map(given_map) if given_map else None)
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return list(read(RawFile(origin=f"/in/{name}", name=name, data=raw), options))


def lines(*records: Any) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def shown(each: Draft | Refused) -> tuple[str, str] | tuple[str, Reason]:
    return (each.member, each.text) if isinstance(each, Draft) else (each.origin, each.reason)


def test_every_field_is_taken_as_it_is_given() -> None:
    text = " یک\r\n\u2028دو\x00سه 😀 \n"
    record = {
        "id": 12, "title": " عنوان ", "text": text, "published": "1404-08-14", "source": "نما", "url": "https://n.example",
        "type": "news", "lang": "fa", "extra": {"a": 1},
    }  # fmt: skip
    [draft] = found("a.jsonl", lines(record))
    assert draft == Draft(
        text=text, member="12", own_id="12", title="عنوان", published="1404-08-14", source="نما", url="https://n.example",
        type="news", language="fa",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", lines({"_id": "1", "text": "یک"}, {"_id": "2", "text": "دو"})),
        ("a.ndjson", "\ufeff" + lines({"id": "1", "text": "یک"}, {"id": "2", "text": "دو"}).replace("\n", "\r\n")),
        ("a.jsonl", "\n" + lines({"id": 1, "text": "یک"}) + "  \n" + lines({"id": 2, "text": "دو"})),
        ("a.json", json.dumps([{"id": 1, "text": "یک"}, {"id": 2, "text": "دو"}], indent=1)),
        ("a.jsonl", json.dumps([{"id": 1, "text": "یک"}, {"id": 2, "text": "دو"}])),  # an array under the other name
        ("a.json", lines({"id": 1, "text": "یک"}, {"id": 2, "text": "دو"})),  # lines under the other name
    ],
)
def test_lines_and_arrays_give_the_same(name: str, data: str) -> None:
    assert [shown(each) for each in found(name, data)] == [("1", "یک"), ("2", "دو")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "windows-1256"])
def test_other_encodings(encoding: str) -> None:
    text = "گزارش كارگروه مشترك به استانداري داده شد و پس از آن در جلسه خوانده شد"
    data = lines({"id": 1, "text": text}, {"id": 2, "text": text}).encode(encoding)
    assert [shown(each) for each in found("a.jsonl", data)] == [("1", text), ("2", text)]


def test_one_object_is_the_whole_file() -> None:
    [draft] = found("a.json", '{\n "text": "یک",\n "title": "ت"\n}')
    assert (draft.member, draft.own_id) == ("", None) if isinstance(draft, Draft) else False


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": ', Reason.BAD_RECORD),
        ('{"text": "بد \\ud83d"}', Reason.BAD_RECORD),  # half of a picture
        ("[1, 2]", Reason.BAD_RECORD),
        ('"متن"', Reason.BAD_RECORD),
        ('{"text": {"fa": "متن"}}', Reason.BAD_RECORD),
        ('{"text": 1' + "0" * 5000 + "}", Reason.BAD_RECORD),  # a number too long for a number
        ("[" * 100_000, Reason.BAD_RECORD),
        ('{"text": "", "title": "تنها عنوان"}', Reason.NO_TEXT),
        ('{"text": " \\n\\u200c"}', Reason.NO_TEXT),
        ('{"text": null}', Reason.NO_TEXT),
        ('{"body": "متن"}', Reason.NO_TEXT),
    ],
)
def test_a_bad_line_is_refused_by_its_number_and_the_rest_goes_on(line: str, reason: Reason) -> None:
    data = lines({"id": "a", "text": "یک"}) + line + "\n" + lines({"id": "b", "text": "دو"})
    first, refused, last = found("a.jsonl", data)
    assert [shown(first), shown(last)] == [("a", "یک"), ("b", "دو")]
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.origin, "line 2" in refused.detail) == (reason, "/in/a.jsonl!2", True)


def test_a_line_of_stray_bytes_is_refused_alone() -> None:
    good = lines({"id": 1, "text": "متن درست است و خوانده می‌شود " * 20}).encode()
    first, refused = found("a.jsonl", good + b'{"text": "\xff"}')
    assert isinstance(first, Draft)
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.BAD_RECORD


def test_ids_that_come_again_stay_apart() -> None:
    data = lines({"id": 1, "text": "یک"}, {"id": "1", "text": "دو"}, {"text": "سه"}, {"id": 1, "text": "چهار"})
    assert [shown(each) for each in found("a.jsonl", data)] == [
        ("1", "یک"),
        ("1~2", "دو"),
        ("3", "سه"),
        ("1~3", "چهار"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "reason", "said"),
    [
        ("a.json", '{"text": "نیمه', Reason.BROKEN, "line 1"),
        ("a.json", "[" * 100_000, Reason.BROKEN, "deep"),
        ("a.jsonl", lines({"body": "یک"}, {"body": "دو"}), Reason.NO_TEXT, "--map text="),  # once, not once a line
        ("a.json", '{"body": "متن"}', Reason.NO_TEXT, "body"),
    ],
)
def test_a_whole_bad_file(name: str, data: str, reason: Reason, said: str) -> None:
    with pytest.raises(Unreadable) as error:
        found(name, data)
    assert error.value.reason is reason
    assert said in error.value.detail


FARS = {
    "title": "ت", "abstract": "چکیده", "paragraphs": ["بند یک", "بند دو"], "cat": "", "subcat": "", "tags": [],
    "link": "https://www.farsnews.ir/news/13911222000865/عنوان-۲",
}  # fmt: skip
TELEGRAM = {
    "channel": "nama", "id": 7, "url": "https://t.me/nama/7", "text": "پست", "jalali": "1405-02-21", "time": "21:33",
    "gregorian": "2026-05-11",
}  # fmt: skip


def test_the_two_known_files_are_known_by_their_fields() -> None:
    assert found("a.jsonl", lines(FARS)) == [
        Draft(
            text="چکیده\nبند یک\nبند دو",
            member="13911222000865",
            own_id="13911222000865",
            title="ت",
            url=str(FARS["link"]),
        )
    ]
    expected = Draft(
        text="پست", member="nama-7", own_id="nama-7", published="1405-02-21", source="nama", url="https://t.me/nama/7"
    )
    assert found("a.jsonl", lines(TELEGRAM, TELEGRAM | {"id": 8, "forward": "از"}))[0] == expected
    assert found("a.jsonl", lines(TELEGRAM), "telegram") == [expected]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("a", "یک"),
        ("missing", None),
        ("empty|a", "یک"),
        ("a|b", "یک"),
        ("a+empty+b", "یک\nدو"),
        ("b-n", "دو-5"),
        ("list", "سه\nچهار"),
        ("link#", "1404"),
        ("missing#", None),
        ("x-y", "با خط"),  # a field of that very name
    ],
)
def test_expressions(expression: str, expected: str | None) -> None:
    record = {"a": "یک", "b": "دو", "n": 5, "empty": "", "list": ["سه", "چهار"], "link": "/12/1404/x", "x-y": "با خط"}
    assert value(record, expression) == expected


@pytest.mark.parametrize(
    ("given_map", "mapping"),
    [
        ("title=headline, text=body|paragraphs", {"title": "headline", "text": "body|paragraphs"}),
        ("text=متن، date=تاریخ", {"text": "متن", "published": "تاریخ"}),
        ("telegram", PRESETS["telegram"]),
    ],
)
def test_maps(given_map: str, mapping: dict[str, str]) -> None:
    assert parse_map(given_map) == mapping


@pytest.mark.parametrize("given_map", ["", "titel=x", "text", "text=", "fars,telegram"])
def test_a_map_nobody_understands_says_how_to_write_one(given_map: str) -> None:
    with pytest.raises(HamkariError, match="--map does not understand"):
        parse_map(given_map)


def test_a_map_names_fields_and_leaves_the_others_their_names() -> None:
    data = lines({"id": "a", "headline": "ت", "body": "متن", "text": "نه", "source": "نما"})
    [draft] = found("a.jsonl", data, "text=body,title=headline")
    assert draft == Draft(text="متن", member="a", own_id="a", title="ت", source="نما")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "title", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.lists(JSON, max_size=4), st.sampled_from(["a.json", "a.jsonl"]), st.booleans())
def test_any_json_is_read_or_refused(records: list[Any], name: str, whole: bool) -> None:
    data = json.dumps(records) if whole else "\n".join(json.dumps(record) for record in records)
    try:
        all_found = found(name, data)
    except Unreadable:
        return
    assert len({each.member for each in all_found if isinstance(each, Draft)}) == sum(
        isinstance(each, Draft) for each in all_found
    )
