"""Mistakes in the command line: said as everything else is, with the next step, and left with 2."""

import re
from pathlib import Path
from typing import Any

import pytest

from casekit.cli.app import app

COMMANDS = tuple(name for name, command in app.commands.items() if not command.hidden)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("foo", "There is no command `casekit foo`."),
        ("lnt", "There is no command `casekit lnt`; did you mean `casekit lint`?"),
        ("render ecomap", "There is no command `casekit render ecomap`."),
        ("lint --frmat json", "`casekit lint` has no option `--frmat`; did you mean `--format`?"),
        ("lint -x", "`casekit lint` has no option `-x`."),
        ("--as-at 2023-06-20 lint", "`casekit` has no option `--as-at`."),
        ("lint --format yaml", "`yaml` cannot stand after `--format`."),
        ("lint --profile supervison", "`supervison` cannot stand after `--profile`; did you mean `supervision`?"),
        ("lint --format it's", "`it's` cannot stand after `--format`."),
        ("lint --fail-on never", "`never` cannot stand after `--fail-on`."),
        ("summary --for public", "`public` cannot stand after `--for`."),
        ("render genogram --format gif", "`gif` cannot stand after `--format`."),
        ("explain", "`casekit explain` needs NAME after it."),
        ("new", "`casekit new` needs KEY after it."),
        ("lint --as-at", "A value is missing after `--as-at`."),
        ("render genogram --compare 2020", "A value is missing after `--compare`."),
        ("lint --advice=yes", "`--advice` stands alone; it takes no value."),
        ("summary a b", "`casekit summary` cannot use the last of these words: `b`."),
        ("render genogram --distance x", "`--distance` takes a whole number."),
        ("render genogram --scale x", "`--scale` takes a number."),
        ("render genogram --generations 0", "`--generations` cannot be less than 1."),
        ("chronology --text a --text b", "`--text` is given more than once, and it takes one value."),
        ("render timeline --when 2021 --when 2022", "`--when` is given more than once, and it takes one value."),
        ("add event --date 2023-01-01 --what a --what b", "`--what` is given more than once, and it takes one value."),
        (
            "chronology import a.csv --agency a --agency b",
            "`--agency` is given more than once, and it takes one value.",
        ),
        ("rules people", "`casekit rules` cannot use the last of these words: `people`."),
    ],
)
def test_a_mistake_in_the_command_line_is_said(casekit: Any, folder: Path, words: str, said: str) -> None:
    ran = casekit(*words.split())
    assert (ran.code, ran.data) == (2, b"")
    first, second = ran.said.splitlines()
    assert first == f"casekit: {said}"
    assert re.fullmatch(r"  Next: .*[.?]", second)


def test_choices_are_named(casekit: Any) -> None:
    assert casekit("lint", "--format", "yaml").said.endswith(
        "  Next: Choose text, markdown, concise, json, sarif, github or junit.\n"
    )


def test_options_belong_after_the_command(casekit: Any) -> None:
    assert "Options stand after a command" in casekit("--as-at", "2023-06-20", "lint").said
    assert "Options stand after a command" not in casekit("render", "--as-at", "2023-06-20").said


def test_a_control_character_on_the_command_line_is_shown_by_number(casekit: Any) -> None:
    for words in (
        ["\x1b[31m"],
        ["lint", "--\x1b[31m"],
        ["lint", "--format", "\x1b"],
        ["explain", "\x1b"],
        ["summary", "\x1b"],
    ):
        said = casekit(*words).said
        assert "\x1b" not in said


def test_casekit_alone_shows_what_there_is(casekit: Any) -> None:
    alone = casekit()
    assert (alone.code, alone.data) == (2, b"")
    asked = casekit("--help")
    assert asked.code == 0
    assert alone.said == asked.out


def test_help_lists_every_command_in_whole_words(casekit: Any) -> None:
    text = casekit("--help").out
    listed = re.findall(r"^  (\w+) {2,}(\S.*)$", text.partition("Commands:")[2], re.MULTILINE)
    assert tuple(name for name, _ in listed) == COMMANDS
    assert {"new", "lint", "explain", "rules", "policy", "chronology", "summary", "render"} <= set(COMMANDS)
    assert all(words.endswith(".") and not words.endswith("..") for _, words in listed)
    assert "Exit codes: 0" in text


@pytest.mark.parametrize("command", [*((name,) for name in COMMANDS), ("render", "genogram")])
def test_help_of_a_command_reads_well(casekit: Any, command: tuple[str, ...]) -> None:
    ran = casekit(*command, "--help")
    assert ran.code == 0
    assert ran.out == casekit(*command, "-h").out
    assert "..." not in ran.out.replace("]...", "").replace("[ARGS]...", "")
    for jargon in ("<str>", "list[", "[["):
        assert jargon not in ran.out


def test_the_version(casekit: Any) -> None:
    assert re.fullmatch(r"casekit \d+\.\d+\.\d+\n", casekit("--version").out)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_completes_commands_in_a_shell_is_printed(casekit: Any, shell: str) -> None:
    told = casekit("--show-completion", shell)
    assert told.code == 0
    assert f"_CASEKIT_COMPLETE={shell}_complete" in told.data.decode()


@pytest.mark.parametrize(
    ("words", "place", "offered"),
    [
        ("casekit li", 1, ["lint"]),
        ("casekit render ge", 2, ["genogram"]),
        ("casekit lint --profile c", 3, ["conference", "closure"]),
        ("casekit chronology im", 2, ["import"]),
        ("casekit chronology import a.csv --ag", 4, ["--agency"]),
        ("casekit lint --as-at 2024-01-01 --as-at 2024-01-02 --form", 6, ["--format"]),
    ],
)
def test_commands_and_the_words_of_options_are_completed(
    casekit: Any, monkeypatch: pytest.MonkeyPatch, words: str, place: int, offered: list[str]
) -> None:
    for name, value in {"_CASEKIT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(place)}.items():
        monkeypatch.setenv(name, value)
    ran = casekit()
    assert [line for line in ran.data.decode().splitlines() if line.startswith("plain")] == [
        f"plain,{word}" for word in offered
    ]
    assert ran.said == ""


@pytest.mark.parametrize("words", ["casekit lint ca", "casekit chronology ca", "casekit chronology import --case ca"])
def test_files_are_offered_where_a_case_is_named(casekit: Any, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    place = str(len(words.split()) - 1)
    for name, value in {"_CASEKIT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": place}.items():
        monkeypatch.setenv(name, value)
    assert "file,ca" in casekit().data.decode().splitlines()
