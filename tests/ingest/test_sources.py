"""What is found, in which order, and what an archive may not do."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from corpus.errors import HamkariError
from corpus.reasons import Reason
from corpus.settings import Settings
from ingest.sources import RawFile, Refused, find

SETTINGS = Settings(file_limit_mib=1)
MIB = 1 << 20


def put(path: Path, data: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def opened(*paths: Path | str, settings: Settings = SETTINGS) -> list[RawFile | Refused]:
    return [file for candidate in find([str(path) for path in paths], settings) for file in candidate.open()]


def outcomes(found: list[RawFile | Refused]) -> list[str | Reason]:
    return [file.name if isinstance(file, RawFile) else file.reason for file in found]


def zipped(members: dict[str, bytes], *, deflate: bool = True) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_folder_gives_all_below_it_in_order_without_clutter(tmp_path: Path) -> None:
    for name in ("ب/۲.txt", "a/z.txt", "a/b.txt", ".git/config", ".hidden.txt", "~$lock.docx", "Thumbs.db", "c.txt"):
        put(tmp_path / name)
    found = find([str(tmp_path)], SETTINGS)
    assert [os.path.relpath(each.origin, tmp_path) for each in found] == ["a/b.txt", "a/z.txt", "c.txt", "ب/۲.txt"]
    assert [each.size for each in found] == [1, 1, 1, 1]


def test_a_hidden_file_named_by_hand_is_taken(tmp_path: Path) -> None:
    assert outcomes(opened(put(tmp_path / ".notes.txt"))) == [".notes.txt"]


def test_the_same_file_is_found_once_however_it_is_named(tmp_path: Path) -> None:
    file = put(tmp_path / "a" / "b.txt")
    (tmp_path / "link.txt").symlink_to(file)
    found = find([str(file), str(tmp_path), str(tmp_path / "a" / ".." / "a" / "*.txt")], SETTINGS)
    assert [each.origin for each in found] == [str(file)]


def test_links_in_a_circle_and_dangling_ones_do_no_harm(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "circle").symlink_to(tmp_path)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    assert outcomes(opened(tmp_path)) == ["a.txt"]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["1.txt", "2.txt"]),
        ("**/*.txt", ["1.txt", "2.txt", "3.txt"]),
        ("deep*", ["3.txt", "4.md"]),  # a folder that matches is walked
        ("[12].txt", ["1.txt", "2.txt"]),
    ],
)
def test_globs(tmp_path: Path, pattern: str, names: list[str]) -> None:
    for name in ("1.txt", "2.txt", "deep/3.txt", "deep/4.md"):
        put(tmp_path / name)
    assert sorted(str(each) for each in outcomes(opened(tmp_path / pattern))) == names


def test_a_name_with_glob_signs_that_exists_is_that_file(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    assert outcomes(opened(put(tmp_path / "[a].txt"))) == ["[a].txt"]


@pytest.mark.parametrize(
    ("given", "said"),
    [("minuts.txt", "minutes.txt"), ("nowhere/minutes.txt", "does not exist"), ("*.pdf", "No file matches")],
)
def test_a_missing_path_is_named_with_what_is_near(tmp_path: Path, given: str, said: str) -> None:
    put(tmp_path / "minutes.txt")
    with pytest.raises(HamkariError, match=said) as error:
        find([str(tmp_path / given)], SETTINGS)
    assert given.rsplit("/", 1)[-1] in str(error.value)


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(3 << 30)  # sparse: reading it would take 3 GiB of memory
    [refused] = opened(big)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.origin) == (Reason.TOO_LARGE, str(big))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "closed.txt").chmod(0)
    (folder := tmp_path / "folder").mkdir()
    folder.chmod(0)
    assert outcomes(opened(tmp_path)) == [Reason.NO_ACCESS, Reason.NO_ACCESS]
    folder.chmod(0o700)


def test_a_file_gone_before_its_turn_is_refused(tmp_path: Path) -> None:
    file = put(tmp_path / "a.txt")
    [candidate] = find([str(file)], SETTINGS)
    file.unlink()
    assert outcomes(list(candidate.open())) == [Reason.NO_ACCESS]


def test_a_file_name_in_an_old_encoding_becomes_readable(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/" + "نامه.txt".encode("cp1256")
    Path(os.fsdecode(raw)).write_bytes(b"x")
    [file] = opened(tmp_path)
    assert file.origin == f"{tmp_path}/نامه.txt"


def test_standard_input_is_named_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO("متن".encode())

    monkeypatch.setattr(sys, "stdin", Input)
    [file] = opened("-")
    assert isinstance(file, RawFile)
    assert (file.data, file.path) == ("متن".encode(), None)
    assert file.origin == f"stdin:{hashlib.sha256(file.data).hexdigest()[:16]}"


def test_members_of_a_zip_and_their_origins(tmp_path: Path) -> None:
    inner = zipped({"a.txt": b"inner"})
    data = zipped(
        {"خبر/۱.txt": b"1", "b.txt": b"2", "__MACOSX/b.txt": b"", ".DS_Store": b"", "in.zip": inner, "d/": b""}
    )
    path = put(tmp_path / "news.zip", data)
    found = opened(path)
    assert [file.origin for file in found] == [f"{path}!خبر/۱.txt", f"{path}!b.txt", f"{path}!in.zip!a.txt"]
    assert [file.data for file in found if isinstance(file, RawFile)] == [b"1", b"2", b"inner"]


def test_a_gz_gives_its_one_file_under_its_own_origin(tmp_path: Path) -> None:
    path = put(tmp_path / "news.jsonl.gz", gzip.compress(b"{}") + gzip.compress(b"\n{}"))
    [file] = opened(path)
    assert isinstance(file, RawFile)
    assert (file.origin, file.name, file.data) == (str(path), "news.jsonl", b"{}\n{}")


def flagged(data: bytes, bit: int) -> bytes:
    """A one-member zip with a flag set in both its headers."""
    made = bytearray(data)
    made[6] |= bit
    made[data.index(b"PK\x01\x02") + 8] |= bit
    return bytes(made)


def linked() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("link.txt")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return out.getvalue()


def nested(depth: int) -> bytes:
    data = zipped({"a.txt": b"deep"})
    for _ in range(depth):
        data = zipped({"in.zip": data})
    return data


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("up.zip", zipped({"../../up.txt": b"x", "ok.txt": b"y"}), [Reason.UNSAFE_ARCHIVE, "ok.txt"]),
        ("root.zip", zipped({"/etc/x.txt": b"x"}), [Reason.UNSAFE_ARCHIVE]),
        ("drive.zip", zipped({"C:\\x.txt": b"x"}), [Reason.UNSAFE_ARCHIVE]),
        ("locked.zip", flagged(zipped({"a.txt": b"x"}), 1), [Reason.PASSWORD]),
        ("link.zip", linked(), [Reason.UNSAFE_ARCHIVE]),
        ("member.zip", zipped({"big.txt": os.urandom(1024) * 1025, "a.txt": b""}), [Reason.UNSAFE_ARCHIVE, "a.txt"]),
        ("two.zip", nested(2), ["a.txt"]),
        ("three.zip", nested(3), [Reason.UNSAFE_ARCHIVE]),
        ("cut.zip", zipped({"a.txt": b"x" * 999})[:-30], [Reason.BROKEN]),
        ("empty.zip", zipped({}), [Reason.NO_TEXT]),
        ("bomb.gz", gzip.compress(bytes(2 * MIB)), [Reason.UNSAFE_ARCHIVE]),
        ("cut.txt.gz", gzip.compress(os.urandom(999))[:-20], [Reason.BROKEN]),
        ("office.zip", zipped({"[Content_Types].xml": b"", "word/document.xml": b""}), ["office.zip"]),
        ("no.zip", b"no zip at all", ["no.zip"]),  # its reader says what it is
    ],
)
def test_archives_that_lie_or_harm(tmp_path: Path, name: str, data: bytes, expected: list[str | Reason]) -> None:
    assert outcomes(opened(put(tmp_path / name, data))) == expected


def test_a_bomb_of_many_members_stops_at_the_budget(tmp_path: Path) -> None:
    data = zipped({f"{number}.txt": bytes(MIB) for number in range(40)})
    found = opened(put(tmp_path / "bomb.zip", data))
    assert outcomes(found)[:8] == [f"{number}.txt" for number in range(8)]
    assert set(outcomes(found)[8:]) == {Reason.UNSAFE_ARCHIVE}


def test_a_highly_packed_member_is_refused_by_its_ratio(tmp_path: Path) -> None:
    path = put(tmp_path / "ratio.zip", zipped({"zeros.txt": bytes(40 * MIB)}))
    assert outcomes(opened(path, settings=Settings(file_limit_mib=100))) == [Reason.UNSAFE_ARCHIVE]


@pytest.mark.parametrize("name", ["نامهٔ همکاری.txt", "صورتجلسه/بند.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_member_names_of_programs_that_state_no_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    name = name.replace("ٔ", "") if encoding == "cp1256" else name
    name = name.replace("ی", "ي") if encoding == "cp1256" else name
    raw = name.encode(encoding)
    stand_in = "x" * len(raw)
    data = zipped({stand_in: b"1"}).replace(stand_in.encode(), raw)
    path = put(tmp_path / "names.zip", data)
    [file] = opened(path)
    assert file.origin == f"{path}!{name}"


def test_members_of_one_name_stay_apart(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "2")
    found = opened(path := put(tmp_path / "twice.zip", out.getvalue()))
    assert [file.origin for file in found] == [f"{path}!a.txt", f"{path}!a.txt~2"]
