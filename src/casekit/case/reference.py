"""`docs/case-file.md`: every field of the format in tables, made from the models."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, get_args

from casekit.case import vocabulary
from casekit.case.declared import Field, Placed, Takes
from casekit.case.file import CaseFile
from casekit.case.outline import RecordOutline, outline, records_below
from casekit.case.record import ANY_RECORD, Record
from casekit.case.reference_examples import EXAMPLES
from casekit.case.reference_text import INTRODUCTION
from casekit.case.schema_words import WORD_MEANINGS

_MOST_WORDS_IN_A_CELL: Final = 8
_PLAIN: Final = {
    "text": "text",
    "key": "a key",
    "date": "a date",
    "number": "a whole number",
}
_LISTS: Final = {"text": "a list of texts", "key": "a list of keys", "date": "a list of dates"}
_HOW_TO_READ: Final = """\
In the tables below, a name with a link is a record with fields of its own. "Under each key" means that every line is
the key of a person and what belongs to that person. Fields without the word **Needed** may be left out."""
_TABLE_HEAD: Final = "| field | takes | what it is |\n|---|---|---|"
_MADE: Final = "<!-- Made from casekit's models. Do not change it by hand: change the models. -->"


def reference_page() -> str:
    """The page as Markdown."""
    return "\n\n".join((_MADE, INTRODUCTION.rstrip(), *_top_level(), *_shared_records(), *_word_lists())) + "\n"


def _top_level() -> Iterator[str]:
    """The table of the top level, then a section for each of its fields that hold records."""
    top = outline(CaseFile)
    yield "## The top level"
    yield _HOW_TO_READ
    yield _table(top)
    shared = _used_widely()
    seen: set[type[Placed]] = set(shared)
    for field in top.fields:
        model = field.takes.innermost.record
        if model is None or field.name in ANY_RECORD:
            continue
        seen.add(model)
        yield f"## `{field.name}`"
        yield outline(model).description
        yield f"```yaml\n{EXAMPLES[field.name].rstrip()}\n```"
        yield from _fields(outline(model))
        for below in records_below(model):
            if below not in seen:
                seen.add(below)
                yield from _record(outline(below))


def _shared_records() -> Iterator[str]:
    yield "## Records used in many places"
    yield "Any record may carry `allow`, `withhold` and `share`, unless it is said below its table that it does not."
    for model in _used_widely():
        yield from _record(outline(model))


def _record(record: RecordOutline) -> Iterator[str]:
    yield f"### {record.title}"
    yield record.description
    yield from _fields(record)


def _fields(record: RecordOutline) -> Iterator[str]:
    yield _table(record)
    notes = []
    if record.short is not None:
        notes.append(f"Written as text alone, it is its `{record.short.name}`.")
    if not issubclass(record.model, Record):
        notes.append("It carries no `allow`, `withhold` or `share` of its own.")
    if notes:
        yield " ".join(notes)


def _table(record: RecordOutline) -> str:
    rows = [_row(field) for field in record.fields if field.name not in ANY_RECORD]
    return "\n".join((_TABLE_HEAD, *rows))


def _row(field: Field) -> str:
    needed = " **Needed.**" if field.needed else ""
    return f"| `{field.name}` | {_takes(field)} | {field.description}{needed} |"


def _takes(field: Field) -> str:
    """What a field takes, in words."""
    takes = field.takes
    if field.name == "casekit":
        return "`1`"
    if field.name == "family" and takes.sort == "map":
        return f"{_said(takes)}; or the path of a family file"
    return _said(takes)


def _said(takes: Takes) -> str:
    match takes:
        case Takes(sort="one or more"):
            return "a key, or keys in a list"
        case Takes(sort="list", of=Takes() as of):
            return f"a list; each item: {_said(of)}" if of.record else _LISTS[of.sort]
        case Takes(sort="map", of=Takes() as of):
            return f"under each key: {_said(of)}"
        case Takes(sort="words", words=words):
            return _words(words)
        case Takes(record=type() as model):
            return _link(model)
    return _PLAIN[takes.sort]


def _link(model: type[Placed]) -> str:
    record = outline(model)
    link = f"[{record.title[:1].lower()}{record.title[1:]}](#{_anchor(model)})"
    if record.short is None:
        return link
    short = _PLAIN.get(record.short.takes.sort) or _said(record.short.takes)
    return f"{short}, or in full {link}"


def _anchor(model: type[Placed]) -> str:
    """The heading that a record stands under: that of the top-level field, or its own."""
    for field in outline(CaseFile).fields:
        if field.takes.innermost.record is model and field.name not in ANY_RECORD:
            return field.name
    return outline(model).title.lower().replace(" ", "-")


def _words(words: tuple[str, ...]) -> str:
    if len(words) > _MOST_WORDS_IN_A_CELL:
        title = _list_title(words)
        return f"one of the [words for {title}](#words-for-{title.replace(' ', '-')})"
    quoted = [f"`{word}`" for word in words]
    return " or ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)


def _list_title(words: tuple[str, ...]) -> str:
    """The name that the vocabulary has for a list of words."""
    name = next(name for name, value in vars(vocabulary).items() if get_args(value) == words)
    return _LIST_TITLES[name]


_LIST_TITLES: Final = {
    "Plan": "a plan",
    "CoupleKind": "a couple",
    "RelationshipWord": "a relationship",
    "EventKind": "an event",
    "MeetingKind": "a meeting",
    "VisitKind": "a visit",
    "SummaryReason": "a new summary",
    "AssessmentKind": "an assessment",
}


def _word_lists() -> Iterator[str]:
    """Every list of words that is too long for a cell, in the order of the format."""
    yield "## Lists of words"
    seen: set[tuple[str, ...]] = set()
    for model in records_below(CaseFile):
        for field in outline(model).fields:
            words = field.takes.innermost.words
            if len(words) > _MOST_WORDS_IN_A_CELL and words not in seen:
                seen.add(words)
                yield f"### Words for {_list_title(words)}"
                yield ", ".join(_word(word) for word in words) + "."


def _word(word: str) -> str:
    meaning = WORD_MEANINGS.get(word)
    return f"`{word}` ({meaning})" if meaning else f"`{word}`"


def _used_widely() -> list[type[Placed]]:
    """The records that stand below more than one field of the top level, in the order of the format."""
    count: Counter[type[Placed]] = Counter()
    for field in outline(CaseFile).fields:
        model = field.takes.innermost.record
        if model is not None:
            count.update(records_below(model))
    return [model for model in records_below(CaseFile) if count[model] > 1]
