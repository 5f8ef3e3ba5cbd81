"""YAML as an editor reads it: the core schema of YAML 1.2, in which `yes` is text and `2012` is a number."""

import re
from typing import Any

import yaml


class CoreLoader(yaml.CSafeLoader):
    """Reads values as the YAML language server does."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, firsts in (
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})$"), firsts)


def _whole_number(loader: CoreLoader, node: yaml.ScalarNode) -> int:
    return int(loader.construct_scalar(node))


CoreLoader.add_constructor("tag:yaml.org,2002:int", _whole_number)


def as_an_editor_reads(text: str) -> Any:
    """The values of a YAML text by the core schema of YAML 1.2."""
    return yaml.load(text, Loader=CoreLoader)


def as_text_only(text: str) -> Any:
    """The values of a YAML text with every scalar as text, as casekit reads it."""
    return yaml.load(text, Loader=yaml.CBaseLoader)
