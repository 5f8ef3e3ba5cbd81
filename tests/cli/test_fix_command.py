"""`casekit fix`: what is certain is mended, what is not is listed, and every other byte stays."""

import io
import sys
from pathlib import Path

import pytest

from casekit.case.dates import PartialDate
from casekit.case.mends import in_date_order
from running import casekit

SMALL = """\
casekit: 1
child: amy
family:
  amy: {name: Amy Example, gender: female, born: 2014-05-02}
  mum: {name: Rosa Example, gender: female, born: 1990}
"""
EVENTS = """\
casekit: 1
child: amy
family:
  amy: {name: Amy Example, born: 2014-05-02}
chronology:
  events:
    # the third
    - date: 2023-03-05
      what: |
        C, with spaces··
        at a line end.
    # the second
    - {date: 2023-02-14, what: B}···

    - date: 2022
      what: A
    - {date: unknown, what: U}
    - {date: 2023-02-14, what: B2}
      # on B2
""".replace("·", " ")
IN_ORDER = """\
casekit: 1
child: amy
family:
  amy: {name: Amy Example, born: 2014-05-02}
chronology:
  events:
    - date: 2022
      what: A
    # the second
    - {date: 2023-02-14, what: B}

    - {date: 2023-02-14, what: B2}
      # on B2
    # the third
    - date: 2023-03-05
      what: |
        C, with spaces··
        at a line end.
    - {date: unknown, what: U}
""".replace("·", " ")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "amy.yaml"


def written(file: Path, text: str) -> Path:
    file.write_bytes(text.encode("utf-8"))
    return file


def mended(file: Path, text: str, *options: str) -> str:
    written(file, text)
    ran = casekit(["fix", file.name, "--yes", *options])
    assert ran.code == 0, ran.err
    return file.read_bytes().decode("utf-8")


class TestWhatIsMended:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("born: 14/03/2013", "born: 2013-03-14"),
            ("born: 05/05/2013 # note", "born: 2013-05-05 # note"),
            ('born: "14.3.2013"', "born: 2013-03-14"),
            ("born: 14th of March 2013", "born: 2013-03-14"),
            ("born: about 2013", "born: ~2013"),
            ("gender: Female", "gender: female"),
            ("phone: 01134960120", 'phone: "01134960120"'),
            ("name: No", 'name: "No"'),
            ("notes: 9:05", 'notes: "9:05"'),
        ],
    )
    def test_a_value_whose_meaning_is_certain(self, file: Path, before: str, after: str) -> None:
        old, new = (SMALL.replace("  amy: {", f"  dad:\n    {one}\n  amy: {{") for one in (before, after))
        assert mended(file, old) == new

    def test_events_go_into_date_order_with_their_comments(self, file: Path) -> None:
        assert mended(file, EVENTS) == IN_ORDER

    def test_line_ends_byte_order_mark_and_a_missing_last_line_end_stay(self, file: Path) -> None:
        text = "\ufeff" + EVENTS.replace("\n", "\r\n").removesuffix("\r\n")
        expected = "\ufeff" + IN_ORDER.replace("\n", "\r\n").removesuffix("\r\n")
        assert mended(file, text) == expected

    def test_a_reason_that_nothing_needs_goes_and_one_that_is_needed_stays(self, file: Path) -> None:
        text = (
            "casekit: 1\nchild: amy\nfamily:\n  amy: {name: Amy Example, born: 2014-05-02}\n  dad:\n    name: Tom\n"
            "    allow: [{rule: missing-dob, why: Before our time.}, {rule: date-in-future, why: Not so.}]\n"
        )
        after = mended(file, text, "--as-at", "2023-06-20")
        assert after == text.replace(", {rule: date-in-future, why: Not so.}", "")

    def test_a_second_run_has_nothing_to_mend(self, file: Path) -> None:
        once = mended(file, EVENTS)
        ran = casekit(["fix", file.name])
        assert (ran.code, ran.out) == (0, "")
        assert "nothing to mend" in ran.err
        assert file.read_text(encoding="utf-8") == once

    def test_a_family_file_that_is_named(self, file: Path) -> None:
        assert mended(file, "family:\n  mum: {born: 14/03/1990}\n") == "family:\n  mum: {born: 1990-03-14}\n"


class TestWhatIsLeft:
    @pytest.mark.parametrize(
        ("line", "unsafe", "said"),
        [
            ("born: 07/04/2014", "born: 2014-04-07", "day/month or as month/day"),
            ("name: Null", 'name: "Null"', "nothing is known"),
            ("notes: lives at #5", 'notes: "lives at #5"', "may belong to the text"),
        ],
    )
    def test_what_is_only_likely_is_listed_unless_unsafe_is_asked_for(
        self, file: Path, line: str, unsafe: str, said: str
    ) -> None:
        text, likely = (SMALL.replace("  amy: {", f"  dad:\n    {one}\n  amy: {{") for one in (line, unsafe))
        written(file, text)
        ran = casekit(["fix", file.name, "--yes"])
        assert (ran.code, file.read_text(encoding="utf-8")) == (0, text)
        assert said in ran.err
        assert mended(file, text, "--unsafe") == likely

    def test_a_century_is_never_guessed(self, file: Path) -> None:
        text = SMALL.replace("born: 1990", "born: 14/3/47")
        assert mended(file, text, "--unsafe") == text

    def test_events_wait_for_a_date_that_cannot_be_read(self, file: Path) -> None:
        text = EVENTS.replace("date: unknown", "date: 07/04/2014")
        written(file, text)
        ran = casekit(["fix", file.name, "--yes"])
        assert "once all their dates can be read" in ran.err
        assert file.read_text(encoding="utf-8").index("date: 2023-03-05") < text.index("date: 2022")

    @pytest.mark.parametrize("text", ["child: amy\nfamily:\n  amy: {born: 14/03/2013\n", "", "not a case\n"])
    def test_a_file_that_cannot_be_read_is_left(self, file: Path, text: str) -> None:
        written(file, text)
        assert casekit(["fix", file.name, "--yes"]).code == 2
        assert file.read_text(encoding="utf-8") == text


class TestAsking:
    TEXT = SMALL.replace("born: 1990", "born: 14/03/1990")

    @pytest.mark.parametrize("options", [(), ("--diff",), ("--diff", "--yes")])
    def test_without_a_terminal_it_only_shows(self, file: Path, options: tuple[str, ...]) -> None:
        written(file, self.TEXT)
        ran = casekit(["fix", file.name, *options])
        assert ran.code == 1
        assert [line for line in ran.out.splitlines() if line[0] in "+-"] == [
            *("--- a/amy.yaml", "+++ b/amy.yaml"),
            *("-  mum: {name: Rosa Example, gender: female, born: 14/03/1990}",),
            *("+  mum: {name: Rosa Example, gender: female, born: 1990-03-14}",),
        ]
        assert "\x1b" not in ran.out
        assert file.read_text(encoding="utf-8") == self.TEXT

    @pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1), ("\n", 1), ("", 1)])
    def test_on_a_terminal_it_asks(self, file: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int) -> None:
        written(file, self.TEXT)
        monkeypatch.setattr("casekit.cli.records.can_ask", lambda: True)
        monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
        ran = casekit(["fix", file.name])
        assert ran.code == code
        assert "Write this to amy.yaml?" in ran.err
        assert ("1990-03-14" in file.read_text(encoding="utf-8")) is (code == 0)

    def test_a_file_that_was_changed_in_the_meantime_is_left(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written(file, self.TEXT)

        def somebody_saves(_: str) -> bool:
            written(file, SMALL)
            return True

        monkeypatch.setattr("casekit.cli.records.can_ask", lambda: True)
        monkeypatch.setattr("casekit.cli.records.says_yes", somebody_saves)
        ran = casekit(["fix", file.name])
        assert ran.code == 2
        assert "changed by somebody else" in ran.err
        assert file.read_text(encoding="utf-8") == SMALL

    def test_a_result_that_says_something_else_is_not_written(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        written(file, self.TEXT)
        monkeypatch.setattr("casekit.case.mends.spliced", lambda text, _: text.replace("Rosa", "Ross"))
        ran = casekit(["fix", file.name, "--yes"])
        assert ran.code == 3
        assert "something else than was meant" in ran.err
        assert file.read_text(encoding="utf-8") == self.TEXT


def test_lint_says_how_much_can_be_mended(file: Path) -> None:
    written(file, SMALL.replace("born: 1990", "born: 14/03/1990"))
    ran = casekit(["lint", file.name, "--as-at", "2023-06-20"])
    assert "`casekit fix` can mend one of them." in ran.out


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["2022", "2023", "2024"], [0, 1, 2]),
        (["2023-05-20", "2023-05", "unknown", "before 2023"], [3, 0, 1, 2]),
        (["2023", "unknown", "2022"], [2, 0, 1]),
        (["2024", "2023", "2022"], [2, 1, 0]),
        (["2022-10-08/2022-10-20", "2022-10-10", "2022-10-07"], [2, 0, 1]),
    ],
)
def test_only_what_is_surely_earlier_moves(dates: list[str], order: list[int]) -> None:
    assert in_date_order([PartialDate.parse(one) for one in dates]) == order


def test_nothing_is_promised_of_a_file_that_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "amy.yaml"
    path.write_text(SMALL.replace("2014-05-02", "25/12/2014"), encoding="utf-8")
    assert "`casekit fix` can mend one of them." in casekit(["lint", str(path)]).out
    path.write_text(
        path.read_text(encoding="utf-8") + "visits: [{date: 2023-01-01, notes: At 3: tea}]\n", encoding="utf-8"
    )
    assert "can mend" not in casekit(["lint", str(path)]).out
    assert "cannot be read to its end" in casekit(["fix", str(path)]).err
