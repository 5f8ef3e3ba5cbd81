"""What two case files say differently of one person, and when two entries are surely of one person."""

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from linting import findings_across, small

from casekit.cli.checking import check_all
from casekit.text.finding import Severity

DOB = "dob-conflict-between-files"
MOVES = "household-date-conflict-between-files"


def family(rosa: str = "born: 1990-04-03", more: str = "", kit: str = "Kit Vale, born: 2014-03-02") -> str:
    return small(
        f"family:\n  kit: {{name: {kit}}}\n  rosa: {{name: Rosa Vale, {rosa}}}\n"
        f"couples: [{{partners: [rosa], children: [kit]}}]\n{more}"
    )


class TestBirths:
    def test_two_dates_for_one_person(self) -> None:
        (found,) = findings_across({"ada.yaml": family(), "kit.yaml": family("born: 1990-03-04")}, DOB)
        assert found.message == "Rosa Vale was born on 4 March 1990 by this file, and on 3 April 1990 by ada.yaml."
        assert found.public == "Two case files give different dates of birth for one person."
        assert (found.severity, found.place.path) == (Severity.ERROR, "kit.yaml")
        assert [label.place.path for label in found.labels] == ["ada.yaml"]

    def test_three_files_are_one_finding(self) -> None:
        files = {"a.yaml": family(), "b.yaml": family("born: 1990-03-04"), "c.yaml": family("born: 1990-03-04")}
        (found,) = findings_across(files, DOB)
        assert [label.place.path for label in found.labels] == ["a.yaml", "c.yaml"]

    @pytest.mark.parametrize(
        "rosa", ["born: 1990", "born: ~1989", "born: 1990-04", "born: unknown", "phone: '01134960101'"]
    )
    def test_silent_where_both_can_be_right(self, rosa: str) -> None:
        assert findings_across({"a.yaml": family(), "b.yaml": family(rosa)}, DOB) == ()

    @pytest.mark.parametrize(
        "kit",
        [
            "Kit Vale, born: 2014-03-03",
            "Kit Vale, born: 2014",
            "Jo Vale, born: 2014-03-02",
            "Kit Reed, born: 2014-03-02",
        ],
    )
    def test_two_families_may_have_people_of_one_name(self, kit: str) -> None:
        found = findings_across({"a.yaml": family(), "b.yaml": family("born: 1990-03-04", kit=kit)}, DOB)
        assert [one for one in found if "Rosa" in one.message] == []

    def test_a_foster_carer_connects_no_families(self) -> None:
        carer = "carers: [{child: kit, who: [ann], as: foster}]\n"
        ann = "\n  ann: {name: Ann Reed, born: 1970-01-01}"
        one = family(more=carer, kit=f"Kit Vale, born: 2014-03-02}}{ann.rstrip('}')}")
        two = family("born: 1985-01-01", carer, kit=f"Mo Vale, born: 2016-03-02}}{ann.rstrip('}')}")
        assert findings_across({"a.yaml": one, "b.yaml": two}, DOB) == ()

    def test_father_and_son_of_one_name_are_two(self) -> None:
        text = small(
            """
            family:
              kit: {name: Kit Vale, born: 2014-03-02}
              dad: {name: Tom Vale, born: 1990-01-01}
              grandad: {name: Tom Vale, born: 1960-01-01}
              nan: {name: Jean Vale, born: 1961-05-05}
            couples:
              - {partners: [grandad, nan], children: [dad]}
              - {partners: [dad], children: [kit]}
            """
        )
        assert findings_across({"a.yaml": text, "b.yaml": text}, DOB) == ()

    def test_a_reason_in_either_file(self) -> None:
        reason = f"allow: [{{rule: {DOB}, why: She has two passports.}}]"
        files = {"a.yaml": family(), "b.yaml": family(f"born: 1990-03-04, {reason}")}
        assert findings_across(files, DOB) == ()
        assert findings_across(dict(reversed(files.items())), DOB) == ()

    def test_a_reason_that_has_run_out(self) -> None:
        reason = f"allow: [{{rule: {DOB}, why: We are asking., until: 2023-06-19}}]"
        assert len(findings_across({"a.yaml": family(), "b.yaml": family(f"born: 1990-03-04, {reason}")}, DOB)) == 1


class TestMoves:
    def home(self, kit: str, rosa: str = "rosa", name: str = "Nan's", more: str = "") -> str:
        return family(more=f'households: [{{name: "{name}", members: [{rosa}, {kit}]{more}}}]\n')

    def test_two_dates_for_one_move_of_two_people(self) -> None:
        one = self.home("{who: kit, from: 2022-03-01}", "{who: rosa, from: 2022-03-01}")
        two = self.home("{who: kit, from: 2022-05-01}", "{who: rosa, from: 2022-05-01}")
        (found,) = findings_across({"a.yaml": one, "b.yaml": two}, MOVES)
        assert found.message == (
            "Kit Vale and Rosa Vale moved into “Nan's” on 1 May 2022 by this file, and on 1 March 2022 by a.yaml."
        )
        assert found.severity is Severity.WARNING

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("{who: kit, from: 2022-03-01}", "{who: kit, from: 2022-03}"),
            ("{who: kit, from: 2022-03-01}", "kit"),
            ("{who: kit, to: 2022-03-01}", "{who: kit, from: 2022-05-01}"),
            ("{who: kit, to: 2022-03-01}, {who: kit, from: 2022-09-01}", "{who: kit, from: 2022-05-01}"),
        ],
        ids=["less exact", "no date", "other end", "there twice"],
    )
    def test_silent(self, first: str, second: str) -> None:
        assert findings_across({"a.yaml": self.home(first), "b.yaml": self.home(second)}, MOVES) == ()

    def test_homes_of_one_name_may_be_two(self) -> None:
        one, two = (
            self.home(f"{{who: kit, from: {day}}}", more=f", address: {address}")
            for day, address in (("2022-03-01", "1 Elm Row"), ("2022-05-01", "2 Oak Row"))
        )
        assert findings_across({"a.yaml": one, "b.yaml": two}, MOVES) == ()
        alone = {"a.yaml": self.home("{who: kit, from: 2022-03-01}", "kit"), "b.yaml": self.home("kit", "kit")}
        assert findings_across(alone, MOVES) == ()


def write(folder: Path, **files: str) -> list[str]:
    (folder / "casekit.toml").write_text("", encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return sorted(str(folder / f"{name}.yaml") for name in files if name != "family")


class TestRuns:
    def test_a_run_compares_its_files_and_shows_the_line(self, tmp_path: Path) -> None:
        paths = write(tmp_path, a=family(), b=family("born: 1990-03-04"))
        report = check_all(paths, date(2023, 6, 20), (DOB,), (), lambda results, _: results)
        (found,) = report.findings
        assert "1990-03-04" in report.lines[found.place.path, found.place.span.line]

    def test_as_many_files_as_are_read_on_all_cores(self, tmp_path: Path) -> None:
        paths = write(tmp_path, **{f"f{number:02}": family() for number in range(30)}, z=family("born: 1990-03-04"))
        report = check_all(paths, date(2023, 6, 20), (DOB,), (), lambda results, _: results)
        assert [Path(one.place.path).name for one in report.findings] == ["z.yaml"]

    def test_one_family_file_does_not_differ_from_itself(self, tmp_path: Path) -> None:
        shared = dedent(
            """
            casekit: 1
            family:
              kit: {name: Kit Vale, born: 2014-03-02}
              ada: {name: Ada Vale, born: 2016-03-02}
              rosa: {name: Rosa Vale, born: 1990-04-03}
            couples: [{partners: [rosa], children: [kit, ada]}]
            households: [{name: Home, members: [rosa, {who: kit, from: 2022-01-01}]}]
            """
        )
        files = {child: f"casekit: 1\nchild: {child}\nfamily: family.yaml\n" for child in ("kit", "ada")}
        paths = write(tmp_path, family=shared, **files)
        report = check_all(paths, date(2023, 6, 20), (DOB, MOVES), (), lambda results, _: results)
        assert report.findings == ()
