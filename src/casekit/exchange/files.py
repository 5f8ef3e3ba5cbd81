"""What kind of file somebody sent, and whether it can be read safely."""

import io
import zipfile
import zlib
from enum import StrEnum
from typing import Final

from casekit.exchange.sheet import LARGEST_FILE, LARGEST_UNPACKED, NotASheet
from casekit.text.frozen import dataclass

_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_PARTS: Final = 5_000
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""All that `zipfile` lets through from a damaged file: only the first of them is its own."""
_COPY: Final = "Open it, copy the rows into a new Excel workbook or a CSV file, and import that."
_TEMPLATE: Final = (
    "Ask the agency for the Word, Excel or CSV file; `casekit chronology export --template` makes an empty one."
)


class Kind(StrEnum):
    """The kinds of file that are read."""

    CSV = "csv"
    EXCEL = "excel"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class KindOfFile:
    """What kind of file it is, and what is said about it."""

    kind: Kind
    notes: tuple[str, ...] = ()


def kind_of(name: str, data: bytes) -> KindOfFile:
    """What kind of file the bytes are, whatever the ending says. Raises `NotASheet` for those that are not read."""
    if not data.strip():
        raise NotASheet(f"{name} is empty.", "Ask the agency to send it again.")
    if len(data) > LARGEST_FILE:
        size = f"{len(data) / 1024 / 1024:,.0f} MiB"
        raise NotASheet(f"{name} is larger than a chronology can be ({size}).", _COPY)
    if data.startswith(b"PK"):
        return _packed(name, data)
    _refuse_other_kinds(name, data)
    return KindOfFile(Kind.CSV)


def _refuse_other_kinds(name: str, data: bytes) -> None:
    start = data[:512].lstrip().lower()
    if data.startswith(_COMPOUND):
        _refuse_compound(name, data)
    if start.startswith(b"%pdf"):
        help = f"{_TEMPLATE} If there is only the PDF: open it in Word, check every row, save it as .docx."
        raise NotASheet(f"{name} is a PDF, which has no rows that can be read with certainty.", help)
    if start.startswith(b"{\\rtf"):
        raise NotASheet(f"{name} is in Rich Text Format.", "Open it in Word and save it as a Word document (.docx).")
    if start.startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        help = "Open it in Excel, save it as an Excel workbook (.xlsx), and import that."
        raise NotASheet(f"{name} is a web page or XML, whatever its ending says.", help)
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*")):
        raise NotASheet(f"{name} is a picture or a scan, which casekit cannot read.", _TEMPLATE)


def _refuse_compound(name: str, data: bytes) -> None:
    """A file in the way of old Office programs: with a password, or of a kind from before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        help = "Open it with the password, File, Info, Protect, take the password off a copy, and import the copy."
        raise NotASheet(f"{name} is protected with a password.", help)
    if name.lower().endswith((".doc", ".dot")):
        raise NotASheet(
            f"{name} is an old Word document (.doc).", "Open it in Word, save it as .docx, and import that."
        )
    help = "Open it in Excel, save it as an Excel workbook (.xlsx), and import that."
    raise NotASheet(f"{name} is a file of an old kind (.xls or .doc, from before 2007).", help)


def _packed(name: str, data: bytes) -> KindOfFile:
    """A workbook or a document."""
    parts = _checked_parts(name, data)
    macros = ("Its macros were not run.",) if any(part.endswith("vbaProject.bin") for part in parts) else ()
    if "xl/workbook.xml" in parts:
        return KindOfFile(Kind.EXCEL, macros)
    if "word/document.xml" in parts:
        return KindOfFile(Kind.WORD, macros)
    if "xl/workbook.bin" in parts or "content.xml" in parts:
        help = "Open it, save it as an Excel workbook (.xlsx) or a Word document (.docx), and import that."
        raise NotASheet(f"{name} is a workbook or document of a kind that casekit does not read.", help)
    raise NotASheet(f"{name} is neither an Excel workbook nor a Word document.", "Unpack it, if it is a zip file.")


def _checked_parts(name: str, data: bytes) -> set[str]:
    """The names of the parts of a packed file. Raises `NotASheet` for one that is damaged or made to do harm."""
    damaged = NotASheet(f"{name} is damaged.", "Open it in the program it comes from and save it again.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            unpacked = sum(part.file_size for part in parts)
            if unpacked > LARGEST_UNPACKED or len(parts) > _MOST_PARTS:
                size = f"{unpacked / 1024 / 1024:,.0f} MiB"
                raise NotASheet(f"{name} unpacks to {size}, far more than a chronology can be.", _COPY)
            for part in parts:
                if part.flag_bits & 1:
                    raise NotASheet(f"{name} is protected with a password.", "Take the password off a copy.")
                if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in _start(packed, part).upper():
                    message = f"{name} has instructions in it that no Office program writes, so it is not opened."
                    raise NotASheet(message, "Ask who sent it; do not open it in another program.")
    except NotASheet:
        raise
    except _DAMAGE:
        raise damaged from None
    return {part.filename for part in parts}


def _start(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with packed.open(part) as stream:
        return stream.read(4096)
