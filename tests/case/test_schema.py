"""The JSON Schemas say what casekit's own reading says, and give editors what they need."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from yaml_1_2 import as_an_editor_reads, as_text_only

from casekit.case import vocabulary
from casekit.case.date_problem import FIRST_YEAR, LAST_YEAR
from casekit.case.dates import DateProblem, PartialDate
from casekit.case.file import CaseFile, FamilyFile
from casekit.case.outline import outline, records_below
from casekit.case.reading import Reader
from casekit.case.reference_examples import EXAMPLES
from casekit.case.schema import DATE_PATTERN, KEY_PATTERN, case_schema, family_schema, schema_text
from casekit.case.schema_words import QUOTED_FIELDS, SNIPPETS, WORD_MEANINGS
from casekit.text.finding import Severity
from casekit.text.source import Source

SCHEMAS = {"case": case_schema(), "family": family_schema()}
CASE = Draft7Validator(SCHEMAS["case"])
FAMILY = Draft7Validator(SCHEMAS["family"])
REPOSITORY = Path(__file__).parent.parent.parent
HEAD = "casekit: 1\nchild: ndela\n"
WHOLE = HEAD + "\n".join(EXAMPLES.values())
"""One case with every field of the top level that holds records."""


def errors(text: str) -> list[str]:
    """What casekit itself calls an error in this text."""
    findings = Reader().read_source(Source("ndela.yaml", text)).findings
    return [finding.message for finding in findings if finding.severity is Severity.ERROR]


def below(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and every schema in it."""
    yield schema
    inner = [schema[name] for name in ("items", "additionalProperties", "propertyNames") if name in schema]
    for name in ("properties", "definitions"):
        inner += schema.get(name, {}).values()
    for one in inner:
        if isinstance(one, dict):
            yield from below(one)


def property_schemas(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property at every depth, with its name."""
    records = [schema, *schema["definitions"].values()]
    for record in records:
        yield from record.get("properties", {}).items()


@pytest.mark.parametrize("read", [as_an_editor_reads, as_text_only])
def test_a_whole_case_is_valid_however_yaml_is_read(read: Any) -> None:
    assert set(EXAMPLES) | {"casekit", "child", "allow", "withhold", "share"} == set(SCHEMAS["case"]["properties"])
    assert errors(WHOLE) == []
    assert [error.message for error in CASE.iter_errors(read(WHOLE))] == []


ACCEPTED = [
    "family: ../families/rae.yaml",
    "family: {amy: {name: 2012, notes: 12.5}}",
    'family: {amy: {phone: "07700 900123"}}',
    "family: {amy: {parental_responsibility: shared}}",
    "family: {amy: {parental_responsibility: {holds: yes, basis: birth certificate}}}",
    "family: {amy: {contact: supervised}}",
    "family: {amy: {born: 2012}, ben: {born: before 2019}, cem: {born: unknown}}",
    "chronology: {analysis: They miss school more often.}",
    "chronology: {analysis: {text: They miss school more often., basis: hypothesis}}",
    "chronology: {events: [{date: 2022-10-08/2022-10-09, what: They left., action: {none: Nobody knew.}}]}",
    "safety_plan: {rules: [{does: ring, who: mum}, {does: ring, who: [mum, dad]}]}",
    "mobility: {places: [{name: Home, order: 3}, {name: Gran's, order: '4'}]}",
    "meetings: [{date: 2023-05-09, kind: review, consent: {amy: not-asked}, invited: [mum, {who: dad, came: no}]}]",
    "case: {allow: [{rule: gap, why: She was abroad.}], withhold: {from: [mum]}, share: {child: later}}",
]
REFUSED = [
    "meetings: [{date: 2023, kind: review, bottom_line: {what: If she is not safe, Early Help will step in.}}]",
    "mobile:",
    "notes: There is no such field here.",
    "family: {amy: {dob: 2012}}",
    "family: {amy: {gender: girl}}",
    "family: {amy: Amy Rae}",
    "family: {Amy Rae: {name: Amy Rae}}",
    "family: [amy]",
    "family: {amy: {name: [Amy, Rae]}}",
    "family: {amy: {languages: English}}",
    "family: {amy: {parental_responsibility: perhaps}}",
    "family: {amy: {born: 07/04/2012}}",
    "family: {amy: {born: 2012-13}}",
    "family: {amy: {born: before ~2012}}",
    "family: {amy: {born: 12}}",
    "family: {amy: {born: 1700}}",
    "couples: [{married: 2005}]",
    "couples: {partners: [mum, dad]}",
    "chronology: {events: [{what: It has no date.}]}",
    "chronology: {events: [{date: 2022, what: They moved., tone: good}]}",
    "chronology: {events: [2022]}",
    "case: {plans: early-help}",
    "mobility: {places: [{name: Home, order: third}]}",
    "scaling: [{question: How safe?, scores: [{date: 2023, by: amy, score: -1}]}]",
    "meetings: [{date: 2023-05-09, kind: review, consent: {amy: perhaps}}]",
]


@pytest.mark.parametrize("part", ACCEPTED)
def test_what_casekit_reads_the_schema_takes(part: str) -> None:
    text = HEAD + part
    readable = [message for message in errors(text) if "outside the record folder" not in message]
    assert readable == []
    assert [error.message for error in CASE.iter_errors(as_an_editor_reads(text))] == []
    assert CASE.is_valid(as_text_only(text))


@pytest.mark.parametrize("part", REFUSED)
def test_what_casekit_refuses_the_schema_refuses(part: str) -> None:
    text = HEAD + part
    assert errors(text) != []
    assert not CASE.is_valid(as_an_editor_reads(text))
    assert not CASE.is_valid(as_text_only(text))


def test_the_years_of_the_schema_are_those_of_the_format() -> None:
    taken = [year for year in range(10_000) if re.search(DATE_PATTERN, f"{year:04}")]
    assert taken == list(range(FIRST_YEAR, LAST_YEAR + 1))


@pytest.mark.parametrize("text", ["child: amy", "casekit: 1", "casekit: 2\nchild: amy", 'casekit: "2"\nchild: amy'])
def test_a_case_file_says_its_version_and_its_child(text: str) -> None:
    assert errors(text) != []
    assert not CASE.is_valid(as_an_editor_reads(text))


@pytest.mark.parametrize(
    "part",
    ["phone: 07700900123", "notes: true", "notes: null"],
)
def test_an_editor_asks_for_quotes_where_other_programs_would_change_the_text(part: str) -> None:
    text = HEAD + f"family: {{amy: {{{part}}}}}"
    assert errors(text) == []
    (error,) = CASE.iter_errors(as_an_editor_reads(text))
    assert "double quotes" in error.schema["errorMessage"]
    assert CASE.is_valid(as_text_only(text))


def test_a_family_file_holds_the_family_and_nothing_of_the_case() -> None:
    family = "\n".join(EXAMPLES[name] for name in ("family", "couples", "carers", "households", "relationships"))
    assert FAMILY.is_valid(as_an_editor_reads(family))
    assert FAMILY.is_valid(as_an_editor_reads("casekit: 1\n" + family))
    assert not FAMILY.is_valid(as_an_editor_reads(family + EXAMPLES["visits"]))
    assert not FAMILY.is_valid(as_an_editor_reads("family: rae.yaml"))


PIECES = ("~", "2012", "2012-05", "2012-05-06", "2012-13", "/", "before ", "after ", "unknown", " ", "12")


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join))
def test_the_schema_takes_the_dates_that_casekit_takes(text: str) -> None:
    try:
        taken = bool(PartialDate.parse(text))
    except DateProblem:
        taken = False
    assert bool(re.search(DATE_PATTERN, text)) == taken


@pytest.mark.parametrize("key", ["mum", "head-of-year", "a", "a_1", "x" * 40, "Mum", "1a", "mum ", "é", "x" * 41, ""])
def test_the_schema_takes_the_keys_that_casekit_takes(key: str) -> None:
    text = HEAD + f'family: {{"{key}": {{name: Amy}}}}'
    assert (errors(text) == []) == bool(re.search(KEY_PATTERN, key))


@pytest.mark.parametrize("name", SCHEMAS)
class TestForEditors:
    def test_it_is_a_schema_of_draft_7(self, name: str) -> None:
        Draft7Validator.check_schema(SCHEMAS[name])
        assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"

    def test_every_field_at_every_depth_is_described(self, name: str) -> None:
        described = dict(property_schemas(SCHEMAS[name]))
        assert len(described) > 100
        bare = [field for field, schema in property_schemas(SCHEMAS[name]) if not schema.get("description", "").strip()]
        assert bare == []

    def test_signs_for_code_are_in_the_hover_and_not_in_the_plain_description(self, name: str) -> None:
        assert not [schema for schema in below(SCHEMAS[name]) if "`" in schema.get("description", "")]
        assert [schema for schema in below(SCHEMAS[name]) if "`" in schema.get("markdownDescription", "")]

    def test_every_record_has_a_title_and_says_what_it_is(self, name: str) -> None:
        records = [SCHEMAS[name], *SCHEMAS[name]["definitions"].values()]
        for record in records:
            assert record["description"]
            assert "properties" not in record or record["title"]
            assert "properties" not in record or record["additionalProperties"] is False

    def test_it_is_flat(self, name: str) -> None:
        for schema in below(SCHEMAS[name]):
            assert not {"anyOf", "oneOf", "allOf", "not", "if"} & schema.keys()

    def test_nothing_offers_true_false_or_null(self, name: str) -> None:
        for schema in below(SCHEMAS[name]):
            types = schema.get("type", [])
            assert not {"boolean", "null"} & set(types if isinstance(types, list) else [types])

    def test_every_reference_is_to_a_definition_and_each_is_used(self, name: str) -> None:
        named = {schema["$ref"] for schema in below(SCHEMAS[name]) if "$ref" in schema}
        defined = {f"#/definitions/{definition}" for definition in SCHEMAS[name]["definitions"]}
        leaves = {f"#/definitions/{leaf}" for leaf in ("text", "quoted", "key", "date", "number")}
        assert named <= defined
        assert defined - named <= leaves

    def test_every_word_that_is_explained_stands_beside_its_explanation(self, name: str) -> None:
        for schema in below(SCHEMAS[name]):
            if "enumDescriptions" in schema:
                assert len(schema["enumDescriptions"]) == len(schema["enum"])

    def test_its_text_is_the_schema_and_keeps_letters_as_they_are(self, name: str) -> None:
        text = schema_text(SCHEMAS[name])
        assert json.loads(text) == SCHEMAS[name]
        assert text.endswith("}\n")
        assert "\\u" not in text


def test_every_record_of_the_format_is_defined() -> None:
    for model, schema in ((CaseFile, SCHEMAS["case"]), (FamilyFile, SCHEMAS["family"])):
        for record in records_below(model):
            defined = schema if record is model else schema["definitions"][record.__name__]
            assert list(defined["properties"]) == [field.name for field in outline(record).fields]


def test_a_field_that_is_not_used_is_not_offered_and_says_what_to_write_instead() -> None:
    age = SCHEMAS["case"]["definitions"]["Person"]["properties"]["age"]
    assert age["doNotSuggest"] is True
    assert "born" in age["deprecationMessage"]


def test_the_words_beside_the_models_are_about_the_models() -> None:
    words = {word for value in vars(vocabulary).values() for word in get_args(value)}
    assert set(WORD_MEANINGS) <= words
    fields = {field.name for record in records_below(CaseFile) for field in outline(record).fields}
    assert fields >= QUOTED_FIELDS


def filled(value: Any) -> str:
    """A snippet's text as an editor writes it, each place filled in, each choice made by its first word."""
    places = {"key": "amy", "YYYY-MM-DD": "2023-05-02", "YYYY": "2005"}
    text = re.sub(r"\$\{\d+\|([^,|]+)[^}]*\}", r"\1", value)
    text = re.sub(r"\$\{\d+:([^}]*)\}", lambda match: places[match[1]], text)
    return re.sub(r"\$\d+", "birth", text)


def written(body: Any, indent: str) -> Iterator[str]:
    for name, value in body.items():
        if isinstance(value, str):
            yield f"{indent}{filled(name)}: {filled(value)}"
        else:
            yield f"{indent}{filled(name)}:"
            yield from written(value, indent + "  ")


@pytest.mark.parametrize(
    ("snippet", "around"),
    [
        ("Event", "chronology:\n  events:\n    -\n"),
        ("Couple", "couples:\n    -\n"),
        ("Visit", "visits:\n    -\n"),
        ("Case file.family", "family:\n"),
        ("Family file.family", "family:\n"),
    ],
)
def test_a_snippet_filled_in_is_a_record_that_casekit_reads(snippet: str, around: str) -> None:
    for offered in SNIPPETS[snippet]:
        text = HEAD + around + "\n".join(written(offered["body"], "      ")) + "\n"
        assert errors(text) == []
        assert [error.message for error in CASE.iter_errors(as_an_editor_reads(text))] == []


def test_every_snippet_stands_where_an_editor_finds_it() -> None:
    standing = [
        schema["defaultSnippets"] for one in SCHEMAS.values() for schema in below(one) if "defaultSnippets" in schema
    ]
    labels = sorted(snippet["label"] for snippets in standing for snippet in snippets)
    assert labels == ["couple", "couple", "event", "person", "person", "visit"]


def test_a_snippet_left_unfilled_is_marked_as_wrong() -> None:
    body = SNIPPETS["Event"][0]["body"]
    unfilled = {**body, "date": "YYYY-MM-DD"}
    case = yaml.safe_load(HEAD) | {"chronology": {"events": [unfilled]}}
    assert any(list(error.path)[-1] == "date" for error in CASE.iter_errors(case))


@pytest.mark.parametrize("read", [as_an_editor_reads, as_text_only])
@pytest.mark.parametrize("name", ["ndela-rae", "jay-marsh", "kayla-okafor"])
def test_the_examples_of_the_repository_are_valid(name: str, read: Any) -> None:
    text = (REPOSITORY / "examples" / f"{name}.yaml").read_text(encoding="utf-8")
    assert [f"{list(error.path)}: {error.message}" for error in CASE.iter_errors(read(text))] == []


def test_the_files_of_the_families_are_valid() -> None:
    texts = [file.read_text(encoding="utf-8") for file in (REPOSITORY / "examples" / "families").glob("*.yaml")]
    cases = [text for text in texts if "\nchild:" in text]
    assert cases and len(cases) < len(texts)
    for text in texts:
        schema = CASE if text in cases else FAMILY
        assert [error.message for error in schema.iter_errors(as_an_editor_reads(text))] == []
