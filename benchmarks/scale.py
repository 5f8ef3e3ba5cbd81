"""How the time and the memory of `casekit lint` grow with the number of files, and with the events in one file.

    python benchmarks/scale.py

`README.md` beside this file says what each line means.
"""

import argparse
import gc
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from casekit.case.reading import Reader
from casekit.cli.checking import Task, check
from casekit.cli.main import RUBBISH
from casekit.policy.policy import Policy
from cases import DAY, case_text, write_cases
from measure import Taken, medians, middle, peak_memory, run, timed
from speed import CASEKIT, Command, Result, machine, table

FILES = (100, 300, 1_000, 3_000, 10_000)
EVENTS = (100, 200, 500, 1_000, 2_000)
CASELOAD = 1_000
EVENTS_FOR_50_KB = 104
FLAT = 1.25
"""So much more than the cheapest a file may cost, and the time still count as flat."""
IN_STEP = 2.0
"""The same of a further event in one file; a time that grew with the square of the events would give 10."""

_AS_AT = ("--as-at", DAY.isoformat())


class Point(NamedTuple):
    """How long something of a size took."""

    size: int
    taken: Taken


def many_files(folder: Path, sizes: Sequence[int], rounds: int) -> Iterator[Result]:
    """The time a file takes when there are few files and when there are many: flat, once starting is taken off."""
    write_cases(folder / "files", max(sizes), events=EVENTS_FOR_50_KB)
    files = sorted(str(path) for path in (folder / "files").iterdir())
    commands: dict[int, Command] = {}
    for size in sizes:
        # A folder of links, since that many paths would be too many for a command line.
        some = folder / f"files-{size}"
        some.mkdir()
        for file in files[:size]:
            (some / Path(file).name).hardlink_to(file)
        commands[size] = [CASEKIT, "lint", some, *_AS_AT]
    one: Command = [CASEKIT, "lint", files[0], *_AS_AT]
    run(one)
    start = medians({"one": partial(run, one)}, 5)[0]["one"].clock
    yield Result("casekit lint, one file", "", f"{start:.2f} s")
    each = []
    for size, command in commands.items():
        taken = medians({"many": partial(run, command)}, rounds if size < CASELOAD else 1)[0]["many"]
        each.append((taken.clock - start) / (size - 1))
        measured = f"{taken.clock:.1f} s: {each[-1] * 1000:.1f} ms a file beyond starting"
        yield Result(f"  {size:,} files", "", measured)
    most = max(each) / min(each)
    what = f"the dearest file beside the cheapest, {sizes[0]:,} to {sizes[-1]:,} files"
    yield Result(what, f"at most {FLAT} x", f"{most:.2f} x", most <= FLAT)


def many_events(folder: Path, sizes: Sequence[int], rounds: int) -> Iterator[Result]:
    """The time that each further event in one file takes: the same, if the time grows in step with the events."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RUBBISH)
    reader = Reader()
    points = []
    for size in sizes:
        path = folder / f"events-{size}.yaml"
        path.write_text(case_text(1, events=size), encoding="utf-8")
        once = partial(check, Task(str(path), DAY, Policy()), reader)
        once()
        points.append(Point(size, middle([timed(once) for _ in range(rounds)])))
        whole = points[-1].taken.processor
        measured = f"{whole * 1000:.0f} ms: {whole / size * 1_000_000:.0f} µs an event, with the rest of the file"
        yield Result(f"  one file of {size:,} events, {path.stat().st_size / 1000:.0f} kB", "", measured)
    further = [
        (more.taken.processor - fewer.taken.processor) / (more.size - fewer.size) for fewer, more in pairwise(points)
    ]
    shown = ", ".join(f"{one * 1_000_000:.0f}" for one in further)
    yield Result("  each further event, from size to size", "", f"{shown} µs")
    dearest = max(further) / min(further)
    goal, met = f"at most {IN_STEP:g} x", dearest <= IN_STEP
    yield Result(f"the dearest event beside the cheapest, {sizes[0]:,} to {sizes[-1]:,}", goal, f"{dearest:.2f} x", met)


def caseload(folder: Path) -> Iterator[Result]:
    """A thousand cases of 50 kB: seconds by the clock, and the most memory of all processes together."""
    files = write_cases(folder / "caseload", CASELOAD, events=EVENTS_FOR_50_KB)
    size = sum(Path(file).stat().st_size for file in files) / len(files) / 1000
    lint: Command = [CASEKIT, "lint", folder / "caseload", *_AS_AT]
    taken = timed(partial(run, lint))
    yield Result(f"{CASELOAD:,} cases of {size:.0f} kB", "", f"{taken.clock:.1f} s, processors {taken.processor:.1f} s")
    found = peak_memory(lint)
    if found is None:
        yield Result("  most memory", "under 300 MB", "not measured: needs Linux")
        return
    most, processes = found
    yield Result(f"  most memory, {processes} processes", "under 300 MB", f"{most:.0f} MB", most < 300)


def main() -> None:
    """Measure what was asked for, and print the table."""
    parser = argparse.ArgumentParser(description="Measure how casekit lint grows; all of it takes about ten minutes.")
    parser.add_argument("what", nargs="*", choices=["files", "events", "caseload"], help="all of it, if left out")
    parser.add_argument("--files", type=int, nargs="+", default=FILES, help="how many files, size by size")
    parser.add_argument("--events", type=int, nargs="+", default=EVENTS, help="how many events, size by size")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    wanted = parser.parse_args()
    chosen = wanted.what or ["caseload", "events", "files"]
    began = time.perf_counter()
    print(machine(), flush=True)
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="casekit-scale-") as name:
        folder = Path(name)
        if "caseload" in chosen:
            results += caseload(folder)
        if "events" in chosen:
            results += many_events(folder, sorted(wanted.events), max(5, wanted.rounds))
        if "files" in chosen:
            results += many_files(folder, sorted(wanted.files), wanted.rounds)
    print(table(results))
    print(f"\nMeasured in {time.perf_counter() - began:.0f} s.")


if __name__ == "__main__":
    main()
