"""Culture and identity, health and earlier help; how long the record is kept; confidential addresses."""

from datetime import date

import pytest
from linting import findings, pointed_at, small

FULL = "culture: {ethnicity: Roma, religion: Catholic, languages: [English]}"


def family(kit: str = "", rosa: str = "", more: str = "") -> str:
    return small(
        f"family:\n  kit: {{name: Kit Vale, born: 2014-03-02{kit and ', ' + kit}}}\n"
        f"  rosa: {{name: Rosa Vale, born: 1990{rosa and ', ' + rosa}}}\n"
        f"couples: [{{partners: [rosa], children: [kit]}}]\n{more}"
    )


class TestCulture:
    def test_the_child_s_ethnicity(self) -> None:
        text = family(rosa=FULL)
        (found,) = findings(text, "ethnicity-missing")
        assert found.message == "The file does not say how Kit Vale describes their ethnicity."
        assert pointed_at(text, found) == "Kit Vale"

    @pytest.mark.parametrize("kit", ["culture: {ethnicity: Roma}", "culture: {race: Mixed}"])
    def test_silent_about_ethnicity(self, kit: str) -> None:
        assert findings(family(kit), "ethnicity-missing") == ()

    def test_a_sign_of_the_agreed_key_counts(self) -> None:
        text = family(more="genogram: {agreed_key: [{fill: red, means: Roma heritage, who: [kit, rosa]}]}\n")
        assert findings(text, "ethnicity-missing") == ()
        (found,) = findings(text, "culture-incomplete")
        assert found.message == "Ethnicity, religion or languages are not recorded for 2 people."

    def test_what_is_missing_for_one(self) -> None:
        (found,) = findings(family(FULL, "languages: [English]"), "culture-incomplete")
        assert found.message == "Ethnicity and religion of Rosa Vale are not recorded."
        assert found.public == "Ethnicity and religion of somebody in the family are not recorded."

    def test_one_fact_is_said_once(self) -> None:
        kit = "culture: {religion: Catholic, languages: [English]}"
        found = findings(family(kit, FULL), "ethnicity-missing", "culture-incomplete", "social-graces-coverage")
        assert [one.rule for one in found] == ["ethnicity-missing", "social-graces-coverage"]

    @pytest.mark.parametrize("rosa", ["died: 2020", "kind: pet"])
    def test_silent_about_the_dead_and_pets(self, rosa: str) -> None:
        assert findings(family(FULL, rosa), "culture-incomplete") == ()

    @pytest.mark.parametrize(
        ("culture", "count"),
        [("ethnicity: Roma", 1), ("ethnicity: Roma, religion: none, class: working class", 0)],
    )
    def test_how_much_is_explored(self, culture: str, count: int) -> None:
        assert len(findings(family(f"culture: {{{culture}}}"), "social-graces-coverage")) == count

    def test_earlier_help_and_health(self) -> None:
        rules = ("previous-involvement-not-asked", "health-and-learning-not-asked")
        assert findings(family(), *rules) == ()
        text = family(more="genogram: {made: 2023-02-01}\n")
        assert [one.rule for one in findings(text, *rules)] == [rules[1], rules[0]]
        asked = text.replace("born: 1990", "born: 1990, health: [{what: asthma}], previous_involvement: [none]")
        assert findings(asked, *rules) == ()

    @pytest.mark.parametrize(
        ("about", "count"),
        [
            ("Kit, you love reading and football.", 1),
            ("Kit, you are proud of being Roma.", 0),
            ("Kit, you go to church with your gran.", 0),
            ("Kit, your mum comes from a Romani family.", 0),
        ],
    )
    def test_culture_in_the_summary(self, about: str, count: int) -> None:
        text = family("culture: {ethnicity: Romani}", more=f'summary: {{updated: 2023-05-02, about_you: "{about}"}}\n')
        assert len(findings(text, "culture-not-in-summary")) == count

    def test_english_alone_is_not_looked_for(self) -> None:
        text = family("culture: {languages: [English]}", more="summary: {about_you: You love reading.}\n")
        assert findings(text, "culture-not-in-summary") == ()

    @pytest.mark.parametrize(
        ("made", "visit", "count"),
        [
            ("made: 2023-02-01", "2023-03-01", 1),
            ("made: 2023-02-01", "2023-02-01", 0),
            ("made: 2023-02-01", "2023-02", 0),
            ("made: 2023-02-01, sessions: [{date: 2023-02-01, visit: 2023-02-01}]", "2023-03-01", 0),
            ("made: 2023-02-01, analysis: Kit counts on his gran.", "2023-03-01", 0),
        ],
    )
    def test_a_link_to_a_visit(self, made: str, visit: str, count: int) -> None:
        text = family(more=f"genogram: {{{made}}}\nvisits: [{{date: {visit}}}]\n")
        assert len(findings(text, "culture-not-linked-to-visit-or-assessment")) == count

    def test_the_key_agreed_with_the_family(self) -> None:
        key = "agreed_key: [{fill: red, means: Roma heritage, who: [kit]}]"
        assert len(findings(family(more=f"genogram: {{{key}}}\n"), "key-not-agreed-with-family")) == 1
        text = family(more=f"genogram: {{key_agreed: 2023-02-01, {key}}}\n")
        assert findings(text, "key-not-agreed-with-family") == ()


class TestRetention:
    CLOSED = "closed: {date: 2020-05-30, reason: Done.}"

    @pytest.mark.parametrize(
        ("fields", "rules"),
        [
            ("", ["retention-unset"]),
            (", retention: {basis: Policy of the authority}", []),
            (", retention: {until: 2030}", []),
            (", retention: {basis: Six years, until: 2023-06-20}", []),
            (", retention: {basis: Six years, until: 2023-06-19}", ["retention-due"]),
            (", s47: [{strategy_date: 2020-01-01, substantiated: no}]", []),
        ],
    )
    def test_closed(self, fields: str, rules: list[str]) -> None:
        text = family(more=f"case: {{{self.CLOSED}{fields}}}\n")
        assert [one.rule for one in findings(text, "retention-unset", "retention-due")] == rules

    def test_silent_while_the_case_is_open(self) -> None:
        text = family(more="case: {opened: 2023-01-09}\n")
        assert findings(text, "retention-unset", "retention-due") == ()
        assert findings(family(more=f"case: {{{self.CLOSED}}}\n"), "retention-unset", day=date(2020, 5, 30)) == ()


class TestProtectedAddress:
    RULE = "protected-address"
    HOME = "households: [{name: Refuge, address: '14 Lantern Row, Ashford, TN99 9ZZ', confidential: %s}]\n"

    @pytest.mark.parametrize(
        "words", ["Seen at 14 Lantern Row.", "Post goes to TN99 9ZZ.", "at 14  lantern row, ashford"]
    )
    def test_in_another_text(self, words: str) -> None:
        text = family(more=self.HOME % "yes" + f'visits: [{{date: 2023-05-02, notes: "{words}"}}]\n')
        (found,) = findings(text, self.RULE)
        assert pointed_at(text, found) == f'"{words}"'
        assert "Lantern" not in found.message + found.public

    @pytest.mark.parametrize("words", ["Seen in Ashford.", "Lantern Row School rang.", "Seen at the refuge."])
    def test_silent(self, words: str) -> None:
        text = family(more=self.HOME % "yes" + f'visits: [{{date: 2023-05-02, notes: "{words}"}}]\n')
        assert findings(text, self.RULE) == ()

    def test_an_address_that_is_not_confidential_may_stand_anywhere(self) -> None:
        text = family(more=self.HOME % "no" + "visits: [{date: 2023-05-02, notes: Seen at 14 Lantern Row.}]\n")
        assert findings(text, self.RULE) == ()
