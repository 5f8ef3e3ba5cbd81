"""What `casekit init` writes: the settings, and what VS Code needs to check and to help while one types."""

import json
from typing import Any

from casekit.case.schema import case_schema, family_schema, schema_text
from casekit.cli.watch import BEGINS, ENDS

_SETTINGS = """\
# Settings of casekit for this folder and all below it. `casekit policy` shows what is expected, and whose it is.
[cases]
folder = "cases"

[policy]
use = "{policy}"

# What your authority expects otherwise than the policy above, for example:
# [policy.summary]
# max_age = "2 months"

# Where copies of this repository may lie. casekit warns of any other place.
# [history]
# approved = ["git.example.org/records"]
"""
_FINDING = {
    "regexp": r"^(.+):(\d+):(\d+): (error|warning|info)\[([a-z0-9-]+)\] (.*)$",
    "file": 1,
    "line": 2,
    "column": 3,
    "severity": 4,
    "code": 5,
    "message": 6,
}
"""The concise form of a finding, as VS Code takes it apart."""
_DRAW = ["render", "genogram", "${file}", "-o", "${fileDirname}/${fileBasenameNoExtension}-genogram.svg"]


def starting_files(policy: str) -> dict[str, str]:
    """The files by their name, with forward slashes."""
    return {
        "casekit.toml": _SETTINGS.format(policy=policy),
        ".vscode/tasks.json": _json(_tasks()),
        ".vscode/settings.json": _json(_editor()),
        ".vscode/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
        ".vscode/casekit-case.schema.json": schema_text(case_schema()),
        ".vscode/casekit-family.schema.json": schema_text(family_schema()),
        "cases/.gitkeep": "",
    }


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _tasks() -> dict[str, Any]:
    matcher: dict[str, Any] = {
        "owner": "casekit",
        "source": "casekit",
        "fileLocation": ["autoDetect", "${workspaceFolder}"],
        "pattern": _FINDING,
    }
    watching = {
        "activeOnStart": True,
        "beginsPattern": f"^{BEGINS}",
        "endsPattern": f"^{ENDS}",
    }
    lint = ["lint", "--format", "concise", "--with-text", "--advice"]
    return {
        "version": "2.0.0",
        "tasks": [
            {
                **_task("Check all cases", lint),
                "group": {"kind": "test", "isDefault": True},
                "problemMatcher": matcher,
            },
            {
                **_task("Check while I write", [*lint, "--watch"]),
                "isBackground": True,
                "problemMatcher": {**matcher, "background": watching},
            },
            {
                **_task("Genogram of this case", _DRAW),
                "problemMatcher": [],
            },
        ],
    }


def _task(label: str, words: list[str]) -> dict[str, Any]:
    return {
        "label": label,
        "type": "process",
        "command": "casekit",
        "args": words,
        "presentation": {"reveal": "silent", "panel": "dedicated", "clear": True},
    }


def _editor() -> dict[str, Any]:
    """How VS Code behaves in this folder: nothing is fetched, and files stay as casekit reads them."""
    return {
        "yaml.schemas": {
            "./.vscode/casekit-case.schema.json": "cases/*.yaml",
            "./.vscode/casekit-family.schema.json": "families/*.yaml",
        },
        "yaml.schemaStore.enable": False,
        "redhat.telemetry.enabled": False,
        "files.encoding": "utf8",
        "files.insertFinalNewline": True,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.wordWrap": "on"},
    }
