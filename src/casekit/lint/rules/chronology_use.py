"""Rules on what a chronology is for: read through, analysed, shared, used, and about the child."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import DateForm, for_people
from casekit.case.events import Chronology, Event
from casekit.case.meetings import Meeting
from casekit.lint.context import Context
from casekit.lint.happened import meeting_was_held
from casekit.lint.involved import first_within, opened_on
from casekit.lint.recorded import answered_on, days, is_blank, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.rules.chronology import FEWEST_EVENTS, overdue_touch
from casekit.lint.rules.events import asks_for_impact, events_until, lacks_impact
from casekit.text.finding import ALIKE, Label, Severity

_LAST_SUPERVISIONS: Final = 2
_MAX_AGE: Final = "chronology.max_age"


@rule("not-reviewed", subject="chronology", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def not_reviewed(case: Case, context: Context) -> Iterator[Remark]:
    """The chronology has not been read through for longer than the authority expects, or nothing says what it shows.

    Events alone are a list. Somebody has to read them from the first to the last and say what they show: what grows
    closer together, what helped, what is not known. Silent where the chronology as a whole is out of date, for that is
    said already.

    Source: Kent guidance, What should a Chronology include: "Reviewed and analysed – a chronology which is not reviewed
    regularly is of limited relevance." How can a chronology support your practice: "To carry out an effective
    assessment it is essential to review and analyse the chronology."
    Flagged:
        chronology:
          events:
            - {date: 2023-05-02, kind: school-change, what: Ndéla started at Ashford School.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          analysis: Since Ndéla lives with Yolande and Christian she has missed no day of school.
          events:
            - {date: 2023-05-02, kind: school-change, what: Ndéla started at Ashford School.}
    """
    chronology = case.file.chronology
    if chronology is None or not case.events:
        return
    lack = _lack_of_review(case, chronology, context)
    if lack is not None and overdue_touch(case, context):
        yield left_to("chronology-stale", chronology)
    elif lack is not None:
        message, public = lack
        yield Remark(
            chronology,
            message,
            public,
            "Read it from first to last, write in `analysis` what it shows, and set `reviewed` to that day.",
            place=chronology.place("reviewed") if chronology.says("reviewed") else case.file.place("chronology"),
        )


def _lack_of_review(case: Case, chronology: Chronology, context: Context) -> tuple[str, str] | None:
    """What is wrong with the review, and the same without dates; `None` where nothing surely is."""
    reviewed, analysis = chronology.reviewed, chronology.analysis
    expected = context.policy.expectation(_MAX_AGE)
    if reviewed is None and not lacks(chronology, "reviewed"):
        return None
    dates = [when for when in (reviewed, analysis.date if analysis is not None else None) if when is not None]
    dates = [when for when in dates if when.form is not DateForm.UNKNOWN]
    if not dates:
        opened = opened_on(case)
        if opened is None or opened.latest is None or context.day <= context.policy.due_after(_MAX_AGE, opened.latest):
            return None
        said = f"Nothing says that the chronology has ever been read through and analysed ({expected})."
        return said, said
    newest = max(dates, key=lambda when: when.sort_key)
    if newest.latest is None:
        return None
    if context.day > context.policy.due_after(_MAX_AGE, newest.latest):
        ago = days((context.day - newest.latest).days)
        said = "The chronology was last read through and analysed"
        if newest.day is None:
            return (f"{said} at least {ago} ago ({expected}).",) * 2
        return f"{said} on {for_people(newest)}, {ago} ago ({expected}).", f"{said} {ago} ago ({expected})."
    if is_blank(chronology, "analysis"):
        said = "The chronology was read through, and nothing says what it shows."
        return said, said
    return None


@rule(
    "theme-building-up",
    subject="chronology",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    many="Concerns of {count} themes have come again and again since the chronology was last analysed.",
)
def theme_building_up(case: Case, context: Context) -> Iterator[Remark]:
    """Concerns of one theme come again and again, and the chronology has not been analysed since.

    Each alone may look small. Side by side they show whether things grow closer together or worse, which no single
    entry does. Counted are events marked as concerns in the last 12 months, by theme.

    Source: Kent guidance, When is a Chronology Required: "A thematic chronology is a chronology about a specific issue
    or concern, such as domestic abuse incidents". How can a chronology support your practice: "a timeline of events
    which may individually not give cause for concern may lead to an earlier identification of possible abuse or
    neglect".
    Flagged:
        chronology:
          reviewed: 2023-04-11
          analysis: Ndéla missed fewer days of school since she moved.
          events:
            - {date: 2022-09-20, tone: concern, themes: [school-attendance], what: Ndéla missed two days of school.}
            - {date: 2023-04-18, tone: concern, themes: [school-attendance], what: Ndéla missed three days of school.}
            - {date: 2023-05-16, tone: concern, themes: [school-attendance], what: Ndéla missed a week of school.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          analysis: Ndéla has missed more school since April. All were weeks in which Aino rang her at night.
          events:
            - {date: 2022-09-20, tone: concern, themes: [school-attendance], what: Ndéla missed two days of school.}
            - {date: 2023-04-18, tone: concern, themes: [school-attendance], what: Ndéla missed three days of school.}
            - {date: 2023-05-16, tone: concern, themes: [school-attendance], what: Ndéla missed a week of school.}
    """
    chronology = case.file.chronology
    if chronology is None or (chronology.reviewed is None and chronology.says("reviewed")):
        return
    by_theme: dict[str, list[Event]] = defaultdict(list)
    first = first_within(context.policy, "chronology.theme_within", context.day)
    for event in events_until(case, context.day):
        if event.tone != "concern" or not event.themes or event.date.earliest is None:
            continue
        if event.date.earliest >= first:
            for theme in dict.fromkeys(theme.casefold() for theme in event.themes):
                by_theme[theme].append(event)
    count = context.policy.length("chronology.theme_count").number
    if not any(len(events) >= count for events in by_theme.values()) or _lack_of_review(case, chronology, context):
        return
    seen = [chronology.reviewed, chronology.analysis.date if chronology.analysis is not None else None]
    for theme, events in by_theme.items():
        newest = max(events, key=lambda event: event.date.sort_key)
        if len(events) >= count and all(when is None or when.before(newest.date) is True for when in seen):
            within = context.policy.length("chronology.theme_within").for_people()
            expected = context.policy.expectation("chronology.theme_count")
            said = f"concerns of one theme in {within}, and no analysis since the last of them ({expected})"
            yield Remark(
                answered_on("theme-building-up", newest, chronology),
                f"There were {len(events)} {said.replace('one theme', f'the theme “{theme}”')}.",
                f"There were {len(events)} {said}.",
                "Look at them side by side (`casekit chronology --theme`), and write in `analysis` what they show.",
                place=newest.place("date"),
                labels=tuple(Label(event.place("date"), ALIKE, ALIKE) for event in events if event is not newest),
            )


@rule(
    "not-used-in-supervision",
    subject="chronology",
    severity=Severity.ADVICE,
    open_only=True,
    about=("meetings.*.kind=supervision",),
)
def not_used_in_supervision(case: Case, context: Context) -> Iterator[Remark]:
    """The last two supervisions did not use the chronology.

    Supervision talks of the last weeks. The chronology is what brings the last years into the room. Anything in `used`,
    the reflection or the notes that speaks of the chronology counts.

    Source: Kent guidance, How can a chronology support your practice: "Using their findings as an integral part of
    supervision and peer review."
    Flagged:
        meetings:
          - {date: 2023-04-25, kind: supervision, with: [jemima, priya], used: [map], reflection: We talked of sleep.}
          - {date: 2023-05-23, kind: supervision, with: [jemima, priya], used: [map], reflection: We talked of school.}
    Instead:
        meetings:
          - {date: 2023-04-25, kind: supervision, with: [jemima, priya], used: [map], reflection: We talked of sleep.}
          - {date: 2023-05-23, kind: supervision, with: [jemima, priya], used: [chronology, map]}
    """
    held = [
        meeting
        for meeting in case.file.meetings
        if meeting.kind == "supervision" and meeting.date.after(context.day) is False and _says_something(meeting)
    ]
    if len(held) < _LAST_SUPERVISIONS or not case.events:
        return
    held.sort(key=lambda meeting: meeting.date.sort_key)
    last = held[-_LAST_SUPERVISIONS:]
    if any(_speaks_of_chronology(meeting) for meeting in last):
        return
    yield Remark(
        answered_on("not-used-in-supervision", last[-1], *last, case.file.chronology),
        f"The last two supervisions ({for_people(last[0].date)} and {for_people(last[1].date)}) did not use the "
        "chronology.",
        "The last two supervisions did not use the chronology.",
        "Bring it to the next one: what does it show, and what is not known yet? Write `used: [chronology]`.",
        place=last[-1].place("date"),
    )


def _says_something(meeting: Meeting) -> bool:
    return meeting_was_held(meeting) or bool(meeting.used or meeting.notes or meeting.actions or meeting.hypotheses)


def _speaks_of_chronology(meeting: Meeting) -> bool:
    """Whether a supervision speaks of the chronology, or says what was used in a way that could not be read."""
    if not meeting.used and not is_blank(meeting, "used"):
        return True
    texts = (*meeting.used, meeting.reflection, meeting.notes, *(one.what for one in meeting.hypotheses))
    return any(text and ("chronolog" in text.casefold() or "timeline" in text.casefold()) for text in texts)


@rule("not-shared", subject="chronology", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def not_shared(case: Case, context: Context) -> Iterator[Remark]:
    """The chronology was shown to nobody in the family, and nothing says why.

    They know what is wrong in it: a date, a name, the reason why somebody moved. What is put right now is not copied
    into every report. Asked once the case has been open for as long as a chronology may go without being updated.

    Source: Kent guidance, How can a chronology support your practice: "The chronology should normally be shown to, and
    discussed with, the person it is about, or their parent in the case of a young child."
    Flagged:
        chronology:
          reviewed: 2023-05-30
          shared: [{with: sheress, date: 2023-05-09}]
          events:
            - {date: 2022-11-05, kind: house-move, what: Ndéla moved to her aunt and uncle's home.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          shared: [{with: ndela, date: 2023-05-09, how: We read it together.}]
          events:
            - {date: 2022-11-05, kind: house-move, what: Ndéla moved to her aunt and uncle's home.}
    """
    chronology, opened = case.file.chronology, opened_on(case)
    if chronology is None or not case.events or opened is None or opened.latest is None:
        return
    if context.day <= context.policy.due_after(_MAX_AGE, opened.latest):
        return
    if chronology.says("withhold") or chronology.says("share") or (not chronology.shared and chronology.says("shared")):
        return
    if any(one.with_ in case.family or one.with_ in case.file.network for one in chronology.shared):
        return
    since = f"the case has been open since {for_people(opened)}"
    yield Remark(
        chronology,
        f"Nothing says that the chronology was shown to {case.child_name} or anybody in the family; {since}.",
        "Nothing says that the chronology was shown to the child or anybody in the family.",
        "Read it with them and add `shared`; if that would increase a risk, add `withhold` with the reason.",
        place=chronology.place("shared") if chronology.says("shared") else case.file.place("chronology"),
    )


@rule("child-missing-from-story", subject="chronology", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def child_missing_from_story(case: Case, context: Context) -> Iterator[Remark]:
    """Hardly any event says what things were like for the child.

    A list of what workers and agencies did is not the child's story. Silent where `event-without-impact` asks what an
    event meant for the child, for that is the same gap; what is left are chronologies of meetings, visits and plans.

    Source: Kent guidance, Case Summaries and Chronologies: "so that it is clear about their lived experience".
    Calderdale: a chronology is "not a list of social worker activities".
    Flagged:
        chronology:
          events:
            - {date: 2022-11-03, kind: plan-start, what: A child in need plan began.}
            - {date: 2022-12-01, kind: core-group, what: The core group met at school.}
            - {date: 2023-01-12, kind: core-group, what: The core group met at school.}
            - {date: 2023-03-03, kind: worker-change, what: Raul Limington left.}
            - {date: 2023-04-07, kind: plan-start, what: Early help began.}
    Instead:
        chronology:
          events:
            - {date: 2022-11-03, kind: plan-start, what: A child in need plan began.}
            - date: 2022-12-01
              kind: core-group
              what: The core group met at school.
              child_view: I was sat there for an hour and nobody asked me.
            - {date: 2023-01-12, kind: core-group, what: The core group met at school.}
            - {date: 2023-03-03, kind: worker-change, what: Raul Limington left.}
            - {date: 2023-04-07, kind: plan-start, what: Early help began.}
    """
    born = case.child.born if case.child is not None else None
    if born is None or case.file.chronology is None:
        return
    count = tells = 0
    for event in events_until(case, context.day):
        if event.date.before(born) is not False or event.kind == "birth":
            continue
        count += 1
        if not lacks_impact(event):
            tells += 1
        elif asks_for_impact(event, case):
            yield left_to("event-without-impact", event)
            return
    least = context.policy.length("chronology.least_child").number
    if count < FEWEST_EVENTS or tells * 100 >= least * count:
        return
    expected = context.policy.expectation("chronology.least_child")
    said = f"{tells or 'None'} of the {count} events since the birth"
    public = f"{said} say{'s' if tells == 1 else ''} what things were like for the child ({expected})."
    yield Remark(
        case.file.chronology,
        public.replace("the child (", f"{case.child_name} ("),
        public,
        "Add to the events that touched the child an `impact` or a `child_view`, in their words.",
        place=case.file.place("chronology"),
    )
