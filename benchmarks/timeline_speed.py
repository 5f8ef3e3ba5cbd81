"""How long `casekit render timeline` takes on large cases: gathering, drawing and reading back.

    python benchmarks/timeline_speed.py

The goals: 500 events drawn and read back in under half a second, and a file of nearly 10,000, of which about 7,000
are read since a case file has room for no more values, in under two.
"""

import argparse
import gc
import tempfile
from functools import partial
from pathlib import Path

from casekit.case.reading import Reader
from casekit.cli.main import RUBBISH
from casekit.policy.policy import Policy
from casekit.timeline.check import differences
from casekit.timeline.from_case import timeline_of
from casekit.timeline.picture import draw_unchecked
from cases import DAY, case_text
from measure import middle, timed

_GOALS = {120: 0.3, 500: 0.5, 9_900: 2.0}


def measured(path: Path, rounds: int) -> dict[str, float]:
    """The processor time in seconds of each step, in the middle of the rounds. Reading the file is not counted."""
    case = Reader().read(str(path)).case
    if case is None:
        raise SystemExit(f"{path} could not be read")
    timeline = timeline_of(case, DAY, Policy())
    picture = draw_unchecked(timeline)
    steps = {
        "gathering": partial(timeline_of, case, DAY, Policy()),
        "drawing": partial(draw_unchecked, timeline),
        "reading back": partial(differences, picture.svg, timeline),
    }
    return {name: middle([timed(step) for _ in range(rounds)]).processor for name, step in steps.items()}


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="Measure `casekit render timeline` on large cases.")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    gc.set_threshold(*RUBBISH)
    with tempfile.TemporaryDirectory(prefix="casekit-timelines-") as name:
        for events, goal in _GOALS.items():
            path = Path(name) / f"{events}.yaml"
            path.write_text(case_text(3, events=events), encoding="utf-8")
            steps = measured(path, rounds)
            total = sum(steps.values())
            told = ", ".join(f"{step} {seconds:.2f} s" for step, seconds in steps.items())
            met = "yes" if total < goal else "NO"
            print(f"{events:,} events: {total:.2f} s ({told}); goal under {goal:g} s: {met}")


if __name__ == "__main__":
    main()
