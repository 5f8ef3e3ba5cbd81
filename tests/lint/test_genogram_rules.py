"""Who belongs on a genogram, how far it goes back, what lies between people."""

import pytest
from linting import BASE, findings, pointed_at, small

from casekit.policy.policy import Policy
from casekit.policy.values import Length, Unit
from casekit.text.finding import Severity

PEOPLE = """\
family:
  kit: {name: Kit Vale, born: 2014-03-02}
  mara: {name: Mara Vale, born: 1990}
  dan: {name: Dan Vale, born: 1989}
  rosa: {name: Rosa Vale, born: 1960}
"""


def _with(text: str) -> str:
    return small(PEOPLE + text)


class TestThreeGenerations:
    RULE = "fewer-than-three-generations"

    def test_two(self) -> None:
        text = _with("couples: [{partners: [mara, dan], children: [kit]}]")
        (found,) = findings(text, self.RULE)
        assert found.severity is Severity.WARNING
        assert found.message == (
            "Only two generations are recorded: nothing is said of the parents of Mara Vale or Dan Vale "
            "(England default: three generations)."
        )
        assert pointed_at(text, found) == "Kit Vale"

    def test_the_child_alone(self) -> None:
        (found,) = findings(_with(""), self.RULE)
        assert found.public == "Only one generation is recorded (England default: three generations)."

    @pytest.mark.parametrize(
        "couples",
        [
            "[{partners: [rosa], children: [mara]}, {partners: [mara], children: [kit]}]",
            "[{partners: [rosa], children: [mara]}, {partners: [mara], children: [{who: kit, link: adopted}]}]",
            "[{partners: [mara], children: [kit], other_parent: {unknown: Kit was found as a baby.}}]",
        ],
    )
    def test_silent(self, couples: str) -> None:
        assert findings(_with(f"couples: {couples}"), self.RULE) == ()

    def test_foster_carers_are_no_generation(self) -> None:
        assert (
            len(findings(_with("couples: [{partners: [mara], children: [{who: kit, link: foster}]}]"), self.RULE)) == 1
        )

    def test_an_authority_that_asks_for_four(self) -> None:
        value = Policy().value("genogram.generations")
        four = type(value)(
            value.key, Length(4, Unit.GENERATIONS), value.description, value.source, "Eastshire", "casekit.toml"
        )
        policy = Policy(overrides={"genogram.generations": four})
        (found,) = findings(BASE, self.RULE, policy=policy)
        assert found.message.startswith("Only three generations are recorded")
        assert found.message.endswith("(Eastshire: four generations).")

    def test_a_ring_does_not_hang_it(self) -> None:
        text = _with("couples: [{partners: [mara], children: [kit]}, {partners: [kit], children: [mara]}]")
        assert findings(text, self.RULE) == ()

    def test_silent_where_a_couple_could_not_be_read(self) -> None:
        text = _with("couples:\n  - {partners: [mara], children: [kit]}\n  - {children: [mara]}\n")
        assert findings(text, self.RULE, readable=False) == ()

    def test_silent_of_a_closed_case(self) -> None:
        assert findings(_with("case: {closed: {date: 2022-01-01, reason: Done.}}"), self.RULE) == ()

    def test_a_reason_answers_it(self) -> None:
        allowed = f"born: 2014-03-02, allow: [{{rule: {self.RULE}, why: An unaccompanied child.}}]"
        assert findings(_with("").replace("born: 2014-03-02", allowed), self.RULE) == ()


class TestUnionWithoutYear:
    @pytest.mark.parametrize(
        ("fields", "did"),
        [
            ("kind: married", "married"),
            ("kind: religious-marriage", "married"),
            ("kind: civil-partnership", "formed a civil partnership"),
            ("divorced: 2019", "married or formed a civil partnership"),
            ("legally_separated: 2019", "married or formed a civil partnership"),
        ],
    )
    def test_no_year(self, fields: str, did: str) -> None:
        (found,) = findings(_with(f"couples: [{{partners: [mara, dan], {fields}}}]"), "union-without-year")
        assert found.severity is Severity.ADVICE
        assert found.message == f"The file does not say in which year Mara Vale and Dan Vale {did}."

    @pytest.mark.parametrize(
        "fields",
        [
            "kind: cohabiting",
            "kind: legal-cohabiting, legally_separated: 2019",
            "kind: never-a-couple",
            "married: 2010",
            "kind: married, married: unknown",
            "civil_partnership: 2010, divorced: 2015",
            "separated: 2015",
            "kind: married, allow: [{rule: union-without-year, why: They do not say.}]",
        ],
    )
    def test_silent(self, fields: str) -> None:
        assert findings(_with(f"couples: [{{partners: [mara, dan], {fields}}}]"), "union-without-year") == ()

    def test_silent_where_the_date_could_not_be_read(self) -> None:
        text = _with("couples: [{partners: [mara, dan], kind: married, married: last summer}]")
        assert findings(text, "union-without-year", readable=False) == ()


class TestSeparationWithoutYear:
    RULE = "separation-without-year"

    def test_married_again(self) -> None:
        text = _with("couples: [{partners: [mara, dan], married: 2010}, {partners: [dan, rosa], married: 2015}]")
        (found,) = findings(text, self.RULE)
        assert found.severity is Severity.ADVICE
        assert found.message == (
            "Mara Vale and Dan Vale parted before Dan Vale married again; the file does not say when they separated."
        )

    def test_silent_of_a_separation_in_law(self) -> None:
        first = "{partners: [mara, dan], married: 2010, legally_separated: 2012}"
        assert findings(_with(f"couples: [{first}, {{partners: [dan, rosa], married: 2015}}]"), self.RULE) == ()

    def test_together_again(self) -> None:
        assert len(findings(_with("couples: [{partners: [mara, dan], reconciled: 2015}]"), self.RULE)) == 1

    @pytest.mark.parametrize(
        "couples",
        [
            "[{partners: [mara, dan], married: 2010, divorced: unknown}, {partners: [dan, rosa], married: 2015}]",
            "[{partners: [mara, dan], married: 2010}, {partners: [dan, rosa], cohabiting: 2015}]",
            "[{partners: [mara, dan], married: 2010}, {partners: [dan, rosa], married: 2010}]",
            "[{partners: [mara, dan], married: 2010, kind: religious-marriage}, {partners: [dan], married: 2015}]",
            "[{partners: [mara, dan], reconciled: 2015, allow: [{rule: separation-without-year, why: A.}]}]",
            "[{partners: [mara, dan], married: 2010}]",
        ],
    )
    def test_silent(self, couples: str) -> None:
        assert findings(_with(f"couples: {couples}"), self.RULE) == ()

    def test_a_widower_who_married_again(self) -> None:
        text = _with("couples: [{partners: [mara, dan], married: 2010}, {partners: [dan, rosa], married: 2015}]")
        assert findings(text.replace("born: 1990", "born: 1990, died: 2012"), self.RULE) == ()


class TestFriendOnGenogram:
    def _sam(self, fields: str, more: str = "") -> str:
        return _with(f"  sam: {{name: Sam Hale, {fields}}}\n{more}")

    def test_a_friend(self) -> None:
        text = self._sam("relation: mum's friend")
        (found,) = findings(text, "friend-on-genogram")
        assert found.severity is Severity.WARNING
        assert found.message.startswith("Sam Hale (mum's friend) stands among the family")
        assert pointed_at(text, found) == "mum's friend"
        assert not [one for one in findings(text, "missing-dob") if "Sam Hale" in one.message]

    @pytest.mark.parametrize(
        ("fields", "more"),
        [
            ("relation: cousin", ""),
            ("kind: pet, relation: best friend", ""),
            ("relation: friend", "couples: [{partners: [mara, sam]}]"),
            ("relation: family friend", "carers: [{child: kit, who: [sam], as: kinship-care}]"),
            ("relation: friend", "households: [{name: Home, members: [sam]}]"),
            ("relation: best friend, allow: [{rule: friend-on-genogram, why: Kit asked for it.}]", ""),
            ("notes: A friend once said this.", ""),
        ],
    )
    def test_silent(self, fields: str, more: str) -> None:
        assert findings(self._sam(fields, more), "friend-on-genogram") == ()


class TestHouseholdUnknown:
    RULE = "household-unknown"

    def test_nothing_is_said(self) -> None:
        text = _with("")
        (found,) = findings(text, self.RULE)
        assert found.severity is Severity.WARNING
        assert found.message == "The file does not say with whom Kit Vale lives now."
        assert pointed_at(text, found) == "Kit Vale"

    def test_since_the_child_moved_out(self) -> None:
        (found,) = findings(_with("households: [{name: Home, members: [{who: kit, to: 2023-01-05}]}]"), self.RULE)
        assert found.message == "The file does not say with whom Kit Vale has lived since 5 January 2023."

    def test_a_carer(self) -> None:
        text = _with(
            "households: [{name: Home, members: [kit]}]\n"
            "carers: [{child: kit, who: [rosa, dan], as: kinship-care, from: 2022}]\n"
        )
        (found,) = findings(text, self.RULE)
        assert found.message == "The file does not say where Rosa Vale and Dan Vale, who care for Kit Vale, live now."
        assert pointed_at(text, found) == "rosa"

    @pytest.mark.parametrize(
        "text",
        [
            "households: [{name: Home, members: [kit]}]",
            "households: [{name: Home, members: [{who: kit, to: 2023-06}]}]",
            "households: [{name: Home, members: [{who: kit, kind: shared}]}]",
            "case: {placements: [{type: foster, from: 2023}]}",
            "households: [{name: Home, members: [kit]}]\ncarers: [{child: kit, who: [rosa], as: foster, to: 2022}]",
            "case: {closed: {date: 2022-01-01, reason: Done.}}",
        ],
    )
    def test_silent(self, text: str) -> None:
        assert findings(_with(text), self.RULE) == ()

    def test_an_unborn_child_lives_nowhere_yet(self) -> None:
        assert findings(small("family: {kit: {name: Baby Vale, due: 2023-09-01}}"), self.RULE) == ()

    def test_a_reason_answers_it(self) -> None:
        allowed = f"born: 2014-03-02, allow: [{{rule: {self.RULE}, why: The address is protected.}}]"
        assert findings(_with("").replace("born: 2014-03-02", allowed), self.RULE) == ()


class TestRelationshipQuality:
    RULE = "relationship-quality-missing"
    COUPLE = "couples: [{partners: [mara, dan], children: [kit]}]\n"

    def test_each_parent_and_carer(self) -> None:
        carers = "carers: [{child: kit, who: [rosa], as: kinship-care, from: 2022}]\n"
        text = _with(self.COUPLE + carers)
        found = findings(text, self.RULE)
        assert [one.message for one in found] == [
            "Nothing is recorded of how Kit Vale and Mara Vale (parent) get on.",
            "Nothing is recorded of how Kit Vale and Dan Vale (parent) get on.",
            "Nothing is recorded of how Kit Vale and Rosa Vale (carer) get on.",
        ]
        assert {one.severity for one in found} == {Severity.WARNING}
        assert [pointed_at(text, one) for one in found] == ["Mara Vale", "Dan Vale", "Rosa Vale"]

    def test_anybodys_view_will_do(self) -> None:
        views = "relationships: [{between: [mara, kit], is: close, seen_by: rosa}, {from: dan, to: kit, is: distant}]\n"
        assert findings(_with(self.COUPLE + views), self.RULE) == ()

    @pytest.mark.parametrize("fields", ["born: 1990, died: 2020", "born: 1990, died: unknown"])
    def test_the_dead_are_left_alone(self, fields: str) -> None:
        text = _with("couples: [{partners: [mara], children: [kit]}]").replace("born: 1990", fields)
        assert findings(text, self.RULE) == ()

    @pytest.mark.parametrize("link", ["donor", "surrogate", "step", "putative"])
    def test_other_links_are_left_alone(self, link: str) -> None:
        text = _with(f"couples: [{{partners: [mara], children: [{{who: kit, link: {link}}}]}}]")
        assert findings(text, self.RULE) == ()

    def test_a_parent_without_a_name_is_one_finding(self) -> None:
        text = _with("couples: [{partners: [mara], children: [kit]}]").replace("Mara Vale", "unknown")
        assert findings(text, self.RULE) == ()

    def test_a_reason_answers_it(self) -> None:
        allowed = f"born: 1990, allow: [{{rule: {self.RULE}, why: Not while she is so ill.}}]"
        text = _with("couples: [{partners: [mara], children: [kit]}]").replace("born: 1990", allowed)
        assert findings(text, self.RULE) == ()


def test_the_family_file_of_the_base_case_is_whole() -> None:
    assert findings(BASE, "genogram") == ()
