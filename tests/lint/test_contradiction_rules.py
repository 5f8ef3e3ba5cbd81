"""Dates that cannot be so together."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linting import BASE, case_of, findings, pointed_at, small, with_fields

from casekit.case.declared import fields_of
from casekit.case.file import CaseFile
from casekit.case.outline import records_below
from casekit.case.walk import records
from casekit.lint.happened import happened
from casekit.text.finding import Severity

KIT = "family:\n  kit: {name: Kit Vale, born: 2014-03-02}\n  rosa: {name: Rosa Vale, born: 1950, died: 2019-05}\n"


def _with(text: str) -> str:
    return small(KIT + text)


class TestDateInFuture:
    @pytest.mark.parametrize(
        ("text", "what"),
        [
            ("chronology: {events: [{date: 2032-06-18, what: Kit fell.}]}", "This event"),
            ("summary: {updated: 2023-06-21}", "This version of the summary"),
            ("genogram: {made: 2024}", "This work on the genogram"),
            ("chronology: {reviewed: 2023-07}", "The review of the chronology"),
            ("decisions: [{date: 2024-01-01, what: Kit stays.}]", "This decision"),
            ("visits: [{date: 2024-01-01, seen: alone}]", "This visit"),
            ("meetings: [{date: 2024-01-01, kind: review, invited: [{who: rosa, came: 'yes'}]}]", "This meeting"),
            ("couples: [{partners: [rosa], married: 2032}]", "“married”"),
            ("safety_plan: {made: 2032-05-09}", "The making of the plan"),
            ("scaling: [{question: How safe?, scores: [{date: 2032, by: kit, score: 3}]}]", "This score"),
        ],
    )
    def test_what_has_happened(self, text: str, what: str) -> None:
        (found,) = findings(_with(text), "date-in-future")
        assert found.severity is Severity.ERROR
        assert found.message.startswith(f"{what} is dated ")
        assert found.message.endswith(", and it is 20 June 2023.")

    def test_a_birth(self) -> None:
        text = small("family:\n  kit: {name: Kit Vale, born: 2041-03-02}\n")
        (found,) = findings(text, "date-in-future")
        assert found.message == "The birth of Kit Vale is dated 2 March 2041, and it is 20 June 2023."
        assert found.public == "The birth of somebody is dated in the future."
        assert pointed_at(text, found) == "2041-03-02"

    @pytest.mark.parametrize(
        "text",
        [
            "chronology: {events: [{date: 2023-06-20, what: Kit fell.}]}",
            "chronology: {events: [{date: 2023, what: Kit fell.}]}",
            "chronology: {events: [{date: 2023-06-18/2023-06-30, what: Kit is away.}]}",
            "chronology: {events: [{date: after 2019, what: Kit fell.}]}",
            "safety_plan: {review: 2032-07-07}",
            "case: {plans: [{plan: early-help, from: 2023-07-01}]}",
            "meetings: [{date: 2024-01-01, kind: review, next: 2024-05-01, invited: [rosa]}]",
            "visits: [{date: 2024-01-01, by: rosa, kind: home}]",
            "case: {conferences: [{kind: rcpc, date: 2024-01-01}]}",
            "mapping: {next_steps: [{what: Ask., who: rosa, due: 2024-01-01}]}",
            "decisions: [{date: 2024-01-01, what: Ask., allow: [{rule: date-in-future, why: A rehearsal.}]}]",
        ],
    )
    def test_silent(self, text: str) -> None:
        assert findings(_with(text), "date-in-future") == ()

    def test_many_are_one_finding(self) -> None:
        events = ", ".join("{date: 2032-01-01, what: Kit fell.}" for _ in range(5))
        (found,) = findings(_with(f"chronology: {{events: [{events}]}}"), "date-in-future")
        assert found.message == "5 things that have happened are dated in the future."

    @given(st.dates(date(2023, 6, 20), date(2023, 12, 31)))
    def test_a_well_kept_case_has_no_future_later_on(self, day: date) -> None:
        assert findings(BASE, "date-in-future", day=day) == ()

    def test_every_date_of_the_format_is_thought_of(self) -> None:
        """A new date field is either one that says something has happened, or is named here as one that need not."""
        ahead = {"due", "next", "review", "until", "to", "from"}
        not_said = {
            # Said of a whole stretch, of a plan, or of a detail whose own record says when it was made.
            *("Assessment.start", "Section47.strategy_date", "Closure.date", "PlanDecision.meeting"),
            *("Photo.date", "Statement.date", "Withholding.date", "HarmMatrixCell.date", "GenogramSession.visit"),
            *("Harm.events", "ExistingSafety.events", "Decision.told"),
        }
        known = {f"{type(one.at).__name__}.{one.field}" for one in happened(case_of(_every_date()))}
        missing = {
            f"{model.__name__}.{field}"
            for model in records_below(CaseFile)
            for field, declared in fields_of(model).items()
            if declared.takes.innermost.sort == "date" and declared.name not in ahead
        }
        assert len(missing) > 50 and not_said <= missing
        assert missing - known - not_said == set()


def _every_date() -> str:
    """A case that has every date that says something has happened."""
    return with_fields("""\
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17, due: 2008-09-20, health: [{what: asthma, since: 2010}]}
          aino: {name: Aino Rae, born: 1981, died: 2023-01-01}
        case:
          opened: 2022-11-03
          plans: [{plan: early-help, from: 2022-11-03, decision: {date: 2022-11-03}}]
          referrals: [{date: 2022-11-01, decided_on: 2022-11-02}]
          assessments: [{start: 2022-11-03, completed: 2022-12-20}]
          s47: [{start: 2022-11-03, end: 2022-11-10}]
          conferences: [{kind: icpc, date: 2022-12-01, decision: A plan., report: {sent_to_family_on: 2022-11-29}}]
        couples:
          - partners: [moussa, aino]
            secrets: [{what: A., since: 2003}]
            together: 2000
            engaged: 2001
            cohabiting: 2002
            civil_partnership: 2003
            married: 2005
            separated: 2022
            legally_separated: 2022
            divorced: 2022
            reconciled: 2022
            annulled: 2022
            ended: 2022
            children: [ndela, {kind: miscarriage, date: 2011}]
        genogram:
          made: 2022-11-20
          reviewed: 2023-05-02
          explained: 2022-11-20
          key_agreed: 2022-11-20
          sessions: [{date: 2022-11-20}]
        circles: {date: 2023-05-02}
        mobility: {date: 2023-05-02}
        chronology:
          reviewed: 2023-05-30
          shared: [{with: ndela, date: 2023-05-09}]
          events:
            - date: 2022-06-18
              what: Kit fell.
              source: {agency: police, received: 2022-06-19}
              disputed: [{what: No., date: 2022-07-01}]
              action: {done: Asked., finished: 2022-07-01}
        mapping:
          date: 2023-05-02
          harm: [{what: Harm., first: 2020, worst: 2021, last: 2022}]
          existing_safety: [{what: Safety., date: 2023-03-11}]
          next_steps: [{what: Ask., done: 2023-05-20}]
        harm_matrix: [{date: 2023-05-02}]
        safety_plan:
          made: 2023-05-09
          rules: [{does: rings, agreed: 2023-05-09}]
          child_knows: {date: 2023-05-09}
          tested: [{date: 2023-05-20}]
        meetings:
          - date: 2023-05-09
            kind: review
            bottom_line: {what: Care., agreed: 2023-05-02}
            invited: [{who: aino, came: no, explored: 2023-05-10}, {who: moussa, came: yes}]
        visits: [{date: 2023-05-02, seen: alone, recorded: 2023-05-03}]
        decisions: [{date: 2023-05-02, what: Ask.}]
        words_and_pictures: [{date: 2023-05-02, shown: 2023-05-09, pages: [{words: Hello.}]}]
        """)


class TestDateBeforeBirth:
    def test_history_that_is_not_marked(self) -> None:
        text = _with("chronology: {events: [{date: 1975, kind: marriage, what: Rosa married.}]}")
        (found,) = findings(text, "date-before-birth")
        assert found.severity is Severity.WARNING
        assert found.message == (
            "This event of 1975 was before Kit Vale was born (2 March 2014) and is not marked as family history."
        )
        assert pointed_at(text, found) == "1975"

    def test_somebody_there_before_their_birth(self) -> None:
        text = _with("chronology: {events: [{date: 2012-05, what: A move., who: {present: [kit, rosa]}}]}")
        (found,) = findings(text, "date-before-birth")
        assert found.severity is Severity.ERROR
        assert found.message == "Kit Vale takes part in this event of May 2012, before being born (2 March 2014)."
        assert pointed_at(text, found) == "kit"

    @pytest.mark.parametrize(
        "text",
        [
            "chronology: {events: [{date: 1975, what: Rosa married., before_birth: 'yes'}]}",
            "chronology: {events: [{date: 2014, what: Kit was born.}]}",
            "chronology: {events: [{date: before 2015, what: A move.}]}",
            "chronology: {events: [{date: 2013-11, kind: pregnancy, what: A pregnancy., who: {harmed: [kit]}}]}",
            "chronology: {events: [{date: 1975, what: A., allow: [{rule: date-before-birth, why: B.}]}]}",
            "case: {opened: 2013-10-01}\nchronology: {events: [{date: 2013-11-05, what: A meeting.}]}",
            "visits: [{date: 2014-02-01, seen: not-seen}]",
        ],
    )
    def test_silent(self, text: str) -> None:
        assert findings(_with(text), "date-before-birth") == ()

    @pytest.mark.parametrize(
        "text",
        [
            "visits: [{date: 2013-05-02, seen: alone}]",
            "households: [{name: Home, members: [{who: kit, from: 2013}]}]",
            "carers: [{child: kit, who: [rosa], as: kinship-care, from: 2013}]",
            "relationships: [{between: [kit, rosa], is: close, seen_by: kit, date: 2013}]",
            "case: {legal_status: [{code: C2, from: 2013}]}",
            "case: {placements: [{type: foster, from: 2013}]}",
        ],
    )
    def test_other_facts_of_the_child(self, text: str) -> None:
        (found,) = findings(_with(text), "date-before-birth")
        assert found.severity is Severity.ERROR
        assert found.message.endswith("; Kit Vale was born 2 March 2014.")


class TestEndsBeforeItStarts:
    @pytest.mark.parametrize(
        ("text", "end"),
        [
            ("case: {plans: [{plan: early-help, from: 2023-01-01, to: 2022-01-01}]}", "2022-01-01"),
            ("case: {s47: [{start: 2023-02-01, end: 2023-01-01}]}", "2023-01-01"),
            ("case: {assessments: [{start: 2023-02-01, completed: 2023-01}]}", "2023-01"),
            ("carers: [{child: kit, who: [rosa], as: foster, from: 2023, to: 2022}]", "2022"),
            ("households: [{name: Home, members: [{who: kit, from: 2023, to: 2022}]}]", "2022"),
            ("couples: [{partners: [rosa], married: 1980, divorced: 1975}]", "1975"),
            ("couples: [{partners: [rosa], married: 1980, legally_separated: 1975}]", "1975"),
            ("couples: [{partners: [rosa], cohabiting: 1979, married: 1980, separated: 1975}]", "1975"),
            ("couples: [{partners: [rosa], secrets: [{what: A., since: 1980, until: 1975}]}]", "1975"),
            ("professionals: {jo: {name: Jo, from: 2023, to: 2022}}", "2022"),
            ("safety_plan: {rules: [{does: rings, from: 2023, to: 2022}]}", "2022"),
            ("mapping: {harm: [{what: A., first: 2022, last: 2021}]}", "2021"),
        ],
    )
    def test_all_that_lasts(self, text: str, end: str) -> None:
        (found,) = findings(_with(text), "ends-before-it-starts")
        assert found.severity is Severity.ERROR
        assert pointed_at(_with(text), found) == end
        assert len(found.labels) == 1

    def test_a_life(self) -> None:
        text = small("family:\n  kit: {name: Kit Vale, born: 2014-03-02, died: 2012}\n")
        (found,) = findings(text, "ends-before-it-starts")
        assert found.message == "Kit Vale died (2012) before being born (2 March 2014)."
        assert "Kit" not in found.public

    @pytest.mark.parametrize(
        "text",
        [
            "case: {plans: [{plan: early-help, from: 2023-01-01, to: 2023-01-01}]}",
            "case: {plans: [{plan: early-help, from: 2023-01-05, to: 2023-01}]}",
            "case: {plans: [{plan: early-help, from: ~2012, to: 2010}]}",
            "case: {plans: [{plan: early-help, from: 2023, to: unknown}]}",
            "couples: [{partners: [rosa], married: 1980, separated: 1975, reconciled: 1976}]",
            "couples: [{partners: [rosa], cohabiting: 1970, separated: 1975, married: 1980}]",
            "carers: [{child: kit, who: [rosa], as: foster, from: 2023, to: 2022, "
            "allow: [{rule: ends-before-it-starts, why: As the court wrote it.}]}]",
        ],
    )
    def test_silent(self, text: str) -> None:
        assert findings(_with(text), "ends-before-it-starts") == ()


class TestAfterDeath:
    @pytest.mark.parametrize(
        ("text", "what"),
        [
            ("chronology: {events: [{date: 2020-01-01, what: A., who: {did: [rosa]}}]}", "takes part in this event"),
            ("visits: [{date: 2020-01-01, present: [rosa]}]", "is present at this visit"),
            ("visits: [{date: 2020-01-01, wishes: {rosa: To help.}}]", "is heard at this visit"),
            (
                "meetings: [{date: 2020-01-01, kind: review, invited: [{who: rosa, came: 'yes'}]}]",
                "comes to this meeting",
            ),
            ("relationships: [{between: [kit, rosa], is: close, seen_by: rosa, date: 2020-01-01}]", "gives this view"),
            ("scaling: [{question: A., scores: [{date: 2020-01-01, by: rosa, score: 5}]}]", "gives this score"),
        ],
    )
    def test_all_that_the_dead_do_not_do(self, text: str, what: str) -> None:
        (found,) = findings(_with(text), "after-death")
        assert found.severity is Severity.ERROR
        assert found.message == f"Rosa Vale {what} of 1 January 2020, after their death (May 2019)."
        assert found.public == f"Somebody {what} after their death."

    @pytest.mark.parametrize(
        "text",
        [
            "chronology: {events: [{date: 2019-05-31, what: A., who: {did: [rosa]}}]}",
            "chronology: {events: [{date: 2019, what: A., who: {did: [rosa]}}]}",
            "chronology: {events: [{date: 2020, kind: bereavement, what: A., who: {present: [rosa]}}]}",
            "meetings: [{date: 2020-01-01, kind: review, invited: [{who: rosa, came: 'no'}]}]",
            "visits: [{date: 2020-01-01, present: [rosa], allow: [{rule: after-death, why: Her urn.}]}]",
        ],
    )
    def test_silent(self, text: str) -> None:
        assert findings(_with(text), "after-death") == ()

    def test_silent_where_the_date_of_death_is_not_known(self) -> None:
        text = _with("visits: [{date: 2020-01-01, present: [rosa]}]").replace("died: 2019-05", "died: unknown")
        assert findings(text, "after-death") == ()


def test_the_walk_of_the_format_is_the_walk_of_the_case() -> None:
    """Every record in which something has happened is one that the walk over all records meets."""
    case = case_of(_every_date())
    known = {id(one) for one in records(case.file)}
    assert all(id(one.record) in known for one in happened(case))
