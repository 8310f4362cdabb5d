"""An office file is a zip of XML parts: how one is opened without trusting it."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from corpus.errors import Unreadable
from corpus.reasons import Reason

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, OSError, ValueError,
    OverflowError,
)  # fmt: skip
"""What the zip module raises for damaged archives."""
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PART_LIMIT = 128 * 2**20
"""Bytes of one unpacked part; the longest real `document.xml` seen is a tenth of it."""
PARTS_LIMIT = 20_000
RATIO_LIMIT = 300
"""Unpacked size over packed size. XML text packs 10 to 60 times; a bomb packs a thousand times."""
RATIO_FREE = 4 * 2**20
"""Parts below this size may pack as well as they like: empty tables do."""


@dataclass(frozen=True, slots=True)
class Package:
    """An opened office file."""

    archive: zipfile.ZipFile
    names: frozenset[str]

    def data(self, name: str) -> bytes | None:
        """The bytes of part `name`, None when there is no such part."""
        if name not in self.names:
            return None
        info = self.archive.getinfo(name)
        _check_size(info)
        try:
            with self.archive.open(info) as part:
                data = part.read(PART_LIMIT + 1)
        except _DAMAGE as error:
            raise Unreadable(Reason.BROKEN, f"the part {name} cannot be unpacked ({error})") from error
        except RuntimeError as error:  # zipfile's word for an encrypted member
            raise Unreadable(Reason.PASSWORD, f"the part {name} is encrypted") from error
        if len(data) > PART_LIMIT:
            raise Unreadable(Reason.UNSAFE_ARCHIVE, f"the part {name} is larger than it says")
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The parsed part `name`, None when there is no such part."""
        data = self.data(name)
        return None if data is None else parse(data, name)


def is_package(data: bytes) -> bool:
    """Whether the bytes begin as a zip does."""
    return data[:4] == b"PK\x03\x04"


def open_package(data: bytes) -> Package:
    """Open `data` as an office file. Raises `Unreadable` when it is broken or built to harm."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise Unreadable(Reason.BROKEN, f"not a whole zip: {error}") from error
    entries = archive.infolist()
    if len(entries) > PARTS_LIMIT:
        raise Unreadable(Reason.UNSAFE_ARCHIVE, f"{len(entries)} parts")
    return Package(archive, frozenset(entry.filename for entry in entries))


def parse(data: bytes, name: str) -> etree._Element:
    """Parse one part; document types are refused, for entities are the bombs of XML."""
    if b"<!DOCTYPE" in data or b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise Unreadable(Reason.UNSAFE_ARCHIVE, f"the part {name} declares a document type")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(Reason.BROKEN, f"the part {name} is not whole XML ({error})") from error


def is_encrypted_ole(data: bytes) -> bool:
    """Whether this is the wrapping Word and Excel put around a file with a password."""
    return data.startswith(OLE_MAGIC) and "EncryptedPackage".encode("utf-16-le") in data


def _check_size(info: zipfile.ZipInfo) -> None:
    if info.file_size > PART_LIMIT:
        raise Unreadable(Reason.UNSAFE_ARCHIVE, f"the part {info.filename} unpacks to {info.file_size:,} bytes")
    if info.file_size > RATIO_FREE and info.file_size > RATIO_LIMIT * max(info.compress_size, 1):
        raise Unreadable(Reason.UNSAFE_ARCHIVE, f"the part {info.filename} is a zip bomb")
