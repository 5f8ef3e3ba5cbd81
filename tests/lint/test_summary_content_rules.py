"""When the summary is written anew, what it must hold, and what shape it has."""

import pytest
from linting import findings, pointed_at, small

from casekit.text.finding import Severity

FAMILY = """\
family:
  kit: {name: Kit Vale, born: 2012-03-04}
  mara: {name: Mara Vale, gender: female}
  col: {name: Colin Roe, gender: male, relation: mum's boyfriend%s}
professionals: {joan: {name: Joan Park}, tess: {name: Tess Hale}}
couples: [{partners: [mara], children: [kit]}]
"""


def case_with(summary: str, case: str = "opened: 2022-11-03", more: str = "", person: str = "") -> str:
    """A small case: the fields of its summary and of its case record, and more top-level fields."""
    lines = "".join(f"  {line}\n" for line in summary.splitlines())
    return small(f"{FAMILY % person}case: {{{case}}}\n{more}summary:\n{lines}")


def rules_of(text: str, *only: str) -> list[str]:
    """The names of the rules that speak of a case."""
    return [found.rule for found in findings(text, *only)]


def updated(day: str, because: str = "other") -> str:
    """A summary of a day."""
    return f"updated: {day}\nbecause: {because}\nplan: If you are alone, you ring Joan."


WORKERS = "opened: 2022-11-03, workers: [{who: joan, from: 2022-11-03, to: 2023-05-01}, {who: tess, from: 2023-05-02}]"


def test_the_first_summary_is_due_on_the_day_of_allocation() -> None:
    name = "summary-not-on-allocation-day"
    (found,) = findings(case_with(updated("2023-05-04", "allocation"), WORKERS), name)
    assert found.message == (
        "The first case summary is dated 4 May 2023, 2 days after the day it was due (England default: the same day)."
    )
    assert (
        found.public
        == "The first case summary is dated 2 days after the day it was due (England default: the same day)."
    )
    for day in ("2023-05-02", "2023-05"):
        assert not findings(case_with(updated(day, "allocation"), WORKERS), name)
    assert not findings(case_with(updated("2023-05-04"), WORKERS), name)


ASSESSED = "opened: 2022-11-03, assessments: [{type: social-work, start: 2023-04-01, completed: %s}]"


def test_an_assessment_asks_for_a_new_summary_within_days() -> None:
    name = "summary-not-updated-after-assessment"
    (found,) = findings(case_with(updated("2023-05-01"), ASSESSED % "2023-05-10"), name)
    assert found.message == (
        "An assessment was finished (10 May 2023), and the case summary of 1 May 2023 is older (casekit default: five "
        "working days)."
    )
    for when in ("2023-06-15", "2023-05-01", "2023-05", "2023"):
        assert not findings(case_with(updated("2023-05-01"), ASSESSED % when), name)


def test_a_new_worker_asks_for_a_new_summary() -> None:
    name = "summary-not-updated-on-transfer"
    (found,) = findings(case_with(updated("2023-04-01"), WORKERS), name)
    assert found.severity is Severity.WARNING
    assert found.message == (
        "Tess Hale became the worker (2 May 2023), and the case summary of 1 April 2023 is older (casekit default: "
        "five days)."
    )
    assert "Tess" not in found.public
    for day in ("2023-04-27", "2023-05-02", "2023-05-30", "2023-04"):
        assert not findings(case_with(updated(day), WORKERS), name)


def test_an_old_summary_is_said_once() -> None:
    both = WORKERS + ", " + (ASSESSED % "2023-05-10").partition(", ")[2]
    names = ("summary-stale", "summary-not-updated-after-assessment", "summary-not-updated-on-transfer")
    assert rules_of(case_with(updated("2023-02-01"), both), *names) == ["summary-stale"]
    assert rules_of(case_with(updated("2023-04-01"), both), *names) == [names[1]]


REVIEWED = "meetings: [{date: %s, kind: review, decisions: [Kit goes to college.]}]\n"


@pytest.mark.parametrize(("review", "late"), [("2023-05-02", True), ("2023-06-12", False), ("2023-03-01", False)])
def test_a_six_monthly_review_asks_for_a_new_summary(review: str, late: bool) -> None:
    case = "opened: 2022-11-03, plans: [{plan: strengthening-independence, from: 2022-11-03}]"
    text = case_with(updated("2023-04-01"), case, REVIEWED % review)
    assert rules_of(text, "sis-not-updated-after-review") == ["sis-not-updated-after-review"] * late
    other = case.replace("strengthening-independence", "early-help")
    assert not findings(case_with(updated("2023-04-01"), other, REVIEWED % review), "sis-not-updated-after-review")


CLOSED = "opened: 2022-11-03, closed: {date: 2023-06-15%s}"
CLOSING = ("summary-not-updated-before-closure", "closing-summary-without-final-plan")


def test_a_case_closes_with_a_summary_and_a_plan() -> None:
    (found,) = findings(case_with(updated("2023-04-01"), CLOSED % ""), *CLOSING)
    assert found.message == (
        "The case closed (15 June 2023), and the case summary is from 75 days before (casekit default: 30 days)."
    )
    assert rules_of(small(f"{FAMILY % ''}case: {{{CLOSED % ''}}}\n"), *CLOSING) == [CLOSING[0]]
    no_plan = "updated: 2023-06-01\nworking_well: You sleep well."
    assert rules_of(case_with(no_plan, CLOSED % ""), *CLOSING) == [CLOSING[1]]


@pytest.mark.parametrize(
    "text",
    [
        case_with(updated("2023-05-16"), CLOSED % ""),
        case_with(updated("2023"), CLOSED % ""),
        case_with("updated: 2023-06-01\nworking_well: You sleep.", CLOSED % ", final_plan: Gran rings each Sunday."),
        case_with(updated("2023-04-01"), (CLOSED % "").replace("2023-06-15", "2023-06-25")),
        case_with(updated("2023-04-01"), (CLOSED % "").replace("2022-11-03", "2023-06-16")),
    ],
)
def test_a_case_that_closed_well_or_is_open_is_left_alone(text: str) -> None:
    assert not findings(text, *CLOSING)


NO_CONTACT = ", contact: {kind: none, basis: court order, from: 2023-01-09%s}"


def test_whoever_must_have_no_contact_is_in_the_summary() -> None:
    text = case_with("updated: 2023-05-01\nneed_to_know: You live with your mum.", person=NO_CONTACT % "")
    (found,) = findings(text, "risk-person-not-in-summary")
    assert found.severity is Severity.ERROR
    assert found.message == (
        "Colin Roe must have no contact since 9 January 2023, court order, and the case summary does not say so."
    )
    assert found.public == "Somebody must have no contact with the child, and the case summary does not say so."
    assert pointed_at(text, found) == "You live with your mum."


@pytest.mark.parametrize(
    "said",
    ["Colin must not come near you.", "Mr Roe may not ring.", "Your mum's boyfriend may not come.", "COLIN’S ban"],
)
def test_a_name_or_what_somebody_is_to_the_child_is_enough(said: str) -> None:
    text = case_with(f'updated: 2023-05-01\nneed_to_know: "{said}"', person=NO_CONTACT % "")
    assert not findings(text, "risk-person-not-in-summary")


@pytest.mark.parametrize(
    "person", [NO_CONTACT % ", to: 2023-03-01", NO_CONTACT.replace("none", "supervised") % "", ", died: 2023-02"]
)
def test_a_limit_that_is_over_is_no_limit(person: str) -> None:
    assert not findings(case_with("updated: 2023-05-01\nplan: x and y", person=person), "risk-person-not-in-summary")


def test_a_parent_may_be_called_mum() -> None:
    text = case_with("updated: 2023-05-01\nneed_to_know: Your mum must not come.")
    barred = text.replace("gender: female}", "gender: female, contact: none}")
    assert not findings(barred, "risk-person-not-in-summary")
    assert findings(barred.replace("Your mum must", "Nobody must"), "risk-person-not-in-summary")


PLAN = "safety_plan: {made: 2023-05-01, rules: [{who: mara, does: rings the police}]%s}\n"


@pytest.mark.parametrize(
    ("kept", "said", "asked"),
    [
        ("", "You live with your mum.", True),
        ("", "Your safety plan says whom to ring.", True),
        ("", "Your safety plan is saved in your documents.", False),
        (", kept_at: On the fridge.", "You live with your mum.", False),
    ],
)
def test_somebody_says_where_the_safety_plan_is(kept: str, said: str, asked: bool) -> None:
    text = case_with(f"updated: 2023-05-01\nneed_to_know: {said}", more=PLAN % kept)
    assert bool(findings(text, "safety-plan-not-signposted")) is asked


@pytest.mark.parametrize(
    ("plan", "said", "rule"),
    [
        ("child-in-care", "You live with Gran.", "why-in-care-missing"),
        ("child-in-care", "You came into care because nobody was there for you.", ""),
        ("child-protection", "You live with Gran.", "cp-when-and-why-missing"),
        ("child-protection", "The child protection plan began in May because you were hurt.", ""),
        ("early-help", "You live with Gran.", ""),
    ],
)
def test_what_stays_in_every_summary(plan: str, said: str, rule: str) -> None:
    case = f"opened: 2022-11-03, plans: [{{plan: {plan}, from: 2022-11-03}}]"
    found = rules_of(
        case_with(f"updated: 2023-05-01\nstatus: {said}", case), "why-in-care-missing", "cp-when-and-why-missing"
    )
    assert found == ([rule] if rule else [])


def test_a_protection_plan_stays_in_the_summary_after_its_end() -> None:
    case = "plans: [{plan: child-protection, from: 2022-01, to: 2022-09}, {plan: early-help, from: 2022-09}]"
    assert findings(case_with("updated: 2023-05-01\nstatus: You live with Gran.", case), "cp-when-and-why-missing")
    told = "updated: 2023-05-01\nwhy_protection_plan: From January 2022, because you were hurt."
    assert not findings(case_with(told, case), "cp-when-and-why-missing")


PLAIN = "You text your mum where you are, and keep your phone charged."


@pytest.mark.parametrize(
    ("summary", "rules"),
    [
        (f"plan: {PLAIN}", ["next-steps-missing", "no-contingency"]),
        (f"plan: {PLAIN} If you are late she rings Gran.", ["next-steps-missing"]),
        (f"plan: {PLAIN}\ncontingency: Gran comes at once.", ["next-steps-missing"]),
        (f"plan: {PLAIN} Joan will come on Friday.", ["no-contingency"]),
        (f"plan: {PLAIN}\nnext_steps: Joan asks the school.", ["no-contingency"]),
        ("worries: You are sad.", []),
    ],
)
def test_a_plan_has_a_next_step_and_a_way_out(summary: str, rules: list[str]) -> None:
    found = rules_of(case_with(f"updated: 2023-05-01\n{summary}"), "no-contingency", "next-steps-missing")
    assert sorted(found) == rules


def test_an_open_step_elsewhere_is_a_next_step() -> None:
    steps = "mapping: {next_steps: [{what: Ask the school., who: joan, due: 2023-07-01%s}]}\n"
    summary = f"updated: 2023-05-01\nplan: {PLAIN}"
    assert not findings(case_with(summary, more=steps % ""), "next-steps-missing")
    assert findings(case_with(summary, more=steps % ", done: 2023-05-01"), "next-steps-missing")


@pytest.mark.parametrize(
    ("summary", "opened", "asked"),
    [
        (f"plan: {PLAIN}", "2022-11-03", True),
        (f"plan: {PLAIN}\nprogress: You are on time.", "2022-11-03", False),
        (f"plan: {PLAIN}\nworking_well: You sleep better.", "2022-11-03", False),
        (f"plan: {PLAIN}", "2023-03-03", False),
        (f"plan: {PLAIN}\nbecause: allocation", "2022-11-03", False),
    ],
)
def test_the_second_summary_says_how_things_have_changed(summary: str, opened: str, asked: bool) -> None:
    text = case_with(f"updated: 2023-05-01\n{summary}", f"opened: {opened}")
    assert bool(findings(text, "progress-missing")) is asked


@pytest.mark.parametrize(
    ("worries", "plan", "asked"),
    [
        ("We are worried that you may be alone at night.", "child-protection", True),
        ("You were alone at night.", "child-protection", False),
        ("We are worried that you may be alone at night.", "early-help", False),
    ],
)
def test_past_harm_is_shown(worries: str, plan: str, asked: bool) -> None:
    case = f"opened: 2022-11-03, plans: [{{plan: {plan}, from: 2022-11-03}}]"
    text = case_with(f"updated: 2023-05-01\nworries: {worries}", case)
    assert bool(findings(text, "past-harm-not-shown")) is asked


def test_the_summary_speaks_of_the_plans_aims() -> None:
    aims = "opened: 2022-11-03, objectives: [School attendance rises., Dentist.]"
    name = "plan-and-summary-disconnected"
    (found,) = findings(case_with(f"updated: 2023-05-01\nplan: {PLAIN}", aims), name)
    assert found.message == "The case summary speaks of none of the plan's aims."
    assert not findings(case_with("updated: 2023-05-01\nplan: You like the dentists.", aims), name)
    assert not findings(case_with(f"updated: 2023-05-01\nplan: {PLAIN}", aims.replace("Dentist", "So it is")), name)


@pytest.mark.parametrize(
    ("decision", "asked"),
    [
        ("{date: 2023-04-20, what: Passport refused.}", True),
        ("{date: 2023-04-20, what: Kit's phone is charged at Gran's.}", False),
        ("{date: 2022-04-20, what: Passport refused.}", False),
        ("{date: 2023-05-02, what: Passport refused.}", False),
        ("{date: 2023-04-20, what: So be it.}", False),
    ],
)
def test_a_decision_is_explained_in_the_summary(decision: str, asked: bool) -> None:
    text = case_with(f"updated: 2023-05-01\nplan: {PLAIN}", more=f"decisions: [{decision}]\n")
    assert bool(findings(text, "decisions-not-explained")) is asked


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("You have a child protection plan.", True),
        ("You are now on a child in need plan. Joan is your worker.", True),
        ("Your plan is called Child in Need.", True),
        ("You are subject to a child protection plan.", True),
        ("Kit is subject to a CIN plan.", True),
        ("Kit has a CP plan.", True),
        ("Colin is subject to a CIN plan.", False),
        ("Kit is on an early help plan.", False),
        ("You have an early help plan.", False),
        ("Until May you had a child in need plan.", False),
        ("You are not on a child protection plan.", False),
        ("Your brother Ivo and you have a child protection plan.", False),
        ("If you have a child protection plan, we meet more often.", False),
    ],
)
def test_the_summary_and_the_record_name_one_plan(status: str, found: bool) -> None:
    case = "opened: 2022-11-03, plans: [{plan: early-help, from: 2022-11-03}]"
    result = findings(case_with(f"updated: 2023-05-01\nstatus: {status}", case), "status-contradiction")
    assert bool(result) is found
    for one in result:
        assert one.severity is Severity.ERROR
        assert one.message.endswith("by the record it is early help since 3 November 2022.")
    unsure = case.replace("from: 2022-11-03}", "from: 2022-11-03, to: 2023}")
    assert not findings(case_with(f"updated: 2023-05-01\nstatus: {status}", unsure), "status-contradiction")


def test_a_long_summary_is_named_with_its_longest_section() -> None:
    text = case_with(f"updated: 2023-05-01\nplan: {'so it is ' * 200}\nworries: {'so it was ' * 101}")
    (found,) = findings(text, "summary-too-long")
    assert found.message == (
        "The case summary has 903 words (casekit default: 900 words); the longest section has 600."
    )
    assert not findings(text.replace("so it was so it was ", "so it was ", 1), "summary-too-long")


def test_worries_and_strengths_are_weighed() -> None:
    long, short = "You were alone at night and afraid of the dark. " * 5, "You like Gran."
    (found,) = findings(case_with(f"updated: 2023-05-01\nworries: {long}\nworking_well: {short}"), "summary-unbalanced")
    assert found.message.startswith(
        "Of 53 words on worries and on what is going well, only 3 are on what is going well"
    )
    (found,) = findings(case_with(f"updated: 2023-05-01\nworries: {short}\nworking_well: {long}"), "summary-unbalanced")
    assert "only 3 are on worries" in found.message
    assert not findings(case_with(f"updated: 2023-05-01\nworries: {short * 4}\nworking_well: x"), "summary-unbalanced")
    assert not findings(case_with(f"updated: 2023-05-01\nworries: {long}"), "summary-unbalanced")


def test_the_summary_is_about_the_child() -> None:
    name = "about-siblings-or-adults"
    about = "Colin drinks. Colin shouts. Colin sleeps. Colin left. Colin came back."
    (found,) = findings(case_with(f"updated: 2023-05-01\nworries: {about} You hear it."), name)
    assert found.message == "The case summary names Colin Roe 5 times, and speaks to Kit Vale once."
    assert "Colin" not in found.public
    assert not findings(case_with(f"updated: 2023-05-01\nworries: {about} {'You hear it. ' * 5}"), name)
    assert not findings(case_with(f"updated: 2023-05-01\nworries: {about}"), name)


@pytest.mark.parametrize(
    ("about", "found"),
    [
        ("Ethnicity: White British\n  Religion: none", True),
        ("- football\n  - reading\n  - dogs", True),
        ("You love football.\n  - dogs", False),
        ("football, reading, dogs", False),
        ("Religion: you go to church with Gran\n  Food: you love rice", False),
    ],
)
def test_identity_is_more_than_a_list(about: str, found: bool) -> None:
    assert bool(findings(case_with(f"updated: 2023-05-01\nabout_you: |\n  {about}"), "identity-is-a-list")) is found


@pytest.mark.parametrize("voice", ["N/A", "Not known.", "To be completed", "see case notes", "(none)", "tbc"])
def test_a_placeholder_is_no_voice(voice: str) -> None:
    (found,) = findings(case_with(f"updated: 2023-05-01\nyour_voice: '{voice}'"), "voice-missing")
    assert found.severity is Severity.WARNING
    assert found.message == f"Where Kit Vale's own words belong, the case summary has only “{voice}”."


@pytest.mark.parametrize(
    "voice", ["No more questions.", "You said: leave me alone.", "None of your business", "You smile."]
)
def test_few_words_of_the_childs_own_are_a_voice(voice: str) -> None:
    assert not findings(case_with(f"updated: 2023-05-01\nyour_voice: '{voice}'"), "voice-missing")


@pytest.mark.parametrize(
    ("shared", "asked"),
    [
        ("", True),
        ("\nshared: [joan]", True),
        ("\nshared: [kit]", False),
        ("\nwithhold: {why: Kit is in danger.}", False),
    ],
)
def test_the_summary_reaches_the_family(shared: str, asked: bool) -> None:
    text = case_with(f"updated: 2023-05-01\nplan: {PLAIN}{shared}")
    assert bool(findings(text, "not-shared-with-family")) is asked
    assert not findings(text.replace("2022-11-03", "2023-04-03"), "not-shared-with-family")
