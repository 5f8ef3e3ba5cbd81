"""Rules on family network meetings: that there is one, the bottom line, consent, and what the record of it says."""

from collections.abc import Iterator
from datetime import date, time
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import for_people, uk_day
from casekit.case.meetings import Meeting
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, days, is_blank
from casekit.lint.roles import child_is_at_least, holders
from casekit.lint.rule import Remark, rule
from casekit.lint.sentences import listed
from casekit.lint.timing import Done, deadline, done, meetings, running
from casekit.text.finding import Severity

KINDS: Final = frozenset({"family-network", "family-group-conference"})
"""The meetings that belong to the family and its network."""

_SAID: Final = (
    *("bottom_line", "consent", "invited", "ground_rules", "why_explained", "missing_people_asked", "child"),
    *("plan_shared_with", "feedback", "actions", "decisions", "notes"),
)
_SATURDAY: Final = 5
_NINE, _FIVE = time(9), time(17)


def network_meetings(case: Case, day: date) -> list[Done]:
    """The network meetings that may have been held by a day, from the first to the last."""
    return sorted(done((one for one in case.file.meetings if one.kind in KINDS), day), key=lambda one: one.by)


def recorded(case: Case, day: date) -> Iterator[Meeting]:
    """The network meetings of this involvement of which more than the date is recorded."""
    for one in network_meetings(case, day):
        meeting = one.record
        if isinstance(meeting, Meeting) and not is_bare(meeting) and one.when.before(day) is True:
            yield meeting


def is_bare(meeting: Meeting) -> bool:
    """Whether nothing is recorded of a meeting but when it was; then one finding says so, and no other."""
    return all(is_blank(meeting, field) for field in _SAID)


def said_of(meeting: Meeting) -> str:
    """How to name a meeting in a sentence."""
    return f"the network meeting of {for_people(meeting.date)}"


@rule(
    "no-meeting-yet",
    subject="network",
    severity=Severity.WARNING,
    plans=frozenset({"child-in-need", "child-protection"}),
    open_only=True,
    needs_whole_file=True,
)
def no_meeting_yet(case: Case, context: Context) -> Iterator[Remark]:
    """The family's network has not met since the plan began.

    The people who could keep the child safe are asked late, or never, while professionals plan without them. A meeting
    before the plan began counts as well, as does one for which a day is set.

    Source: Norfolk, Consent: "should be invited at the earliest stage to involve their wider networks in the meeting";
    Engagement: "The meeting should happen at the earliest point possible".
    Flagged:
        case:
          plans: [{plan: child-in-need, from: 2023-04-07}]
        meetings:
    Instead:
        case:
          plans: [{plan: child-in-need, from: 2023-04-07}]
        meetings: [{date: 2023-04-28, kind: family-network, bottom_line: Social care will step in.}]
    """
    plan = running(context, "child-in-need", "child-protection")
    if plan is None or any(one.kind in KINDS for one in case.file.meetings):
        return
    if any(meetings(case, context.day, KINDS)):
        return
    due = deadline(context, "fnm.first_meeting", plan.since)
    if due.is_missed(context.day):
        yield Remark(
            answered_on("no-meeting-yet", plan.plan, case.file),
            f"The family's network has not met since the plan began on {uk_day(plan.since)}; "
            f"a first meeting {due.words(context.day)}.",
            f"The family's network has not met since the plan began; a first meeting {due.public(context.day)}.",
            "Ask the child and the parents whom they would want in the room, and set a day that suits these people.",
            place=plan.plan.place("from"),
        )


@rule(
    "bottom-line-missing",
    subject="network",
    severity=Severity.ERROR,
    open_only=True,
    needs_whole_file=True,
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def bottom_line_missing(case: Case, context: Context) -> Iterator[Remark]:
    """The record of the last network meeting has no bottom line, or one that was agreed only afterwards.

    The network plans fairly only if it knows beforehand what professionals will do if its plan does not keep the child
    safe. Only the newest meeting is looked at. Where nothing at all is recorded of it, this rule says so for all.

    Source: Norfolk, Worker Authenticity: "A 'bottom line' may need to be agreed in advance"; Meetings: "The network
    will need to know why they are there and what the bottom line is".
    Flagged:
        meetings: [{date: 2023-05-09, kind: family-network, invited: [{who: yolande, came: yes}]}]
    Instead:
        meetings:
          - date: 2023-05-09
            kind: family-network
            bottom_line: {what: Early Help will ask social care to step in., agreed: 2023-05-02}
            invited: [{who: yolande, came: yes}]
    """
    held = [one for one in network_meetings(case, context.day) if one.when.before(context.day) is True]
    meeting = held[-1].record if held else None
    if not isinstance(meeting, Meeting):
        return
    line = meeting.bottom_line
    if is_blank(meeting, "bottom_line"):
        what = "Nothing is recorded of" if is_bare(meeting) else "No bottom line is recorded for"
        more = ", not even the bottom line" if is_bare(meeting) else ""
        yield Remark(
            meeting,
            f"{what} {said_of(meeting)}{more}.",
            f"{what} the last network meeting{more}.",
            "Write down what professionals will do if the family's plan does not keep the child safe (`bottom_line`).",
            "date",
        )
    elif line is not None and line.agreed is not None and line.agreed.after(meeting.date) is True:
        yield Remark(
            answered_on("bottom-line-missing", line, meeting),
            f"The bottom line was agreed ({for_people(line.agreed)}) after {said_of(meeting)}.",
            "The bottom line was agreed only after the network meeting.",
            "Check both dates. If it is so, tell everybody who was there what the bottom line is.",
            place=line.place("agreed"),
        )


@rule(
    "consent-missing",
    subject="network",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="{count} network meetings do not say whether everybody with parental responsibility was asked.",
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def consent_missing(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody with parental responsibility, or the child, was not asked to agree to a network meeting.

    A parent who was not asked learns from others what was said about the family. Asked, even an answer of no can be
    worked with. Whoever must not be asked for safety's sake has a reason on the record (`allow`).

    Source: Norfolk, Consent: "The child (depending on age and understanding) and the parents (all those with PR) should
    be invited at the earliest stage to involve their wider networks".
    Flagged:
        meetings: [{date: 2023-05-09, kind: family-network, bottom_line: We step in., consent: {ndela: yes, aino: yes}}]
    Instead:
        meetings:
          - date: 2023-05-09
            kind: family-network
            bottom_line: We step in.
            consent: {ndela: yes, aino: yes, moussa: no}
    """
    for meeting in recorded(case, context.day):
        day = meeting.date.latest
        if day is None or (meeting.consent == {} and not is_blank(meeting, "consent")):
            continue
        asked = {key for key, answer in meeting.consent.items() if answer != "not-asked"}
        wanted = [(person.key, "somebody with parental responsibility") for person in holders(case, day)]
        if child_is_at_least(case, context, "voice.child_from", meeting.date.earliest or day):
            wanted.append((case.child_key, "the child"))
        missing = [(key, who) for key, who in wanted if key not in asked]
        if missing:
            names = listed([case.name_of(key) for key, _ in missing], "or")
            public = listed(list(dict.fromkeys(who for _, who in missing)), "or")
            yield Remark(
                meeting,
                f"Nothing says that {names} was asked to agree to {said_of(meeting)}.",
                f"Nothing says that {public} was asked to agree to a network meeting.",
                "Ask, and add the answer to `consent`; if they must not be asked, say why as a reason (`allow`).",
                "consent" if meeting.says("consent") else "date",
            )


@rule(
    "ground-rules-missing",
    subject="network",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def ground_rules_missing(case: Case, context: Context) -> Iterator[Remark]:
    """A network meeting has no ground rules, or professionals set them.

    Rules that the family sets (one at a time, breaks, the child may stop it) make the room theirs.

    Source: Norfolk, Meetings: "All meetings should start by establishing the ground rules. The members should be
    empowered to decide what these should be".
    Flagged:
        meetings: [{date: 2023-05-09, kind: family-network, bottom_line: We step in., ground_rules: {set_by: jemima}}]
    Instead:
        meetings: [{date: 2023-05-09, kind: family-network, bottom_line: We step in., ground_rules: {set_by: network}}]
    """
    for meeting in recorded(case, context.day):
        rules = meeting.ground_rules
        if is_blank(meeting, "ground_rules"):
            message = "No ground rules are recorded for a network meeting."
            help = "Ask the family at the start what the rules should be; add them to `ground_rules`."
            yield Remark(meeting, f"No ground rules are recorded for {said_of(meeting)}.", message, help, "date")
        elif rules is not None and rules.set_by and str(rules.set_by).casefold() in case.file.professionals:
            message = "The ground rules of a network meeting were set by a professional."
            help = "Let the family set them next time; offer suggestions only."
            yield Remark(meeting, message, message, help, place=rules.place("set_by"))


@rule(
    "who-is-missing-not-asked",
    subject="network",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def who_is_missing_not_asked(case: Case, context: Context) -> Iterator[Remark]:
    """Nobody asked at the first network meeting who else should be there.

    Those who came know who is not there: the aunt whom nobody mentions, the neighbour with the key.

    Source: Norfolk, Meetings: "the first meeting should be used to see if anyone from the network has been missed out
    who could helpfully be included".
    Flagged:
        meetings: [{date: 2023-05-09, kind: family-network, bottom_line: We step in., missing_people_asked: no}]
    Instead:
        meetings: [{date: 2023-05-09, kind: family-network, bottom_line: We step in., missing_people_asked: yes}]
    """
    for meeting in recorded(case, context.day):
        if meeting.missing_people_asked == "no" or is_blank(meeting, "missing_people_asked"):
            said = "Nobody asked" if meeting.missing_people_asked == "no" else "Nothing says that anybody asked"
            yield Remark(
                meeting,
                f"{said} at {said_of(meeting)} who else should be there.",
                f"{said} at the first network meeting who else should be there.",
                "Ask next time: who else should be here? Then set `missing_people_asked: yes`.",
                "missing_people_asked" if meeting.says("missing_people_asked") else "date",
            )
        return


@rule(
    "purpose-not-explained",
    subject="network",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="{count} network meetings do not say whether people were told why they were there.",
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def purpose_not_explained(case: Case, context: Context) -> Iterator[Remark]:
    """The record of a network meeting does not say that people were told why they were there.

    A grandmother who thinks that she has come to be questioned offers nothing. Told that she is there because the
    child asked for her, she may offer a bed.

    Source: Norfolk, Meetings: "The network will need to know why they are there and what the bottom line is".
    Flagged:
        meetings: [{date: 2023-05-09, kind: family-network, bottom_line: We step in.}]
    Instead:
        meetings: [{date: 2023-05-09, kind: family-network, bottom_line: We step in., why_explained: yes}]
    """
    for meeting in recorded(case, context.day):
        if meeting.why_explained == "no" or is_blank(meeting, "why_explained"):
            told = "were not told" if meeting.why_explained == "no" else "are not recorded as having been told"
            yield Remark(
                meeting,
                f"The people at {said_of(meeting)} {told} why they were there.",
                f"The people at a network meeting {told} why they were there.",
                "Explain it at the start, to everybody; then set `why_explained: yes`.",
                "why_explained" if meeting.says("why_explained") else "date",
            )


@rule(
    "timing-suits-professionals",
    subject="network",
    severity=Severity.ADVICE,
    open_only=True,
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def timing_suits_professionals(case: Case, context: Context) -> Iterator[Remark]:
    """The newest network meeting begins in office hours on a weekday, and no note says that this suits the family.

    People who work, or fetch children from school, cannot come at eleven on a Tuesday; then it looks as if they did not
    want to.

    Source: Norfolk, Engagement: "while respecting network members caring or work responsibilities"; The Plan: "These
    should be arranged around the family network."
    Flagged:
        meetings: [{date: 2023-05-09, at: "11:00", kind: family-network, bottom_line: We step in.}]
    Instead:
        meetings: [{date: 2023-05-09, at: "18:00", kind: family-network, bottom_line: We step in.}]
    """
    all_of_them = [one for one in case.file.meetings if one.kind in KINDS]
    meeting = max(all_of_them, key=lambda one: one.date.sort_key, default=None)
    if meeting is None or meeting.date.day is None or not meeting.at or not is_blank(meeting, "notes"):
        return
    day = meeting.date.day
    if day.weekday() < _SATURDAY and _in_office_hours(str(meeting.at)):
        message = "A network meeting begins in office hours on a weekday."
        yield Remark(
            meeting,
            f"The network meeting of {uk_day(day)} begins at {meeting.at}, in office hours.",
            message,
            "Ask the family which time suits their work and caring; say so in `notes`.",
            "at",
        )


def _in_office_hours(text: str) -> bool:
    hours, _, minutes = text.strip().replace(".", ":").partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60):
        return False
    return _NINE <= time(int(hours), int(minutes)) < _FIVE


@rule(
    "feedback-not-sought",
    subject="network",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def feedback_not_sought(case: Case, context: Context) -> Iterator[Remark]:
    """Nobody was asked how the last network meeting was for them.

    Who was not heard this time stays away next time. One question at the door tells more than the minutes.

    Source: Norfolk, Frequently Asked Questions: "Offering opportunities to share feedback about the meeting is also
    very helpful to ensure that everyone feels comfortable to attend."
    Flagged:
        meetings: [{date: 2023-05-09, kind: family-network, bottom_line: We step in.}]
    Instead:
        meetings: [{date: 2023-05-09, kind: family-network, bottom_line: We step in., feedback: [I was listened to.]}]
    """
    held = list(recorded(case, context.day))
    if held and is_blank(held[-1], "feedback"):
        age = days((context.day - held[-1].date.latest).days) if held[-1].date.latest is not None else ""
        message = f"Nothing says how people found the last network meeting, {age} ago."
        help = "Ask the family and the network how it was, and what would make the next one better; add `feedback`."
        yield Remark(held[-1], message, message, help, "date")
