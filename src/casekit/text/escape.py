"""Case text made safe for each place it goes to: XML, Markdown, tables, spreadsheets, Graphviz, terminals.

One function a target. None of them drops a word. A control character that a terminal or an office program would
obey, and a character that turns the direction of the text round it, is shown by its number (`<U+001B>`): readers
see that something stood there, and nothing happens. Line ends of every kind become a newline.
"""

import re
from typing import Final

from casekit.text.pattern import pattern

_LINE_END: Final = pattern("\r\n|[\r\v\f\x85\u2028\u2029]")
_HAZARD: Final = pattern(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters but tab and newline; other line ends are newlines by then
    "\u202a-\u202e\u2066-\u2069"  # they turn the direction of what follows (Unicode UAX 9)
    "\ud800-\udfff"  # half a character: it cannot be written to a file
    "\ufffe\uffff"  # no characters at all, and forbidden in XML
    "]"
)

_PLAIN: Final = pattern(r"[\w .,#-]*")
"""Most of a picture's attributes: numbers, colours, words with nothing in them to escape."""

_MARKDOWN_PLAIN: Final = pattern(r"(?:[0-9]+ )*[A-Za-z][A-Za-z0-9 .,;:'()?/-]*")
"""Prose with nothing in it that would act: no mark inside it, and none that acts at its start."""

_MARKDOWN_INSIDE: Final = pattern(
    r"""
      \\ (?= [!-/:-@\[-`{-~] | $ )              # a backslash acts before punctuation and at the end of a line
    | [`*\[\]{|$]
    | (?<! [^\W_] ) _ | _ (?! [^\W_] )          # an underscore inside a word does nothing
    | < (?! [\s\d] )                            # "< 5" stays as it is
    | & (?= \#? [0-9A-Za-z]+ ; )                # "B&B" stays as it is
    | (?<= \S ) ~ | ~ (?! \w )                  # "about" in dates (~2012) stays as it is
    | (?<= \s ) \# (?= \#* $ )                  # it would close a heading
    """,
    re.VERBOSE,
)
_MARKDOWN_START: Final = pattern(
    r"""
      (?= > | \#+ (?: \s | $ ) | [-+=:] (?! \w ) )
    | (?P<number> [0-9]{1,9} ) (?= [.)] (?: \s | $ ) )
    """,
    re.VERBOSE,
)
_MARKDOWN_REFERENCE: Final = {"<": "&lt;", "&": "&amp;"}

_STEERING: Final = pattern("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_FORMULA: Final = pattern(r"[\s']*[=+\-@＝＋－＠]|'*[\t\n]")


def xml(text: str) -> str:
    """Make text safe inside an XML or HTML element, and inside an attribute in either kind of quotes.

    An element reads back as `terminal(text)` through any XML 1.0 parser; an attribute does too, but with spaces
    for newlines and tabs. Characters that XML forbids are shown by number, for a parser would refuse the whole
    picture over one of them.
    """
    if _PLAIN.fullmatch(text):
        return text
    shown = terminal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return shown.replace('"', "&quot;").replace("'", "&#x27;")


def markdown(text: str) -> str:
    """Make text safe as prose in CommonMark and GitHub Markdown, wherever in a line or a heading it is put.

    Only marks that would act are escaped, so that the source stays readable. Spaces at either end of a line go
    (they would make code blocks or line breaks); blank lines still part paragraphs. A bare web address is left as
    it is, which some viewers turn into a link to exactly what it says.
    """
    if _MARKDOWN_PLAIN.fullmatch(text):
        return text.strip()
    return "\n".join(_markdown_line(line.strip()) for line in terminal(text).split("\n"))


def _markdown_line(line: str) -> str:
    """Escape one line that has no space at either end."""
    inside = _MARKDOWN_INSIDE.sub(lambda mark: _MARKDOWN_REFERENCE.get(mark[0], "\\" + mark[0]), line)
    start = _MARKDOWN_START.match(inside)
    if start is None:
        return inside
    return f"{start['number'] or ''}\\{inside[start.end() :]}"


def markdown_cell(text: str) -> str:
    """Make text safe in one cell of a Markdown table: as `markdown`, with `<br>` where a line ends."""
    return markdown(text.strip()).replace("\t", " ").replace("\n", "<br>")


def csv_cell(text: str) -> str:
    """Make text safe in one cell of a CSV file that a spreadsheet opens (OWASP ASVS 5.0, 1.2.10).

    A spreadsheet can take a cell that begins with `=`, `+`, `-`, `@` (also full width, also after spaces), a tab
    or a line end for a formula and run it, so such text gets one apostrophe in front. Telephone numbers such as
    `+44 1234 567810` get it too. Reading back is exact: take one leading apostrophe away wherever what follows it
    would have been given one. Quotes, commas and the byte order mark are for the CSV writer, which should quote
    every cell.
    """
    shown = terminal(text)
    return f"'{shown}" if _FORMULA.match(shown) else shown


def dot(text: str) -> str:
    """Make text safe between the double quotes of a label in Graphviz's DOT language.

    The quotes are not included. Backslashes and ampersands are doubled or named because a label would take `\\N`
    for the name of its node and `&eacute;` for a letter. Never use case text as the name of a node.
    """
    shown = terminal(text).replace("\t", " ").replace("\\", "\\\\").replace('"', '\\"')
    return shown.replace("&", "&amp;").replace("\n", "\\n")


def json_text(document: object) -> str:
    """A document as JSON, indented and with a newline at the end.

    Letters stand as they are. What would steer a terminal or turn the direction of text is written as `\\u` and its
    number, which any reader of JSON turns back.
    """
    import json

    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _STEERING.sub(lambda mark: f"\\u{ord(mark[0]):04x}", text) + "\n"


def terminal(text: str) -> str:
    """Make text safe to print: what would steer a terminal or turn the direction of text is shown by number.

    Newlines and tabs stay; other line ends become newlines. Letters of every script, joiners and marks stay.
    """
    if all(map(str.isprintable, text.split("\n"))):
        # None of them counts as printable (Unicode 15, general categories Cc, Cf, Cn, Cs, Zl and Zp).
        return text
    return _HAZARD.sub(lambda mark: f"<U+{ord(mark[0]):04X}>", _LINE_END.sub("\n", text))


def one_line(text: str) -> str:
    """Fold every stretch of white space, line ends included, into one space, with none at either end.

    This is about shape only: follow it with the function of the target.
    """
    return " ".join(text.split())
