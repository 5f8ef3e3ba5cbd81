"""`casekit chronology` as a plain form with commands beside it."""

from pathlib import Path

import click
import pytest

from casekit.cli.chronology import beside
from running import casekit

CASE = """casekit: 1
child: tia
family:
  tia: {name: Tia Marsh, born: 2010-05-04}
chronology:
  events: [{date: 2022-06-18, what: She moved., action: unknown}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def with_shout(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command `shout` beside the plain form."""

    @click.command("shout")
    @click.argument("file")
    @click.option("--loud", is_flag=True)
    def shout(file: str, loud: bool) -> None:
        """Say something aloud."""
        click.echo(f"shouted {file} {loud}")

    monkeypatch.setattr(beside, "commands", {**beside.commands, "shout": shout})


@pytest.mark.usefixtures("folder", "with_shout")
def test_a_first_word_that_is_a_command_is_that_command() -> None:
    assert casekit(["chronology", "shout", "it", "--loud"]).out == "shouted it True\n"


@pytest.mark.usefixtures("folder", "with_shout")
def test_without_such_a_word_it_is_the_chronology() -> None:
    for words in ([], ["case.yaml"], ["--format", "table"], ["case.yaml", "--tone", "concern"]):
        assert "shouted" not in casekit(["chronology", *words]).out
    assert "She moved." in casekit(["chronology", "case.yaml"]).out


@pytest.mark.usefixtures("with_shout")
def test_a_case_file_of_that_name_is_named_with_its_folder(folder: Path) -> None:
    (folder / "shout").mkdir()
    (folder / "case.yaml").rename(folder / "shout" / "tia.yaml")
    assert "She moved." in casekit(["chronology", "./shout", "--as-at", "2023-01-01"]).out


@pytest.mark.usefixtures("folder", "with_shout")
def test_the_help_shows_both() -> None:
    told = casekit(["chronology", "--help"]).out
    assert "--theme" in told
    assert "Say something aloud." in told
    assert "--loud" in casekit(["chronology", "shout", "--help"]).out


@pytest.mark.usefixtures("folder", "with_shout")
@pytest.mark.parametrize("words", [["shoot", "it"], ["shout ", "it"], ["shuot", "it", "--loud"]])
def test_a_slip_in_the_name_of_a_command_is_said(words: list[str]) -> None:
    ran = casekit(["chronology", *words])
    assert ran.code == 2
    assert "casekit chronology shout`?" in ran.err


@pytest.mark.usefixtures("folder", "with_shout")
def test_slips_in_the_plain_form_are_said_as_ever() -> None:
    assert "did you mean `--theme`?" in casekit(["chronology", "case.yaml", "--them", "x"]).err
    assert "casekit chronology` cannot use the last" in casekit(["chronology", "case.yaml", "other.yaml"]).err
    assert "no option `--quiet`" in casekit(["chronology", "shout", "it", "--quiet"]).err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("words", [["--format", "cvs"], ["--view", "curt"]])
def test_a_slip_after_a_word_that_is_nearly_a_command_is_said_itself(folder: Path, words: list[str]) -> None:
    (folder / "exports").mkdir()
    (folder / "case.yaml").rename(folder / "exports" / "tia.yaml")
    assert f"`{words[1]}` cannot stand after `{words[0]}`" in casekit(["chronology", "exports", *words]).err
    assert "has no option `--nonsense`" in casekit(["chronology", "exports", "--nonsense"]).err
