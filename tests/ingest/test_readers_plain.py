"""Which reader a file finds, plain text, and Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from corpus.settings import Settings
from ingest.readers import READERS, ReadOptions, read, suffix
from ingest.readers.markdown import read_markdown
from ingest.sources import RawFile, Refused

OPTIONS = ReadOptions(settings=Settings(file_limit_mib=1))


def raw(name: str, data: bytes | str) -> RawFile:
    return RawFile(origin=f"/in/{name}", name=name, data=data.encode() if isinstance(data, str) else data)


def drafts(name: str, data: bytes | str) -> list[Draft]:
    return [each for each in read(raw(name, data), OPTIONS) if isinstance(each, Draft)]


@pytest.mark.parametrize(
    "text", ["سلام\r\nدنیا  \n", "\n\nیک\x00دو", "[یادداشت] نخست", "{نام} را بنویسید", "<نام> عزیز"]
)
def test_plain_text_is_the_decoded_file_and_nothing_else(text: str) -> None:
    assert drafts("a.txt", text) == [Draft(text=text)]


@pytest.mark.parametrize(
    ("name", "data", "reason", "said"),
    [
        ("a.txt", b"", Reason.EMPTY, ""),
        ("a.txt", b"x" * ((1 << 20) + 1), Reason.TOO_LARGE, "1 MiB"),
        ("a.txt", b"%PDF-1.7\n%....", Reason.WRONG_EXTENSION, "PDF"),
        ("a.docx", b"%PDF-1.7\n%....", Reason.WRONG_EXTENSION, "PDF"),
        ("a.txt", b"PK\x03\x04\x14\0", Reason.WRONG_EXTENSION, "zip"),
        ("a.txt", "<!DOCTYPE html><html><body><p>متن</p></body></html>", Reason.WRONG_EXTENSION, "web page"),
        ("a.txt", '{"text": "متن"}', Reason.WRONG_EXTENSION, "json"),
        ("a.html", "فقط متن ساده", Reason.WRONG_EXTENSION, "plain text"),
        ("a.json", "فقط متن ساده", Reason.WRONG_EXTENSION, "plain text"),
        ("a.eml", "سلام\n\nمتن", Reason.WRONG_EXTENSION, "plain text"),
        ("a.xml", "<?xml version='1.0'?><minutes><title>ت</title><p>متن</p></minutes>", Reason.UNKNOWN_FORMAT, ".xml"),
        ("a.xyz", "متن", Reason.UNKNOWN_FORMAT, ".xyz"),
        ("a.mp3", b"ID3\x04" + bytes(range(256)), Reason.UNKNOWN_FORMAT, "sound"),
        ("noname", bytes(range(256)), Reason.UNKNOWN_FORMAT, ""),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_by_name(
    name: str, data: bytes | str, reason: Reason, said: str
) -> None:
    with pytest.raises(Unreadable) as error:
        list(read(raw(name, data), OPTIONS))
    assert error.value.reason is reason
    assert said.lower() in error.value.detail.lower()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("متن بی‌نام", "متن بی‌نام"),
        ("<html><body><p>بند نخست صفحه</p></body></html>", "بند نخست صفحه"),
        ('{"text": "از رکورد"}', "از رکورد"),
        ("From: a@b.example\nSubject: x\n\nنامه", "نامه"),
    ],
)
def test_a_nameless_file_is_read_as_what_it_is(data: str, text: str) -> None:
    assert [each.text for each in drafts("stdin", data)] == [text]


@pytest.mark.parametrize(
    ("name", "found"),
    [("a.TXT", ".txt"), ("a.tar.gz", ".gz"), ("نامهٔ ۱۲.۳", ""), ("no", ""), (".hidden", ""), ("a.", ""), ("v1.2", "")],
)
def test_suffixes(name: str, found: str) -> None:
    assert suffix(name) == found


def test_no_two_readers_claim_a_suffix() -> None:
    claimed = [ending for reader in READERS for ending in reader.suffixes]
    assert len(claimed) == len(set(claimed))
    assert all(ending == suffix(f"a{ending}") for ending in claimed)


SUFFIXES = [
    "",
    *sorted({each for reader in READERS for each in reader.suffixes if reader.name not in {"office", "ocr"}}),
]
"""Of the formats read here; the other two start programs."""


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(SUFFIXES))
def test_any_bytes_under_any_name_are_read_or_refused(data: bytes, ending: str) -> None:
    try:
        found = list(read(raw(f"file{ending}", data), OPTIONS))
    except Unreadable:
        return
    assert all(isinstance(each, Draft | Refused) for each in found)


FRONT = '---\ntitle: "عنوان سند"\ndate: 1404-08-14\nمنبع: خبرگزاری نمونه\ntags: [a, b]\n---\n# سرعنوان\n\nمتن\n'


def test_front_matter_is_metadata_and_not_text() -> None:
    found = read_markdown(FRONT)
    assert (found.title, found.published, found.source, found.text) == (
        "عنوان سند",
        "1404-08-14",
        "خبرگزاری نمونه",
        "# سرعنوان\n\nمتن\n",
    )
    assert [span.of(found.text) for span in found.headings] == ["سرعنوان"]


@pytest.mark.parametrize(
    ("text", "headings", "title"),
    [
        ("# یکم\n\nمتن\n\n## دوم ##\r\nمتن", ["یکم", "دوم"], "یکم"),
        ("یکم\n===\n\nدوم\n---\nمتن", ["یکم", "دوم"], "یکم"),
        ("متن\n\n---\n\nمتن", [], None),  # a rule, no heading
        ("```\n# code\n```\n# پس از آن", ["پس از آن"], "پس از آن"),
        ("#برچسب\n\n    # چهار فاصله", [], None),
        ("## نخست\n\n# دوم", ["نخست", "دوم"], None),  # a first heading of the second level is no title
        ("- مورد\n---\nمتن", [], None),
        ("# ", [], None),
        ("---\nبی‌پایان: ب\n# سر", ["سر"], "سر"),  # front matter that never ends is text
    ],
)
def test_markdown_headings(text: str, headings: list[str], title: str | None) -> None:
    found = read_markdown(text)
    assert ([span.of(text) for span in found.headings], found.title, found.text) == (headings, title, text)


@settings(deadline=None)
@given(st.text(alphabet="#-=` \n\rاب>*|:", max_size=80))
def test_markdown_headings_lie_within_one_line(text: str) -> None:
    found = read_markdown(text)
    for span in found.headings:
        assert span.of(found.text).strip() == span.of(found.text) != ""
        assert "\n" not in span.of(text)
