"""From bytes to characters: what is not a text file is recognised and said, not parsed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from casekit.text.finding import Finding, Place, Severity, Span
from casekit.text.frozen import dataclass
from casekit.text.pattern import pattern
from casekit.text.problems import problem

_LINE_END = pattern("\r\n|\r|\n")
LARGEST_FILE = 4 * 1024 * 1024
MOST_HIDDEN = 200
START_OF_FILE = Span(1, 1, 1, 1)

UNREADABLE = problem(
    "unreadable-file",
    "The file cannot be read as a case file.",
    "Save it as plain text in UTF-8, or move it out of the folder of cases.",
    """A case file is plain text in UTF-8, of at most 4 MiB. Word documents, pictures, encrypted files and files saved
    in another encoding look like text files in a list of files, but nothing in them can be read or checked.""",
)
HIDDEN_CHARACTER = problem(
    "hidden-character",
    "There is a character in the text that cannot be seen.",
    "Delete it and type the text again.",
    """Control characters and invisible marks come in with text that was copied from other programs. They can hide
    words, break a search, or make two spellings of one name look the same. Characters that a script or an emoji
    needs (such as the joiner in Persian) are left alone.""",
)
HIDDEN_DIRECTION = problem(
    "hidden-direction-character",
    "There is a hidden character that turns the direction of the text round.",
    "Delete it: the text may read differently on screen from what it says.",
    """With it, a line can read differently on screen from what it says. Nobody types one by hand. Arabic and Hebrew
    need no such character: they turn round by themselves.""",
)
WIDE_SPACE = problem(
    "non-breaking-space",
    "There is a non-breaking space where YAML needs an ordinary one.",
    "Delete it and type a space.",
    """It looks like a space but is not one, so `name: Tom` is read as a single piece of text with no field in it. It
    comes in with text copied from Word or a web page.""",
)
GARBLED = problem(
    "garbled-letters",
    "Some letters look as if they were garbled on the way into the file.",
    "Type the word again as it should be.",
    "Signs such as `Ã©` for `é` come from text that was saved in one encoding and opened in another.",
    Severity.ADVICE,
)
UNSEEN_MARK = problem(
    "unseen-mark",
    "There is a mark in the text that cannot be seen.",
    "Delete it: a search for the word will not find it.",
    """Soft hyphens and zero-width spaces come in with text copied from Word or a web page. They do no harm to the eye,
    but a search for the word passes it by.""",
    Severity.ADVICE,
)
MIXED_LINE_ENDS = problem(
    "mixed-line-ends",
    "Some lines end as on Windows, others as on a Mac or Linux.",
    "In VS Code: click CRLF or LF in the status bar, choose one, and save.",
    """Nothing is lost, but comparing two versions of the file shows lines as changed that nobody changed.""",
    Severity.ADVICE,
)


@dataclass(frozen=True)
class Source:
    """The text of one file, with the path as the user named it."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; a line ends where YAML ends it."""
        # Nearly every file has line feeds alone, which are found many times faster than by a pattern.
        return _LINE_END.split(self.text) if "\r" in self.text else self.text.split("\n")

    def line(self, number: int) -> str:
        """Line `number`, counted from 1, without its end; empty past the end of the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


class NotText(ValueError):
    """The bytes are no case file. `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (
        b"PK\x03\x04",
        "This is a Word, Excel or zip file, not a plain text file.",
        "Copy its text into a case file.",
    ),
    (b"%PDF", "This is a PDF file, not a plain text file.", "Copy its text into a case file."),
    (
        b"\xff\xd8\xff",
        "This is a photograph (JPEG), not a plain text file.",
        "Move it out of the folder of cases.",
    ),
    (b"\x89PNG", "This is a picture (PNG), not a plain text file.", "Move it out of the folder of cases."),
    (b"age-encryption.org/v1", "This file is encrypted with age.", "Unlock it before you run casekit."),
    (
        b"-----BEGIN AGE ENCRYPTED FILE",
        "This file is encrypted with age.",
        "Unlock it before you run casekit.",
    ),
    (b"-----BEGIN PGP MESSAGE", "This file is encrypted with PGP.", "Unlock it before you run casekit."),
    (b"\x00GITCRYPT\x00", "This file is encrypted with git-crypt.", "Run `git-crypt unlock` first."),
    (
        b"version https://git-lfs",
        "This is a Git LFS pointer, not the file itself.",
        "Run `git lfs pull` first.",
    ),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BYTE_ORDER_MARK = "\ufeff"
_BACK_TO_WINDOWS = "It looks like Windows-1252 (an older Windows encoding)."


def _refuse(path: str, message: str, help: str, span: Span = START_OF_FILE) -> NotText:
    return NotText(UNREADABLE.at(Place(path, span), message, help))


def decode(path: str, data: bytes) -> Source:
    """The text of a file's bytes. A byte-order mark at the start is dropped.

    Raises `NotText` where the bytes are too many, encrypted, of another kind of file, or not UTF-8.
    """
    if len(data) > LARGEST_FILE:
        raise _refuse(
            path,
            f"This file is larger than 4 MiB ({len(data) / 1024 / 1024:.1f} MiB).",
            "A case file holds text only: move documents and pictures out of it.",
        )
    for signature, message, help in _SIGNATURES:
        if data.startswith(signature):
            raise _refuse(path, message, help)
    if data.startswith(_UTF16) or _looks_like_utf16(data):
        raise _refuse(
            path,
            "This file is saved as UTF-16 (Notepad calls it Unicode).",
            "In VS Code: click UTF-16 in the status bar, Save with Encoding, UTF-8.",
        )
    if b"ENC[AES256_GCM" in data:
        raise _refuse(path, "This file is encrypted with SOPS.", "Unlock it before you run casekit.")
    try:
        text = data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise _not_utf8(path, data, error) from None
    if "\x00" in text and text.count("\x00") > len(text) // 100 + 1:
        raise _refuse(path, "This is not a text file.", "Move it out of the folder of cases.")
    return Source(path, text)


def _looks_like_utf16(data: bytes) -> bool:
    """Whether nearly every second byte is empty, as in English text saved as UTF-16."""
    start = data[:4096]
    fewer, more = sorted((start[0::2].count(0), start[1::2].count(0)))
    return more > 3 and more > len(start) // 2 * 9 // 10 and fewer < more // 10


def is_no_text(start: bytes) -> bool:
    """Whether a file that begins so is no plain text in UTF-8: encrypted, a picture, a document, another encoding."""
    signed = any(start.startswith(signature) for signature, _, _ in _SIGNATURES)
    return signed or start.startswith(_UTF16) or b"\0" in start or b"ENC[AES256_GCM" in start


def _not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> NotText:
    before = data[: error.start].decode("utf-8", errors="replace").removeprefix(_BYTE_ORDER_MARK)
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    binary = sum(byte < 9 or 13 < byte < 32 for byte in data[:4096]) > len(data[:4096]) // 20
    if binary:
        return _refuse(path, "This is not a text file.", "Move it out of the folder of cases.")
    return _refuse(
        path,
        f"This file is not saved as UTF-8: line {line}, column {column} holds the byte "
        f"0x{data[error.start]:02X}. {_BACK_TO_WINDOWS}",
        "In VS Code: click the encoding in the status bar, Reopen with Encoding, Windows 1252, "
        "check the letters, then Save with Encoding, UTF-8.",
        Span(line, column, line, column + 1),
    )


_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_UNSEEN = "\u00ad\u200b\u2060"
_WINDOWS_REST = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_GARBLED_STARTS = "ÂÃâ"
_TROUBLE = pattern(
    f"(?P<garbled>[ÂÃ][{_WINDOWS_REST}]|â[{_WINDOWS_REST}]{{2}})|(?P<sign>[{_CONTROL}{_TURNING}{_UNSEEN}])"
    "|(?P<space>(?<=:)\u00a0|(?:^|(?<=\r))[ ]*\u00a0)",
    re.MULTILINE,
)
_UNPARSABLE = pattern(f"[{_CONTROL}]")
_WIDE_SPACE = pattern("(?<=:)\u00a0|(?:^|(?<=\r))[ \u00a0]*\u00a0", re.MULTILINE)
_NOT_IN_NAMES = pattern(f"[{_UNSEEN}{_TURNING}\ufffd]")
_NAMES = {
    "\x00": "a NUL character",
    "\x07": "a bell character",
    "\x1b": "an escape character, as terminals use for colours",
    "\x0b": "a vertical tab, as Word uses for line breaks",
    "\x0c": "a page break",
    "\x85": "a line separator",
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\u2060": "a word joiner",
    "\ufeff": "a byte-order mark",
}
_SEAM = "Delete it. It often shows where two files were joined: check that both are about the same child."


def hidden_characters(source: Source) -> Iterator[Finding]:
    """What cannot be seen in the text but changes it: control, direction and invisible characters."""
    if all(map(str.isprintable, source.lines)) and not any(sign in source.text for sign in _GARBLED_STARTS):
        return
    found = (finding for match in _TROUBLE.finditer(source.text) if (finding := _trouble(source, match)) is not None)
    for count, finding in enumerate(found, 1):
        if count == MOST_HIDDEN:
            yield replace(finding, message=f"{finding.message} There are more of this kind further down.")
            return
        yield finding


def _trouble(source: Source, match: re.Match[str]) -> Finding | None:
    at = match.end() - 1
    if match.lastgroup == "garbled":
        garbled = _garbled(source, match)
        control = _UNPARSABLE.search(match.group())
        if garbled is not None or control is None:
            return garbled
        at = match.start() + control.start()
    found = source.text[at]
    code = f"U+{ord(found):04X}"
    place = Place(source.path, span_at(source.text, at))
    name = _NAMES.get(found, "a control character")
    if match.lastgroup == "space":
        return WIDE_SPACE.at(place, f"A non-breaking space ({code}) stands where YAML needs an ordinary space.")
    if re.match(f"[{_TURNING}]", found):
        return HIDDEN_DIRECTION.at(place, f"A hidden character ({code}) turns the direction of the text round.")
    message = f"There is {name} ({code}) in the text, which cannot be seen."
    if found in _UNSEEN:
        return UNSEEN_MARK.at(place, message)
    return HIDDEN_CHARACTER.at(place, message, _SEAM if found == "\ufeff" else None)


def _garbled(source: Source, match: re.Match[str]) -> Finding | None:
    """Letters that were UTF-8, opened as Windows-1252; only where that surely gives a letter or a sign."""
    shown = match.group()
    try:
        meant = bytes(_windows_byte(letter) for letter in shown).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    if len(meant) != 1 or not meant.isprintable():
        return None
    place = Place(source.path, span_at(source.text, match.start(), len(shown)))
    return GARBLED.at(place, f"`{shown}` looks like a garbled `{meant}`.", f"If that is so, write `{meant}`.")


def _windows_byte(letter: str) -> int:
    return ord(letter) if "\x80" <= letter <= "\x9f" else letter.encode("cp1252")[0]


def mixed_line_ends(source: Source) -> Iterator[Finding]:
    """Advice where some lines end otherwise than most."""
    if "\r" not in source.text:
        return
    ends = [match.group() for match in _LINE_END.finditer(source.text)]
    usual = max(("\n", "\r\n", "\r"), key=ends.count)
    others = [number for number, end in enumerate(ends, 1) if end != usual]
    if others:
        line = others[0]
        place = Place(source.path, Span(line, 1, line, len(source.line(line)) + 1))
        kinds = {"\r\n": "as on Windows", "\n": "as on a Mac or Linux", "\r": "as on a very old Mac"}
        count = "One line ends" if len(others) == 1 else f"{len(others)} lines end"
        message = f"{count} {kinds[ends[line - 1]]}, the others {kinds[usual]}."
        yield MIXED_LINE_ENDS.at(place, message)


def parsable(text: str) -> str:
    """The text with each character that YAML cannot take replaced, one for one, so that positions hold.

    A non-breaking space where YAML needs an ordinary one becomes that: what was meant is certain.
    """
    mended = _WIDE_SPACE.sub(lambda match: match.group().replace("\u00a0", " "), text)
    return _UNPARSABLE.sub("\ufffd", mended)


def without_unseen(name: str) -> str:
    """A name without characters that cannot be seen."""
    return _NOT_IN_NAMES.sub("", name)


def span_at(text: str, index: int, length: int = 1) -> Span:
    """The span of `length` characters of one line at `index`; lines end as YAML ends them."""
    lines = _LINE_END.split(text[:index])
    return Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 1 + length)
