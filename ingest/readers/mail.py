"""Mail (.eml, .mbox): each message a document, its attachments documents of their own."""

from __future__ import annotations

import binascii
import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import TYPE_CHECKING

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from ingest.decode import decode
from ingest.readers.fields import distinct
from ingest.sources import RawFile, Refused

if TYPE_CHECKING:
    from ingest.readers import ReadOptions

MAX_DEPTH = 5
"""How deep messages may stand in messages."""
MAX_PARTS = 2_000
_FIELD = re.compile(rb"(?m)^([A-Za-z][A-Za-z0-9-]{1,40}):")
_TELLING = frozenset(
    b"from to subject date received mime-version message-id content-type return-path delivered-to reply-to".split()
)
_FROM_LINE = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+[^\r\n]{0,200}\d{4}[^\r\n]{0,40}\r?\n(?=[A-Za-z>][A-Za-z0-9-]{0,40}[: ])"
)


class MailReader:
    """Reads one message."""

    name = "a mail message"
    suffixes = frozenset({".eml"})

    def recognises(self, file: RawFile) -> bool:
        """Its head has at least two fields that only mail has."""
        return _is_message(file.data[:16384])

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft | Refused]:
        yield from distinct(_Reading(file, options).message(file.data, "", 0))


class MailboxReader:
    """Reads an mbox, one message at a time."""

    name = "a mailbox (mbox)"
    suffixes = frozenset({".mbox", ".mbx"})

    def recognises(self, file: RawFile) -> bool:
        return bool(_FROM_LINE.match(file.data[:1024]))

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft | Refused]:
        reading = _Reading(file, options)
        for number, data in enumerate(_messages(file.data), 1):
            yield from distinct(reading.message(data, str(number), 0))


READER = MailReader()
MAILBOX = MailboxReader()


def _is_message(head: bytes) -> bool:
    fields = re.split(rb"\r?\n\r?\n", head.lstrip(b"\r\n"), maxsplit=1)[0]
    if not _FIELD.match(fields):
        return False
    return len(_TELLING & {name.lower() for name in _FIELD.findall(fields)}) >= 2


def _messages(data: bytes) -> Iterator[bytes]:
    """The messages of an mbox without their "From " lines; ">From" in a body becomes "From" again."""
    start = None
    for line in _FROM_LINE.finditer(data):
        if start is not None:
            yield _unquoted(data[start : line.start()])
        start = line.end()
    if start is not None:
        yield _unquoted(data[start:])


def _unquoted(message: bytes) -> bytes:
    return re.sub(rb"(?m)^>(>*From )", rb"\1", message)


class _Reading:
    """One reading of one mail file."""

    def __init__(self, file: RawFile, options: ReadOptions) -> None:
        self.file = file
        self.options = options

    def message(self, data: bytes, member: str, depth: int) -> Iterator[Draft | Refused]:
        """The message and what is attached to it. `member` is its place in the file, "" for the file itself."""
        try:
            message = email.message_from_bytes(data.lstrip(b"\r\n"))
            parts = list(_leaves(message))
        except (RecursionError, MessageError, ValueError, LookupError, TypeError) as error:
            yield self._refused(member, Reason.BROKEN, f"not a whole message: {error}")
            return
        body = self._body(message, parts)
        attached = [part for part in parts if _is_attachment(part)]
        if body.strip():
            yield _draft(message, body, member)
        elif not attached:
            yield self._refused(member, Reason.NO_TEXT, "the message has no text")
        for number, part in enumerate(attached, 1):
            yield from self._attachment(part, member, number, depth)

    def _refused(self, member: str, reason: Reason, detail: str) -> Refused:
        origin = f"{self.file.origin}!{member}" if member else self.file.origin
        return Refused(origin=origin, reason=reason, detail=detail)

    def _body(self, message: Message, parts: list[Message]) -> str:
        """Its plain text, else its HTML as text."""
        written = [part for part in parts if not _is_attachment(part)]
        plain = [self._plain(part) for part in written if _is_plain(part)]
        if any(text.strip() for text in plain):
            return "\n".join(plain)
        from ingest.readers.html import whole_text

        pages = [self._plain(part) for part in written if part.get_content_type() == "text/html"]
        return "\n".join(whole_text(page) for page in pages)

    def _plain(self, part: Message) -> str:
        """A text part decoded by what its bytes and its label say; "" where neither makes sense."""
        try:
            return decode(_payload(part), part.get_content_charset()).text
        except Unreadable:
            return _payload(part).decode("utf-8", "replace")

    def _attachment(self, part: Message, member: str, number: int, depth: int) -> Iterator[Draft | Refused]:
        name = _file_name(part) or f"attachment-{number}"
        place = f"{member}/{name}" if member else name
        inner = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(inner, list) and isinstance(inner[0], Message):
            if depth >= MAX_DEPTH:
                yield self._refused(
                    place, Reason.UNSAFE_ARCHIVE, f"messages inside messages more than {MAX_DEPTH} deep"
                )
            else:
                yield from self.message(inner[0].as_bytes(), place, depth + 1)
            return
        yield from self._file(
            RawFile(origin=f"{self.file.origin}!{place}", name=name, data=_payload(part)), place, depth
        )

    def _file(self, raw: RawFile, place: str, depth: int) -> Iterator[Draft | Refused]:
        """The documents in an attached file, as those of any other file."""
        from ingest.archives import unpack
        from ingest.readers import read

        if depth >= MAX_DEPTH:
            yield self._refused(place, Reason.UNSAFE_ARCHIVE, f"files inside messages more than {MAX_DEPTH} deep")
            return
        for found in unpack(raw, self.options.settings.file_limit_mib << 20):
            if isinstance(found, Refused):
                yield found
                continue
            within = found.origin.removeprefix(f"{self.file.origin}!")
            try:
                for each in read(found, self.options):
                    yield each if isinstance(each, Refused) else replace(each, member=_join(within, each.member))
            except Unreadable as error:
                yield Refused(origin=found.origin, reason=error.reason, detail=error.detail)


def _join(place: str, member: str) -> str:
    return f"{place}!{member}" if member else place


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that are no containers, in order; of alternatives both, for the body chooses. Messages stay whole."""
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop(0)
        seen += 1
        if seen > MAX_PARTS:
            raise ValueError(f"more than {MAX_PARTS} parts")
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting[:0] = [each for each in inner if isinstance(each, Message)]
        else:
            yield part


def _is_plain(part: Message) -> bool:
    """Plain text, or a container that names no boundary and so holds nothing but text."""
    return part.get_content_type() == "text/plain" or part.get_content_maintype() == "multipart"


def _payload(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, binascii.Error, LookupError):
        data = None
    return data if isinstance(data, bytes) else b""


def _is_attachment(part: Message) -> bool:
    """Attached files and messages; pictures shown inside the text (logos) are part of neither."""
    if part.get_content_type() == "message/rfc822":
        return True
    disposition = str(part.get("content-disposition") or "").strip().lower()
    if disposition.startswith("attachment"):
        return True
    if part.get_content_maintype() in {"image", "audio", "video"}:
        return False
    return bool(_file_name(part)) or part.get_content_maintype() not in {"text", "multipart", "message"}


def _file_name(part: Message) -> str:
    """The attachment's name without folders."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    return re.split(r"[/\\]", _words(str(name)))[-1].strip()


def _draft(message: Message, body: str, member: str) -> Draft:
    shown, address = parseaddr(_field(message, "from"))
    return Draft(
        text=body,
        member=member,
        title=_field(message, "subject") or None,
        published=_field(message, "date") or None,
        source=shown or address or None,
    )


def _field(message: Message, name: str) -> str:
    """A header field in words, on one line."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    return _words(raw)


def _words(raw: str) -> str:
    """A header's encoded words decoded; bytes that stand there raw are decoded as any others."""
    unfolded = re.sub(r"[\r\n]+[ \t]*", " ", raw)
    try:
        chunks = decode_header(unfolded)
    except (HeaderParseError, ValueError, binascii.Error):
        chunks = [(unfolded, None)]
    parts = [_chunk(chunk, charset) for chunk, charset in chunks]
    return re.sub(r"[\s\0]+", " ", "".join(parts)).strip(" ")


def _chunk(chunk: bytes | str, charset: str | None) -> str:
    data = chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "surrogateescape")
    try:
        return decode(data, charset).text
    except Unreadable:
        return data.decode("utf-8", "replace")
