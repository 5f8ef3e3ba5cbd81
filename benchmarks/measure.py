"""Measuring: contestants that take turns, and the memory of a process with all its children."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

BIN = Path(sys.executable).parent
Contest = Mapping[str, Callable[[], object]]

_LOOK_EVERY = 0.02
_PAGES = Path("/proc/self/smaps_rollup")


def environment() -> dict[str, str]:
    """The environment for every contestant: Python may keep what it compiled, as it does on anybody's machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CASEKIT"))}
    return {**kept, "NO_COLOR": "1"}


def run(command: Sequence[str | Path], cores: int | None = None) -> None:
    """Run a command to its end; its output is thrown away. With `cores`, it may use only so many of them."""
    words = [str(word) for word in command]
    if cores is not None and hasattr(os, "sched_setaffinity"):
        chosen = ",".join(str(core) for core in sorted(os.sched_getaffinity(0))[:cores])
        words = [sys.executable, "-c", _ON_CORES, chosen, *words]
    done = subprocess.run(words, env=environment(), capture_output=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(words[:3])} failed:\n{done.stderr.decode(errors='replace')[-2000:]}")


_ON_CORES = """
import os, sys
os.sched_setaffinity(0, {int(core) for core in sys.argv[1].split(",")})
os.execv(sys.argv[2], sys.argv[2:])
"""


def medians(contest: Contest, rounds: int, at_most: float = 60) -> tuple[dict[str, float], dict[str, int]]:
    """The median time of each contestant in seconds, and how often each ran.

    They take turns, so that whatever else slows the machine slows all of them. One that has used up `at_most` seconds
    sits out the rounds that are left.
    """
    times: dict[str, list[float]] = {name: [] for name in contest}
    for _ in range(rounds):
        for name, once in contest.items():
            spent = times[name]
            if not spent or sum(spent) + median(spent) <= at_most:
                start = time.perf_counter()
                once()
                spent.append(time.perf_counter() - start)
    return {name: median(spent) for name, spent in times.items()}, {name: len(spent) for name, spent in times.items()}


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
