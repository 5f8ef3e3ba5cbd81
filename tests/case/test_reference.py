"""The reference page names every field, its links lead somewhere, and all its examples are read without an error."""

import re

import pytest
from jsonschema import Draft7Validator
from yaml_1_2 import as_an_editor_reads

from casekit.case.dates import PartialDate
from casekit.case.file import CaseFile
from casekit.case.outline import outline, records_below
from casekit.case.reading import Reader
from casekit.case.record import ANY_RECORD
from casekit.case.reference import reference_page
from casekit.case.schema import case_schema
from casekit.text.source import Source

PAGE = reference_page()
CASE = Draft7Validator(case_schema())
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
HEADINGS = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL), re.MULTILINE)


def whole(block: str) -> str:
    """An example as a case file: a part of one gets the two lines that every file has."""
    lines = [line for line in ("casekit: 1", "child: ndela") if f"\n{line}" not in f"\n{block}"]
    return "\n".join([*lines, block])


def anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split(":")[0])
def test_an_example_is_read_without_a_finding(block: str) -> None:
    text = whole(block)
    assert [finding.message for finding in Reader().read_source(Source("ndela.yaml", text)).findings] == []
    assert [error.message for error in CASE.iter_errors(as_an_editor_reads(text))] == []


def test_there_is_an_example_for_every_field_of_the_top_level() -> None:
    shown = {field for block in BLOCKS for field in as_an_editor_reads(block)}
    assert shown == {field.name for field in outline(CaseFile).fields} - set(ANY_RECORD)


def test_every_field_of_every_record_is_in_a_table_with_its_description() -> None:
    rows = set(PAGE.splitlines())
    for model in records_below(CaseFile):
        for field in outline(model).fields:
            if field.name not in ANY_RECORD:
                ending = f"| {field.description}{' **Needed.**' if field.needed else ''} |"
                assert any(row.startswith(f"| `{field.name}` | ") and row.endswith(ending) for row in rows), field


def test_every_word_of_every_list_is_on_the_page() -> None:
    words = {
        word
        for model in records_below(CaseFile)
        for field in outline(model).fields
        for word in field.takes.innermost.words
    }
    assert [word for word in words if f"`{word}`" not in PAGE] == []


def test_every_link_leads_to_a_heading_and_no_heading_stands_twice() -> None:
    anchors = [anchor(heading) for heading in HEADINGS]
    assert len(anchors) == len(set(anchors))
    links = set(re.findall(r"\]\(#([^)]+)\)", PAGE))
    assert len(links) > 50
    assert links <= set(anchors)


def test_every_record_has_its_place_once() -> None:
    for model in records_below(CaseFile):
        title = outline(model).title
        assert HEADINGS.count(title) <= 1
        assert outline(model).description in PAGE or model is CaseFile


def test_a_table_has_three_cells_in_every_row() -> None:
    rows = [row for row in PAGE.splitlines() if row.startswith("| `") and row.count(" | ") != 1]
    assert len(rows) > 300
    for row in rows:
        assert row.count(" | ") == 2, row


def test_the_dates_that_the_page_shows_are_dates() -> None:
    table = PAGE.partition("| write | when it was |")[2].partition("\n\n")[0]
    shown = re.findall(r"`([^`]+)`", table)
    assert len(shown) == 11
    assert all(PartialDate.parse(text).text == text for text in shown)
