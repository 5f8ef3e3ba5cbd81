"""`casekit.toml` as a whole: where the cases lie, which policy holds, the words an authority has added, and git.

The file is opened by whoever calls; here is only its text.
"""

from collections.abc import Mapping
from dataclasses import field
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, Final

from casekit.policy.complaints import SETTINGS_PROBLEM, explain_syntax
from casekit.policy.document import Document, read_document
from casekit.policy.policy import Policy
from casekit.policy.reading import policy_of
from casekit.text.finding import Finding
from casekit.text.frozen import dataclass
from casekit.text.nearest import did_you_mean

DEFAULT_FOLDERS: Final = ("cases",)

_VOCABULARIES: Final = ("themes", "roles", "agencies")
_TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "cases": ("folder", "folders"),
    "vocabulary": _VOCABULARIES,
    "history": ("check", "approved"),
}
_APPROVED_HELP: Final = 'Write a list of addresses: `approved = ["git.example.org/records"]`.'
_LIST_HELP: Final = 'Write a list of words: `themes = ["county lines", "young carer"]`.'


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that an authority uses beside casekit's own, each list in the order of the file."""

    themes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What `casekit.toml` says. `path` is the file as the user named it; `None` where there is none.

    `cases_folders` are relative to the folder the file stands in, with forward slashes. `checks_history` says whether
    earlier versions in git are looked at, `approved` where copies of the repository may lie.
    """

    path: str | None = None
    cases_folders: tuple[str, ...] = DEFAULT_FOLDERS
    policy: Policy = field(default_factory=Policy)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    checks_history: bool = True
    approved: tuple[str, ...] = ()


def read_settings(text: str | None, path: str) -> tuple[Settings, list[Finding]]:
    """Read the text of a `casekit.toml`; with no text, the settings of somebody who has no such file.

    Whatever cannot be used is a finding, and the default stands in its place.
    """
    if text is None:
        return Settings(), []
    document = read_document(text, path)
    if document.problem is not None:
        return Settings(path), [explain_syntax(document, document.problem)]
    policy, findings = policy_of(document)
    findings += _unknown_tables(document)
    folders = _folders(document, findings)
    words = {name: _words(document, "vocabulary", name, findings, _LIST_HELP) for name in _VOCABULARIES}
    approved = _words(document, "history", "approved", findings, _APPROVED_HELP)
    settings = Settings(path, folders, policy, Vocabulary(**words), _checks_history(document, findings), approved)
    return settings, sorted(findings, key=lambda finding: finding.order)


def _checks_history(document: Document, findings: list[Finding]) -> bool:
    written = _table(document, "history").get("check", True)
    if not isinstance(written, bool):
        message = "`check` is neither true nor false, so earlier versions are looked at."
        help = "Write `check = true` or `check = false`, without quotation marks."
        findings.append(SETTINGS_PROBLEM.at(document.place_of_value("history", "check"), message, help))
        return True
    return written


def _unknown_tables(document: Document) -> list[Finding]:
    """Findings for keys and tables that do not exist, and for values where a table should be."""
    findings: list[Finding] = []
    known = ("policy", *_TABLES)
    for name, table in document.table.items():
        if name not in known:
            help = f"The tables are {', '.join(f'`[{word}]`' for word in known)}."
            message = f"casekit knows no setting `{name}`.{did_you_mean(name, known)}"
            findings.append(SETTINGS_PROBLEM.at(document.place_of_key(name), message, help))
        elif name in _TABLES and not isinstance(table, Mapping):
            message = f"`{name}` is a table, not a value."
            findings.append(SETTINGS_PROBLEM.at(document.place_of_key(name), message, f"Write `[{name}]` above it."))
        elif name in _TABLES:
            for key in table:
                if key not in _TABLES[name]:
                    message = f"The table `[{name}]` has no key `{key}`.{did_you_mean(key, _TABLES[name])}"
                    help = f"Its keys are {', '.join(f'`{word}`' for word in _TABLES[name])}."
                    findings.append(SETTINGS_PROBLEM.at(document.place_of_key(name, key), message, help))
    return findings


def _table(document: Document, name: str) -> Mapping[str, Any]:
    table = document.table.get(name)
    return table if isinstance(table, Mapping) else {}


def _folders(document: Document, findings: list[Finding]) -> tuple[str, ...]:
    table = _table(document, "cases")
    if "folder" in table and "folders" in table:
        message = "Both `folder` and `folders` are set; only `folders` is used."
        place = document.place_of_key("cases", "folder")
        findings.append(SETTINGS_PROBLEM.at(place, message, "Keep one of the two."))
    key = "folders" if "folders" in table else "folder"
    written = table.get(key)
    if written is None:
        return DEFAULT_FOLDERS
    place = document.place_of_value("cases", key)
    folders: dict[str, None] = {}
    for folder in written if isinstance(written, list) else [written]:
        complaint = _folder_complaint(folder)
        if complaint:
            help = 'Write a folder beside this file: `folder = "cases"`.'
            findings.append(SETTINGS_PROBLEM.at(place, complaint, help))
        else:
            folders[PurePosixPath(folder.strip().replace("\\", "/")).as_posix()] = None
    if not folders:
        message = "No folder is left to look for cases in, so `cases` is used."
        findings.append(SETTINGS_PROBLEM.at(place, message, 'Write for example `folder = "cases"`.'))
    return tuple(folders) or DEFAULT_FOLDERS


def _folder_complaint(folder: object) -> str:
    """Why a folder cannot be used; empty where it can."""
    if not isinstance(folder, str) or not folder.strip() or not folder.isprintable():
        return "This is not the name of a folder."
    outside = PureWindowsPath(folder).anchor or PureWindowsPath(folder).drive or folder.startswith(("/", "~"))
    if outside or ".." in PureWindowsPath(folder).parts:
        return (
            f"The folder `{folder}` is not inside the folder of these settings, and casekit does not look outside it."
        )
    return ""


def _words(document: Document, table: str, name: str, findings: list[Finding], help: str) -> tuple[str, ...]:
    written = _table(document, table).get(name, [])
    place = document.place_of_value(table, name)
    if not isinstance(written, list):
        message = f"`{name}` is not a list, so nothing was added."
        findings.append(SETTINGS_PROBLEM.at(place, message, help))
        return ()
    words: dict[str, None] = {}
    for word in written:
        if not isinstance(word, str) or not word.strip() or not word.strip().isprintable():
            message = f"`{name}` holds something that is not a word; it was left out."
            findings.append(SETTINGS_PROBLEM.at(place, message, help))
        elif word.strip() in words:
            message = f"`{word.strip()}` stands twice in `{name}`."
            findings.append(SETTINGS_PROBLEM.at(place, message, "Keep one of the two."))
        else:
            words[word.strip()] = None
    return tuple(words)
