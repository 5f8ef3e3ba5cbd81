"""Reviews, conferences and meetings that a plan asks for, counted from the last one or from when the plan began."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from casekit.case.involvement import PlanPeriod
from casekit.chronology.words import capital
from casekit.due.item import Due
from casekit.due.reckoning import Desk, Since
from casekit.lint.care_visits import CARE_REVIEWS
from casekit.lint.rules.safety_plan import REVIEWS
from casekit.lint.timing import Done, Running, begun, conferences, meetings, running

_EARLY_HELP_REVIEWS: Final = frozenset({"review", "child-in-need", "family-network", "family-group-conference"})
_CIN_REVIEWS: Final = frozenset({"child-in-need", "review", "family-network", "family-group-conference", "core-group"})
_SHORT_BREAKS: Final = frozenset({"V3", "V4"})
_NETWORK: Final = frozenset({"family-network", "family-group-conference"})
_FIRST_CONFERENCES: Final = ("icpc", "pre-birth", "transfer-in")


class PlanOn(NamedTuple):
    """A plan the child is on, when it began, and whether it is sure that the child is on it."""

    plan: PlanPeriod
    since: Since | None
    certain: bool

    def now(self, found: Iterable[Done]) -> list[Done]:
        """What was done and may belong to this plan, not to the time before it."""
        first = self.since.earliest if self.since is not None else None
        return [one for one in found if first is None or one.by >= first]


def plan_on(desk: Desk, name: str) -> PlanOn | None:
    """The plan of that name which the child is, or may be, on; the one begun last, if there are several."""
    periods = [one for one in desk.context.state.plans if one.plan == name]
    if not periods:
        return None
    period = max(periods, key=lambda one: (one.from_.latest if one.from_ else None) or date.min)
    certain = not (period.to is not None and period.to.is_over_by(desk.day) is None)
    certain = certain and not (period.to is None and period.says("to"))
    since = desk.since("plan began", period.from_, period.place("from"))
    if since is None and period.from_ is not None and period.from_.latest is not None:
        return None
    if since is not None and period.from_ is not None and period.from_.day is not None:
        since = _from_the_first(desk, period, since)
    return PlanOn(period, since, certain)


def _from_the_first(desk: Desk, period: PlanPeriod, since: Since) -> Since:
    """The day on which plans of one name, each following the one before without a gap, began."""
    first = begun(desk.case, Running(period, since.latest))
    if first == since.latest:
        return since
    periods = desk.case.file.case.plans if desk.case.file.case is not None else ()
    for one in periods:
        if one.plan == period.plan and one.from_ is not None and one.from_.latest == first:
            return desk.since("plan began", one.from_, one.place("from")) or since
    return since


def plans(desk: Desk) -> Iterator[Due]:
    """Reviews, core groups, conferences and network meetings."""
    for found in (
        *_child_protection(desk),
        _before_conference(desk),
        _child_in_need(desk),
        _early_help(desk),
        _child_in_care(desk),
        _pathway(desk),
        _strengthening_independence(desk),
        _network(desk, "child-protection", "fnm.review_interval_child_protection"),
        _network(desk, "child-in-need", "fnm.review_interval_child_in_need"),
    ):
        if found is not None:
            yield found


class Series(NamedTuple):
    """Something that happens again and again: its kind, its name, and the values for the first and for later ones."""

    kind: str
    name: str
    first_key: str
    key: str


_CIN: Final = Series("child-in-need-review", "child in need review", "cin.review_interval", "cin.review_interval")
_EARLY_HELP: Final = Series("early-help-review", "Early Help review", "earlyhelp.first_review", "earlyhelp.interval")
_PATHWAY: Final = Series("pathway-review", "pathway plan review", "leaving.pathway_review", "leaving.pathway_review")
_INDEPENDENCE: Final = Series(
    "strengthening-independence-review",
    "Strengthening Independence review",
    "strengthening_independence.review_interval",
    "strengthening_independence.review_interval",
)


def _again(desk: Desk, on: PlanOn, series: Series, found: Iterable[Done]) -> Due | None:
    """The next of a series: the first one from when the plan began, later ones from the last."""
    since = desk.last(f"last {series.name}", on.now(found))
    if since is not None:
        return desk.after(series.kind, capital(series.name), series.key, since, certain=on.certain)
    return desk.after(series.kind, f"First {series.name}", series.first_key, on.since, certain=on.certain)


def _child_protection(desk: Desk) -> Iterator[Due | None]:
    on = plan_on(desk, "child-protection")
    if on is None:
        return
    first = desk.last("first conference", on.now(conferences(desk.case, desk.day, _FIRST_CONFERENCES)))
    yield _core_group(desk, on, first)
    yield _review_conference(desk, on)
    yield _after_birth(desk, on)


def _core_group(desk: Desk, on: PlanOn, conference: Since | None) -> Due | None:
    """The first core group after the conference; later ones from the last core group, or a conference since."""
    groups = on.now(meetings(desk.case, desk.day, {"core-group"}))
    if not groups:
        title = "First core group"
        return desk.after("core-group", title, "cp.first_core_group", conference or on.since, certain=on.certain)
    last = desk.last("last core group or conference", [*groups, *on.now(conferences(desk.case, desk.day))])
    return desk.after("core-group", "Core group", "cp.core_group_interval", last, certain=on.certain)


def _review_conference(desk: Desk, on: PlanOn) -> Due | None:
    """The next review conference, counted from the last conference of any kind; sooner where none was a review."""
    reviewed = bool(on.now(conferences(desk.case, desk.day, ("rcpc",))))
    title = "Review child protection conference" if reviewed else "First review child protection conference"
    key = "cp.review_conference_interval" if reviewed else "cp.first_review_conference"
    last = desk.last("last conference", on.now(conferences(desk.case, desk.day)))
    return desk.after("review-conference", title, key, last or on.since, certain=on.certain)


def _after_birth(desk: Desk, on: PlanOn) -> Due | None:
    """The meeting after the birth of a child who was on a child protection plan before it."""
    child = desk.case.child
    if child is None or child.born is None or on.since is None or not child.born.after(on.since.latest):
        return None
    born = desk.since("birth", child.born, child.place("born"))
    met = [*meetings(desk.case, desk.day, {"core-group"}), *conferences(desk.case, desk.day)]
    if born is None or any(one.by >= (born.earliest or born.latest) for one in met):
        return None
    title = "Core group or conference after the birth"
    return desk.after("after-birth-meeting", title, "cp.prebirth_meeting_after_birth", born, certain=on.certain)


def _before_conference(desk: Desk) -> Due | None:
    """The first conference after a strategy discussion whose enquiry is still open, if it leads to one."""
    involvement = desk.case.file.case
    for enquiry in involvement.s47 if involvement is not None else ():
        if enquiry.says("end") or enquiry.says("outcome"):
            continue
        since = desk.since("strategy discussion", enquiry.strategy_date, enquiry.place("strategy_date"))
        held = conferences(desk.case, desk.day)
        if since is None or any(one.by >= (since.earliest or since.latest) for one in held):
            continue
        title = "First child protection conference, if the enquiry leads to one"
        return desk.after("first-conference", title, "cp.icpc_from_strategy", since, certain=False)
    return None


def _child_in_need(desk: Desk) -> Due | None:
    on = plan_on(desk, "child-in-need")
    if on is None or is_more_than_in_need(desk):
        return None
    held = [*meetings(desk.case, desk.day, _CIN_REVIEWS), *conferences(desk.case, desk.day)]
    return _again(desk, on, _CIN, held)


def is_more_than_in_need(desk: Desk) -> bool:
    """Whether the child surely has a child protection plan too, or is in care, with the times of those."""
    return running(desk.context, "child-protection", "child-in-care") is not None


def _early_help(desk: Desk) -> Due | None:
    on = plan_on(desk, "early-help")
    if on is None:
        return None
    return _again(desk, on, _EARLY_HELP, meetings(desk.case, desk.day, _EARLY_HELP_REVIEWS))


def care_on(desk: Desk) -> PlanOn | None:
    """The care plan; none for a child who is in care for short breaks only (codes V3 and V4)."""
    codes = {str(one.code).strip().upper() for one in desk.context.state.legal_status if one.code}
    return plan_on(desk, "child-in-care") if codes.isdisjoint(_SHORT_BREAKS) else None


def care_reviews(desk: Desk, on: PlanOn) -> list[Done]:
    """The reviews of a child in care that have been held."""
    return on.now(meetings(desk.case, desk.day, CARE_REVIEWS))


def _child_in_care(desk: Desk) -> Due | None:
    """The first review, the second, and every later one, each with its own time (regulation 33)."""
    on = care_on(desk)
    if on is None:
        return None
    kind, title = "child-in-care-review", "Review for a child in care"
    held = care_reviews(desk, on)
    last = desk.last("last review", held)
    if last is None:
        since = on.since._replace(what="came into care") if on.since is not None else None
        return desk.after(kind, "First review for a child in care", "cla.review_first", since, certain=on.certain)
    if _is_first(desk, on, held):
        return desk.after(kind, title, "cla.review_second", last._replace(what="first review"), certain=on.certain)
    return desk.after(kind, title, "cla.review_interval", last, certain=on.certain)


def _is_first(desk: Desk, on: PlanOn, held: Collection[Done]) -> bool:
    """Whether the one review on record is the first: so early that none can have gone before."""
    policy = desk.context.policy
    if on.since is None or len({one.by for one in held}) != 1:
        return False
    first = policy.due_after("cla.review_first", on.since.latest)
    return next(iter(held)).by <= policy.due_after("cla.review_second", first)


def _pathway(desk: Desk) -> Due | None:
    on = plan_on(desk, "care-leaver")
    if on is None:
        return None
    return _again(desk, on, _PATHWAY, meetings(desk.case, desk.day, {"review", "child-in-care-review"}))


def _strengthening_independence(desk: Desk) -> Due | None:
    on = plan_on(desk, "strengthening-independence")
    if on is None:
        return None
    return _again(desk, on, _INDEPENDENCE, meetings(desk.case, desk.day, _CIN_REVIEWS))


def _network(desk: Desk, plan: str, key: str) -> Due | None:
    """The next look at the plan of a family network that has met already, counted as `plan-not-reviewed` counts it."""
    on = plan_on(desk, plan)
    if on is None or not on.now(meetings(desk.case, desk.day, _NETWORK)):
        return None
    held = [*meetings(desk.case, desk.day, REVIEWS), *conferences(desk.case, desk.day)]
    last, written = desk.last("last meeting about it", on.now(held)), desk.case.file.safety_plan
    if written is not None:
        made = desk.since("plan made", written.made, written.place("made"))
        last = made if made is not None and (last is None or made.latest > last.latest) else last
    return desk.after("network-meeting", "Family’s own plan looked at together", key, last, certain=on.certain)
