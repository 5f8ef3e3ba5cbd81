"""The baseline on disk: `casekit-baseline.json` beside `casekit.toml`, written when asked for, smaller by itself."""

import os
import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from casekit.case.reading import load
from casekit.cli.cores import MANY, on_all_cores
from casekit.cli.exits import refuse, say
from casekit.cli.workspace import nearest_settings
from casekit.cli.writing import replace_whole
from casekit.lint.baseline import (
    Baseline,
    Entry,
    Named,
    NoBaseline,
    baseline_of,
    baseline_text,
    may_be_hidden,
    read_baseline,
    sift,
    ways_to,
)
from casekit.output.report import Report
from casekit.text.finding import Finding, Place
from casekit.text.frozen import dataclass
from casekit.text.source import NotText

FILE = "casekit-baseline.json"


@dataclass(frozen=True, slots=True)
class BaselineFile:
    """Where the baseline is kept, and what it holds; `None` where there is none yet."""

    path: Path
    baseline: Baseline | None

    @property
    def shown(self) -> str:
        """The file as it reads well from where casekit is run."""
        here = Path.cwd()
        return str(self.path.relative_to(here)) if self.path.is_relative_to(here) else str(self.path)


def open_baseline(here: Path) -> BaselineFile:
    """The baseline beside the nearest settings, else in this folder. Leaves where there is one that cannot be read."""
    settings = nearest_settings(here)
    path = (settings.parent if settings is not None else here) / FILE
    file = BaselineFile(path, None)
    try:
        return BaselineFile(path, read_baseline(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return file
    except (OSError, UnicodeDecodeError, NoBaseline):
        refuse(
            f"{file.shown} cannot be read as a baseline.",
            "Take it from git again, or write it anew with `casekit lint --write-baseline`; `--no-baseline` leaves it.",
        )


def write_baseline(file: BaselineFile, report: Report) -> str:
    """Set all findings of a run aside, and say so in a sentence; entries of files that were not checked stay."""
    salt = file.baseline.salt if file.baseline is not None else secrets.token_hex(16)
    named = _named(file.path.parent, report.findings)
    new = baseline_of(report.findings, named, salt)
    checked = {_name(file.path.parent, path) for path in report.files}
    checked |= {path for path, _ in named.values()}
    if file.baseline is not None:
        new.entries.update({one: many for one, many in file.baseline.entries.items() if one.path not in checked})
    try:
        replace_whole(file.path, baseline_text(new).encode("utf-8"))
    except OSError as error:
        refuse(f"{file.shown} cannot be written: {error.strerror or 'unknown reason'}.", "Choose another folder.")
    aside = [one for one in report.findings if may_be_hidden(one) and one.place in named]
    return f"Wrote {file.shown}: {_findings(len(aside))} set aside."


def without_baseline(file: BaselineFile, report: Report, *, whole: bool) -> Report:
    """A report without what is set aside. On a `whole` run, entries that nothing is found of any more are taken out."""
    if file.baseline is None:
        return report
    sifted = sift(file.baseline, report.findings, _named(file.path.parent, report.findings))
    if whole and sifted.gone and not report.unreadable and not report.incomplete:
        _shrink(file, file.baseline, sifted.gone)
    return replace(report, findings=sifted.shown, hidden=sifted.hidden)


def _shrink(file: BaselineFile, baseline: Baseline, gone: Counter[Entry]) -> None:
    """Take entries out of the file; where it cannot be written, it stays as it is, which hides nothing new."""
    left = replace(baseline, entries=baseline.entries - gone)
    try:
        replace_whole(file.path, baseline_text(left).encode("utf-8"))
    except OSError:
        return
    count = gone.total()
    said = "1 entry of which nothing is found any more was" if count == 1 else f"{count} entries no longer found were"
    say(f"{file.shown}: {said} taken out.")


def _named(folder: Path, findings: Iterable[Finding]) -> Named:
    """The name and the way of every place that findings point at, each file read once."""
    places: dict[str, dict[Place, None]] = {}
    for finding in findings:
        for place in (finding.place, *(label.place for label in finding.labels)):
            places.setdefault(place.path, {})[place] = None
    tasks = [tuple(wanted) for wanted in places.values()]
    results = on_all_cores(_ways, tasks) if len(tasks) >= MANY else map(_ways, tasks)
    return {place: (_name(folder, place.path), way) for ways in results for place, way in ways}


def _ways(places: Sequence[Place]) -> list[tuple[Place, str]]:
    """The ways to places of one file; none where it can no longer be read."""
    try:
        return list(ways_to(load(places[0].path), places))
    except NotText:
        return []


def _name(folder: Path, path: str) -> str:
    """A file as the baseline names it: from the folder that the baseline stands in, with forward slashes."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return Path(path).absolute().as_posix()


def _findings(count: int) -> str:
    return "1 finding is" if count == 1 else f"{count} findings are"
