"""How events are written, and what they leave out."""

import pytest
from linting import findings, pointed_at, small

from casekit.text.finding import Severity

BEFORE = """\
family:
  kit: {name: Kit Vale, born: 2015-03-04}
  mara: {name: Mara Vale, gender: female}
professionals: {joan: {name: Joan Park}}
case: {opened: 2022-11-03}
"""


def case_with(*events: str, before: str = BEFORE) -> str:
    """A small case whose events are these flow maps."""
    return small(before + "chronology:\n  events:\n" + "".join(f"    - {event}\n" for event in events))


def rules_of(*events: str, before: str = BEFORE, only: tuple[str, ...] = ()) -> list[str]:
    """The names of the rules that speak of such events."""
    return [found.rule for found in findings(case_with(*events, before=before), *only)]


WRITING = (
    "entry-too-long",
    "entry-too-thin",
    "routine-contact",
    "event-without-significance",
    "event-without-impact",
    "possible-copy-paste",
)


def test_a_long_event_says_how_long_it_is() -> None:
    (found,) = findings(case_with(f"{{date: 2023-02, what: {'word ' * 121}}}"), "entry-too-long")
    assert found.severity is Severity.ADVICE
    assert found.message == "The event of February 2023 is told in 121 words (casekit default: 120 words)."
    assert found.public == "An event is told in 121 words (casekit default: 120 words)."
    assert not findings(case_with(f"{{date: 2023-02, what: {'incomprehensibly ' * 120}}}"), "entry-too-long")


@pytest.mark.parametrize(
    "what", ["HV called.", "Phone call to Mara", "T/C with Joan Park", "Home visit", "Core group meeting."]
)
def test_a_note_of_a_contact_says_too_little(what: str) -> None:
    text = case_with(f"{{date: 2023-02-01, what: {what}, tone: concern, impact: Kit cried.}}")
    (found,) = findings(text, *WRITING)
    assert (found.rule, found.severity) == ("entry-too-thin", Severity.ADVICE)
    assert found.message == (
        f"The event of 1 February 2023 says that there was a contact (“{what}”), not what happened."
    )
    assert pointed_at(text, found) == what


@pytest.mark.parametrize(
    "what",
    ["Mara called the police.", "Kit fell.", "Kit rang ChildLine.", "Home visit cancelled by Mara.", "Mara died."],
)
def test_what_happened_may_be_said_in_few_words(what: str) -> None:
    assert not rules_of(f"{{date: 2023-02-01, what: {what}, tone: concern, impact: Kit cried.}}", only=WRITING)


@pytest.mark.parametrize(
    ("event", "rule"),
    [
        ("{date: 2023-02-01, kind: visit, what: Joan came to see Kit at home.}", "routine-contact"),
        ("{date: 2023-02-01, kind: visit, what: Home visit.}", "routine-contact"),
        ("{date: 2023-02-01, tone: neutral, what: Phone call from Mara about a form.}", "routine-contact"),
        ("{date: 2023-02-01, what: Phone call to Mara.}", "event-without-impact"),
        ("{date: 2023-02-01, tone: concern, what: Phone call to Mara.}", "event-without-impact"),
        ("{date: 2023-02-01, tone: neutral, what: A neighbour has a new car.}", "event-without-significance"),
        ("{date: 2010, kind: other, before_birth: yes, what: Mara ran a shop.}", "event-without-significance"),
    ],
)
def test_one_gap_is_one_finding(event: str, rule: str) -> None:
    assert rules_of(event, only=WRITING) == [rule]


@pytest.mark.parametrize(
    "said",
    ["significance: It was the first time.", "impact: Kit laughed.", "themes: [money]", "significant: yes", "notes: x"],
)
def test_a_word_on_why_it_matters_is_enough(said: str) -> None:
    for event in ("kind: visit, what: Joan came.", "tone: neutral, what: A neighbour has a new car."):
        assert not rules_of(f"{{date: 2023-02-01, {event}, {said}}}", only=WRITING)


@pytest.mark.parametrize("kind", ["birth", "house-move", "court-appearance", "core-group", "diagnosis"])
def test_kinds_that_speak_for_themselves_need_no_significance(kind: str) -> None:
    assert not rules_of(f"{{date: 2023-02-01, kind: {kind}, tone: neutral, what: It happened so.}}", only=WRITING)


LONG = "Kit came to school in the shirt of the day before and had not eaten since the evening"


def test_a_long_sentence_word_for_word_may_be_copied() -> None:
    first = f"{{date: 2023-02-01, what: {LONG}. It was cold.}}"
    assert not findings(case_with(first, f"{{date: 2023-03-01, what: Then {LONG}.}}"), "possible-copy-paste")
    text = case_with(first, f"{{date: 2023-03-01, what: Joan rang. {LONG}.}}")
    (found,) = findings(text, "possible-copy-paste")
    assert found.message == (
        "The event of 1 March 2023 holds a sentence word for word as the event of 1 February 2023 has it."
    )
    assert [label.place.span.line for label in found.labels] == [10]


def test_short_sentences_may_be_the_same() -> None:
    event = "{date: 2023-02-0%d, what: Kit was not at school for two days.}"
    assert not findings(case_with(event % 1, event % 2), "possible-copy-paste")
    assert len(findings(case_with(event % 1, event % 1), "possible-copy-paste")) == 1


def test_copies_in_a_long_chronology_are_one_finding() -> None:
    (found,) = findings(case_with(*[f"{{date: 2023-02-01, what: {LONG}.}}"] * 2000), "possible-copy-paste")
    assert found.message == "1999 events hold the words of another event."


CONCERN = "{date: 2023-02-01, what: Kit had a bruise., tone: concern, source: {agency: school}"


def test_a_concern_says_how_the_parents_responded() -> None:
    (found,) = findings(case_with(CONCERN + "}"), "parent-response-missing")
    assert found.severity is Severity.ADVICE
    assert found.message == "The concern of 1 February 2023 does not say how a parent or carer responded."
    plan = BEFORE.replace("2022-11-03}", "2022-11-03, plans: [{plan: child-protection, from: 2022-11-03}]}")
    (found,) = findings(case_with(CONCERN + "}", before=plan), "parent-response-missing")
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "event",
    [
        CONCERN + ", responses: {parents: Mara took Kit to the doctor.}}",
        CONCERN.replace("{agency: school}", "{who: mara}") + "}",
        CONCERN.replace("concern", "strength") + "}",
        CONCERN.replace("2023-02-01", "2022-02-01") + "}",
        CONCERN.replace("2023-02-01", "2022") + "}",
        CONCERN + ", kind: conference}",
    ],
)
def test_nobody_asks_where_a_parent_told_us_or_before_our_time(event: str) -> None:
    assert not rules_of(event, only=("parent-response-missing",))


def test_only_concerns_need_a_theme() -> None:
    (found,) = findings(case_with(CONCERN + "}"), "event-without-theme")
    assert (found.severity, found.message) == (Severity.ADVICE, "The concern of 1 February 2023 has no theme.")
    for event in (
        CONCERN + ", themes: [injuries]}",
        CONCERN + ", kind: missing}",
        CONCERN.replace("concern", "mixed") + "}",
    ):
        assert not rules_of(event, only=("event-without-theme",))


def test_help_that_ended_says_whether_it_helped() -> None:
    event = "{date: 2023-02-01, kind: intervention-end, what: The course ended."
    (found,) = findings(case_with(event + "}"), "involvement-tried-not-recorded")
    assert found.message == "Help ended on 1 February 2023, and nothing says whether it helped."
    for said in (
        "tone: strength",
        "significance: Mara liked it.",
        "impact: Kit sleeps.",
        "notes: It helped.",
    ):
        assert not rules_of(f"{event}, {said}}}", only=("involvement-tried-not-recorded",))


def test_a_dispute_says_what_is_disputed() -> None:
    event = "{date: 2023-02-01, what: Kit fell., disputed: [{by: mara, what: %s}]}"
    (found,) = findings(case_with(event % "disputed"), "disputed-fact-without-note")
    assert (
        found.message == "Mara Vale disputes the event of 1 February 2023, and the file does not say what they dispute."
    )
    assert not rules_of(event % "Kit was pushed.", only=("disputed-fact-without-note",))


ABUSE = "{date: 2023-02-01, kind: domestic-abuse, tone: concern, what: %s, impact: %s}"


def test_domestic_abuse_says_where_the_child_was() -> None:
    name = "domestic-abuse-child-location-unknown"
    (found,) = findings(case_with(ABUSE % ("Mara was hit.", "Kit was quiet.")), name)
    assert found.message == "The event of 1 February 2023 does not say where Kit Vale was."
    themed = ABUSE.replace("kind: domestic-abuse", "themes: [domestic-abuse]")
    assert rules_of(themed % ("Mara was hit.", "Kit was quiet."), only=(name,)) == [name]


@pytest.mark.parametrize(
    "event",
    [
        ABUSE % ("Mara was hit while Kit sat on the stairs.", "Kit was quiet."),
        ABUSE % ("Mara was hit.", "Kit was upstairs."),
        ABUSE % ("Mara was hit. The children were there.", "Kit was quiet."),
        ABUSE.replace("}", ", who: {saw: [kit]}}") % ("Mara was hit.", "Kit was quiet."),
        "{date: 2023-02-01, kind: domestic-abuse, tone: concern, what: Mara was hit.}",
        "{date: 2012-02-01, kind: domestic-abuse, tone: concern, what: Mara was hit., impact: x, before_birth: yes}",
    ],
)
def test_where_the_child_was_may_be_said_in_many_ways(event: str) -> None:
    assert not rules_of(event, only=("domestic-abuse-child-location-unknown",))
