"""From a file on disk to a case. This is where casekit opens case files; nothing here writes one."""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from casekit.case.case import Case
from casekit.case.file import CaseFile, FamilyFile
from casekit.case.keys import key_findings
from casekit.case.misreadings import misread_texts
from casekit.case.shared_family import cases_naming, may_be_family_file
from casekit.case.validation import validate
from casekit.text.finding import Finding, Place, Severity
from casekit.text.frozen import dataclass
from casekit.text.nodes import ListNode, MapNode, TextNode
from casekit.text.problems import problem
from casekit.text.source import LARGEST_FILE, START_OF_FILE, UNREADABLE, NotText, Source, decode
from casekit.text.yaml_tree import read_tree

FAMILY_FILE = problem(
    "family-file",
    "The shared family file cannot be used.",
    "Name a file inside the record folder, such as `family: ../families/rae.yaml`.",
    """Brothers' and sisters' case files may share one file of family members, so that a correction is made once. It is
    read inside the record folder only, and it names no further file.""",
)

NAME_NOT_PORTABLE = problem(
    "file-name-not-portable",
    "The file has a name that not every computer can open.",
    "Give it a name of small letters, figures and hyphens, such as `rae.yaml`.",
    """Windows keeps some names for itself (`con`, `nul`, `com1`) and opens none that holds `:` or `?` or ends in a dot;
    a copy on another machine could not be opened. Names of files are also seen by people who may not see what is in
    them: a case number or a key is better than a family's name.""",
    Severity.ADVICE,
)
_KEPT_BY_WINDOWS = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
_NOT_ON_WINDOWS = frozenset('<>:"|?*\\' + "".join(map(chr, range(32))))
_LONGEST_NAME = 120
_SHARED = ("couples", "carers", "households", "relationships")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one case file.

    `case` is there as soon as the file says which child it is about. `sources` holds the text of every file that was
    read for it, by path. `unreadable` says that the file could not be read at all. `family_of` has the case files that
    share it, where it is a family file: then it has no case, and only its own fields were read.
    """

    path: str
    case: Case | None
    findings: tuple[Finding, ...]
    sources: dict[str, Source] = field(default_factory=dict)
    unreadable: bool = False
    family_of: tuple[str, ...] = ()


def root_of(path: Path) -> Path:
    """The record folder: the nearest folder upward that holds `casekit.toml` or `.git`, else the file's own."""
    own = path.absolute().parent
    for folder in (own, *own.parents):
        if (folder / "casekit.toml").is_file() or (folder / ".git").exists():
            return folder
    return own


class Reader:
    """Reads case files; a family file that several of them share is opened once."""

    def __init__(self) -> None:
        self.families: dict[Path, tuple[Source | None, MapNode | None, tuple[Finding, ...], bool]] = {}

    def read(self, path: str) -> Reading:
        """Read one case file. Never raises: what is wrong comes back as findings."""
        try:
            source = load(path)
        except NotText as refusal:
            return Reading(path, None, (refusal.finding,), unreadable=True)
        return self.read_source(source)

    def read_source(self, source: Source) -> Reading:
        """Read a case file from its text."""
        tree = read_tree(source)
        sources = {source.path: source}
        if tree.top is None:
            return Reading(source.path, None, tree.findings, sources)
        shared_by = cases_naming(source.path, root_of(Path(source.path))) if may_be_family_file(tree.top) else ()
        if shared_by:
            family = validate(tree.top, FamilyFile)
            found = (*_name_findings(source.path), *tree.findings, *family.findings)
            return Reading(source.path, None, found, sources, family_of=shared_by)
        family_findings, family_whole = self._with_family(tree.top, source, sources)
        valid = validate(tree.top, CaseFile)
        misread = misread_texts(tree.lookalikes, CaseFile)
        findings = (*_name_findings(source.path), *tree.findings, *family_findings, *valid.findings, *misread)
        if valid.model is None:
            return Reading(source.path, None, findings, sources)
        findings = (*findings, *key_findings(valid.model))
        case = Case(
            source.path,
            valid.model,
            complete=tree.complete and valid.whole and family_whole,
            has_allowances=any("allow" in one.text for one in sources.values()),
            sources=sources,
        )
        return Reading(source.path, case, findings, sources)

    def _with_family(
        self, top: MapNode, source: Source, sources: dict[str, Source]
    ) -> tuple[tuple[Finding, ...], bool]:
        """Put the people of a shared family file where the case file names it."""
        reference = top.get("family")
        if not isinstance(reference, TextNode):
            return (), True
        del top["family"]
        refused = top.refused
        top.refused = (*refused, "family")
        shown = os.path.normpath(Path(source.path).parent / reference)
        problem_found = _outside(source.path, reference)
        if problem_found:
            return (FAMILY_FILE.at(reference.place, problem_found),), False
        shared, tree, findings, whole = self._family(shown, reference)
        if shared is not None:
            sources[shown] = shared
        if tree is None:
            return findings, False
        if "family" not in tree.refused:
            top.refused = refused
        _join(top, tree)
        return findings, whole

    def _family(
        self, shown: str, reference: TextNode
    ) -> tuple[Source | None, MapNode | None, tuple[Finding, ...], bool]:
        known = self.families.get(Path(shown).resolve())
        if known is not None:
            return known
        try:
            source = load(shown)
        except NotText as refusal:
            finding = FAMILY_FILE.at(reference.place, f"`{reference}` cannot be read: {refusal.finding.message}")
            return None, None, (finding,), False
        tree = read_tree(source)
        findings = tree.findings
        whole = tree.complete
        top = tree.top
        if top is not None:
            findings = (*findings, *_without_another_family(top))
            valid = validate(top, FamilyFile)
            findings = (*findings, *valid.findings, *misread_texts(tree.lookalikes, FamilyFile))
            whole = whole and valid.whole and not top.refused
            top = top if valid.model is not None else None
        self.families[Path(shown).resolve()] = (source, top, findings, whole)
        return source, top, findings, whole


def _without_another_family(top: MapNode) -> Iterator[Finding]:
    """The finding where a family file names a family file; it is not followed."""
    reference = top.get("family")
    if isinstance(reference, TextNode):
        del top["family"]
        top.refused = (*top.refused, "family")
        help = "Write the people of the family under `family:` in this file."
        yield FAMILY_FILE.at(reference.place, "A family file cannot name another family file.", help)


def _join(top: MapNode, family: MapNode) -> None:
    """Put a family file's records beside those of the case file; its own lists come first."""
    people = family.get("family")
    if isinstance(people, MapNode):
        top["family"] = people
    for name in _SHARED:
        shared, own = family.get(name), top.get(name)
        if isinstance(shared, ListNode):
            joined = ListNode([*shared, *(own if isinstance(own, ListNode) else [])])
            joined.start, joined.end = shared.start, shared.end
            top[name] = joined
            top.names.setdefault(name, family.names[name])


def _name_findings(path: str) -> tuple[Finding, ...]:
    """Advice where another machine could not open a file of this name."""
    name = Path(path).name
    stem = name.removesuffix(Path(path).suffix)
    if name.partition(".")[0].lower() in _KEPT_BY_WINDOWS:
        message = f"Windows keeps the name `{name.partition('.')[0]}` for itself and cannot open this file."
    elif not _NOT_ON_WINDOWS.isdisjoint(stem) or stem.endswith((".", " ")):
        message = "Windows cannot open a file with this name."
    elif len(name) > _LONGEST_NAME:
        message = f"The name of this file has {len(name)} characters, more than some machines can open."
    else:
        return ()
    return (NAME_NOT_PORTABLE.at(Place(path, START_OF_FILE), message),)


def _outside(path: str, reference: TextNode) -> str | None:
    """Why a family file may not be read, if it may not."""
    if "\x00" in reference or "://" in reference or reference.startswith(("~", "\\\\", "//")):
        return f"`{reference}` is not the path of a file in the record folder."
    if Path(reference).is_absolute() or reference[1:2] == ":":
        return f"`{reference}` is an absolute path; it would mean nothing on another machine."
    target = (Path(path).absolute().parent / reference).resolve()
    if not target.is_relative_to(root_of(Path(path)).resolve()):
        return f"`{reference}` lies outside the record folder."
    if target == Path(path).resolve():
        return "A case file cannot be its own family file."
    return None


def load(path: str) -> Source:
    """The text of a file. Raises `NotText` where it cannot be opened, is no ordinary file, or is no text."""
    place = Place(path, START_OF_FILE)
    try:
        about = Path(path).stat()
        if not stat.S_ISREG(about.st_mode):
            what = "a folder" if stat.S_ISDIR(about.st_mode) else "not an ordinary file, so it is not opened"
            raise NotText(UNREADABLE.at(place, f"This is {what}.", "Name the path of a case file."))
        if about.st_size > LARGEST_FILE:
            size = about.st_size / 1024 / 1024
            message = f"This file is larger than 4 MiB ({size:.1f} MiB)."
            raise NotText(
                UNREADABLE.at(place, message, "A case file holds text only: move documents and pictures out.")
            )
        data = Path(path).read_bytes()
    except NotText:
        raise
    except FileNotFoundError:
        raise NotText(UNREADABLE.at(place, "There is no such file.", "Check the path.")) from None
    except PermissionError:
        help = "Close it in other programs, or ask who owns it to let you read it."
        raise NotText(UNREADABLE.at(place, "You are not allowed to read this file, or it is locked.", help)) from None
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.ELOOP:
            message, help = "This is a link that leads back to itself.", "Put the file itself in its place."
            raise NotText(UNREADABLE.at(place, message, help)) from None
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "the path is not valid"
        raise NotText(UNREADABLE.at(place, f"This file cannot be opened: {reason}.", "Check the path.")) from None
    return decode(path, data)
