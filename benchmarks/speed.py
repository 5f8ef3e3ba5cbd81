"""How fast casekit is beside others, on the same files, on the same machine, in one run.

    python benchmarks/speed.py

Every number is a ratio of medians of contestants that take turns. `README.md` beside this file says what each means.
"""

import argparse
import gc
import importlib.util
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

import yaml

from casekit.case.reading import Reader
from casekit.cli.checking import Task, check
from casekit.cli.main import RUBBISH
from casekit.lint.catalogue import all_rules
from casekit.policy.policy import Policy
from cases import DAY, write_cases
from measure import BIN, beside, in_turns, medians, middle, peak_memory, run, timed

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "schemas" / "case.schema.json"
EXAMPLE = ROOT / "examples" / "ndela-rae.yaml"
CASEKIT = BIN / "casekit"
Command = list[str | Path]
_AS_AT = ("--as-at", DAY.isoformat())


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table. `met` is `None` for a line that is there only to compare with."""

    what: str
    goal: str
    measured: str
    met: bool | None = None


def beside_others(files: list[str], rounds: int, at_most: float) -> Iterator[Result]:
    """`casekit lint` beside yamllint and check-jsonschema, each over all files in one run."""
    lint: Command = [CASEKIT, "lint", *files, *_AS_AT]
    contest: dict[str, Callable[[], None]] = {
        "casekit": partial(run, lint),
    }
    rivals: dict[str, Command] = {
        "yamllint": [BIN / "yamllint", "-d", "relaxed", *files],
        "check-jsonschema": [BIN / "check-jsonschema", "--schemafile", SCHEMA, *files],
    }
    for name, command in rivals.items():
        if importlib.util.find_spec(name.replace("-", "_")) is None:
            yield Result(f"casekit lint beside {name}", "10 x faster", "not installed")
        else:
            contest[name] = partial(run, command)
    run([CASEKIT, "lint", files[0]])
    taken, runs = medians(contest, rounds, at_most)
    for name in rivals:
        if name in taken:
            clock = taken[name].clock / taken["casekit"].clock
            processor = taken[name].processor / taken["casekit"].processor
            yield Result(f"casekit lint beside {name}", "10 x faster", f"{clock:.1f} x", clock >= 10)
            yield Result("  the same, by processor time", "", f"{processor:.1f} x")
    for name, one in taken.items():
        measured = f"{one.clock:.1f} s, processors {one.processor:.1f} s, runs {runs[name]}"
        yield Result(f"  {name}, {len(files)} files", "", measured)


def one_file_in_process(files: list[str], rounds: int) -> Iterator[Result]:
    """Reading, validating and linting a file beside libyaml's bare events of the same bytes."""
    reader = Reader()
    bare, whole, reading = [], [], []
    check(Task(files[0], DAY, Policy()), reader)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RUBBISH)
    for _ in range(rounds):
        for file in files:
            data = Path(file).read_bytes()
            bare.append(timed(partial(_bare_events, data)))
            whole.append(timed(partial(check, Task(file, DAY, Policy()), reader)))
            reading.append(timed(partial(_read, reader, file)))
    events = middle(bare).processor
    ratio = middle(whole).processor / events
    yield Result("a file in process beside bare libyaml events", "at most 3 x", f"{ratio:.2f} x", ratio <= 3)
    yield Result("  of which reading and validating", "", f"{middle(reading).processor / events:.2f} x")
    yield Result("  bare events, a file", "", f"{events * 1000:.1f} ms")


def _bare_events(data: bytes) -> None:
    loader = yaml.CSafeLoader(data)
    while loader.check_event():
        loader.get_event()


def _read(reader: Reader, file: str) -> None:
    reader.read(file)


def start_up(folder: Path, rounds: int) -> Iterator[Result]:
    """Whole commands on one file, beside loading two libraries that commands are often made with."""
    if importlib.util.find_spec("typer") is None or importlib.util.find_spec("pydantic") is None:
        yield Result("starting, beside import typer", "", "typer or pydantic is not installed")
        return
    contest: dict[str, Command] = {
        "python": [sys.executable, "-c", "pass"],
        "version": [CASEKIT, "--version"],
        "typer": [sys.executable, "-c", "import typer"],
        "lint": [CASEKIT, "lint", EXAMPLE, *_AS_AT],
        "both": [sys.executable, "-c", "import typer, pydantic"],
        "genogram": [CASEKIT, "render", "genogram", EXAMPLE, *_AS_AT, "-o", folder / "genogram.svg"],
    }
    turns = {name: partial(run, command) for name, command in contest.items()}
    in_turns(turns, 1)
    times = in_turns(turns, rounds)
    seconds = {name: middle(spent).processor for name, spent in times.items()}
    ratio = {name: beside(spent, times["typer"]) for name, spent in times.items()}
    yield Result(
        "casekit --version beside import typer", "at most 1.1 x", f"{ratio['version']:.2f} x", ratio["version"] <= 1.1
    )
    yield Result(
        "casekit lint, one file, beside import typer", "at most 1.5 x", f"{ratio['lint']:.2f} x", ratio["lint"] <= 1.5
    )
    drawn = beside(times["genogram"], times["both"])
    yield Result(
        "casekit render genogram, one file, beside import typer, pydantic", "at most 2 x", f"{drawn:.2f} x", drawn <= 2
    )
    yield Result("  bare Python", "", f"{ratio['python']:.2f} x")
    for what, name in (
        ("import typer", "typer"),
        ("import typer, pydantic", "both"),
        ("casekit lint", "lint"),
        ("casekit render genogram", "genogram"),
    ):
        yield Result(f"  {what}", "", f"{seconds[name] * 1000:.0f} ms")


def memory(folder: Path, files: list[str], count: int) -> Iterator[Result]:
    """The most memory that linting many files takes."""
    many = folder / "many"
    many.mkdir()
    for number in range(count):
        shutil.copy(files[number % len(files)], many / f"case-{number:04d}.yaml")
    found = peak_memory([CASEKIT, "lint", many, *_AS_AT])
    if found is None:
        yield Result(f"memory for {count} files", "under 300 MB", "not measured: needs Linux")
        return
    most, processes = found
    yield Result(f"memory for {count} files, {processes} processes", "under 300 MB", f"{most:.0f} MB", most < 300)


def machine() -> str:
    """What the numbers were measured on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f", load at the start {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    parts = [f"{name} {version(name)}" for name in ("click", "pyyaml")]
    return f"{platform.system()}, {cores} cores{load}; Python {platform.python_version()}, {', '.join(parts)}"


def table(results: list[Result]) -> str:
    """The results as plain text."""
    words = {True: "yes", False: "NO", None: ""}
    rows = [("", "goal", "measured", "met"), *((r.what, r.goal, r.measured, words[r.met]) for r in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description="Measure casekit beside others; takes two to four minutes.")
    parser.add_argument("--files", type=int, default=200, help="how many files the linters check")
    parser.add_argument("--rounds", type=int, default=3, help="how often each linter runs")
    parser.add_argument("--seconds", type=float, default=60, help="how long each linter may take, all rounds together")
    wanted = parser.parse_args()
    began = time.perf_counter()
    print(machine())
    with tempfile.TemporaryDirectory(prefix="casekit-speed-") as name:
        folder = Path(name)
        files = write_cases(folder / "cases", wanted.files)
        size = sum(Path(file).stat().st_size for file in files) / len(files) / 1000
        print(f"{len(files)} invented cases of {size:.0f} kB, {len(all_rules())} rules\n", flush=True)
        results = [
            *start_up(folder, rounds=15),
            *one_file_in_process(files[:30], rounds=3),
            *memory(folder, files, 1000),
            *beside_others(files, wanted.rounds, wanted.seconds),
        ]
    print(table(results))
    print(f"\nMeasured in {time.perf_counter() - began:.0f} s.")


if __name__ == "__main__":
    main()
