"""The JSON Schema of `casekit.toml`, for editors, made from the values of the shipped policies.

Draft-07 and flat, as the schemas of the case file are. It is a little more generous than the reading: whether a unit
fits its value, and whether a time is longer than the law allows, only casekit itself says.
"""

from typing import Any, Final

from casekit.policy.shipped import BASE, POLICY_NAMES, shipped_keys, shipped_value
from casekit.policy.values import LARGEST_NUMBER, PolicyValue, Unit

Schema = dict[str, Any]

_DIALECT: Final = "http://json-schema.org/draft-07/schema#"
_LENGTH: Final = r"^\s*(\d{1,4}|[A-Za-z]+)[A-Za-z% -]*$"
_LENGTH_ERROR: Final = 'Write a whole number with its unit in quotation marks: "3 months", "10 working days".'
_WHOLE_KEY: Final = r"^[a-z0-9_]+\.[a-z0-9_]+$"
_VOCABULARIES: Final = {
    "themes": "Themes of events that this authority uses beside casekit's own.",
    "roles": "Roles of professionals that this authority uses beside casekit's own.",
    "agencies": "Agencies that this authority names beside casekit's own.",
}
_APPROVED: Final = (
    "Where copies of the repository may lie: computers (git.example.org) or folders on them (git.example.org/records)."
)


def policy_schema() -> Schema:
    """The JSON Schema of `casekit.toml`."""
    folder = "relative to this file and inside its folder"
    return {
        "$schema": _DIALECT,
        "$comment": "Made from casekit's policies. Do not change it by hand.",
        "title": "casekit settings",
        "description": "casekit.toml: where the cases lie, which policy holds, words of this authority, and git.",
        **_table(
            {
                "cases": {
                    "description": "Where the case files lie.",
                    **_table(
                        {
                            "folder": _strings_or_one(f"The folder with the case files, {folder}; cases if left out."),
                            "folders": _strings_or_one(f"The folders with the case files, each {folder}."),
                        }
                    ),
                },
                "policy": _policy(),
                "vocabulary": {
                    "description": "Words that this authority uses beside casekit's own.",
                    **_table({name: _strings(says) for name, says in _VOCABULARIES.items()}),
                },
                "history": {
                    "description": "Earlier versions of the files, where the record folder is kept in git.",
                    **_table(
                        {
                            "check": {
                                "description": "false: rules do not look at earlier versions; true if left out.",
                                "type": "boolean",
                            },
                            "approved": _strings(_APPROVED),
                        }
                    ),
                },
            }
        ),
    }


def _policy() -> Schema:
    subjects: dict[str, Schema] = {}
    for key in shipped_keys():
        subject, _, word = key.partition(".")
        subjects.setdefault(subject, {})[word] = _value(shipped_value(BASE, key))
    fields: Schema = {
        "use": {
            "description": "The policy to start from; england if left out.",
            "type": "string",
            "enum": list(POLICY_NAMES),
            "default": BASE,
        },
        "authority": {"description": "Whose the values set here are, as messages name it.", "type": "string"},
    }
    for subject, values in subjects.items():
        fields[subject] = {"description": f"Values of the policy on {subject.replace('_', ' ')}.", **_table(values)}
    return {
        "description": "Which policy holds, and single values set in place of its own.",
        **_table(fields),
        "patternProperties": {
            _WHOLE_KEY: {"description": "A value of the policy by its whole key.", "type": ["string", "integer"]}
        },
    }


def _value(value: PolicyValue) -> Schema:
    doubt = "" if value.confirmed else ", not confirmed in any document"
    description = (
        f"{value.description} {value.authority}{doubt}: {value.for_people()}. Source: {value.source.rstrip('.')}."
    )
    if value.choices:
        return {"description": description, "type": "string", "enum": list(value.choices)}
    return {
        "description": description,
        "type": ["string", "integer"],
        "pattern": _LENGTH,
        "minimum": 0,
        "maximum": 100 if value.unit == Unit.PERCENT else LARGEST_NUMBER,
        "patternErrorMessage": _LENGTH_ERROR,
        "errorMessage": _LENGTH_ERROR,
    }


def _table(properties: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _strings(description: str) -> Schema:
    return {"description": description, "type": "array", "items": {"description": description, "type": "string"}}


def _strings_or_one(description: str) -> Schema:
    return _strings(description) | {"type": ["string", "array"]}
