"""`casekit add` and `casekit done`: a record goes to its place, checked, and the file differs in the new lines only."""

import io
import re
import sys
from datetime import date
from difflib import ndiff
from pathlib import Path

import pytest

from casekit.case.dates import PartialDate
from running import Ran, casekit

CASE = """\
# Amy's file
casekit: 1
child: amy

family:
  amy: {name: Amy Example, gender: female, born: 2014-05-02}
  mum:
    name: Rosa Example   # as on the form
    gender: female
professionals:
  jo: {name: Jo Field, role: social-worker}

meetings:
  - date: 2023-02-01
    kind: core-group
    actions:
      - {what: Ring the school about lunch., who: jo, due: 2023-02-10}
      - Ask the school about reading.
      - {what: Write the letter., who: jo, done: 2023-02-03}

chronology:
  events:
    # how it began
    - date: 2023-01-05
      what: |
        Amy was late.

        It was raining.

    - date: 2023-03-05
      what: Amy was late again.
      action: {done: Jo rings her mother., by: jo}
    - {date: 2023-03-05, what: A second thing that day.}
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("casekit.cli.workspace.today", lambda: date(2023, 6, 20))
    file = tmp_path / "amy.yaml"
    file.write_text(CASE, encoding="utf-8")
    return file


def added(file: Path, before: str = CASE) -> list[str]:
    """The lines that are new; fails where any other line is gone or another."""
    difference = list(ndiff(before.splitlines(keepends=True), file.read_bytes().decode().splitlines(keepends=True)))
    assert not [line for line in difference if line.startswith("-")]
    return [line[2:].rstrip("\r\n") for line in difference if line.startswith("+")]


def add(*words: str) -> Ran:
    ran = casekit(["add", *words])
    assert ran.code == 0, ran.err
    return ran


class TestEvents:
    def test_an_event_goes_between_those_before_and_after_it(self, file: Path) -> None:
        ran = add(
            "event", "--date", "14th February 2023", "--what", "The school rang: nobody came.", "--kind", "incident"
        )
        assert [line for line in added(file) if line] == [
            "    - date: 2023-02-14",
            "      kind: incident",
            '      what: "The school rang: nobody came."',
        ]
        text = file.read_text(encoding="utf-8")
        assert text.index("It was raining") < text.index("school rang") < text.index("late again")
        assert "+    - date: 2023-02-14" in ran.out.splitlines()

    def test_one_of_a_day_that_has_events_stands_behind_them_as_they_are_written(self, file: Path) -> None:
        add("event", "--date", "2023-03-05", "--what", "A third.", "--who", "amy,mum", "--source", "school")
        line = "    - {date: 2023-03-05, what: A third., who: {present: [amy, mum]}, source: {agency: school}}"
        assert [one for one in added(file) if one] == [line]

    def test_the_first_of_all_stands_above_the_comment_of_the_one_that_was_first(self, file: Path) -> None:
        add("event", "--date", "2022-11", "--what", "Before.")
        text = file.read_text(encoding="utf-8")
        assert text.index("Before.") < text.index("# how it began") < text.index("Amy was late.")

    def test_a_list_with_the_newest_first_stays_so(self, file: Path) -> None:
        text = (
            CASE[: CASE.index("    # how")] + "    - {date: 2023-03-01, what: B}\n    - {date: 2023-01-01, what: A}\n"
        )
        file.write_text(text, encoding="utf-8")
        add("event", "--date", "2023-02-01", "--what", "C")
        assert file.read_text(encoding="utf-8").endswith(
            "B}\n    - {date: 2023-02-01, what: C}\n    - {date: 2023-01-01, what: A}\n"
        )

    @pytest.mark.parametrize("newest_first", [False, True])
    def test_dates_that_are_not_exact_stand_where_a_chronology_has_them(self, file: Path, newest_first: bool) -> None:
        dates = ["2022-03", "~2022-03-14", "2022-03-12/2022-03-14", "2022-03/", "2022", "after 2022-03", "unknown"]
        known = ["2022-03-14", "2022-06-01", "2022-09-03"]
        events = "".join(f"    - {{date: {one}, what: X}}\n" for one in (known[::-1] if newest_first else known))
        file.write_text(CASE[: CASE.index("    # how")] + events, encoding="utf-8")
        for one in dates:
            add("event", "--date", one, "--what", "X")
        stand = re.findall(r"- \{date: (.+), what: X", file.read_text(encoding="utf-8"))
        shown = sorted([*known, *dates], key=lambda one: PartialDate.parse(one).sort_key)
        assert stand == (shown[::-1] if newest_first else shown)

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_a_section_that_is_missing_is_begun(self, file: Path, end: str) -> None:
        text = CASE[: CASE.index("\nchronology")].replace("\n", end)
        file.write_bytes(text.encode())
        add("event", "--date", "yesterday", "--what", "She came.")
        new = ["chronology:", "  events:", "    - {date: 2023-06-19, what: She came.}", "", "meetings:"]
        before, _, after = text.partition("meetings:")
        assert file.read_bytes().decode() == before + end.join(new) + after

    def test_all_that_an_event_can_say_of_who_told_us_what_was_done_and_who_disputes_it(self, file: Path) -> None:
        add(
            *("event", "--date", "2023-05-01", "--what", "X", "--source", "police", "--received", "12 May 2023"),
            *("--first-hand", "yes", "--response-parents", "She rang.", "--action", "A visit.", "--action-by", "jo"),
            *("--action-due", "2023-05-20", "--action-finished", "2023-05-19", "--disputed", "Mum says she was in."),
        )
        text = file.read_text(encoding="utf-8")
        for part in (
            "source: {agency: police, received: 2023-05-12, first_hand: yes}",
            "responses: {parents: She rang.}",
            "action: {done: A visit., by: jo, due: 2023-05-20, finished: 2023-05-19}",
            "disputed: [Mum says she was in.]",
        ):
            assert part in text

    def test_why_nothing_was_done_stands_apart_from_what_was(self, file: Path) -> None:
        add("event", "--date", "2023-05-01", "--what", "X", "--no-action", "It was good news.", "--before-birth", "no")
        assert "action: {none: It was good news.}" in file.read_text(encoding="utf-8")
        both = casekit(["add", "event", "--date", "2023-05-01", "--what", "X", "--action", "A", "--no-action", "B"])
        assert both.code == 2
        assert "not both" in both.err

    def test_a_theme_may_be_given_again(self, file: Path) -> None:
        add("event", "--date", "2023-05-01", "--what", "X", "--theme", "school", "--theme", "health, and sleep")
        assert 'themes: [school, "health, and sleep"]' in file.read_text(encoding="utf-8")


class TestOthers:
    def test_a_person(self, file: Path) -> None:
        add("person", "gran", "--name", "Jean O'Neil", "--born", "1950", "--phone", "01632960111")
        assert added(file) == ["  gran:", "    name: Jean O'Neil", "    born: 1950", '    phone: "01632960111"']

    def test_a_person_goes_to_the_shared_family_file(self, file: Path) -> None:
        family = file.parent / "family.yaml"
        family.write_text("family:\n  amy: {name: Amy Example, born: 2014-05-02}\n", encoding="utf-8")
        file.write_text("casekit: 1\nchild: amy\nfamily: family.yaml\n", encoding="utf-8")
        add("person", "gran", "amy.yaml", "--name", "Jean")
        assert family.read_text(encoding="utf-8").endswith("2014-05-02}\n  gran: {name: Jean}\n")

    def test_a_relationship_begins_its_section_in_the_order_of_the_format(self, file: Path) -> None:
        add("relationship", "--between", "amy,mum", "--is", "Close", "--seen-by", "amy", "--date", "1 May 2023")
        assert [line for line in added(file) if line] == [
            "relationships:",
            "  - {between: [amy, mum], is: close, seen_by: amy, date: 2023-05-01}",
        ]

    def test_a_visit_and_the_wishes_heard_on_it(self, file: Path) -> None:
        add("visit", "--date", "2023-05-01", "--by", "jo", "--kind", "home", "--seen", "alone", "--wish", "amy=A dog")
        assert "wishes: {amy: A dog}" in file.read_text(encoding="utf-8")

    def test_a_meeting(self, file: Path) -> None:
        add("meeting", "--date", "2023-05-01", "--kind", "core-group", "--invited", "jo, mum", "--next", "2023-06-12")
        assert added(file)[-4:] == [
            "  - date: 2023-05-01",
            "    kind: core-group",
            "    invited: [jo, mum]",
            "    next: 2023-06-12",
        ]

    def test_an_action_goes_to_its_meeting(self, file: Path) -> None:
        add("action", "--what", "Find a tutor.", "--who", "jo", "--due", "2023-07-01", "--meeting", "2023-02-01")
        assert added(file) == ["      - {what: Find a tutor., who: jo, due: 2023-07-01}"]


class TestRefusals:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (
                ("event", "--date", "12/3/22", "--what", "X"),
                "If 12 March 2022 is meant, write 2022-03-12; if 3 December",
            ),
            (("event", "--date", "2023-05-01"), "`what` is missing."),
            (("event", "--date", "2023-05-01", "--what", "X", "--kind", "arest"), "did you mean `arrest`?"),
            (
                ("event", "--date", "2023-05-01", "--what", "X", "--who", "gran"),
                "Nobody in this file has the key `gran`",
            ),
            (("event", "--date", "2032-05-01", "--what", "X"), "would be wrong in itself"),
            (("event", "--date", "2023-05-01", "--what", "X\x1b[2J"), "cannot be seen"),
            (("person", "mum", "--name", "X"), "`mum` is Rosa Example already."),
            (("person", "Big Gran", "--name", "X"), "cannot be a key"),
            (("person", "", "--name", "X"), "`` cannot be a key"),
            (("action", "--what", "X"), "Say where the action comes from."),
            (("action", "--what", "X", "--meeting", "2023-02-02"), "The file has no meeting of 2023-02-02."),
            (("visit", "--date", "2023-05-01", "--wish", "A dog"), "KEY=TEXT"),
        ],
    )
    def test_what_is_not_sure_or_would_be_wrong_is_not_written(
        self, file: Path, words: tuple[str, ...], said: str
    ) -> None:
        ran = casekit(["add", *words])
        assert ran.code == 2
        assert said in ran.err
        assert file.read_text(encoding="utf-8") == CASE

    def test_diff_only_shows(self, file: Path) -> None:
        ran = add("event", "--date", "2023-05-01", "--what", "X", "--diff")
        assert "+    - {date: 2023-05-01, what: X}" in ran.out.splitlines()
        assert file.read_text(encoding="utf-8") == CASE

    def test_a_file_that_cannot_be_read_to_its_end_is_left(self, file: Path) -> None:
        file.write_text(CASE + "notes: [\n", encoding="utf-8")
        assert casekit(["add", "event", "--date", "2023-05-01", "--what", "X"]).code == 2


class TestQuestions:
    def test_at_a_terminal_what_is_missing_is_asked_and_asked_again(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answers = ["12/3/22", "12 March 2022", "arest", "arrest", "", "A stop and search.", "health; school", "", "amz"]
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join([*answers, "amy", "", "", "", "unknown", "y"]) + "\n"))
        monkeypatch.setattr("casekit.cli.adding.can_ask", lambda: True)
        monkeypatch.setattr("casekit.cli.change.can_ask", lambda: True)
        ran = add("event")
        assert [line.strip() for line in added(file) if line] == [
            "- date: 2022-03-12",
            "kind: arrest",
            "what: A stop and search.",
            "themes: [health, school]",
            "who: {present: [amy]}",
            "action: unknown",
        ]
        for said in (
            "did you mean `arrest`?",
            "This is needed.",
            "jo (Jo Field)",
            "did you mean `amy`?",
            "serious-illness",
            "Write this to amy.yaml?",
        ):
            assert said in ran.err

    def test_today_is_taken_after_a_question_too(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        answers = ["yesterday", "", "She came.", *[""] * 7, "y"]
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(answers) + "\n"))
        monkeypatch.setattr("casekit.cli.adding.can_ask", lambda: True)
        monkeypatch.setattr("casekit.cli.change.can_ask", lambda: True)
        add("event")
        assert "- {date: 2023-06-19, what: She came.}" in file.read_text(encoding="utf-8")

    def test_answers_that_end_write_nothing(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("2023-05-01\n"))
        monkeypatch.setattr("casekit.cli.adding.can_ask", lambda: True)
        assert casekit(["add", "event"]).code == 2
        assert file.read_text(encoding="utf-8") == CASE


class TestDone:
    def test_open_actions_are_listed(self, file: Path) -> None:
        assert casekit(["done"]).out.splitlines() == [
            "1. Ring the school about lunch. (jo, due 2023-02-10)",
            "2. Ask the school about reading.",
            "3. Jo rings her mother. (jo)",
        ]
        assert casekit(["done", "amy.yaml"]).out == casekit(["done"]).out
        assert file.read_text(encoding="utf-8") == CASE

    @pytest.mark.parametrize(
        ("words", "old", "new"),
        [
            (("lunch",), "due: 2023-02-10}", "due: 2023-02-10, done: 2023-06-20}"),
            (("1", "--on", "9 June 2023"), "due: 2023-02-10}", "due: 2023-02-10, done: 2023-06-09}"),
            (
                ("school READING", "--outcome", "Yes, on Mondays."),
                "- Ask the school about reading.",
                '- {what: Ask the school about reading., done: 2023-06-20, outcome: "Yes, on Mondays."}',
            ),
            (("3",), "by: jo}", "by: jo, finished: 2023-06-20}"),
        ],
    )
    def test_one_is_marked_with_the_day(self, file: Path, words: tuple[str, ...], old: str, new: str) -> None:
        ran = casekit(["done", *words])
        assert ran.code == 0, ran.err
        assert file.read_text(encoding="utf-8") == CASE.replace(old, new)

    def test_one_that_stands_on_lines_of_its_own_gets_a_line(self, file: Path) -> None:
        text = CASE.replace(
            "{what: Ring the school about lunch., who: jo, due: 2023-02-10}",
            "what: Ring the school about lunch.\n        due: 2023-02-10  # soon",
        )
        file.write_text(text, encoding="utf-8")
        assert casekit(["done", "lunch"]).code == 0
        assert added(file, text) == ["        done: 2023-06-20"]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("school",), "It is not sure which of them is meant."),
            (("holiday",), "No open action has the words `holiday`."),
            (("7",), "There is no open action 7; there are 3."),
            (("letter",), "No open action has the words"),
            (("lunch", "--on", "2032-01-01"), "would be wrong in itself"),
        ],
    )
    def test_what_is_not_sure_is_not_marked(self, file: Path, words: tuple[str, ...], said: str) -> None:
        ran = casekit(["done", *words])
        assert ran.code == 2
        assert said in ran.err
        assert file.read_text(encoding="utf-8") == CASE
