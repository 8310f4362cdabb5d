"""Mail: body, head and attachments, in the encodings and the disorder that mail comes in."""

from __future__ import annotations

import io
import zipfile
from email import policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from corpus.settings import Settings
from ingest.readers import ReadOptions, read
from ingest.sources import RawFile, Refused

OPTIONS = ReadOptions(settings=Settings())
BODY = "با سلام\r\nگزارش کارگروه تا ۱۴۰۴/۰۸/۱۴ می‌رسد.\r\n"
ARABIC_LETTERS = "گزارش كارگروه مشترك به استانداري داده شد و پس از آن خوانده شد"


def found(data: bytes, name: str = "a.eml") -> list[Draft | Refused]:
    return list(read(RawFile(origin=f"/in/{name}", name=name, data=data), OPTIONS))


def texts(data: bytes, name: str = "a.eml") -> list[tuple[str, str | Reason]]:
    return [
        (each.member, each.text.strip()) if isinstance(each, Draft) else (each.origin, each.reason)
        for each in found(data, name)
    ]


def message(body: str = BODY, *, html: str = "", subject: str = "پیگیری گزارش کارگروه مشترک دو استان") -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = subject
    made["From"] = "دبیرخانهٔ کارگروه <office@semnan.example>"
    made["To"] = "b@example.org"
    made["Date"] = "Thu, 21 Aug 2025 10:12:00 +0330"
    if body:
        made.set_content(body)
    if html and body:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made


def written(made: EmailMessage) -> bytes:
    return made.as_bytes(policy=policy.SMTP)


def by_hand(body: bytes, *head: str) -> bytes:
    lines = ["From: a@example.org", "Date: Thu, 21 Aug 2025 10:12:00 +0330", *head]
    return "\r\n".join(lines).encode("cp1256") + b"\r\n\r\n" + body


def test_a_message_with_its_head() -> None:
    [draft] = found(written(message()))
    assert draft == Draft(
        text=BODY,
        title="پیگیری گزارش کارگروه مشترک دو استان",
        published="Thu, 21 Aug 2025 10:12:00 +0330",
        source="دبیرخانهٔ کارگروه",
    )


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Subject: =?windows-1256?B?3tHHzdHc5cfk?=", "قراحرـهان"),
        ("Subject: =?utf-8?B?2qnYp9ix2q8=?=\r\n =?utf-8?B?2LHZiNmH?=", "کارگروه"),  # parted between two words
        ("Subject: =?utf-8?B?2qnYp9ix2g==?=\r\n =?utf-8?B?r9ix2YjZhw==?=", "کارگروه"),  # parted within a letter
        ("Subject: =?utf-8?Q?=DA=A9?= and =?x-none?B?YQ==?=", "ک and a"),
        ("Subject: =?utf-8?B?not base64!?=", "=?utf-8?B?not base64!?="),
        ("Subject: گزارش كارگروه مشترك به استانداري", "گزارش كارگروه مشترك به استانداري"),  # raw bytes
        ("Subject: two\r\n\tlines", "two lines"),
        ("X-None: x", None),
    ],
)
def test_subjects(subject: str, title: str | None) -> None:
    [draft] = found(by_hand(b"text", subject, "MIME-Version: 1.0"))
    assert isinstance(draft, Draft)
    assert draft.title == title


@pytest.mark.parametrize("declared", ["windows-1256", "iso-8859-6", "us-ascii", "x-nonsense", ""])
@pytest.mark.parametrize("actual", ["windows-1256", "utf-8"])
def test_bodies_in_what_they_say_and_in_what_they_do_not_say(declared: str, actual: str) -> None:
    kind = f'Content-Type: text/plain; charset="{declared}"' if declared else "Content-Type: text/plain"
    data = by_hand(ARABIC_LETTERS.encode(actual), kind, "Content-Transfer-Encoding: 8bit")
    assert texts(data) == [("", ARABIC_LETTERS)]


def test_a_body_in_iso_8859_6() -> None:
    text = "اعلنت الوزارة في بغداد عن اتفاق مع ايران على التعاون في مجال الطاقة"
    assert texts(by_hand(text.encode("iso8859-6"), "Content-Type: text/plain; charset=iso-8859-6")) == [("", text)]


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (message(html="<p>نسخهٔ دیگر</p>"), BODY.strip()),  # of alternatives, the plain one
        (message("", html="<div>سلام</div><p>متن<br>امضا</p>"), "سلام\nمتن\nامضا"),
        (message("  \n", html="<p>در html</p>"), "در html"),
    ],
)
def test_the_body_is_the_plain_text_else_the_html(made: EmailMessage, text: str) -> None:
    assert texts(written(made)) == [("", text)]


def attached(*files: tuple[str, bytes], body: str = BODY) -> bytes:
    made = message(body)
    for name, data in files:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return written(made)


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("پیوست.txt", "متن پیوست".encode(), [("پیوست.txt", "متن پیوست")]),
        ("../../etc/x.txt", b"safe", [("x.txt", "safe")]),
        ("rows.csv", "id,text\n1,یک\n2,دو\n".encode(), [("rows.csv!1", "یک"), ("rows.csv!2", "دو")]),
        ("in.zip", zipped("d/a.txt", b"zipped"), [("in.zip!d/a.txt", "zipped")]),
        ("a.exe", b"MZ\0\0", [("/in/a.eml!a.exe", Reason.UNKNOWN_FORMAT)]),
        ("empty.txt", b"", [("/in/a.eml!empty.txt", Reason.EMPTY)]),
        ("bad.txt", b"%PDF-1.4", [("/in/a.eml!bad.txt", Reason.WRONG_EXTENSION)]),
    ],
)
def test_attachments_are_documents_of_their_own(
    name: str, data: bytes, expected: list[tuple[str, str | Reason]]
) -> None:
    assert texts(attached((name, data))) == [("", BODY.strip()), *expected]


def test_attachments_of_one_name_stay_apart_and_need_no_body() -> None:
    assert texts(attached(("a.txt", b"1"), ("a.txt", b"2"), body="\n")) == [("a.txt", "1"), ("a.txt~2", "2")]


def test_a_picture_inside_the_text_is_no_document() -> None:
    made = message("", html=f'<p>{BODY} <img src="cid:logo"></p>')
    made.add_related(b"\x89PNG", "image", "png", cid="<logo>", filename="logo.png", disposition="inline")
    assert texts(written(made)) == [("", " ".join(BODY.split()))]


def test_messages_in_messages_down_to_the_limit() -> None:
    made = message("ژرف‌ترین")
    for _ in range(7):
        outer = message("بیرونی")
        outer.add_attachment(made)
        made = outer
    all_found = texts(written(made))
    assert [text for _, text in all_found] == ["بیرونی"] * 6 + [Reason.UNSAFE_ARCHIVE]
    assert all_found[1][0] == "attachment-1"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (by_hand(b"  \r\n", "Subject: x"), [("/in/a.eml", Reason.NO_TEXT)]),
        (by_hand(b"text", "Content-Type: multipart/mixed"), [("", "text")]),  # no boundary
        (
            by_hand(b"--x\r\nContent-Type: text/plain\r\n\r\ntext", "Content-Type: multipart/mixed; boundary=x"),
            [("", "text")],
        ),
        (
            by_hand(b"!!!", "Content-Transfer-Encoding: base64", "Content-Type: text/plain"),
            [("/in/a.eml", Reason.NO_TEXT)],
        ),
        (by_hand(b"text", "Content-Type: ;;;", "Content-Disposition: ="), [("", "text")]),
        (b"\r\n" + by_hand(b"text", "Subject: x"), [("", "text")]),
    ],
)
def test_malformed_messages(data: bytes, expected: list[tuple[str, str | Reason]]) -> None:
    assert texts(data) == expected


def mailbox(*messages: bytes, end: bytes = b"\n") -> bytes:
    return b"".join(
        b"From a@example.org Thu Aug 21 10:12:00 2025" + end + each.replace(b"\r\n", end) + end + end
        for each in messages
    )


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_mailbox_gives_its_messages_by_number(end: bytes) -> None:
    quoted = by_hand(b"one\r\n\r\n>From here on\r\n\r\nFrom now on, two", "Subject: x")
    data = mailbox(quoted, attached(("a.txt", b"file")), by_hand(b"", "Subject: none"), end=end)
    assert [
        (member, text if isinstance(text, Reason) else text.replace("\r\n", "\n"))
        for member, text in texts(data, "a.mbox")
    ] == [
        ("1", "one\n\nFrom here on\n\nFrom now on, two"),
        ("2", BODY.strip().replace("\r\n", "\n")),
        ("2/a.txt", "file"),
        ("/in/a.mbox!3", Reason.NO_TEXT),
    ]


PIECES = [
    b"From: a\n",
    b"Subject: =?utf-8?B?2qk?=\n",
    b"Content-Type: multipart/mixed; boundary=b\n",
    b"Content-Type: message/rfc822\n",
    b"Content-Type: text/plain; charset=utf-16\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Disposition: attachment; filename*=x''%ff\n",
    b"From a b 2025\n",
    b"--b\n",
    b"--b--\n",
    b"\n",
    b"\xff\xfe\n",
    "متن\n".encode(),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["a.eml", "a.mbox"]))
def test_any_mail_is_read_or_refused(pieces: list[bytes], name: str) -> None:
    start = b"From a b 2025\nSubject: x\nFrom: b\n" if name == "a.mbox" else b"Subject: x\nFrom: b\n"
    try:
        all_found = found(start + b"".join(pieces), name)
    except Unreadable:
        return
    for each in all_found:
        assert isinstance(each, Draft | Refused)
        if isinstance(each, Draft):
            (each.text + (each.title or "")).encode("utf-8")
