"""What a couple was on a day: which of its dated events had happened, its kind, its end, and the words on its line."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from casekit.case.dates import DateForm, PartialDate, for_people
from casekit.case.people import Couple
from casekit.genogram.family import Member, Union
from casekit.genogram.kinds import Ending, State

Events = tuple[tuple[str, PartialDate], ...]
_NAMES = (
    "together",
    "engaged",
    "cohabiting",
    "civil_partnership",
    "married",
    "separated",
    "reconciled",
    "divorced",
    "annulled",
    "ended",
)
_WORDS = {
    "together": "together",
    "engaged": "eng.",
    "cohabiting": "living together",
    "civil_partnership": "CP",
    "married": "m.",
    "separated": "sep.",
    "reconciled": "together again",
    "divorced": "div.",
    "annulled": "annulled",
    "ended": "ended",
}
_STRONGEST_FIRST = (
    ("married", State.MARRIED),
    ("civil_partnership", State.CIVIL_PARTNERSHIP),
    ("cohabiting", State.COHABITING),
    ("engaged", State.ENGAGED),
)
_KIND_WORDS = {
    State.MARRIED: "married",
    State.CIVIL_PARTNERSHIP: "CP",
    State.RELIGIOUS_MARRIAGE: "religious marriage",
    State.COHABITING: "living together",
    State.COMMITTED: "committed",
    State.TOGETHER: "together",
    State.ENGAGED: "engaged",
    State.DATING: "dating",
    State.CASUAL: "casual",
}
_SAID_BY = {
    State.MARRIED: "married",
    State.CIVIL_PARTNERSHIP: "civil_partnership",
    State.RELIGIOUS_MARRIAGE: "married",
    State.COHABITING: "cohabiting",
    State.TOGETHER: "together",
    State.ENGAGED: "engaged",
}
"""The event whose words on the line say the kind of couple; without it the kind has words of its own."""


def events_on(couple: Couple, day: date) -> Events:
    """The couple's events that have not surely come after the day, in order of time."""
    found = []
    for place, name in enumerate(_NAMES):
        moment: PartialDate | None = getattr(couple, name)
        if moment is not None and moment.has_begun_by(day) is not False:
            found.append((moment.sort_key, place, name, moment))
    return tuple((name, moment) for _, _, name, moment in sorted(found, key=lambda one: one[:2]))


def state_of(couple: Couple, events: Events) -> State:
    """What kind of couple they were: as the strongest event says, else as the file says in a word."""
    happened = dict(events)
    for name, state in _STRONGEST_FIRST:
        if name in happened:
            if state is State.MARRIED and couple.kind == "religious-marriage":
                return State.RELIGIOUS_MARRIAGE
            both = state is State.COHABITING and "engaged" in happened
            return State.ENGAGED_COHABITING if both else state
    if couple.kind is not None and couple.kind not in ("other", "unknown"):
        return State(couple.kind)
    return State.TOGETHER if "together" in happened else State.NOT_RECORDED


def ended_on(events: Events) -> Ending | None:
    """How they came apart by the day, or that they came together again."""
    happened = dict(events)
    again = happened.get("reconciled")
    for name, ending in (
        ("annulled", Ending.ANNULLED),
        ("divorced", Ending.DIVORCED),
        ("separated", Ending.SEPARATED),
        ("ended", Ending.SEPARATED),
    ):
        end = happened.get(name)
        if end is not None:
            joined = again is not None and again.before(end) is not True
            return Ending.RECONCILED if joined and name in ("separated", "ended") else _unless_after(ending, end, again)
    return None


def _unless_after(ending: Ending, end: PartialDate, again: PartialDate | None) -> Ending:
    """A divorce holds unless they surely came together again after it."""
    again_after = again is not None and again.after(end) is True
    return Ending.TOGETHER_AFTER_DIVORCE if again_after else ending


def with_widowed(unions: tuple[Union, ...], members: Mapping[str, Member]) -> tuple[Union, ...]:
    """The couples, with those marked that ended by a death after which the other surely had a later partner."""
    return tuple(
        replace(union, ended=Ending.WIDOWED) if union.ended is None and _is_widowed(union, unions, members) else union
        for union in unions
    )


def _is_widowed(union: Union, unions: tuple[Union, ...], members: Mapping[str, Member]) -> bool:
    if union.alone or union.state is State.NEVER_A_COUPLE:
        return False
    for dead, survivor in (union.partners, union.partners[::-1]):
        died = members[dead].died if dead in members else None
        later = [one.began for one in unions if survivor in one.partners and one is not union and not one.alone]
        if died is not None and any(began is not None and died.surely_before(began) for began in later):
            return True
    return False


def labels_on(couple: Couple, events: Events) -> tuple[str, ...]:
    """The words on the couple's line, in order of time: "m. 2005", "sep. Oct 2022"."""
    state = state_of(couple, events)
    words = dict(_WORDS)
    if state is State.RELIGIOUS_MARRIAGE:
        words["married"] = _KIND_WORDS[state]
    lines = [_label(words[name], moment) for name, moment in events]
    if state in _KIND_WORDS and _SAID_BY.get(state) not in dict(events):
        lines.insert(0, _KIND_WORDS[state])
    return tuple(lines)


def _label(words: str, moment: PartialDate) -> str:
    if moment.form is DateForm.UNKNOWN:
        return f"{words} (date not known)"
    return f"{words} {for_people(moment, short=True)}"
