"""Where casekit is run: the settings that hold for a file, and the cases there are."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from casekit.case.discover import NothingFound, find_cases
from casekit.cli.exits import USAGE, refuse, say
from casekit.text.pattern import pattern

if TYPE_CHECKING:
    from casekit.policy.settings import Settings

SETTINGS_FILE = "casekit.toml"
_DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def today() -> date:
    """The day it is."""
    return date.today()


def day_of(text: str | None) -> date:
    """The day that `--as-at` names; today, if it names none."""
    if text is None:
        return today()
    try:
        # Python would take 20230620 and 2023-W25-2 as well, which nobody can check at a glance.
        return date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        refuse(f"`--as-at {text}` is not a day.", "Write it as year-month-day: 2023-06-20.")


class Workspace:
    """The settings of each folder, read once."""

    def __init__(self) -> None:
        self.here = Path.cwd()
        self.known: dict[Path, Settings] = {}

    def settings_for(self, path: Path) -> "Settings":
        """The settings that hold for a file: those of the nearest `casekit.toml` upward. Leaves if they are wrong."""
        from casekit.policy.settings import Settings

        file = nearest_settings(path if path.is_dir() else path.parent)
        if file is None:
            return Settings()
        if file not in self.known:
            self.known[file] = _read(file, self.here)
        return self.known[file]

    def cases(self, wanted: Sequence[str]) -> list[str]:
        """The case files somebody asks for, or all there are. Leaves with a sentence if there are none."""
        if not all(one.strip() for one in wanted):
            refuse("One of the names given is empty.", "Name a file, a folder, a case number or a child's key.")
        folders = self._folders()
        try:
            return find_cases(wanted, self.here, folders)
        except NothingFound as nothing:
            if wanted:
                refuse(nothing.message, nothing.help)
            places = ", ".join(self._shown(folder) for folder in folders) or "this folder"
            refuse(f"There are no case files in {places}.", "Start one with `casekit new`, or name a file or a folder.")

    def one_case(self, wanted: str | None) -> str:
        """The one case file somebody asks for; with nothing asked for, the only one there is.

        Where the settings name many cases and casekit is run in a folder that holds one of them, it is that one.
        """
        found = self.cases([] if wanted is None else [wanted])
        if wanted is None and len(found) > 1:
            here = [path for path in found if (self.here / path).is_relative_to(self.here)]
            found = here if len(here) == 1 else found
        if len(found) > 1:
            names = ", ".join(found[:8]) + (" …" if len(found) > 8 else "")
            refuse(f"There are {len(found)} cases here; say which one.", f"Name one of {names}")
        return found[0]

    def _folders(self) -> list[Path]:
        """Where the settings say that cases lie; the folder of the settings where they say nothing."""
        file = nearest_settings(self.here)
        if file is None:
            return []
        from casekit.policy.settings import DEFAULT_FOLDERS

        names = self.settings_for(self.here).cases_folders
        folders = [file.parent / name for name in names]
        there = [folder for folder in folders if folder.is_dir()]
        if names == DEFAULT_FOLDERS:
            return there or [file.parent]
        for folder in folders:
            if not folder.is_dir():
                refuse(
                    f"{self._shown(file)} says that cases lie in {self._shown(folder)}, and there is no such folder.",
                    "Correct `folder` under `[cases]`, or make the folder.",
                )
        return there

    def _shown(self, path: Path) -> str:
        if path == self.here:
            return "this folder"
        return str(path.relative_to(self.here)) if path.is_relative_to(self.here) else str(path)


def nearest_settings(folder: Path) -> Path | None:
    """The nearest `casekit.toml` upward, no further than the top of a git repository."""
    start = folder.absolute()
    for one in (start, *start.parents):
        if (one / SETTINGS_FILE).is_file():
            return one / SETTINGS_FILE
        if (one / ".git").exists():
            return None
    return None


def _read(file: Path, here: Path) -> "Settings":
    from casekit.policy.settings import read_settings

    shown = str(file.relative_to(here)) if file.is_relative_to(here) else str(file)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        refuse(f"{shown} cannot be read.", "Save it as UTF-8 text.")
    settings, findings = read_settings(text, shown)
    for finding in findings:
        say(f"{finding.place.path}, line {finding.place.span.line}: {finding.message}")
        say(f"  Next: {finding.help}")
    if findings:
        say(f"casekit: nothing is done by settings that are not sure. Put {shown} right, then run this again.")
        sys.exit(USAGE)
    return settings
