"""`casekit patterns` as people run it: the whole, a part, in every form, on every example, beside a sister's file."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from casekit.case.reading import Reader
from casekit.output.patterns_json import patterns_json
from casekit.output.patterns_text import Room, patterns_lines
from casekit.patterns.everything import patterns
from casekit.patterns.names import SectionName
from casekit.policy.policy import Policy
from running import Ran, casekit

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
LEAH = str(EXAMPLES / "leah-price.yaml")
CASES = [path for path in sorted(EXAMPLES.glob("*.yaml")) if path.name != "ten-mistakes.yaml"]
AS_AT = ("--as-at", "2023-06-20")


def run(*words: str) -> Ran:
    return casekit(["patterns", *words, *AS_AT])


def test_kents_example_is_there_without_being_asked_for() -> None:
    ran = run(LEAH)
    assert ran.code == 0
    assert not ran.err
    assert "School absence after domestic abuse: 2 of the 2 lie within 7 days after one of the 3." in ran.out
    assert "2 days after 20 August 2022: “Leah was not at the school's holiday club.”" in ran.out
    assert "Internal copy: it can hold what must not be shared with the family." in ran.out
    assert "nothing is scored or predicted" in ran.out


def test_every_section_has_its_heading_or_says_that_there_is_nothing() -> None:
    out = run(LEAH).out
    for title in ("Gaps and drift", "Build-up", "Near together", "Moves", "Who told us", "Who knew what when"):
        assert f"\n{title}\n{'-' * len(title)}\n" in out
    assert "\nNothing to show\n" in out
    assert "  Appointments that did not take place: No appointment is recorded" in out


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("room", [Room.overview_of_all(), Room.one_section(), Room.everything()])
@pytest.mark.parametrize("width", [40, 80])
def test_every_example_fits_a_terminal(path: Path, room: Room, width: int) -> None:
    case = Reader().read(str(path)).case
    assert case is not None
    lines = list(patterns_lines(patterns(case, date(2023, 6, 20), Policy("kent")), room, width))
    assert [line for line in lines if len(line) >= width and " " in line.strip()] == []
    assert not any("None" in line and "None " not in line for line in lines)


def test_one_section_shows_more_and_the_source_of_what_is_expected() -> None:
    overview, gaps, everything = run(LEAH).out, run(LEAH, "--section", "gaps").out, run(LEAH, "--all").out
    assert "Source of the expectation: Department for Education" in gaps
    assert "Build-up" not in gaps
    assert "… and 3 more" in overview
    assert "… and" not in everything
    assert len(everything) > len(overview)


def test_a_pair_asked_for_is_shown_alone() -> None:
    ran = run(LEAH, "--near", "domestic-abuse", "school-absence", "--within", "3", "--side", "around")
    assert "School absence around domestic abuse: 2 of the 2 lie within 3 days of one of the 3." in ran.out
    assert "Gaps and drift" not in ran.out


def test_only_what_lies_between_two_dates() -> None:
    ran = run(LEAH, "--from", "2023", "--to", "2023-02", "--section", "balance")
    assert "3 events looked at, up to 20 June 2023. Only what may lie from 2023 to February 2023." in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--near", "domestic-abuse", "schol-absence"), "Did you mean `school-absence`?"),
        (("--section", "nea"), "Choose gaps, build-up, near, moves"),
        (("--within", "-1"), "`--within -1` is no number of days to look round."),
        (("--from", "2023", "--to", "2022"), "There are no days from `2023` to `2022`: the end is first."),
        (("--from", "7/4/2023"), "can be read as day/month or as month/day"),
        (("--from", "before 2020"), "`before 2020` has no first day"),
        (("-o", "x.docx"), "casekit cannot tell from its ending how to write x.docx."),
    ],
)
def test_what_cannot_be_answered_is_said_with_the_next_step(words: tuple[str, ...], said: str) -> None:
    ran = run(LEAH, *words)
    assert ran.code == 2
    assert said in ran.err
    assert "  Next: " in ran.err
    assert not ran.out


def test_json_holds_no_names_and_no_case_text_unless_asked() -> None:
    bare = run(LEAH, "--format", "json").out
    found = json.loads(bare)
    assert (found["casekit"], found["version"], found["audience"]) == ("patterns", 1, "internal")
    assert [one["section"] for one in found["sections"]] == [name.value for name in SectionName]
    for word in ("Leah", "Kerry", "Liam", "Dalia", "holiday club", "alcohol", "family support", "family-support"):
        assert word not in bare.replace("leah-price.yaml", "").replace("Kent", "")
    whole = json.loads(run(LEAH, "--format", "json", "--with-text").out)
    assert whole["child"] == "Leah Price"
    near = next(one for one in whole["sections"] if one["section"] == "near")["figures"][0]
    assert near["subject"] == "school absence after domestic abuse"
    assert near["values"]["first"] == "kind:domestic-abuse"
    assert near["events"][0]["text"] == "“Leah was not at the school's holiday club.”"
    assert near["events"][0]["line"] == 139


def test_markdown_has_every_event_and_is_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "patterns.md"
    ran = run(LEAH, "-o", str(target))
    assert ran.code == 0
    text = target.read_text(encoding="utf-8")
    assert text.startswith("# What the record shows: Leah Price\n\nCP-70341, ")
    assert "leah-price.yaml, as at 20 June 2023\n\n*Internal copy: " in text
    assert "## Near together" in text
    assert "- 14 November 2022, school absence, 2 days after 12 November 2022: “Leah was not at school.” (line" in text
    assert "… and" not in text


SISTER = """casekit: 1
child: {child}
family:
  kit: {{name: Kit Hart, born: 2015-03-01}}
  ana: {{name: Ana Hart, born: {born}}}
  mum: {{name: Jo Hart, born: 1990-01-01}}
couples: [{{partners: [mum], children: [kit, ana]}}]
chronology:
  events:
    - {{date: {when}, kind: domestic-abuse, what: Neighbours heard shouting and called the police at night.}}
"""


def test_dates_that_a_sisters_file_has_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, born, when in (("kit", "2017-05-01", "2023-01-14"), ("ana", "2017-05-11", "2023-01-15")):
        text = SISTER.format(child=name, born=born, when=when)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    ran = run("kit.yaml", "--section", "contradictions")
    assert "Two case files give different dates of birth for one person." in ran.out
    assert (
        "Domestic abuse: 14 January 2023 in the chronology, 15 January 2023 in a brother's or sister's file." in ran.out
    )
    assert "ana.yaml, line " in ran.out
    (tmp_path / "ana.yaml").write_text(SISTER.format(child="ana", born="2017-05-01", when="2023-01-14"), "utf-8")
    ran = run("kit.yaml", "--section", "contradictions")
    assert "None found. Compared: the chronology with the rest of the file. With ana.yaml." in ran.out


@pytest.mark.parametrize(
    ("hers", "said"),
    [
        ("2022-12", "December 2022"),
        ("2023-02-14", "14 February 2023"),
        ("2023-02-15", None),
        ("2023-02-01/2023-06-01", "1 February – 1 June 2023"),
        ("2022-02-01/2022-12-14", "1 February – 14 December 2022"),
        ("before 2023", "before 2023"),
        ("2022", "2022"),
        ("~2023-01", None),
    ],
)
def test_an_event_retold_on_another_day_is_found_up_to_31_days_away_however_vague_its_date(
    hers: str, said: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, when in (("kit", "2023-01-14"), ("ana", hers)):
        text = SISTER.format(child=name, born="2017-05-01", when=when)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    told = " ".join(run("kit.yaml", "--section", "contradictions").out.split())
    assert ("brother's or sister's file." in told) is (said is not None)
    if said is not None:
        assert f"14 January 2023 in the chronology, {said} in a brother's or sister's file." in told


def test_a_stranger_of_the_same_folder_is_not_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kit.yaml").write_text(SISTER.format(child="kit", born="2017-05-01", when="2023-01-14"), "utf-8")
    other = SISTER.format(child="kit", born="2017-05-01", when="2023-01-15").replace("Hart", "Gray")
    (tmp_path / "other.yaml").write_text(other.replace("2015-03-01", "2014-03-02"), encoding="utf-8")
    ran = run("kit.yaml", "--section", "contradictions")
    assert "No file of a brother or sister was found." in ran.out


def test_a_file_that_cannot_be_read_whole_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "half.yaml"
    path.write_text("casekit: 1\nchild: kit\nchronology: {events: [{date: 31/02/2023, what: It.}]}\n", encoding="utf-8")
    ran = run(str(path))
    assert ran.code == 2
    assert "could not be read whole" in ran.err


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_example_gives_away_a_name_a_theme_or_a_text(path: Path) -> None:
    case = Reader().read(str(path)).case
    assert case is not None
    bare = patterns_json(patterns(case, date(2023, 6, 20), Policy("kent")))
    shown = bare.replace(path.stem, "")
    names = {word for one in case.everybody.values() if one.name for word in str(one.name).split() if word[0].isupper()}
    themes = {str(theme) for event in case.events for theme in event.themes}
    kinds = {event.kind for event in case.events} | {"family-time", "health"}
    for word in names | {theme for theme in themes if theme not in kinds}:
        assert re.search(rf"\b{re.escape(word)}\b", shown) is None, word
    assert not any(str(event.what)[:20] in shown for event in case.events)
