"""Options that a command would read otherwise than they were meant: refused, before anything is done."""

from pathlib import Path
from typing import Any

import pytest

NDELA = str(Path(__file__).parent.parent.parent / "examples" / "ndela-rae.yaml")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("add", "event", NDELA, "--date", "2023-06-01", "--what", "--yes", "--yes"),
            "A value is missing after `--what`; `--yes` is an option itself.",
        ),
        (
            ("render", "genogram", NDELA, "--title", "--ages", "--format", "txt"),
            "A value is missing after `--title`; `--ages` is an option itself.",
        ),
        (
            ("render", "genogram", NDELA, "--compare", "2023-01-01", "--format", "txt"),
            "A value is missing after `--compare`; `--format` is an option itself.",
        ),
        (("chronology", NDELA, "--text", "-o", "x.md"), "A value is missing after `--text`; `-o` is an option itself."),
        (
            ("chronology", "import", "a.csv", "--agency", "--yes"),
            "A value is missing after `--agency`; `--yes` is an option itself.",
        ),
        (("chronology", "export", "-o", "x.csv", "-o", "y.csv"), "`--output` is given more than once"),
        (("render", "genogram", NDELA, "--landscape", "--portrait"), "`--landscape` and `--portrait` contradict"),
        (("render", "genogram", NDELA, "--fit", "--tile"), "`--fit` and `--tile` contradict each other."),
        (("render", "genogram", NDELA, "--subtitle", ""), "There is nothing after `--subtitle`."),
        (("add", "event", NDELA, "--what", "x", "--theme", "neglect", "--theme", " "), "nothing after `--theme`"),
        (("add", "action", NDELA, "--what=", "--map"), "There is nothing after `--what`."),
        (
            ("render", "genogram", NDELA, "--compare", "a", "b", "--compare", "c", "d"),
            "`--compare` is given more than once, and it takes 2 values once.",
        ),
        (("chronology", NDELA, "-o=x.csv"), "`-o=x.csv` would name `=x.csv`."),
        (("chronology", NDELA, "-o"), "A value is missing after `-o`."),
        (("render", "genogram", NDELA, "--portrat"), "has no option `--portrat`; did you mean `--portrait`?"),
        (("render", "genogram", NDELA, "--page", "a5"), "Choose A4 or A3."),
    ],
)
def test_what_would_be_lost_without_a_word_is_refused(
    casekit: Any, folder: Path, words: tuple[str, ...], said: str
) -> None:
    before = Path(NDELA).read_bytes()
    ran = casekit(*words)
    assert (ran.code, ran.data) == (2, b"")
    assert said in ran.said and "  Next: " in ran.said
    assert Path(NDELA).read_bytes() == before
    assert not list(folder.iterdir())


def test_a_word_that_is_also_an_option_can_be_meant(casekit: Any) -> None:
    ran = casekit("render", "genogram", NDELA, "--title=--ages", "--subtitle=x=y", "--format", "txt")
    assert (ran.code, ran.said) == (0, "")
    assert "--ages" in ran.data.decode()


def test_flags_and_options_that_may_be_repeated_may_be_repeated(casekit: Any) -> None:
    words = ("--ages", "--ages", "--show", "health", "--show", "roles", "--format=txt")
    assert casekit("render", "genogram", NDELA, *words).code == 0


def test_options_after_two_hyphens_are_words(casekit: Any) -> None:
    assert "There is no" in casekit("chronology", "--", "--text").said
