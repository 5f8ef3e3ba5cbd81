"""The named problems of a file's YAML: what a case file does not use, and what YAML would lose or change."""

from casekit.text.finding import Severity
from casekit.text.problems import problem

EMPTY = problem(
    "empty-file",
    "The file is empty.",
    "Start with `casekit new`.",
    "There is nothing to check and nothing to draw in an empty file.",
)
NOT_FIELDS = problem(
    "not-a-case-file",
    "The file is not a set of fields.",
    "Start with `casekit new`, then fill in what you know.",
    "A case file is a set of lines such as `child: amy`. A list or a letter cannot be read as one.",
)
SYNTAX = problem(
    "not-yaml",
    "The text cannot be read as YAML from this place on.",
    "Put the text in double quotes, or write it below the field name after a `|`.",
    """What stands before this place is still read and checked; what stands after it is not. The commonest reason is
    a colon or a quotation mark inside a sentence. Text with signs in it is safe below a `|`, two spaces further in.""",
)
UNFINISHED_MERGE = problem(
    "unfinished-merge",
    "The file holds an unfinished git merge.",
    "Choose between the two versions, delete the marker lines, and save.",
    """git writes `<<<<<<<`, `=======` and `>>>>>>>` where two people changed the same lines. Until somebody decides,
    the file says both things, and nothing of it can be trusted.""",
)
JSON = problem(
    "written-as-json",
    "The file is written as JSON.",
    "Leave it if a program makes this file; if people edit it, start a new file with `casekit new`.",
    """JSON is read like any other case file. Its brackets, quotation marks and commas are easily broken by hand, and it
    has no place for longer texts.""",
    Severity.ADVICE,
)
ALIAS = problem(
    "yaml-alias",
    "An alias (`*name`) is not used in case files.",
    'Put text that starts with * in double quotes: "*like this*".',
    """YAML would copy another part of the file to this place, unseen. A record must say what it says where it stands.
    Most often the star was meant as emphasis.""",
)
ANCHOR = problem(
    "yaml-anchor",
    "An anchor (`&name`) is not used in case files.",
    "Put text that starts with & in double quotes.",
    "YAML takes the word after & for a label and leaves it out of the text: words would be lost without a sign.",
)
TAG = problem(
    "yaml-tag",
    "A tag (`!name`) is not used in case files.",
    "Put text that starts with ! in double quotes.",
    "YAML takes the word after ! for an instruction and leaves it out of the text: words would be lost without a sign.",
)
MERGE_KEY = problem(
    "yaml-merge-key",
    "A merge key (`<<`) is not used in case files.",
    "Write the fields out where they belong.",
    "YAML would copy fields from another part of the file, unseen.",
)
DIRECTIVE = problem(
    "yaml-directive",
    "A directive (a line that starts with %) is not used in case files.",
    "Delete the line.",
    "Case files are always read in the same way; a directive would change how YAML reads the rest.",
)
SECOND_RECORD = problem(
    "second-record",
    "A second record starts in the same file.",
    "Keep one child in one file: move what follows into a file of its own, or delete the line `---`.",
    "What follows the second `---` is not read, so that nobody mistakes one child's record for another's.",
)
NOT_A_NAME = problem(
    "field-name-not-text",
    "A field name is not plain text.",
    "Write the name of the field, then a colon and a space, then its value.",
    "A list or a record cannot be the name of a field, and a name cannot be empty.",
)
LONG_NAME = problem(
    "field-name-too-long",
    "A field name is too long to be one.",
    "Is this a sentence with a colon in it? Put it in double quotes.",
    "A field name is a word or two. One this long is most likely a sentence that lost its line break or its quotes.",
)
TWICE = problem(
    "field-twice",
    "A field stands twice in one record.",
    "Keep one, or join the two into one.",
    """Most programs would keep the last and drop the first without a word. casekit reads the first and says so; what
    stands under the second is not read until you decide.""",
)
EMPTY_ITEM = problem(
    "empty-item",
    "A list item is empty.",
    "Write something after the `-`, or delete the line.",
    "A dash with nothing after it says that something belongs there; nobody can tell what.",
)
TOO_DEEP = problem(
    "nested-too-deep",
    "Records are nested too deep.",
    "Is there a stray bracket? Case files need no more than eight levels.",
    "casekit reads 32 levels and stops there: nothing a person writes goes deeper.",
)
TOO_MANY = problem(
    "too-many-values",
    "The file holds too many values.",
    "Is this one child's record? Split what is not.",
    "casekit reads 200,000 values of one file and stops there.",
)
TOO_LONG = problem(
    "text-too-long",
    "A text is too long.",
    "Keep the detail in the document it comes from, and say here where that is.",
    "A text of more than 100,000 characters is a document, not a field of a case file.",
)
CUT_BY_HASH = problem(
    "text-cut-by-hash",
    "YAML leaves out words after a # in this text.",
    'Put the whole text in double quotes: "lives at #5".',
    """After a space, # starts a comment in YAML: `lives at #5` is read as `lives at`, and the rest is lost in every
    report without a sign.""",
)
CUT_BY_COMMA = problem(
    "text-cut-by-comma",
    "A comma in curly brackets cuts a text off.",
    'Put the whole text in double quotes: {what: "She came, and she stayed."}.',
    """Between curly brackets a comma ends a value: `{what: She came, and she stayed.}` is read as `She came`, and the
    rest is lost in every report without a sign.""",
)
COMMENT_BESIDE_TEXT = problem(
    "comment-beside-text",
    "There is a comment on the same line as a text.",
    "If it belongs to the text, put the whole in double quotes; if it is a note to yourself, give it its own line.",
    "After a space, # starts a comment. A comment beside a sentence is easily taken for a part of it.",
    Severity.WARNING,
)
ITEM_JOINED = problem(
    "item-joined-to-text",
    "A list item became part of the text above it.",
    "Start the hyphen in the same column as the hyphens of the other items.",
    """A hyphen that stands further in than the items above it is read as a part of the last of them: two items become
    one, without a sign.""",
)
LINES_JOINED = problem(
    "lines-joined",
    "Lines that look as if each should stand by itself are joined into one.",
    "If the line ends matter, write `|` after the field name, and the lines below it.",
    "Below `>`, and where a text goes on over several lines, YAML makes one line of them. Below `|` they stay lines.",
    Severity.ADVICE,
)
NOTHING_BELOW = problem(
    "text-not-below",
    "There is no text below a `|` or a `>`.",
    "Start each line of the text two spaces further in than the field name.",
    """A text that starts no further in than its field name is not read as its text, but as fields of their own, or not
    at all.""",
)
BLOCK_SIGN = problem(
    "text-lost-by-block-sign",
    "YAML reads a sign and a number at the start of this text as an instruction.",
    'Put the text in double quotes: ">5".',
    "`>5` and `|2` tell YAML how to read the lines below. As text they are lost without a sign.",
)
ESCAPED_CONTROL = problem(
    "escaped-control-character",
    "A backslash in this text stands for a hidden character.",
    "Use single quotes, or double the backslash.",
    r"""In double quotes, a backslash and some letters stand for one character: `\e`, `\x07` or half an emoji such as
    `\ud83d`. Such characters can change what a terminal shows, or spoil a report.""",
)
