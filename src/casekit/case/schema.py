"""JSON Schemas of the case file and the family file, for editors and other tools, made from the models.

Draft-07, because that is the draft the YAML language server (VS Code, and most other editors) reads in every version
that is in use. The schemas are flat: no `anyOf` or `oneOf`, whose messages nobody understands; where a record has a
short form, its definition takes text and a record alike. A field's `description` stands beside its `$ref`: the
language server shows it, and a tool that follows the draft to the letter shows the record's own.

Editors read YAML 1.2, in which `2012` is a number and `yes` is text. So text may be a number here too, except where a
leading nought would be lost (telephone numbers, times), and a date may be the number of a year.
"""

import json
from typing import Any, Final

from casekit.case.complaints import BAD_DATE
from casekit.case.date_problem import FIRST_YEAR, LAST_YEAR
from casekit.case.declared import Field, Placed, Takes
from casekit.case.file import CaseFile, FamilyFile
from casekit.case.outline import RecordOutline, outline, records_below
from casekit.case.schema_words import ERRORS, HINTS, QUOTED_FIELDS, SNIPPETS, WORD_MEANINGS

Schema = dict[str, Any]

DIALECT: Final = "http://json-schema.org/draft-07/schema#"
KEY_PATTERN: Final = "^[a-z][a-z0-9_-]{0,39}$"

_YEAR: Final = r"(18[5-9]\d|19\d\d|20\d\d|21[0-4]\d|2150)"
_ONE_DATE: Final = rf"~?{_YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
DATE_PATTERN: Final = rf"^(unknown|(before|after) {_ONE_DATE.removeprefix('~?')}|{_ONE_DATE}(/({_ONE_DATE})?)?)$"
_NOT_USED: Final = "Not used"


def case_schema() -> Schema:
    """The JSON Schema of a case file."""
    schema = _document(CaseFile, "A casekit case file: one child, one file. docs/case-file.md says all of it.")
    family = schema["properties"]["family"]
    family["type"] = ["object", "string"]
    family["markdownDescription"] += f"\n\n{HINTS['family']}"
    return schema


def family_schema() -> Schema:
    """The JSON Schema of a family file, which brothers' and sisters' case files share."""
    return _document(FamilyFile, "A casekit family file: the people whom several case files share.")


def schema_text(schema: Schema) -> str:
    """A schema as the text of its file: the same bytes every time."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _document(model: type[Placed], description: str) -> Schema:
    top = outline(model)
    below = [outline(record) for record in records_below(model) if record is not model]
    return {
        "$schema": DIALECT,
        "$comment": "Made from casekit's models. Do not change it by hand: change the models.",
        **_record(top),
        "description": description,
        "definitions": {
            **_leaves(),
            **{record.model.__name__: _record(record) for record in sorted(below, key=lambda one: one.title)},
        },
    }


def _record(record: RecordOutline) -> Schema:
    """The definition of a record; with a short form it takes text as well, and what binds the text is a pattern."""
    schema: Schema = {"title": record.title, "description": _plain(record.description), "type": "object"}
    if record.short is not None:
        schema |= _short_form(record.short.takes)
    schema["additionalProperties"] = False
    schema["properties"] = {field.name: _field(record, field) for field in record.fields}
    needed = [field.name for field in record.fields if field.needed]
    if needed:
        schema["required"] = needed
    if record.title in SNIPPETS:
        schema["defaultSnippets"] = list(SNIPPETS[record.title])
    return schema


def _short_form(takes: Takes) -> Schema:
    if takes.sort == "words":
        # An `enum` would bind the record as well as the text; `examples` is what editors offer instead.
        return {
            "type": ["string", "object"],
            "pattern": f"^({'|'.join(takes.words)})$",
            "patternErrorMessage": f"In short, write one of: {', '.join(takes.words)}.",
            "examples": list(takes.words),
        }
    if takes.sort == "key":
        return {"type": ["string", "object"], "pattern": KEY_PATTERN, "patternErrorMessage": ERRORS["key"]}
    return {"type": ["string", "number", "object"]}


def _field(record: RecordOutline, field: Field) -> Schema:
    plain = _plain(field.description)
    hover = _hover(field)
    schema: Schema = {"description": plain} | ({} if hover == plain else {"markdownDescription": hover})
    if field.name == "casekit":
        return schema | {"type": ["integer", "string"], "minimum": 1, "maximum": 1, "pattern": "^1$", "default": 1}
    schema |= _taken(field.takes, field)
    if field.description.startswith(_NOT_USED):
        schema |= {"deprecationMessage": plain, "doNotSuggest": True}
    if f"{record.title}.{field.name}" in SNIPPETS:
        schema["defaultSnippets"] = list(SNIPPETS[f"{record.title}.{field.name}"])
    return schema


def _plain(text: str) -> str:
    """Text without the signs for code, for tools that would show them as they are."""
    return text.replace("`", "")


def _hover(field: Field) -> str:
    """What an editor shows beside a field: what it says, and how it is written."""
    parts = [field.description]
    innermost = field.takes.innermost
    if innermost.sort in HINTS:
        parts.append(HINTS[innermost.sort])
    below = outline(innermost.record) if innermost.record else None
    if below is not None and below.short is not None:
        parts.append(f"Text alone is its `{below.short.name}`.")
    if field.takes.sort in HINTS and field.takes is not innermost:
        parts.append(HINTS[field.takes.sort])
    if field.needed:
        parts.append(HINTS["needed"])
    return "\n\n".join(parts)


def _taken(takes: Takes, field: Field) -> Schema:
    if takes.sort == "words":
        return _words(takes.words)
    if takes.record is not None:
        return {"$ref": f"#/definitions/{takes.record.__name__}"}
    if takes.of is None:
        return {"$ref": f"#/definitions/{_leaf_name(takes, field)}"}
    inner = {"description": _plain(field.description), **_taken(takes.of, field)}
    if takes.sort == "map":
        return {
            "type": "object",
            "errorMessage": ERRORS["map"],
            "propertyNames": {"pattern": KEY_PATTERN, "patternErrorMessage": ERRORS["key"]},
            "additionalProperties": inner,
        }
    if takes.sort == "one or more":
        one: Schema = {"type": ["string", "array"], "pattern": KEY_PATTERN, "patternErrorMessage": ERRORS["key"]}
        return one | {"items": inner}
    return {"type": "array", "errorMessage": ERRORS["list"], "items": inner}


def _words(words: tuple[str, ...]) -> Schema:
    schema: Schema = {"type": "string", "enum": list(words)}
    if any(word in WORD_MEANINGS for word in words):
        schema["enumDescriptions"] = [WORD_MEANINGS.get(word, "") for word in words]
    return schema


def _leaf_name(takes: Takes, field: Field) -> str:
    return "quoted" if takes.sort == "text" and field.name in QUOTED_FIELDS else takes.sort


def _leaves() -> Schema:
    """What fields take that hold no others. The descriptions are seen only where a field's own is passed over."""
    return {
        "text": {
            "description": "Text.",
            "type": ["string", "number"],
            "errorMessage": ERRORS["text"],
        },
        "quoted": {
            "description": "Text in double quotes.",
            "type": "string",
            "errorMessage": ERRORS["quoted"],
        },
        "key": {
            "description": "The key of somebody in this file.",
            "type": "string",
            "pattern": KEY_PATTERN,
            "patternErrorMessage": ERRORS["key"],
            "errorMessage": ERRORS["key"],
        },
        "date": {
            "description": "A date.",
            "type": ["string", "integer"],
            "pattern": DATE_PATTERN,
            "minimum": FIRST_YEAR,
            "maximum": LAST_YEAR,
            "patternErrorMessage": BAD_DATE.help,
            "errorMessage": BAD_DATE.help,
        },
        "number": {
            "description": "A whole number.",
            "type": ["integer", "string"],
            "minimum": 0,
            "maximum": 999_999,
            "pattern": r"^\d{1,6}$",
            "patternErrorMessage": ERRORS["number"],
            "errorMessage": ERRORS["number"],
        },
    }
