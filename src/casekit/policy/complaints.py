"""What the TOML parser complains of, in plain sentences with the next step."""

import re
from typing import Final

from casekit.policy.document import LARGEST_SETTINGS, Document, SyntaxProblem
from casekit.text.finding import Finding
from casekit.text.problems import problem

SETTINGS_PROBLEM: Final = problem(
    "settings-problem",
    "Something in the settings file cannot be used.",
    "Put it right and run the command again.",
    """`casekit.toml` says where the cases lie, which policy holds and which words the authority has added. What cannot
    be understood there is left out, and casekit goes on as if it had not been written; so it is said, and not passed
    over. The tables are `[policy]`, `[cases]`, `[vocabulary]` and `[history]`.""",
)

_BARE_TEXT: Final = r"""\s*([A-Za-z0-9_.\-"]+)\s*=\s*([^\s"'\[{#][^"'#]*?)\s*(?:#.*)?"""
_CURLY: Final = "[“”‘’„«»]"
_SENTENCES: Final = (
    ("Cannot overwrite", "This key stands twice.", "Keep one of the two."),
    ("Cannot declare", "This table stands twice.", "Put all its lines under one heading."),
    ("Cannot mutate", "This was already given a value further up.", "Keep one of the two."),
    ("Expected ']'", "The heading is not closed.", "A heading stands in square brackets: `[policy]`."),
    ('Expected "]"', "The heading is not closed.", "A heading stands in square brackets: `[policy]`."),
    ("Expected '='", "There is no = after the key.", 'A line is a key, an equals sign and a value: `use = "kent"`.'),
    ('Expected "="', "There is no = after the key.", 'A line is a key, an equals sign and a value: `use = "kent"`.'),
    ("Unclosed array", "The list is not closed.", "End it with a square bracket: `]`."),
    ("Unterminated", "The quotation mark is never closed.", "Close it with the same mark."),
    ("Illegal character", "The quotation mark is not closed on its line.", "Close it with the same mark."),
    ("Too deeply nested", "The brackets are nested too deeply to be read.", "Settings need two levels at most."),
    (
        "Too long",
        f"The file has more than {LARGEST_SETTINGS} characters.",
        "Settings fit on a page: is this the right file?",
    ),
)


def explain_syntax(document: Document, syntax: SyntaxProblem) -> Finding:
    """The finding for a settings file that is not TOML."""
    message, help = _sentence(document, syntax)
    consequence = "Until this is put right, nothing can be checked by it."
    return SETTINGS_PROBLEM.at(syntax.place, f"{message} {consequence}", help)


def _sentence(document: Document, syntax: SyntaxProblem) -> tuple[str, str]:
    lines = document.text.split("\n")
    line = lines[syntax.place.span.line - 1]
    if re.search(_CURLY, line):
        return "There is a curly quotation mark here.", 'Type straight ones: `use = "kent"`.'
    bare = re.fullmatch(_BARE_TEXT, line)
    if bare is not None and not syntax.complaint.startswith("Cannot"):
        return "The value is not in quotation marks.", f'Write `{bare[1]} = "{bare[2]}"`.'
    for start, message, help in _SENTENCES:
        if syntax.complaint.startswith(start):
            return message, help
    return "This line cannot be read.", 'A line is a key, an equals sign and a value: `use = "kent"`.'
