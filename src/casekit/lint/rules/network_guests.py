"""Rules on who was at a network meeting: who came, who did not and why, the child's part, and who has the plan."""

import re
from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people
from casekit.case.meetings import Invitation, Meeting
from casekit.case.state import surely_holding
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, is_blank
from casekit.lint.roles import child_is_at_least, holders, is_natural, is_professional
from casekit.lint.rule import Remark, rule
from casekit.lint.rules.network_meetings import recorded, said_of
from casekit.lint.sentences import counted, listed
from casekit.lint.timing import conferences, done, newest, running
from casekit.text.finding import Severity

_CAME: Final = frozenset({"yes", "part", "remote"})
_NO_REASON: Final = frozenset(
    {"", "?", "unknown", "not known", "no reason", "none", "none given", "did not say", "dna"}
)
_CHAIR: Final = re.compile(r"\b(?:chair|iro|independent[- ]reviewing)\b", re.IGNORECASE)


@rule(
    "professionals-outnumber-network",
    subject="network",
    severity=Severity.WARNING,
    open_only=True,
    many="At {count} network meetings there were at least as many professionals as family and network.",
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def professionals_outnumber_network(case: Case, context: Context) -> Iterator[Remark]:
    """At a network meeting there were at least as many professionals as people from the family and network.

    In a room full of workers the family waits to hear what has been decided. The child and the parents count as family;
    so does anybody of whom the file does not say whether they came.

    Source: Norfolk, Meetings: "The number of network members attending should be greater than professional support".
    Flagged:
        meetings:
          - date: 2023-05-09
            kind: family-network
            invited: [{who: yolande, came: yes}, {who: jemima, came: yes}, {who: sheress, came: yes}]
    Instead:
        meetings:
          - date: 2023-05-09
            kind: family-network
            invited: [{who: yolande, came: yes}, {who: moussa, came: yes}, {who: jemima, came: yes}]
    """
    for meeting in recorded(case, context.day):
        workers = sum(guest.came in _CAME and is_professional(case, guest.who) for guest in meeting.invited)
        family = sum(guest.came != "no" and not is_professional(case, guest.who) for guest in meeting.invited)
        if workers and workers >= family:
            count = f"{counted(workers, 'professional')} and {family} from the family and network"
            yield Remark(
                meeting,
                f"At {said_of(meeting)} there were {count}.",
                f"At a network meeting there were {count}.",
                "Ask who of the professionals is needed in the room, and who else the family would bring.",
                "invited",
            )


@rule(
    "invitee-no-outcome",
    subject="network",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} people were invited to a network meeting, and nothing says whether they came.",
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def invitee_no_outcome(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody was invited to a network meeting that is over, and nothing says whether they came.

    Who came is the first thing that the next worker looks for: these people can be asked again.

    Source: Norfolk, Frequently Asked Questions: "The network, including the workers, will need to understand why a
    person didn't turn up."
    Flagged:
        meetings: [{date: 2023-05-09, kind: family-network, invited: [yolande, {who: moussa, came: yes}]}]
    Instead:
        meetings: [{date: 2023-05-09, kind: family-network, invited: [{who: yolande, came: yes}]}]
    """
    for meeting in recorded(case, context.day):
        for guest in meeting.invited:
            if is_blank(guest, "came"):
                yield Remark(
                    answered_on("invitee-no-outcome", guest, meeting),
                    f"Nothing says whether {case.name_of(guest.who)} came to {said_of(meeting)}.",
                    "Nothing says whether somebody who was invited came to a network meeting.",
                    "Add `came`: yes, no, part or remote.",
                    place=guest.place("who"),
                )


@rule(
    "absence-not-explored",
    subject="network",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} people did not come to a network meeting, and nothing says why.",
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def absence_not_explored(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody from the family or network did not come to a network meeting, and nothing says why.

    A late shift, no money for the bus, fear of meeting somebody: none of these is a lack of care. Whoever is not asked
    is taken to be uninterested, and not invited again.

    Source: Norfolk, Frequently Asked Questions: "It is important that issues of commitment are not confused with
    genuine difficulties around timing/transport etc."
    Flagged:
        meetings: [{date: 2023-05-09, kind: family-network, invited: [{who: aino, came: no}]}]
    Instead:
        meetings: [{date: 2023-05-09, kind: family-network, invited: [{who: aino, came: no, why: A late shift}]}]
    """
    for meeting in recorded(case, context.day):
        for guest in meeting.invited:
            if guest.came == "no" and not is_professional(case, guest.who) and _is_unexplained(guest):
                yield Remark(
                    answered_on("absence-not-explored", guest, meeting),
                    f"{case.name_of(guest.who)} did not come to {said_of(meeting)}, and nothing says why.",
                    "Somebody did not come to a network meeting, and nothing says why.",
                    "Ask them; add `why`, and `explored` with the day you asked.",
                    place=guest.place("came"),
                )


def _is_unexplained(guest: Invitation) -> bool:
    return str(guest.why or "").strip(" .").casefold() in _NO_REASON and is_blank(guest, "explored")


@rule(
    "child-attendance-not-planned",
    subject="network",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="{count} network meetings do not say how the child took part, or how that was planned.",
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def child_attendance_not_planned(case: Case, context: Context) -> Iterator[Remark]:
    """The record of a network meeting does not say how the child took part, or how that was planned with them.

    A child who hears everything at once is overwhelmed; one who is kept away is talked about. Part of the meeting, a
    letter, a drawing, somebody to speak for them: it needs a thought beforehand.

    Source: Norfolk, Frequently Asked Questions: "If a child is attending the meeting, this will need to be carefully
    planned so they are not overwhelmed".
    Flagged:
        meetings: [{date: 2023-05-09, kind: family-network, bottom_line: We step in., child: {part: all}}]
    Instead:
        meetings:
          - date: 2023-05-09
            kind: family-network
            bottom_line: We step in.
            child: {part: all, planned: Ndéla chose where to sit and when to stop.}
    """
    for meeting in recorded(case, context.day):
        if not child_is_at_least(case, context, "voice.child_from", meeting.date.earliest or context.day):
            continue
        child = meeting.child
        if is_blank(meeting, "child"):
            what = "how the child took part"
        elif child is not None and child.part != "none" and is_blank(child, "planned"):
            what = "how the child's part was planned with them"
        else:
            continue
        yield Remark(
            meeting,
            f"Nothing says {what.replace('the child', case.child_name)} at {said_of(meeting)}.",
            f"Nothing says {what} at a network meeting.",
            "Add `child` with `part` (all, some or none) and what was `planned`.",
            place=child.place() if child is not None else meeting.place("date"),
        )


@rule(
    "child-not-there-not-told",
    subject="network",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="{count} network meetings took place without the child, and nothing says that they were shown the plan.",
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def child_not_there_not_told(case: Case, context: Context) -> Iterator[Remark]:
    """The child was not at a network meeting, and nothing says that they were shown the plan.

    The people who love the child met about the child. Words, pictures and a photograph of everybody round the table
    tell them that, and what was agreed.

    Source: Norfolk, Frequently Asked Questions: "they could be shown the plan using words and pictures the network put
    together for them, as well as photos of the meeting".
    Flagged:
        meetings: [{date: 2023-06-06, kind: family-network, bottom_line: We step in., child: {part: none}}]
    Instead:
        meetings:
          - date: 2023-06-06
            kind: family-network
            bottom_line: We step in.
            child: {part: none}
            plan_shared_with: [ndela]
    """
    plan = case.file.safety_plan
    told: list[PartialDate | None] = [day for one in case.file.words_and_pictures for day in (one.shown, one.date)]
    if plan is not None and plan.child_knows is not None:
        told.append(plan.child_knows.date)
    for meeting in recorded(case, context.day):
        if meeting.child is None or meeting.child.part != "none" or case.child_key in meeting.plan_shared_with:
            continue
        if any(day is not None and day.before(meeting.date) is not True for day in told):
            continue
        if child_is_at_least(case, context, "voice.child_from", context.day):
            yield Remark(
                meeting,
                f"{case.child_name} was not at {said_of(meeting)}, and nothing says that they were shown the plan.",
                "The child was not at a network meeting, and nothing says that they were shown the plan.",
                "Show them the plan in words and pictures; add the child to `plan_shared_with`.",
                place=meeting.child.place("part"),
            )


@rule(
    "plan-not-shared",
    subject="network",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def plan_not_shared(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody who was at the last network meeting, or who needs it for their work, has not been given the plan.

    People do what they have in their hands. The conference chair (child protection) or the independent reviewing
    officer (children in care) needs it too, and so does the child's own worker. The authority's time for writing up is
    allowed first.

    Source: Norfolk, The Plan: "The (safety) plan is written up and shared with all those attending as well as workers,
    (including CP Chair or IRO where relevant)."
    Flagged:
        meetings:
          - date: 2023-05-09
            kind: family-network
            bottom_line: We step in.
            invited: [{who: yolande, came: yes}, {who: moussa, came: yes}]
            plan_shared_with: [yolande, jemima]
    Instead:
        meetings:
          - date: 2023-05-09
            kind: family-network
            bottom_line: We step in.
            invited: [{who: yolande, came: yes}, {who: moussa, came: yes}]
            plan_shared_with: [yolande, moussa, jemima]
    """
    held = list(recorded(case, context.day))
    if not held or held[-1].date.latest is None:
        return
    meeting, day = held[-1], held[-1].date.latest
    if context.day <= context.policy.due_after("recording.other", day):
        return
    given = {str(key) for key in meeting.plan_shared_with}
    if not given and not is_blank(meeting, "plan_shared_with"):
        return
    given |= {str(meeting.led_by)} if meeting.led_by else set()
    given |= {str(one.with_) for one in case.file.safety_plan.shared} if case.file.safety_plan is not None else set()
    wanted = [str(guest.who) for guest in meeting.invited if guest.came in _CAME]
    workers = case.file.case.workers if case.file.case is not None else ()
    wanted += [str(worker.who) for worker in surely_holding(workers, day)]
    if running(context, "child-protection", "child-in-care") is not None:
        wanted += [key for key, one in case.file.professionals.items() if one.role and _CHAIR.search(one.role)]
    missing = [key for key in dict.fromkeys(wanted) if key not in given]
    if missing:
        count = counted(len(missing), "person", "people")
        yield Remark(
            meeting,
            f"The plan of {said_of(meeting)} has not gone to {listed([case.name_of(key) for key in missing])}.",
            f"The plan of the last network meeting has not gone to {count} who should have it.",
            "Give it to them, and add them to `plan_shared_with`.",
            "plan_shared_with" if meeting.says("plan_shared_with") else "date",
        )


@rule(
    "network-absent-from-conference-or-core-group",
    subject="network",
    severity=Severity.ADVICE,
    plans=frozenset({"child-protection"}),
    open_only=True,
)
def network_absent_from_conference_or_core_group(case: Case, context: Context) -> Iterator[Remark]:
    """Nobody from the network was at the last conference or core group; only parents, the child and professionals.

    The network made the plan and carries it out. Without it, the core group talks about people who are not there.

    Source: Norfolk, The Plan: "should be taken to the conference by the social worker and members of the network";
    "The family network will then review progress at core group meetings with the other workers involved."
    Flagged:
        case:
          plans: [{plan: child-protection, from: 2023-05-02}]
          conferences: [{kind: icpc, date: 2023-05-02, attended: [jemima, sheress, aino, moussa]}]
    Instead:
        case:
          plans: [{plan: child-protection, from: 2023-05-02}]
          conferences: [{kind: icpc, date: 2023-05-02, attended: [jemima, sheress, aino, moussa, yolande]}]
    """
    core_groups = (one for one in case.file.meetings if one.kind == "core-group")
    held = newest([*done(core_groups, context.day), *conferences(case, context.day, ("icpc", "rcpc", "transfer-in"))])
    record = held.record if held is not None else None
    if isinstance(record, Meeting):
        attended = [str(guest.who) for guest in record.invited if guest.came != "no"]
    else:
        attended = [str(key) for key in getattr(record, "attended", ())]
    parents = {person.key for person in holders(case, context.day)} | set(case.parents.get(case.child_key, ()))
    if held is None or not attended or not all(key in case.everybody for key in attended):
        return
    if not any(is_natural(case, key) and key != case.child_key and key not in parents for key in attended):
        what = "core group" if isinstance(record, Meeting) else "conference"
        yield Remark(
            held.record,
            f"Nobody from the network was at the {what} of {for_people(held.when)}.",
            f"Nobody from the network was at the last {what}.",
            "Ask the family who could come with them next time.",
            "invited" if isinstance(record, Meeting) else "attended",
        )
