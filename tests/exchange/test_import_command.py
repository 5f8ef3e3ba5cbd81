"""`casekit chronology import`: every row is accounted for, and the file differs in the new lines only."""

import csv
import re
from difflib import ndiff
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import CASE, CERTAIN, HEADINGS, csv_of, docx_of, messy_rows, put, xlsx_of

from casekit.case.reading import Reader
from casekit.text.plain_data import plain_data
from casekit.text.source import Source
from casekit.text.yaml_tree import read_tree
from running import Ran, casekit

MESSY = (HEADINGS, *messy_rows())
READERS = {"csv": csv_of, "xlsx": xlsx_of, "docx": docx_of}


def take_in(name: str, *words: str, agency: str = "police") -> Ran:
    return casekit(["chronology", "import", name, "--agency", agency, *words])


def account(ran: Ran) -> dict[str, int]:
    """The numbers of the account."""
    found = re.findall(r"^ *([\d,]+) (added|joined|in the file|not taken)", ran.err, re.MULTILINE)
    numbers = {words: int(count.replace(",", "")) for count, words in found}
    rows = re.search(r"^Rows: ([\d,]+)$", ran.err, re.MULTILINE)
    assert rows is not None, ran.err
    assert int(rows[1].replace(",", "")) == sum(numbers.values())
    return numbers | {"rows": int(rows[1].replace(",", ""))}


def new_lines(file: Path, before: str = CASE) -> list[str]:
    """The lines that are new; fails where any other line is gone or another."""
    after = file.read_bytes().decode("utf-8")
    difference = list(ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True)))
    assert not [line for line in difference if line.startswith("-")]
    return [line[2:].rstrip("\r\n") for line in difference if line.startswith("+")]


def report(file: Path) -> list[list[str]]:
    """The rows of the report."""
    with (file.parent / "left.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def events(text: str) -> list[object]:
    """What the events of a case file say."""
    top = read_tree(Source("amy.yaml", text)).top
    assert top is not None
    data = plain_data(top)
    assert isinstance(data, dict)
    chronology = data["chronology"]
    assert isinstance(chronology, dict)
    assert isinstance(chronology["events"], list)
    return list(chronology["events"])


def rest(text: str) -> dict[str, object]:
    """What a case file says beside its chronology."""
    top = read_tree(Source("amy.yaml", text)).top
    assert top is not None
    return {name: plain_data(node) for name, node in top.items() if name != "chronology"}


class TestTheMessySheet:
    @pytest.mark.parametrize("ending", READERS)
    def test_each_of_200_rows_is_accounted_for(self, ending: str, file: Path) -> None:
        put(file.parent, f"police.{ending}", READERS[ending](MESSY))
        ran = take_in(f"police.{ending}", "--yes", "--report", "left.csv")
        count = account(ran)
        assert count["rows"] == 200
        new_lines(file)
        after = file.read_text(encoding="utf-8")
        assert len(events(after)) == len(events(CASE)) + count["added"]
        assert Reader().read("amy.yaml").case is not None
        left = report(file)
        assert len(left) == 1 + count["not taken"]
        reported = {row[1] for row in left[1:]}
        taken = set(re.findall(rf"police\.{ending}, row \d+", after))
        assert not taken & reported
        assert taken | reported == {f"police.{ending}, row {number}" for number in range(2, 202)}
        assert count["added"] == 188 - sum(one[1] not in CERTAIN for one in MESSY[1:189]) + 5

    @pytest.mark.parametrize("ending", READERS)
    def test_a_second_time_adds_nothing(self, ending: str, file: Path) -> None:
        put(file.parent, f"police.{ending}", READERS[ending](MESSY))
        first = account(take_in(f"police.{ending}", "--yes"))
        once = file.read_bytes()
        second = account(take_in(f"police.{ending}", "--yes"))
        assert file.read_bytes() == once
        assert second == {**first, "added": 0, "in the file": first["added"]}

    def test_the_three_kinds_of_file_say_the_same(self, file: Path) -> None:
        said = []
        for ending, made in READERS.items():
            file.write_bytes(CASE.encode())
            put(file.parent, f"police.{ending}", made(MESSY))
            take_in(f"police.{ending}", "--yes")
            said.append(file.read_text(encoding="utf-8").replace(f"police.{ending}", "police"))
        # Neither Excel nor Word can hold a bell character.
        assert said[1] == said[2] == said[0].replace("<U+0007>", "")

    def test_the_report_is_corrected_and_imported_again(self, file: Path) -> None:
        put(file.parent, "police.csv", csv_of(MESSY))
        before = account(take_in("police.csv", "--yes", "--report", "left.csv"))
        rows = report(file)
        corrected = [[("12 March 2022" if cell == "12/3/22" else cell) for cell in row] for row in rows]
        changed = sum(row != other for row, other in zip(rows, corrected, strict=True))
        put(file.parent, "left.csv", csv_of(corrected))
        again = account(take_in("left.csv", "--yes"))
        assert (again["added"], again["rows"]) == (changed, before["not taken"])
        assert "left.csv" not in file.read_text(encoding="utf-8")
        once_more = account(take_in("police.csv", "--yes"))
        assert once_more["in the file"] == before["added"] + changed


class TestOneRow:
    def test_it_is_kept_in_the_agencys_words_with_its_place(self, file: Path) -> None:
        row = ("LOG1", "?22 May 2019", "22:40", "Mum said: no.\nShe left", "NFA", "PC Bell")
        put(file.parent, "police.csv", csv_of([HEADINGS, row]))
        assert take_in("police.csv", "--yes", "--received", "3 March 2022").code == 0
        assert new_lines(file) == [
            "    - date: ~2019-05-22",
            '      time: "22:40"',
            "      what: |-",
            "        Mum said: no.",
            "        She left",
            '      source: {agency: police, ref: "police.csv, row 2: LOG1", received: 2022-03-03}',
            "      action: {none: NFA}",
            "      notes: |-",
            "        Date as written: ?22 May 2019",
            "        Officer: PC Bell",
            "",
        ]

    def test_nothing_is_inferred(self, file: Path) -> None:
        put(file.parent, "a.csv", csv_of([("Date", "Event"), ("14 March 2022", "Domestic abuse: mum was hurt")]))
        take_in("a.csv", "--yes")
        added = events(file.read_text(encoding="utf-8"))[2]
        assert added == {
            "date": "2022-03-14",
            "what": "Domestic abuse: mum was hurt",
            "source": {"agency": "police", "ref": "a.csv, row 2"},
        }

    def test_words_that_casekit_has_are_taken_where_the_sheet_has_them(self, file: Path) -> None:
        heads = ("Date", "Event", "Type", "Tone", "Themes", "First hand")
        rows = [
            heads,
            ("14 March 2022", "One thing.", "Domestic Abuse", "Concern", "alcohol; school", "Y"),
            ("15 March 2022", "Another thing.", "DV", "bad", "", "perhaps"),
        ]
        put(file.parent, "a.csv", csv_of(rows))
        ran = take_in("a.csv", "--yes")
        one, other = events(file.read_text(encoding="utf-8"))[2:4]
        assert isinstance(one, dict) and isinstance(other, dict)
        assert (one["kind"], one["tone"], one["themes"]) == ("domestic-abuse", "concern", ["alcohol", "school"])
        assert one["source"] == {"agency": "police", "ref": "a.csv, row 2", "first_hand": "yes"}
        assert other["notes"] == "Type: DV\nTone: bad\nFirst hand: perhaps"
        assert "`DV` is no kind that casekit knows" in ran.err

    def test_a_period_in_two_columns(self, file: Path) -> None:
        rows = [
            ("Start date", "End date", "Event"),
            ("14/3/22", "16/3/22", "In hospital."),
            ("17/3/22", "17/3/22", "At home."),
            ("20/3/22", "19/3/22", "The wrong way round."),
            ("21/3/22", "ongoing", "Lives with gran."),
        ]
        put(file.parent, "a.csv", csv_of(rows))
        ran = take_in("a.csv", "--yes")
        dates = [one["date"] for one in events(file.read_text(encoding="utf-8")) if isinstance(one, dict)]
        assert {"2022-03-14/2022-03-16", "2022-03-17", "2022-03-21/"} <= set(dates)
        assert "Row 4: `End date`: `19/3/22` does not end what began on 2022-03-20." in ran.err


class TestTwins:
    ROWS = (("Date", "Event"), ("5 March 2021", "Police called to a fight between neighbours; Amy was in the garden"))

    def test_a_twin_is_shown_beside_what_is_there_and_not_taken(self, file: Path) -> None:
        put(file.parent, "a.csv", csv_of(self.ROWS))
        ran = take_in("a.csv", "--yes")
        assert account(ran) == {"rows": 1, "added": 0, "joined": 0, "in the file": 0, "not taken": 1}
        assert "Row 2: It looks like the event at line 23 of the case file (5 March 2021, police)" in ran.err
        assert "The row says: 5 March 2021 Police called to a fight" in ran.err
        assert file.read_text(encoding="utf-8") == CASE
        assert ran.code == 1

    def test_joined_on_a_persons_word_both_accounts_are_kept(self, file: Path) -> None:
        put(file.parent, "a.csv", csv_of(self.ROWS))
        ran = take_in("a.csv", "--yes", "--join", "2=23", agency="school")
        assert account(ran)["joined"] == 1
        joined = events(file.read_text(encoding="utf-8"))[1]
        assert isinstance(joined, dict)
        assert joined["notes"] == (
            "Jo has the letter.\nAlso told by school (a.csv, row 2), dated 2021-03-05: "
            "Police called to a fight between neighbours; Amy was in the garden"
        )
        before, after = events(CASE), events(file.read_text(encoding="utf-8"))
        assert [after[0], after[2]] == [before[0], before[2]]
        once = file.read_bytes()
        assert account(take_in("a.csv", "--yes", agency="school"))["in the file"] == 1
        assert file.read_bytes() == once

    def test_joined_with_an_event_that_has_no_notes_only_lines_are_new(self, file: Path) -> None:
        put(file.parent, "a.csv", csv_of([("Date", "Event"), ("5.1.2015", "HV saw Amy")]))
        assert account(take_in("a.csv", "--yes", "--join", "2=17", "--dates", "day-first"))["joined"] == 1
        assert new_lines(file) == ['      notes: "Also told by police (a.csv, row 2), dated 2015-01-05: HV saw Amy"']

    def test_taken_beside_each_other_on_a_persons_word(self, file: Path) -> None:
        put(file.parent, "a.csv", csv_of([*self.ROWS, self.ROWS[1]]))
        assert account(take_in("a.csv", "--yes", "--keep-twins"))["added"] == 2

    def test_one_event_told_twice_in_a_sheet(self, file: Path) -> None:
        row = ("6 March 2020", "A white van was parked outside the school gates")
        put(file.parent, "a.csv", csv_of([("Date", "Event"), row, row]))
        ran = take_in("a.csv", "--dry-run")
        assert "Row 3: It looks like the event in row 2 of the sheet" in ran.err
        assert account(take_in("a.csv", "--yes", "--join", "3=row2"))["joined"] == 1
        assert "Also told by police (a.csv, row 3)" in "\n".join(new_lines(file))

    def test_absences_on_two_days_are_two_events(self, file: Path) -> None:
        rows = [
            ("Date", "Event"),
            ("14/3/22", "Amy was not at school today"),
            ("15/3/22", "Amy was not at school today"),
        ]
        put(file.parent, "a.csv", csv_of(rows))
        assert account(take_in("a.csv", "--yes"))["added"] == 2

    @pytest.mark.parametrize(
        ("join", "words"),
        [
            ("2=17", "Row 2 is of 5 March 2021, but the event at line 16 is of 5 January 2015."),
            ("9=23", "The sheet has no row 9"),
            ("2=3", "No event of the case file stands at line 3."),
            ("two=3", "is not a row and a line"),
            ("2=row3", "row 3 is none"),
        ],
    )
    def test_a_join_that_cannot_be_is_refused(self, join: str, words: str, file: Path) -> None:
        put(file.parent, "a.csv", csv_of(self.ROWS))
        ran = take_in("a.csv", "--yes", "--join", join)
        assert (ran.code, words in ran.err) == (2, True), ran.err
        assert file.read_text(encoding="utf-8") == CASE


class TestWriting:
    def test_nothing_is_written_without_a_yes(self, file: Path) -> None:
        put(file.parent, "a.csv", csv_of([("Date", "Event"), ("14/3/22", "Something.")]))
        for words, said in (((), "Add --yes"), (("--dry-run",), "--dry-run")):
            ran = take_in("a.csv", *words)
            assert said in ran.err
            assert "+    - date: 2022-03-14" in ran.out
            assert file.read_text(encoding="utf-8") == CASE

    def test_events_of_one_sheet_stand_in_date_order_and_windows_line_ends_stay(self, file: Path) -> None:
        before = CASE.replace("\n", "\r\n")
        file.write_bytes(before.encode())
        rows = [("Date", "Event"), ("16/3/22", "Third."), ("14/3/22", "First."), ("15/3/22", "Second.")]
        put(file.parent, "a.csv", csv_of(rows))
        take_in("a.csv", "--yes")
        assert re.findall(r"what: (\w+)\.", "\n".join(new_lines(file, before))) == ["First", "Second", "Third"]
        assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")

    @pytest.mark.parametrize(
        "ending", ["chronology:\n  events: []\n", "chronology:\n", "", "chronology: {reviewed: 2022-01-01}\n"]
    )
    def test_a_file_without_events_gets_its_first(self, ending: str, file: Path) -> None:
        before = CASE.partition("chronology:")[0] + ending
        file.write_bytes(before.encode())
        put(file.parent, "a.csv", csv_of([("Date", "Event"), ("16/3/22", "Later."), ("14/3/22", "Sooner.")]))
        assert account(take_in("a.csv", "--yes"))["added"] == 2
        assert [one["what"] for one in events(file.read_text(encoding="utf-8")) if isinstance(one, dict)] == [
            "Sooner.",
            "Later.",
        ]


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\x07\x0b"), max_size=30)
DATES = st.one_of(st.sampled_from([*CERTAIN, "12/3/22", "Sept 22", "", "TBC"]), TEXT)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(DATES, TEXT, TEXT), max_size=12), st.booleans())
def test_rows_in_are_events_added_and_rows_listed(file: Path, rows: list[tuple[str, str, str]], twins: bool) -> None:
    """Whatever the sheet holds: the sum holds, no line is another, and the file says what it said and the events."""
    file.write_bytes(CASE.encode())
    put(file.parent, "a.csv", csv_of([("Date", "Event", "Officer"), *rows]))
    ran = take_in("a.csv", "--yes", *(["--keep-twins"] if twins else []))
    assert ran.code in (0, 1), ran.err
    count = account(ran)
    before, after = events(CASE), events(file.read_text(encoding="utf-8"))
    assert len(after) == len(before) + count["added"]
    assert [one for one in after if one in before] == before
    assert rest(file.read_text(encoding="utf-8")) == rest(CASE)


class TestKnownRows:
    """A row is known again only where it can be no other."""

    def test_another_sheet_of_the_same_name_is_not_taken_for_the_first(self, file: Path) -> None:
        put(file.parent, "a.csv", csv_of([("Date", "Event"), ("14/3/22", "Amy was not at school")]))
        take_in("a.csv", "--yes")
        put(file.parent, "a.csv", csv_of([("Date", "Event"), ("14/4/22", "Amy was not at school")]))
        ran = take_in("a.csv", "--yes")
        assert (account(ran)["in the file"], account(ran)["not taken"]) == (0, 1)
        assert account(take_in("a.csv", "--yes", "--keep-twins"))["added"] == 1

    def test_an_event_that_somebody_improved_is_known(self, file: Path) -> None:
        put(file.parent, "a.csv", csv_of([("Date", "Event"), ("14/3/22", "Amy was not at school in the morning")]))
        take_in("a.csv", "--yes")
        after = file.read_text(encoding="utf-8").replace("school in the morning", "school that morning, she was ill")
        file.write_text(after, encoding="utf-8")
        assert account(take_in("a.csv", "--yes"))["in the file"] == 1

    def test_a_renamed_sheet_is_known_by_its_words(self, file: Path) -> None:
        data = csv_of([("Date", "Event"), ("14/3/22", "Amy was not at school")])
        put(file.parent, "a.csv", data)
        put(file.parent, "b.csv", data)
        take_in("a.csv", "--yes")
        assert account(take_in("b.csv", "--yes"))["in the file"] == 1

    def test_an_event_that_somebody_typed_in_the_same_words_is_shown_and_keeps_both_sources(self, file: Path) -> None:
        typed = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
        at = typed.index("  events:") + 1
        typed[at:at] = ["    - {date: 2022-03-14, what: Amy rang the police, source: {agency: police}}"]
        file.write_text("\n".join(typed) + "\n", encoding="utf-8")
        put(file.parent, "a.csv", csv_of([("Date", "Event", "Log"), ("14/3/22", "Amy rang the police", "4471")]))
        ran = take_in("a.csv", "--yes")
        assert (account(ran)["in the file"], account(ran)["not taken"]) == (0, 1)
        assert f"It looks like the event at line {at + 1} of the case file" in ran.err
        assert account(take_in("a.csv", "--yes", "--join", f"2={at + 1}"))["joined"] == 1
        assert "Also told by police (a.csv, row 2: 4471)" in file.read_text(encoding="utf-8")
        assert account(take_in("a.csv", "--yes"))["in the file"] == 1

    def test_a_row_in_doubt_is_not_taken_for_another(self, file: Path) -> None:
        rows = [("Date", "Event"), ("12/3/22", "x"), ("unknown", "x"), ("TBC", "x")]
        put(file.parent, "a.csv", csv_of(rows))
        first = account(take_in("a.csv", "--yes"))
        second = account(take_in("a.csv", "--yes"))
        assert (first["added"], second["in the file"], second["not taken"]) == (1, 1, 2)


class TestAtATerminal:
    @pytest.fixture
    def answers(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """What is typed, one answer after another."""
        typed: list[str] = []
        for module in ("import_asking", "chronology_import", "records"):
            monkeypatch.setattr(f"casekit.cli.{module}.can_ask", lambda: True, raising=False)
        monkeypatch.setattr("casekit.cli.import_asking.read_line", lambda _: typed.pop(0))
        monkeypatch.setattr("casekit.cli.records.says_yes", lambda _: typed.pop(0) == "y")
        return typed

    def test_a_date_is_chosen_or_typed_and_the_words_are_kept(self, answers: list[str], file: Path) -> None:
        rows = [("Date", "Event"), ("12/3/22", "One thing."), ("Sept 22", "Another."), ("TBC", "A third.")]
        put(file.parent, "a.csv", csv_of(rows))
        answers += ["2", "1 October 2022", "", "y"]
        count = account(take_in("a.csv"))
        assert (count["added"], count["not taken"]) == (2, 1)
        after = file.read_text(encoding="utf-8")
        for words in ("date: 2022-12-03", "Date as written: 12/3/22 (the date was chosen", "date: 2022-10-01"):
            assert words in after
        answers += ["", "y"]
        again = account(take_in("a.csv"))
        assert (again["in the file"], again["not taken"]) == (2, 1)

    def test_day_first_is_said_once_for_the_whole_sheet(self, answers: list[str], file: Path) -> None:
        put(file.parent, "a.csv", csv_of([("Date", "Event"), ("12/3/22", "One thing."), ("1/4/22", "Another.")]))
        answers += ["d", "y"]
        assert account(take_in("a.csv"))["added"] == 2
        assert "date: 2022-04-01" in file.read_text(encoding="utf-8")

    def test_twins_are_joined_kept_apart_or_left(self, answers: list[str], file: Path) -> None:
        words = "Police called to a fight between neighbours; Amy was in the garden"
        rows = [("Date", "Event"), *[("5 March 2021", f"{words} {number}") for number in range(3)]]
        put(file.parent, "a.csv", csv_of(rows))
        answers += ["what", "j", "s", "", "y"]
        count = account(take_in("a.csv"))
        assert (count["joined"], count["added"], count["not taken"]) == (1, 1, 1)

    def test_no_is_no(self, answers: list[str], file: Path) -> None:
        put(file.parent, "a.csv", csv_of([("Date", "Event"), ("13/3/22", "One thing.")]))
        answers += ["n"]
        assert take_in("a.csv").code == 1
        assert file.read_text(encoding="utf-8") == CASE
