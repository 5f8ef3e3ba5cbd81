"""A law for any family: its picture is right, or it is refused; and the same family is the same bytes everywhere."""

import hashlib
import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from drawn_families import ALL, five_generations
from random_families import random_family

from casekit.genogram import draw
from casekit.genogram.family import Family
from casekit.genogram.picture import draw_unchecked
from casekit.genogram.quality import quality
from casekit.genogram.read_back import differences

SEEDS = range(30)
BENCHMARKS = Path(__file__).parent.parent.parent / "benchmarks"


@pytest.fixture
def families(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The generator of the benchmarks, which is a folder of scripts and not a package."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return import_module("families")


def test_random_families_are_drawn_without_a_fault() -> None:
    for seed in SEEDS:
        drawn = random_family(seed, 18)
        picture = draw_unchecked(drawn)
        assert differences(picture.svg, picture.family) == [], seed
        assert quality(picture.svg, picture.family).faults == (), seed


def assert_right(family: Family) -> None:
    """The picture reads back as the family, and nothing is wrong with it."""
    picture = draw_unchecked(family)
    assert differences(picture.svg, picture.family) == [], family.title
    assert quality(picture.svg, picture.family).faults == (), family.title


@pytest.mark.parametrize(("rates", "count"), [("PLAIN", 20), ("TANGLED", 16), ("LIVED", 8)])
def test_families_of_every_size_are_drawn_without_a_fault(families: Any, rates: str, count: int) -> None:
    for seed in range(count):
        assert_right(families.invented_family(5 + seed * 2, seed, getattr(families, rates)))


@pytest.mark.parametrize(("size", "seed"), [(54, 1433), (49, 1971)])
def test_words_between_close_lines_find_room(families: Any, size: int, seed: int) -> None:
    assert_right(families.invented_family(size, seed, families.TANGLED))


def test_three_hundred_people_are_drawn(families: Any) -> None:
    drawn = families.invented_family(300, 1)
    assert draw(drawn).svg.count('<g class="person"') == len(drawn.members)


@pytest.mark.parametrize("seed", [3, 7])
def test_a_picture_does_not_depend_on_the_order_of_hashes(seed: int) -> None:
    folder = str(Path(__file__).parent)
    program = (
        f"import sys; sys.path.insert(0, {folder!r})\n"
        "from random_families import random_family\n"
        "from casekit.genogram import draw\n"
        f"sys.stdout.buffer.write(draw(random_family({seed}, 18)).svg.encode())"
    )
    found = set()
    for hash_seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        ran = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
        found.add(hashlib.sha256(ran.stdout).hexdigest())
    assert len(found) == 1


def test_drawing_twice_gives_the_same_bytes() -> None:
    for make in ALL.values():
        assert draw(make()).svg == draw(make()).svg


def test_a_dozen_people_are_drawn_at_once_and_thirty_soon() -> None:
    for size, seconds in ((12, 0.5), (30, 2.0)):
        drawn = random_family(5, size)
        start = time.perf_counter()
        draw(drawn)
        assert time.perf_counter() - start < 3 * seconds, size


def test_a_plain_line_of_descent_has_no_crossing() -> None:
    drawn = five_generations()
    found = quality(draw(drawn).svg, drawn)
    assert (found.crossings, found.partners_apart) == (0, 0)


def test_the_genogram_imports_nothing_heavy() -> None:
    program = (
        "import sys, casekit.genogram\n"
        "print([name for name in ('resvg_py', 'yaml', 'rich', 'click') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "[]"
