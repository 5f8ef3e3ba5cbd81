"""The starting file: it is read without an error, holds nothing that nobody said, and grows into a whole case file."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from yaml_1_2 import as_an_editor_reads

from casekit.case.declared import fields_of
from casekit.case.file import CaseFile
from casekit.case.outline import outline
from casekit.case.reading import Reader, Reading
from casekit.case.schema import case_schema
from casekit.case.template import new_case
from casekit.text.source import Source

CASE = Draft7Validator(case_schema())


def read(text: str) -> Reading:
    return Reader().read_source(Source("amy.yaml", text))


def brought_in(text: str) -> str:
    """The file with everything that is set aside brought in, as an editor does it."""
    return "".join(re.sub(r"^( *)# ?", r"\1", line) + "\n" for line in text.splitlines() if "##" not in line)


def test_it_is_read_without_a_finding_and_holds_what_was_given_and_no_more() -> None:
    reading = read(new_case("amy", "Amy O'Hara"))
    assert reading.findings == ()
    assert reading.case is not None
    file = reading.case.file
    assert (file.casekit, file.child, list(file.family)) == ("1", "amy", ["amy"])
    assert file.family["amy"].name == "Amy O'Hara"
    assert {name for name in fields_of(CaseFile) if getattr(file, name)} == {"casekit", "child", "family"}
    assert as_an_editor_reads(new_case("amy", "Amy")) == {
        "casekit": 1,
        "child": "amy",
        "family": {"amy": {"name": "Amy", "gender": None, "born": None}},
    }


def test_what_is_known_of_the_case_is_filled_in() -> None:
    reading = read(new_case("amy", "Amy", case_id="020417", opened="2023-04-07", born="~2012"))
    assert reading.findings == ()
    assert reading.case is not None
    file = reading.case.file
    assert file.case is not None
    assert file.case.id == "020417"
    assert file.case.opened is not None
    assert file.case.opened.text == "2023-04-07"
    assert file.family["amy"].born is not None
    assert file.family["amy"].born.text == "~2012"


@pytest.mark.parametrize("key", ["amy", "mum", "dad", "worker"])
@pytest.mark.parametrize("known", [{}, {"case_id": "EH-1"}, {"opened": "2023", "born": "2012"}])
def test_brought_in_it_has_no_other_fault_than_what_is_left_to_fill_in(key: str, known: dict[str, str]) -> None:
    text = brought_in(new_case(key, "Amy", **known))
    reading = read(text)
    assert {finding.rule for finding in reading.findings} == {"missing-field"}
    assert set(as_an_editor_reads(text)) == {
        *("casekit", "child", "case", "family", "couples", "households"),
        *("professionals", "chronology", "visits", "summary"),
    }
    assert len(as_an_editor_reads(text)["family"]) == 3


def test_notes_say_what_the_fields_are_in_the_words_of_the_models() -> None:
    text = new_case("amy", "Amy")
    notes = re.findall(r"## (.+)", text)
    for name in ("child", "case", "family", "couples", "chronology", "visits", "summary"):
        assert outline(CaseFile).field(name).description in notes


def test_it_is_short_and_no_line_is_too_long_to_be_read() -> None:
    lines = new_case("amy", "Amy").splitlines()
    assert len(lines) <= 130
    assert max(map(len, lines)) <= 120


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Ndéla Rae", "name: Ndéla Rae"),
        ("Seán Ó'Máille", "name: Seán Ó'Máille"),
        ("No", 'name: "No"'),
        ("null", 'name: "null"'),
        ("Amy: #5", 'name: "Amy: #5"'),
        ('Amy "Mimi" Rae', 'name: "Amy \\"Mimi\\" Rae"'),
        ("012", 'name: "012"'),
        ("  Amy \n Rae ", "name: Amy Rae"),
    ],
)
def test_a_name_is_written_so_that_every_program_reads_it_as_a_name(name: str, line: str) -> None:
    assert f"    {line}\n" in new_case("amy", name)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_a_name_comes_back_as_it_was_or_is_refused(name: str) -> None:
    try:
        text = new_case("amy", name)
    except ValueError:
        return
    reading = read(text)
    assert reading.findings == ()
    assert reading.case is not None
    assert reading.case.file.family["amy"].name == " ".join(name.split())
    assert CASE.is_valid(as_an_editor_reads(text) | {"family": {}})
    assert as_an_editor_reads(text)["family"]["amy"]["name"] == " ".join(name.split())


@pytest.mark.parametrize(
    ("key", "name", "known"),
    [
        ("Amy", "Amy", {}),
        ("amy rae", "Amy", {}),
        ("", "Amy", {}),
        ("amy", "   ", {}),
        ("amy", "Amy\u202e", {}),
        ("amy", "Amy\x07", {}),
        ("amy", "Amy", {"opened": "07/04/2023"}),
        ("amy", "Amy", {"born": "last year"}),
    ],
)
def test_what_cannot_stand_in_a_case_file_is_refused(key: str, name: str, known: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        new_case(key, name, **known)
