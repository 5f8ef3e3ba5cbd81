"""Parents, parental responsibility, the same person twice, nobody's relative, names, languages, photographs."""

import pytest
from linting import findings, pointed_at, small

from casekit.text.finding import Severity


def family(*entries: str, more: str = "", kit: str = "") -> str:
    people = "".join(f"  {entry}\n" for entry in (f"kit: {{name: Kit Vale, born: 2014-03-02{kit}}}", *entries))
    return small(f"family:\n{people}{more}")


ROSA = "rosa: {name: Rosa Vale, born: 1990}"
LEE = "lee: {name: Lee Marsh, born: 1989}"
BOTH = "couples: [{partners: [lee, rosa], children: [kit]}]\n"


class TestSecondParentMissing:
    RULE = "second-parent-missing"

    def test_one_parent(self) -> None:
        text = family(ROSA, more="couples: [{partners: [rosa], children: [kit]}]\n")
        (found,) = findings(text, self.RULE)
        assert found.message == "Rosa Vale is the only parent recorded for Kit Vale."

    @pytest.mark.parametrize(
        "couples",
        [
            "[{partners: [lee, rosa], children: [kit]}]",
            "[{partners: [rosa], children: [kit], other_parent: Rosa does not know who he was.}]",
            "[{partners: [rosa], children: [{who: kit, link: adopted}]}]",
            "[{partners: [rosa], children: [{who: kit, link: donor}]}]",
            "[{partners: [rosa], children: [kit]}, {partners: [lee], children: [{who: kit, link: putative}]}]",
            "[]",
        ],
    )
    def test_silent(self, couples: str) -> None:
        assert findings(family(ROSA, LEE, more=f"couples: {couples}\n"), self.RULE) == ()


class TestParentalResponsibility:
    UNKNOWN = "parental-responsibility-unknown"
    NOBODY = "nobody-holds-pr"

    def test_each_parent_of_whom_it_is_not_said(self) -> None:
        text = family(ROSA, LEE, more=BOTH)
        lee, rosa = sorted(findings(text, self.UNKNOWN), key=lambda one: one.message)
        assert lee.message == "The file does not say whether Lee Marsh has parental responsibility for Kit Vale."
        assert pointed_at(text, rosa) == "Rosa Vale"

    @pytest.mark.parametrize("held", ["unknown", "{holds: yes, for: jay}"])
    def test_what_is_not_known_or_for_another_child(self, held: str) -> None:
        text = family(
            f"rosa: {{name: Rosa Vale, parental_responsibility: {held}}}",
            "jay: {name: Jay Vale}",
            more="couples: [{partners: [rosa], children: [kit, jay]}]\n",
        )
        assert len(findings(text, self.UNKNOWN)) == 1

    @pytest.mark.parametrize(
        "rosa",
        [
            "born: 1990, died: 2020",
            "born: 1990, parental_responsibility: no",
            "born: 1990, parental_responsibility: {holds: yes, for: [kit]}",
        ],
    )
    def test_silent(self, rosa: str) -> None:
        text = family(f"rosa: {{name: Rosa Vale, {rosa}}}", more="couples: [{partners: [rosa], children: [kit]}]\n")
        assert findings(text, self.UNKNOWN) == ()

    def test_silent_of_the_unborn_and_the_grown_up(self) -> None:
        text = family(ROSA, more="couples: [{partners: [rosa], children: [kit]}]\n")
        assert findings(text.replace("born: 2014-03-02", "due: 2023-09-02"), self.UNKNOWN) == ()
        assert findings(text.replace("born: 2014-03-02", "born: 2005-03-02"), self.UNKNOWN) == ()

    def test_adoption_takes_it_from_the_parents_by_birth(self) -> None:
        couples = (
            "couples: [{partners: [rosa], children: [kit]}, {partners: [lee], children: [{who: kit, link: adopted}]}]"
        )
        (found,) = findings(family(ROSA, LEE, more=couples + "\n"), self.UNKNOWN)
        assert "Lee Marsh" in found.message

    @pytest.mark.parametrize("link", ["donor", "surrogate"])
    def test_a_couple_with_a_donor_or_a_surrogate_are_parents(self, link: str) -> None:
        couples = f"couples: [{{partners: [lee, rosa], children: [{{who: kit, link: {link}}}]}}]\n"
        assert len(findings(family(ROSA, LEE, more=couples), self.UNKNOWN)) == 2

    NO = ", parental_responsibility: no}"

    def test_nobody_holds_it(self) -> None:
        text = family(ROSA.replace("}", self.NO), LEE.replace("}", ", died: 2019}"), more=BOTH)
        (found,) = findings(text, self.NOBODY)
        assert found.severity is Severity.ERROR
        assert found.message.endswith("for Kit Vale: not Lee Marsh and Rosa Vale, and nobody else.")

    @pytest.mark.parametrize(
        "more",
        [
            "carers: [{child: kit, who: [nan], as: special-guardianship}]\n",
            "case: {legal_status: [{code: C2, from: 2020-01-01}]}\n",
            "case: {legal_status: [{label: care order}]}\n",
            "case: {closed: {date: 2020-01-01}}\n",
        ],
    )
    def test_an_order_gives_it_to_somebody_else(self, more: str) -> None:
        text = family(ROSA.replace("}", self.NO), more="couples: [{partners: [rosa], children: [kit]}]\n" + more)
        assert findings(text, self.NOBODY) == ()

    def test_accommodation_does_not(self) -> None:
        more = "couples: [{partners: [rosa], children: [kit]}]\ncase: {legal_status: [{code: V2, from: 2020-01-01}]}\n"
        assert len(findings(family(ROSA.replace("}", self.NO), more=more), self.NOBODY)) == 1

    def test_one_finding_for_one_gap(self) -> None:
        text = family(ROSA, more="couples: [{partners: [rosa], children: [kit]}]\n")
        assert [one.rule for one in findings(text, self.UNKNOWN, self.NOBODY)] == [self.UNKNOWN]


class TestDuplicatePerson:
    RULE = "duplicate-person"

    @pytest.mark.parametrize("name", ["Rosa Vale", "ROSA VALE", "Vale, Rosa", "Rósa Vale"])
    def test_one_name_and_one_birth(self, name: str) -> None:
        text = family("rosa: {name: Rosa Vale, born: 1990-05-02}", f'mum: {{name: "{name}", born: 1990-05-02}}')
        (found,) = findings(text, self.RULE)
        assert "has two entries, `rosa` and `mum`" in found.message
        assert len(found.labels) == 1

    @pytest.mark.parametrize(
        "entry",
        [
            "mum: {name: Rosa Vale, born: 1990-05-03}",
            "mum: {name: Rosa Vale}",
            "mum: {name: Rose Vale, born: 1990-05-02}",
            "mum: {name: Rosa Vale, born: unknown}",
        ],
    )
    def test_silent(self, entry: str) -> None:
        assert findings(family("rosa: {name: Rosa Vale, born: 1990-05-02}", entry), self.RULE) == ()


class TestPersonUnconnected:
    RULE = "person-unconnected"

    def test_nothing_connects(self) -> None:
        text = family(
            ROSA, "pat: {name: Pat Reed, relation: an uncle}", more="couples: [{partners: [rosa], children: [kit]}]\n"
        )
        (found,) = findings(text, self.RULE)
        assert found.message == "Pat Reed (an uncle) is listed, and nothing connects them with Kit Vale."

    @pytest.mark.parametrize(
        "more",
        [
            "relationships: [{between: [kit, pat], is: close}]\n",
            "households: [{name: Home, members: [kit, pat]}]\n",
            "carers: [{child: kit, who: [pat], as: kinship-care}]\n",
            "couples: [{partners: [rosa], children: [kit]}, {partners: [rosa, pat]}]\n",
            "couples: [{partners: [rosa], children: [kit, patrick]}]\n",
        ],
        ids=["a line", "a home", "care", "by way of another", "a key that may be meant for them"],
    )
    def test_silent(self, more: str) -> None:
        text = family("pat: {name: Pat Reed, relation: an uncle}", more=more)
        assert [one for one in findings(text, self.RULE) if "Pat" in one.message] == []

    def test_another_family_is_one_finding(self) -> None:
        more = "couples: [{partners: [pat], children: [lou]}]\n"
        (found,) = findings(family("pat: {name: Pat Reed}", "lou: {name: Lou Reed}", more=more), self.RULE)
        assert found.message.startswith("Pat Reed and Lou Reed are listed, and nothing connects them")

    @pytest.mark.parametrize("entry", ["pat: {name: Mum's partner}", "pat: {name: Pat, kind: pet}"])
    def test_the_unnamed_and_pets_are_left_to_others(self, entry: str) -> None:
        assert findings(family(entry), self.RULE) == ()


class TestNamesAndLanguages:
    def test_how_to_say_a_name(self) -> None:
        text = family("aino: {name: Äino Räe, born: 1990}")
        (found,) = findings(text, "pronunciation-missing")
        assert found.message == "The file does not say how to say Äino Räe's name."
        for other in (text.replace("Räe,", "Räe, say_it: EYE-no,"), text.replace("Äino Räe", "O’Neil")):
            assert findings(other, "pronunciation-missing") == ()

    def test_two_names_are_one_finding(self) -> None:
        text = family("a: {name: Äino}", "b: {name: Zoë}")
        (found,) = findings(text, "pronunciation-missing")
        assert found.message == "For 2 names the file does not say how to say them."

    @pytest.mark.parametrize(
        "languages", ["languages: [Wolof]", "culture: {languages: [Wolof]}", "interpreter: unknown"]
    )
    def test_an_interpreter_may_be_needed(self, languages: str) -> None:
        text = family(
            f"rosa: {{name: Rosa Vale, {languages}}}", more="couples: [{partners: [rosa], children: [kit]}]\n"
        )
        assert len(findings(text, "language-missing")) == 1

    @pytest.mark.parametrize(
        "languages",
        [
            "languages: [Wolof, English]",
            "languages: [Wolof], interpreter: yes",
            "languages: [Wolof], died: 2020",
            "born: 1990",
        ],
    )
    def test_silent_about_interpreters(self, languages: str) -> None:
        text = family(
            f"rosa: {{name: Rosa Vale, {languages}}}", more="couples: [{partners: [rosa], children: [kit]}]\n"
        )
        assert findings(text, "language-missing") == ()

    def test_a_photograph_needs_consent(self) -> None:
        (found,) = findings(family(kit=", photo: kit.jpg"), "photo-without-consent")
        assert found.public == "There is a photograph of somebody, and the file does not say who agreed to it."
        assert findings(family(kit=", photo: {file: kit.jpg, consent: kit}"), "photo-without-consent") == ()
