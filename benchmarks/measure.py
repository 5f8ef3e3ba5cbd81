"""Measuring: contestants that take turns, and the memory of a process with all its children."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

BIN = Path(sys.executable).parent
Contest = Mapping[str, Callable[[], object]]

_LOOK_EVERY = 0.02
_PAGES = Path("/proc/self/smaps_rollup")


def environment() -> dict[str, str]:
    """The environment for every contestant: Python may keep what it compiled, as it does on anybody's machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CASEKIT"))}
    return {**kept, "NO_COLOR": "1"}


class Taken(NamedTuple):
    """How long something took, in seconds: by the clock, and of the processors' time with all its children."""

    clock: float
    processor: float


def run(command: Sequence[str | Path]) -> None:
    """Run a command to its end; its output is thrown away."""
    words = [str(word) for word in command]
    done = subprocess.run(words, env=environment(), capture_output=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(words[:3])} failed:\n{done.stderr.decode(errors='replace')[-2000:]}")


def timed(once: Callable[[], object]) -> Taken:
    """Do something once, here or in a process of its own, and say how long it took."""
    clock, processor = time.perf_counter(), _processor_time()
    once()
    return Taken(time.perf_counter() - clock, _processor_time() - processor)


def _processor_time() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def medians(contest: Contest, rounds: int, at_most: float = 60) -> tuple[dict[str, Taken], dict[str, int]]:
    """The median times of each contestant, and how often each ran."""
    times = in_turns(contest, rounds, at_most)
    return {name: middle(spent) for name, spent in times.items()}, {name: len(spent) for name, spent in times.items()}


def in_turns(contest: Contest, rounds: int, at_most: float = 60) -> dict[str, list[Taken]]:
    """The times of each contestant, round by round.

    They take turns, so that whatever else slows the machine slows all of them. One that has used up `at_most` seconds
    sits out the rounds that are left.
    """
    times: dict[str, list[Taken]] = {name: [] for name in contest}
    for _ in range(rounds):
        for name, once in contest.items():
            spent = times[name]
            used = sum(taken.clock for taken in spent)
            if not spent or used + used / len(spent) <= at_most:
                spent.append(timed(once))
    return times


def beside(one: Sequence[Taken], other: Sequence[Taken]) -> float:
    """How many times the other's time on the processors something takes: the median of what it was in each round.

    A machine is now faster, now slower, for seconds at a time; in one round both have the same of it.
    """
    return median(mine.processor / theirs.processor for mine, theirs in zip(one, other, strict=True))


def middle(times: Sequence[Taken]) -> Taken:
    """The median by the clock, and the median of the processors' time."""
    return Taken(median(taken.clock for taken in times), median(taken.processor for taken in times))


def peak_memory(command: Sequence[str | Path]) -> tuple[float, int] | None:
    """The most memory in MB that a command and its children held at one moment, and how many processes that were.

    Pages that several processes share are counted once (Linux counts them so as PSS). `None` where there is no /proc.
    """
    if not _PAGES.exists():
        return None
    words = [str(word) for word in command]
    most, processes = 0.0, 0
    with subprocess.Popen(words, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None:
            sizes = [_megabytes(process) for process in _family(running.pid)]
            if sum(sizes) > most:
                most, processes = sum(sizes), len(sizes)
            time.sleep(_LOOK_EVERY)
    return most, processes


def _family(process: int) -> list[int]:
    """A process and all below it."""
    found = [process]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found.extend(int(child) for child in task.read_text(encoding="ascii").split())
            except OSError:
                continue
    return found


def _megabytes(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
