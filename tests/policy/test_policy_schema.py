"""The JSON Schema of `casekit.toml` takes what casekit takes, and describes every value with its source."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft7Validator

from casekit.policy.policy import Policy
from casekit.policy.schema import policy_schema
from casekit.policy.settings import read_settings
from casekit.policy.shipped import POLICY_NAMES, shipped_keys

SCHEMA = policy_schema()
SETTINGS = Draft7Validator(SCHEMA)


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, below in schema.get("properties", {}).items():
        yield name, below
        yield from properties(below)


def test_it_is_a_schema_and_describes_everything() -> None:
    Draft7Validator.check_schema(SCHEMA)
    found = list(properties(SCHEMA))
    assert len(found) > len(shipped_keys())
    assert [name for name, schema in found if not schema["description"].strip()] == []


@pytest.mark.parametrize("name", POLICY_NAMES)
def test_every_value_of_a_shipped_policy_can_be_set(name: str) -> None:
    table: dict[str, Any] = {"use": name}
    for value in Policy(name):
        subject, _, word = value.key.partition(".")
        table.setdefault(subject, {})[word] = str(value.value)
    assert [error.message for error in SETTINGS.iter_errors({"policy": table})] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        '[cases]\nfolder = "records"',
        '[cases]\nfolders = ["records", "closed"]',
        '[vocabulary]\nthemes = ["county lines"]\nroles = []\nagencies = ["CAMHS"]',
        '[policy]\nuse = "kent"\nauthority = "Medway"\nsummary.max_age = "six weeks"',
        "[policy.genogram]\ngenerations = 4",
        '[policy]\n"summary.max_age" = "1 month"',
    ],
)
def test_what_casekit_takes_the_schema_takes(text: str) -> None:
    assert read_settings(text, "casekit.toml")[1] == []
    assert [error.message for error in SETTINGS.iter_errors(tomllib.loads(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        "[case]",
        "policy = 3",
        '[cases]\nplace = "records"',
        "[cases]\nfolder = 3",
        '[vocabulary]\nthemes = "county lines"',
        '[policy]\nuse = "surrey"',
        "[policy]\nauthority = 3",
        '[policy.summary]\noldest = "3 months"',
        '[policy.summary]\nmax_age = "-3 months"',
        "[policy.summary]\nmax_age = 99999",
        '[policy.days]\ncount_from = "next-week"',
    ],
)
def test_what_casekit_refuses_the_schema_refuses(text: str) -> None:
    assert read_settings(text, "casekit.toml")[1] != []
    assert not SETTINGS.is_valid(tomllib.loads(text))
