"""What validation finds, in our words: unknown fields and words, missing fields, values of the wrong kind."""

from collections.abc import Mapping

from casekit.case.dates import DateProblem
from casekit.case.declared import Placed, Takes, fields_by_name
from casekit.case.record import ANY_RECORD
from casekit.case.record_reading import Slip, takes_at
from casekit.text.finding import Finding, Label, Place, Severity
from casekit.text.nearest import nearest
from casekit.text.nodes import ListNode, MapNode, Node, TextNode
from casekit.text.pattern import pattern
from casekit.text.problems import problem
from casekit.text.yaml_tree import Way

UNKNOWN_FIELD = problem(
    "unknown-field",
    "There is a field that casekit does not know.",
    "Correct its name, or move what it says into a field that fits (`notes`, for example).",
    """A field with a name that nobody expects is shown in no report: what it says would be lost. `docs/case-file.md`
    lists every field.""",
)
UNKNOWN_WORD = problem(
    "unknown-word",
    "A field holds a word that is not one of those it takes.",
    "Choose one of the words the field takes.",
    """Some fields take one of a few words, so that reports and pictures can rely on them. `docs/case-file.md` lists
    them.""",
)
MISSING_FIELD = problem(
    "missing-field",
    "A record lacks a field that it needs.",
    "Add the field.",
    "Without this field the record says nothing that could be placed or drawn, so it is left out until it is mended.",
)
WRONG_KIND = problem(
    "wrong-kind-of-value",
    "A field holds another kind of value than it takes.",
    "Write it as the field takes it.",
    "Some fields take text, some a list (each item after a `- `), some a record with fields of its own.",
)
BAD_DATE = problem(
    "not-a-date",
    "A date is not written as case files write dates.",
    "Write 2023-04-07, 2023-04, 2023, ~2012, 2022-10-08/2022-10-09, 2022-11/, before 2019, after 2019, or unknown.",
    """Dates are year first, so that 07/04/2023 is never read as 4 July. What is known only roughly is written so, and
    stays so in every report.""",
)
BAD_NUMBER = problem(
    "not-a-number",
    "A field that takes a whole number holds something else.",
    "Write a whole number, such as 7.",
    "Scores and orders are whole numbers.",
)
TOO_MANY_SLIPS = problem(
    "too-many-slips",
    "There are too many fields that casekit does not know.",
    "Is this a case file? Compare it with one that `casekit new` starts.",
    "Where more than a thousand fields mean nothing to casekit, the file was most likely made for something else.",
)
CAPITALS = problem(
    "word-in-capitals",
    "A word is written with capitals.",
    "Write it in small letters.",
    "casekit reads `NO` as `no`, but other programs that read YAML may not.",
    Severity.ADVICE,
)

_FIELD_HINTS: Mapping[str, str] = {
    "dob": "born",
    "date_of_birth": "born",
    "birthday": "born",
    "dod": "died",
    "date_of_death": "died",
    "sex": "gender",
    "tel": "phone",
    "telephone": "phone",
    "mobile": "phone",
    "description": "what",
    "details": "what",
    "narrative": "what",
    "text": "what",
    "outcome": "action",
    "start": "from",
    "end": "to",
    "people": "family",
    "events": "chronology",
    "type": "kind",
    "reason": "why",
}
_SHOWN_WORDS = 12
_YES_OR_NO: Mapping[str, str] = {
    **dict.fromkeys(("y", "true", "on", "t", "ja", "oui", "1"), "yes"),
    **dict.fromkeys(("n", "false", "off", "f", "0"), "no"),
}
_NO_SIGNS = pattern(r"[^\W\d_][\w /.'’-]*")
_BULLETS = "—–•*·‣▪-"


def node_at(top: Node, way: Way) -> tuple[Node, Way]:
    """The node at a way, and how far the way goes in the file as written (short forms end earlier)."""
    node = top
    for depth, step in enumerate(way):
        if isinstance(node, MapNode) and step in node:
            node = node[str(step)]
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return node, way[:depth]
    return node, way


def finding_for(slip: Slip, top: MapNode, model: type[Placed]) -> Finding | None:
    """The finding for a slip; `None` where another finding says it already."""
    way = slip.way
    if slip.kind == "missing":
        return _missing(top, way)
    if slip.kind == "unknown field":
        return _unknown_field(top, way, model)
    node, reached = node_at(top, way)
    place = _place(top, way)
    name = next((step for step in reversed(reached) if isinstance(step, str)), "this field")
    if slip.date_problem is not None:
        return _bad_date(slip.date_problem, node, place, name)
    if slip.kind == "no text of a date":
        return WRONG_KIND.at(place, f"`{name}` takes a date; this is {_said(node)}.", f"Write `{name}: 2023-04-07`.")
    if slip.kind == "no number":
        return BAD_NUMBER.at(place, f"`{name}` takes a whole number; this is {_said(node)}.")
    expected = takes_at(model, way)
    if slip.kind == "unknown word" and isinstance(node, TextNode):
        return _unknown_word(node, place, name, expected.words if expected is not None else ())
    return _wrong_kind(node, place, name, expected)


def _place(top: MapNode, way: Way) -> Place:
    node, reached = node_at(top, way)
    if isinstance(node, TextNode):
        return node.place
    parent, _ = node_at(top, reached[:-1])
    if reached and isinstance(parent, MapNode) and isinstance(reached[-1], str):
        return parent.place(reached[-1])
    return Place(_path(top, reached), node.head if isinstance(node, MapNode) else node.span)


def _path(top: MapNode, way: Way) -> str:
    path = top.path
    for depth in range(len(way) + 1):
        node, _ = node_at(top, way[:depth])
        path = path if isinstance(node, ListNode) else node.path
    return path


def _said(node: Node) -> str:
    if node == "":
        return "empty"
    if isinstance(node, MapNode):
        return "a record with fields of its own"
    if isinstance(node, ListNode):
        return "a list"
    if not node:
        return "empty"
    return f"`{node}`" if len(node) <= 40 and "\n" not in node else "a longer text"


def _missing(top: MapNode, way: Way) -> Finding | None:
    name = str(way[-1])
    record, _ = node_at(top, way[:-1])
    if isinstance(record, MapNode):
        if record.cut or name in record.refused:
            return None
        empty = name in record.names
        place = record.place(name) if empty else record.place()
        message = f"`{name}` is empty." if empty else f"`{name}` is missing."
        if len(way) == 1:
            example = "casekit: 1" if name == "casekit" else "child: amy"
            return MISSING_FIELD.at(place, message, f"Write `{example}` at the top of the file.")
        return MISSING_FIELD.at(place, message, f"Write `{name}:` and its value.")
    return MISSING_FIELD.at(_place(top, way), f"`{name}` is missing.", f"Write `{name}:` and its value.")


def _unknown_field(top: MapNode, way: Way, model: type[Placed]) -> Finding:
    name = str(way[-1])
    record, _ = node_at(top, way[:-1])
    owner = takes_at(model, way[:-1])
    owning = owner.record if owner is not None else None
    known = _own_fields_first(owning) if owning is not None else []
    meant = meant_field(name, owning) if owning is not None else None
    if meant and isinstance(record, MapNode) and meant in record.names:
        return _field_again(record, name, meant)
    if name.count(" ") > 2 and isinstance(record, MapNode):
        help = (
            "If it is text with a colon in it, put the whole in double quotes, or below a `|`, two spaces further in."
        )
        return UNKNOWN_FIELD.at(Place(record.path, record.name_span(name)), f"`{_cut(name)}` is not a field.", help)
    message = f"There is no field `{name}` here" + (f"; did you mean `{meant}`?" if meant else ".")
    help = f"Write `{meant}:`." if meant else f"The fields here are: {_some(known)}."
    place = Place(record.path, record.name_span(name)) if isinstance(record, MapNode) else _place(top, way)
    return UNKNOWN_FIELD.at(place, message, help)


def _field_again(record: MapNode, name: str, meant: str) -> Finding:
    """A field whose name differs a little from one that the record has."""
    first = Place(record.path, record.name_span(meant))
    message = f"There is no field `{name}` here, and `{meant}` stands in this record already."
    help = f"If both are meant, join the two under `{meant}:`; else correct the name."
    place = Place(record.path, record.name_span(name))
    return UNKNOWN_FIELD.at(place, message, help, labels=(Label(first, f"`{meant}`", "the other field"),))


def _some(fields: list[str]) -> str:
    """The first fields of a list, and how many more there are."""
    more = len(fields) - _SHOWN_WORDS
    return ", ".join(fields[:_SHOWN_WORDS]) + (f" and {more} more" if more > 0 else "")


def _cut(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:60].rstrip()}…"


def _own_fields_first(model: type[Placed]) -> list[str]:
    """The fields of a record by their names in the file; those that any record may carry come last."""
    return sorted(fields_by_name(model), key=lambda name: name in ANY_RECORD)


def meant_field(name: str, model: type[Placed]) -> str | None:
    """The field of a record that was most likely meant by an unknown name."""
    known = fields_by_name(model)
    hint = _FIELD_HINTS.get(name.casefold().replace(" ", "_"))
    return hint if hint in known else nearest(name, known)


def _unknown_word(node: TextNode, place: Place, name: str, words: tuple[str, ...]) -> Finding:
    if name == "casekit":
        message = f"This file is written in version {_said(node)} of the format; this casekit reads version 1."
        return UNKNOWN_WORD.at(
            place, message, "Write `casekit: 1`, or install the casekit that the file was written for."
        )
    if node.strip().casefold() in words:
        word = node.strip().casefold()
        return CAPITALS.at(place, f"`{node}` is read as `{word}`.", f"Write `{word}`.", fixable=True)
    spoken = _YES_OR_NO.get(node.strip().casefold())
    meant = spoken if spoken in words else nearest(node, words)
    message = f"`{name}` does not take {_said(node)}" + (f"; did you mean `{meant}`?" if meant else ".")
    return UNKNOWN_WORD.at(place, message, f"It takes {one_of(words)}.")


def one_of(words: tuple[str, ...]) -> str:
    """Words for a sentence: `a, b or c`; a long list is cut and says how many there are."""
    if len(words) > _SHOWN_WORDS:
        return f"one of {len(words)} words: {', '.join(words[:_SHOWN_WORDS])} …"
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _bad_date(what: DateProblem, node: Node, place: Place, name: str) -> Finding:
    if not isinstance(node, TextNode):
        return WRONG_KIND.at(place, f"`{name}` takes a date; this is {_said(node)}.")
    return BAD_DATE.at(place, what.message, what.help, fixable=what.suggestion is not None)


def _wrong_kind(node: Node, place: Place, name: str, expected: Takes | None) -> Finding:
    if expected is not None and expected.of is not None and expected.sort != "map":
        return _no_list(node, place, name, expected.of)
    if expected is not None and expected.of is not None:
        takes = "names, each with a value" if expected.of.record is None else "records, each under its key"
        help = f"Write each name or key under `{name}:`, two spaces in, with a colon after it and no hyphen before it."
    elif expected is not None and expected.record is not None:
        fields = _some(_own_fields_first(expected.record))
        short = _short_record(node, expected.record)
        form = f"Write `{short}`" if short else f"Write its fields under `{name}:`, two spaces in"
        takes, help = "a record", f"{form}. {'Its fields' if short else 'They'} are: {fields}."
    else:
        takes, help = "text", "Write it as one piece of text; put it in double quotes if it holds signs."
    return WRONG_KIND.at(place, f"`{name}` takes {takes}; this is {_said(node)}.", help)


def _short_record(node: Node, model: type[Placed]) -> str | None:
    """A record as it would hold a text that stands in its place: `{what: asthma}`; none where that is not sure."""
    needed = [field for field in fields_by_name(model).values() if field.needed]
    if len(needed) != 1 or needed[0].takes.sort not in ("text", "key") or not isinstance(node, TextNode):
        return None
    return f"{{{needed[0].name}: {_as_written(node)}}}" if _is_short(node) else None


def _in_outline(model: type[Placed]) -> str:
    """A record with the fields that it needs, if any, for somebody to fill in: `{rule: …, why: …}`."""
    fields = fields_by_name(model).values()
    needed = [field for field in fields if field.needed]
    shown = needed or [field for field in fields if field.name not in ANY_RECORD][:2]
    return "{" + ", ".join(f"{field.name}: …" for field in shown) + "}"


def _is_short(text: str) -> bool:
    return 0 < len(text) <= 40 and "\n" not in text


def _as_written(text: str) -> str:
    """A text as it may stand between brackets: in quotes where it holds signs that YAML would read."""
    return text if _NO_SIGNS.fullmatch(text) else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _no_list(node: Node, place: Place, name: str, item: Takes) -> Finding:
    """What to say where a list belongs and something else stands; most often a hyphen is wrong or missing."""
    first = next(iter(node.names), "") if isinstance(node, MapNode) else node if isinstance(node, TextNode) else ""
    if first[:1] == "-" and first[1:2].isalnum():
        message = f"`{name}` takes a list, and after the hyphen of each item comes a space."
        return WRONG_KIND.at(place, message, f"Write `- {first[1:2]}…`, not `-{first[1:2]}…`.")
    if isinstance(node, MapNode):
        message = f"`{name}` takes a list, and there is no hyphen before its first item."
        help = "Write a hyphen and a space before the first field of each item; its other fields stand under that one."
        return WRONG_KIND.at(place, message, help)
    if first[:1] in _BULLETS and first[1:2] == " ":
        message = f"`{name}` takes a list, and each item of a list starts with a hyphen, not with `{first[0]}`."
        return WRONG_KIND.at(place, message, "Write a hyphen and a space (`- `) before each item.")
    shown = _short_record(node, item.record) or _in_outline(item.record) if item.record is not None else "a, b"
    help = f"Put it in square brackets, `{name}: [{shown}]`, or each item on a line after `- `."
    return WRONG_KIND.at(place, f"`{name}` takes a list; this is {_said(node)}.", help)
