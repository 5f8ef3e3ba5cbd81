"""The policies that come with casekit: complete, sourced, and laid over each other without surprises."""

import pickle
import re
import tomllib
from datetime import date

import pytest

from casekit.policy.policy import Policy
from casekit.policy.shipped import BASE, POLICY_NAMES, shipped_keys, shipped_section, shipped_text, shipped_value
from casekit.policy.values import Length, PolicyValue, Unit

AUTHORITIES = {"England default", "National timescale", "The law", "casekit default", "Kent", "Norfolk"}
OVERLAYS = [name for name in POLICY_NAMES if name != BASE]
FROM_RESEARCH = {
    "summary.max_age": "3 months",
    "summary.first_due": "0 days",
    "summary.after_significant_incident": "5 working days",
    "chronology.max_age": "3 months",
    "chronology.gap_child_protection": "60 days",
    "chronology.gap_other": "90 days",
    "cin.review_interval": "6 weeks",
    "cin.visit_interval": "6 weeks",
    "cin.long_plan_alert": "6 months",
    "cp.icpc_from_strategy": "15 working days",
    "cp.first_core_group": "10 working days",
    "cp.core_group_interval": "6 weeks",
    "cp.first_review_conference": "3 months",
    "cp.review_conference_interval": "6 months",
    "cp.visit_interval": "10 working days",
    "cla.review_first": "20 working days",
    "leaving.pathway_review": "6 months",
    "leaving.pa_visit_first": "7 days",
    "pf.visit_first_year": "6 weeks",
    "assessment.max": "45 working days",
    "referral.decision": "1 working day",
    "missing.rhi": "72 hours",
    "earlyhelp.first_review": "6 weeks",
    "earlyhelp.interval": "3 months",
    "supervision.interval": "4 weeks",
    "recording.critical": "24 hours",
    "fnm.review_interval_child_in_need": "6 weeks",
    "fnm.review_interval_child_protection": "4 weeks",
    "genogram.first_due": "20 working days",
    "people.youngest_parent": "12 years",
    "plo.weeks": "26 weeks",
    "court.chronology_years": "2 years",
}
ALL_VALUES = [value for name in POLICY_NAMES for value in Policy(name)]


@pytest.mark.parametrize("value", ALL_VALUES, ids=lambda value: f"{value.where_from.split('.')[0]}-{value.key}")
def test_every_value_says_what_it_is_whose_it_is_and_where_that_was_said(value: PolicyValue) -> None:
    assert re.fullmatch(r"[A-Z].*\.", value.description)
    assert len(value.source) > 10
    assert value.authority in AUTHORITIES
    assert value.where_from.endswith(".toml, shipped with casekit")
    assert value.value in value.choices if value.choices else isinstance(value.value, Length)


@pytest.mark.parametrize(("key", "written"), FROM_RESEARCH.items())
def test_the_england_defaults(key: str, written: str) -> None:
    assert str(Policy().value(key).value) == written


@pytest.mark.parametrize("name", OVERLAYS)
def test_an_authority_sets_only_keys_that_exist_in_units_that_fit(name: str) -> None:
    table = tomllib.loads(shipped_text(name))
    assert table.pop("authority") == name.capitalize()
    keys = [f"{section}.{word}" for section, words in table.items() for word in words]
    assert keys
    for key in keys:
        ours, below = shipped_value(name, key), shipped_value(BASE, key)
        assert ours.authority == name.capitalize()
        assert ours.source.startswith(name.capitalize())
        assert ours.description == below.description
        if isinstance(ours.value, Length) and isinstance(below.value, Length):
            assert ours.value.unit.can_stand_for(below.value.unit)
            assert not (below.may_only_be_shorter and ours.value.is_longer_than(below.value))


@pytest.mark.parametrize("name", OVERLAYS)
def test_what_an_authority_does_not_say_stays_with_england(name: str) -> None:
    said = set(re.findall(r"^\[([a-z0-9_.]+)\]$", shipped_text(name), re.MULTILINE))
    for value in Policy(name):
        assert (value.authority == name.capitalize()) is (value.key in said)


@pytest.mark.parametrize("name", POLICY_NAMES)
def test_reading_by_sections_reads_what_a_toml_parser_reads(name: str) -> None:
    table = tomllib.loads(shipped_text(name))
    table.pop("authority")
    for section, words in table.items():
        values = shipped_section(name, section)
        for word, entry in words.items():
            value = values[f"{section}.{word}"]
            assert str(value.value) == entry["value"]
            assert value.source == entry["source"]
            assert value.confirmed is entry.get("confirmed", True)
    if name == BASE:
        assert list(shipped_keys()) == [f"{section}.{word}" for section, words in table.items() for word in words]


@pytest.mark.parametrize("name", POLICY_NAMES)
def test_the_files_keep_to_the_fast_form_of_toml(name: str) -> None:
    assert '"' not in shipped_text(name)


def test_whose_three_months_they_are() -> None:
    assert Policy().expectation("summary.max_age") == "England default: three months"
    assert Policy("kent").expectation("summary.max_age") == "Kent: three months"
    assert Policy("kent").expectation("cla.visit_first") == "The law: one week"
    assert Policy("norfolk").expectation("cp.core_group_interval") == "Norfolk: four weeks"
    assert Policy("norfolk").expectation("summary.max_age") == "England default: three months"


def test_an_unconfirmed_figure_is_never_put_in_quotation_marks() -> None:
    unconfirmed = [value for value in Policy() if not value.confirmed]
    assert {"cla.iha", "cla.pep_first", "cla.pep_interval", "cla.permanence_by"} <= {v.key for v in unconfirmed}
    for value in unconfirmed:
        assert "“" not in value.source
        assert not value.may_only_be_shorter


def test_due_dates_follow_the_policy() -> None:
    assert Policy("kent").due_after("summary.max_age", date(2023, 11, 30)) == date(2024, 2, 29)
    assert Policy().due_after("summary.after_significant_incident", date(2023, 12, 21)) == date(2024, 1, 2)


def test_asking_for_what_is_not_there_is_a_mistake_of_ours() -> None:
    for key in ("summary.maximum", "nothing.here", "summary", ""):
        with pytest.raises(KeyError):
            Policy().value(key)
    with pytest.raises(TypeError):
        Policy().length("days.count_from")
    with pytest.raises(TypeError):
        Policy().choice("summary.max_age")


def test_a_policy_can_be_sent_to_another_process() -> None:
    policy = Policy("kent", {"summary.max_age": Policy().value("summary.max_age")})
    assert pickle.loads(pickle.dumps(policy)) == policy


def test_units_of_a_value_are_words() -> None:
    assert Policy().value("summary.max_age").unit == Unit.MONTHS
    assert Policy().value("days.count_from").unit == "choice"
