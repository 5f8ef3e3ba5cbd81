"""How long `casekit patterns` takes on large cases: each section, and all of them, beside reading the file.

    python benchmarks/patterns.py

The goals: all sections, with all pairs of themes and kinds, of 500 events in under two seconds, and of 7,000
(as many, with all their fields, as a case file has room for) in under three.
"""

import argparse
import tempfile
from functools import partial
from pathlib import Path

from casekit.case.reading import Reader
from casekit.patterns.everything import Asked, patterns
from casekit.patterns.names import SectionName
from casekit.policy.policy import Policy
from cases import DAY, case_text
from measure import middle, timed

_GOALS = {500: 2.0, 7_000: 3.0}
_POLICY = Policy("kent")


def measured(path: Path, rounds: int) -> tuple[float, dict[str, float]]:
    """The processor time in seconds of reading the file, and of each section, in the middle of the rounds."""
    reading = middle([timed(partial(Reader().read, str(path))) for _ in range(rounds)]).processor
    case = Reader().read(str(path)).case
    if case is None:
        raise SystemExit(f"{path} could not be read")
    sections = {
        name.value: middle(
            [timed(partial(patterns, case, DAY, _POLICY, Asked((name,)))) for _ in range(rounds)]
        ).processor
        for name in SectionName
    }
    return reading, sections


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="Measure `casekit patterns` on large cases.")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="casekit-patterns-") as name:
        for events, goal in _GOALS.items():
            path = Path(name) / f"{events}.yaml"
            path.write_text(case_text(3, events=events), encoding="utf-8")
            reading, sections = measured(path, rounds)
            total = sum(sections.values())
            met = "yes" if total < goal else "NO"
            print(f"{events:,} events: {total:.2f} s for all sections, goal under {goal:.0f} s: {met}")
            print(f"  reading the file: {reading:.2f} s")
            for section, seconds in sections.items():
                print(f"  {section}: {seconds:.3f} s")


if __name__ == "__main__":
    main()
