"""From a tree to the models: all that is wrong is said at once, and all that is right is kept."""

import pytest

from casekit.case.case import Case
from casekit.case.reading import Reader
from casekit.text.finding import Finding
from casekit.text.source import Source

START = "casekit: 1\nchild: amy\nfamily:\n  amy: {name: Amy Bell}\n"


def findings(text: str) -> list[Finding]:
    return list(Reader().read_source(Source("case.yaml", text)).findings)


def case(text: str) -> Case:
    found = Reader().read_source(Source("case.yaml", text)).case
    assert found is not None
    return found


def only(text: str) -> Finding:
    (found,) = findings(text)
    return found


def marked(text: str, found: Finding) -> str:
    line, column, _, end = found.place.span
    return text.split("\n")[line - 1][column - 1 : end - 1]


def test_a_right_file_gives_no_finding_and_every_word() -> None:
    assert findings(START) == []
    assert case(START).family["amy"].name == "Amy Bell"


def test_everything_wrong_is_said_at_once() -> None:
    text = """\
casekit: 1
child: amy
familie: {}
family:
  amy: {name: Amy, born: 31/12/2012, gender: womn, contact: {kind: never}}
  ann: [a]
chronology:
  events:
    - {what: no date}
    - {date: 2023-02-30, what: [x]}
scaling:
  - {question: How safe?, scores: [{date: 2023-01-01, by: amy, score: seven}]}
"""
    found = {(one.rule, one.place.span.line) for one in findings(text)}
    assert found == {
        ("unknown-field", 3),
        ("not-a-date", 5),
        ("unknown-word", 5),
        ("wrong-kind-of-value", 6),
        ("missing-field", 9),
        ("not-a-date", 10),
        ("wrong-kind-of-value", 10),
        ("not-a-number", 12),
    }


def test_what_is_right_is_kept_beside_what_is_wrong() -> None:
    text = (
        START
        + """\
network:
  sam: {is: [a]}
  tom: {name: Tom Hart, is: friend}
chronology:
  events:
    - {tone: Concern, x: 1}
    - {date: 2023-01-01, what: first, tone: concern}
    - {date: 2023-01-02, what: second, tone: silly, themes: [a, {b: c}, d]}
    - {what: no date}
    - {date: 2023-01-03, what: third}
"""
    )
    read = case(text)
    assert list(read.file.network) == ["tom"]
    assert [str(event.what) for event in read.events] == ["first", "second", "third"]
    assert [event.tone for event in read.events] == ["concern", None, None]
    assert [str(theme) for theme in read.events[1].themes] == ["a", "d"]


def test_a_record_remembers_what_was_taken_out_of_it() -> None:
    read = case("casekit: 1\nchild: amy\nfamily:\n  amy: {name: Amy, born: 31/12/2012}\n")
    person = read.family["amy"]
    assert person.born is None
    assert person.says("born")
    assert not person.says("died")


class TestUnknownFields:
    @pytest.mark.parametrize(
        ("name", "meant"),
        [
            ("borne", "born"),
            ("Born", "born"),
            ("dob", "born"),
            ("date of birth", "born"),
            ("telephone", "phone"),
            ("say-it", "say_it"),
            ("Parental Responsibility", "parental_responsibility"),
        ],
    )
    def test_say_what_was_meant(self, name: str, meant: str) -> None:
        text = f"casekit: 1\nchild: amy\nfamily:\n  amy: {{{name}: x}}\n"
        found = only(text)
        assert found.rule == "unknown-field"
        assert found.message == f"There is no field `{name}` here; did you mean `{meant}`?"
        assert found.help == f"Write `{meant}:`."
        assert marked(text, found) == name

    def test_without_a_near_one_the_fields_are_listed(self) -> None:
        found = only(START + "xyzzy: 1\n")
        assert found.message == "There is no field `xyzzy` here."
        assert found.help.startswith("The fields here are: casekit, family,")

    def test_a_name_without_a_value_is_seen_too(self) -> None:
        assert only(START + "xyzzy:\n").rule == "unknown-field"

    def test_beside_the_field_that_was_meant_both_places_are_shown(self) -> None:
        found = only("casekit: 1\nchild: amy\nfamily:\n  amy: {name: Amy, Name: Ann}\n")
        assert "`name` stands in this record already" in found.message
        assert len(found.labels) == 1

    def test_a_sentence_with_a_colon_is_no_misspelt_field(self) -> None:
        found = only(START + "She rang her mum and said: no\n")
        assert found.message == "`She rang her mum and said` is not a field."

    def test_one_slip_is_one_finding_when_the_field_is_needed(self) -> None:
        text = START + "chronology:\n  events:\n    - {date: 2023-01-01, description: x}\n"
        assert only(text).rule == "unknown-field"


class TestWords:
    def test_the_nearest_word_is_offered_with_all_there_are(self) -> None:
        found = only("casekit: 1\nchild: amy\nfamily:\n  amy: {interpreter: unknwn}\n")
        assert found.message == "`interpreter` does not take `unknwn`; did you mean `unknown`?"
        assert found.help == "It takes yes, no or unknown."

    @pytest.mark.parametrize(("said", "meant"), [("y", "yes"), ("True", "yes"), ("Off", "no"), ("n", "no")])
    def test_other_words_for_yes_and_no(self, said: str, meant: str) -> None:
        found = only(f"casekit: 1\nchild: amy\nfamily:\n  amy: {{interpreter: {said}}}\n")
        assert f"did you mean `{meant}`?" in found.message

    def test_capitals_are_read_with_advice(self) -> None:
        text = "casekit: 1\nchild: amy\nfamily:\n  amy: {interpreter: NO}\n"
        assert only(text).rule == "word-in-capitals"
        assert case(text).family["amy"].interpreter == "no"

    def test_a_later_version_of_the_format(self) -> None:
        found = only(START.replace("casekit: 1", "casekit: 2"))
        assert "this casekit reads version 1" in found.message


class TestMissing:
    def test_the_record_is_pointed_at_and_left_out(self) -> None:
        text = START + "chronology:\n  events:\n    - {what: x}\n"
        found = only(text)
        assert (found.rule, found.message) == ("missing-field", "`date` is missing.")
        assert marked(text, found) == "what"
        assert not case(text).events

    def test_a_field_that_stands_there_empty(self) -> None:
        text = START + "chronology:\n  events:\n    - date:\n      what: x\n"
        found = only(text)
        assert found.message == "`date` is empty."
        assert marked(text, found) == "date"

    def test_without_a_version_the_file_is_read_as_version_1(self) -> None:
        text = "child: amy\nfamily: {amy: {name: Amy}}\n"
        assert only(text).help == "Write `casekit: 1` at the top of the file."
        assert case(text).child_key == "amy"

    def test_without_a_child_there_is_no_case(self) -> None:
        reading = Reader().read_source(Source("case.yaml", "casekit: 1\nfamily: {amy: {name: Amy}}\n"))
        assert reading.case is None
        assert [found.message for found in reading.findings] == ["`child` is missing."]

    def test_what_may_stand_after_a_syntax_error_is_not_called_missing(self) -> None:
        text = START + "chronology:\n  events:\n    - what: Mum said: no\n      date: 2023-01-01\n"
        assert only(text).rule == "not-yaml"


class TestKinds:
    @pytest.mark.parametrize(
        ("value", "said"),
        [
            ("family: [a]", "`family` takes records, each under its key; this is a list."),
            ("couples: a", "`couples` takes a list; this is `a`."),
            ("case: 2022-11-03", "`case` takes a record; this is `2022-11-03`."),
            ("case: {id: [1]}", "`id` takes text; this is a list."),
            ("case: {opened: {a: b}}", "`opened` takes a date; this is a record with fields of its own."),
        ],
    )
    def test_say_what_the_field_takes(self, value: str, said: str) -> None:
        text = f"casekit: 1\nchild: amy\n{value}\n"
        assert said in [found.message for found in findings(text)]

    @pytest.mark.parametrize("bullet", "—–•*·")
    def test_other_signs_than_a_hyphen_before_items(self, bullet: str) -> None:
        text = f'casekit: 1\nchild: amy\nfamily:\n  amy: {{strengths: "{bullet} singing"}}\n'
        assert only(text).message.endswith(f"starts with a hyphen, not with `{bullet}`.")


class TestLookalikes:
    @pytest.mark.parametrize("text", ["Null", "No", "~", "012", "9:05", "+441632960001", "0x1A", "1e5", "1.10", ".5"])
    def test_of_numbers_and_truth_are_advice_where_text_stands(self, text: str) -> None:
        for field in (f"name: {text}", f"strengths: [{text}]", f"previous_involvement: [{text}]"):
            (found,) = findings(f"casekit: 1\nchild: amy\nfamily:\n  amy: {{{field}}}\n")
            assert found.rule == "unquoted-lookalike"
            assert f"`{text}`" in found.message

    @pytest.mark.parametrize(
        "field",
        ['name: "No"', "name: Noah", "interpreter: no", "born: 2012", "name: 12", "phone: 01632 960001", "name: 3.5"],
    )
    def test_in_quotes_or_where_a_choice_or_a_date_stands_there_is_nothing_to_say(self, field: str) -> None:
        assert findings(f"casekit: 1\nchild: amy\nfamily:\n  amy: {{{field}}}\n") == []

    def test_in_the_short_form_of_a_record(self) -> None:
        text = START + "chronology:\n  events:\n    - {date: 2023-01-01, what: x, impact: No}\n"
        assert only(text).rule == "unquoted-lookalike"

    @pytest.mark.parametrize(
        ("time", "rule"), [("25:00", "not-a-time"), ('"9:75"', "not-a-time"), ('"9:15"', None), ("at noon", None)]
    )
    def test_times_of_day(self, time: str, rule: str | None) -> None:
        text = START + f"chronology:\n  events:\n    - {{date: 2023-01-01, what: x, time: {time}}}\n"
        assert [found.rule for found in findings(text)] == ([rule] if rule else [])


class TestKeys:
    @pytest.mark.parametrize(
        ("key", "rule", "help"),
        [
            ("Mum", "key-not-a-short-word", "Write `mum`, here and wherever it is named."),
            ("head of year", "key-not-a-short-word", "Write `head-of-year`, here and wherever it is named."),
            ("Zoë", "key-not-a-short-word", "Write `zoe`, here and wherever it is named."),
            ("\u043cum", "key-not-a-short-word", "Write `mum`, here and wherever it is named."),
            ("Amy", "similar-keys", "If they are one person, join the two; else give one of them another key."),
            ("\u0430my", "similar-keys", "If they are one person, join the two; else give one of them another key."),
        ],
    )
    def test_odd_keys(self, key: str, rule: str, help: str) -> None:
        found = only(START + f"  {key}: {{name: Ann Bell}}\n")
        assert (found.rule, found.help) == (rule, help)

    def test_one_key_for_two_people(self) -> None:
        found = only(START + "professionals:\n  amy: {name: Amy Hart}\n")
        assert found.rule == "key-twice"
        assert found.labels[0].place.span.line == 4

    def test_one_name_in_two_spellings(self) -> None:
        text = 'casekit: 1\nchild: amy\nfamily:\n  amy: {name: "Zo\u00eb"}\n  zoe: {name: "Zoe\u0308"}\n'
        assert only(text).rule == "one-name-in-two-spellings"

    def test_two_people_of_the_same_name_are_fine(self) -> None:
        assert findings("casekit: 1\nchild: a\nfamily:\n  a: {name: Zoë}\n  b: {name: Zoë}\n") == []


def test_a_slip_in_a_short_form_is_said_of_the_field_that_was_written() -> None:
    text = START.replace("{name: Amy Bell}", "{name: Amy Bell, parental_responsibility: Y}")
    found = only(text)
    assert found.message == "`parental_responsibility` does not take `Y`; did you mean `yes`?"
    assert marked(text, found) == "Y"
    in_full = START.replace("{name: Amy Bell}", "{name: Amy Bell, parental_responsibility: {holds: Y}}")
    assert only(in_full).message == "`holds` does not take `Y`; did you mean `yes`?"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("asthma", "[{what: asthma}]"),
        ("'ADHD: mild, says \"the GP\"'", '[{what: "ADHD: mild, says \\"the GP\\""}]'),
        ("{}".format("a long text " * 5), "[{what: …}]"),
    ],
)
def test_text_in_place_of_a_list_of_records_is_shown_as_one(written: str, shown: str) -> None:
    found = only(f"casekit: 1\nchild: amy\nfamily:\n  amy:\n    name: Amy Bell\n    health: {written}\n")
    assert f"`health: {shown}`" in (found.help or "")
    if "what" in shown:
        assert not findings(f"casekit: 1\nchild: amy\nfamily:\n  amy:\n    name: Amy Bell\n    health: {shown}\n")


def test_a_health_note_may_be_text_alone() -> None:
    (note,) = (
        case("casekit: 1\nchild: amy\nfamily:\n  amy:\n    name: Amy Bell\n    health: [asthma]\n").family["amy"].health
    )
    assert (note.what, note.kind) == ("asthma", None)
