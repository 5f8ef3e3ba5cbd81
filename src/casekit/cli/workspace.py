"""Where casekit is run: the settings that hold for a file, and the cases there are."""

import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from casekit.case.discover import NothingFound, find_cases
from casekit.cli.exits import USAGE, refuse, say
from casekit.policy.settings import Settings, read_settings

SETTINGS_FILE = "casekit.toml"


def today() -> date:
    """The day it is."""
    return date.today()


def day_of(text: str | None) -> date:
    """The day that `--as-at` names; today, if it names none."""
    if text is None:
        return today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(f"`--as-at {text}` is not a day.", "Write it as 2023-06-20.")


@dataclass
class Workspace:
    """The settings of each folder, read once."""

    here: Path = field(default_factory=Path.cwd)
    known: dict[Path, Settings] = field(default_factory=dict)

    def settings_for(self, path: Path) -> Settings:
        """The settings that hold for a file: those of the nearest `casekit.toml` upward. Leaves if they are wrong."""
        file = nearest_settings(path if path.is_dir() else path.parent)
        if file is None:
            return Settings()
        if file not in self.known:
            self.known[file] = _read(file, self.here)
        return self.known[file]

    def cases(self, wanted: list[str]) -> list[str]:
        """The case files somebody asks for, or all there are. Leaves with a sentence if there are none."""
        try:
            return find_cases(wanted, self.here, self._folders())
        except NothingFound as nothing:
            refuse(nothing.message, nothing.help)

    def one_case(self, wanted: str | None) -> str:
        """The one case file somebody asks for; with nothing asked for, the only one there is."""
        found = self.cases([wanted] if wanted else [])
        if len(found) > 1:
            names = ", ".join(found[:8]) + (" …" if len(found) > 8 else "")
            refuse(f"There are {len(found)} cases here; say which one.", f"Name one of {names}")
        return found[0]

    def _folders(self) -> list[Path]:
        file = nearest_settings(self.here)
        if file is None:
            return []
        folders = [file.parent / folder for folder in self.settings_for(self.here).cases_folders]
        return [folder for folder in folders if folder.exists()]


def nearest_settings(folder: Path) -> Path | None:
    """The nearest `casekit.toml` upward, no further than the top of a git repository."""
    start = folder.absolute()
    for one in (start, *start.parents):
        if (one / SETTINGS_FILE).is_file():
            return one / SETTINGS_FILE
        if (one / ".git").exists():
            return None
    return None


def _read(file: Path, here: Path) -> Settings:
    shown = str(file.relative_to(here)) if file.is_relative_to(here) else str(file)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        refuse(f"{shown} cannot be read.", "Save it as UTF-8 text.")
    settings, findings = read_settings(text, shown)
    for finding in findings:
        span = finding.place.span
        say(f"{finding.place.path}:{span.line}:{span.column}: {finding.message}")
        say(f"  Next: {finding.help}")
    if findings:
        sys.exit(USAGE)
    return settings
