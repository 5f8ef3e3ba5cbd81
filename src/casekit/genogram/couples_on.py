"""What a couple was on a day: which of its dated events had happened, its kind, its end, and the words on its line."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from casekit.case.dates import DateForm, PartialDate, for_people
from casekit.case.people import Couple
from casekit.genogram.family import Member, Union
from casekit.genogram.kinds import NO_COUPLE, Ending, State

Events = tuple[tuple[str, PartialDate], ...]
_NAMES = (
    "together",
    "engaged",
    "cohabiting",
    "civil_partnership",
    "married",
    "separated",
    "legally_separated",
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
    "legally_separated": "legally sep.",
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
_STRENGTH = {
    State.ENGAGED: 1,
    State.COHABITING: 2,
    State.LEGAL_COHABITING: 2,
    State.SHARING_A_HOME: 2,
    State.CIVIL_PARTNERSHIP: 3,
    State.MARRIED: 4,
    State.RELIGIOUS_MARRIAGE: 4,
    State.FORCED: 5,
}
"""A kind said in a word holds beside a dated event that is no stronger: it says what the event does not."""
_SHARING_WORDS = {
    "together": "sharing a home",
    "cohabiting": "sharing a home",
    "separated": "ended",
    "reconciled": "sharing a home again",
}
"""What is said of people who share a home and are no couple."""
_KIND_WORDS = {
    State.MARRIED: "married",
    State.CIVIL_PARTNERSHIP: "CP",
    State.RELIGIOUS_MARRIAGE: "religious marriage",
    State.COHABITING: "living together",
    State.LEGAL_COHABITING: "legal cohabitation",
    State.SHARING_A_HOME: "sharing a home",
    State.COMMITTED: "committed",
    State.TOGETHER: "together",
    State.ENGAGED: "engaged",
    State.DATING: "dating",
    State.CASUAL: "casual",
    State.UNCOMMITTED: "uncommitted",
    State.OTHER: "another kind of couple",
}
_SAID_BY = {
    State.MARRIED: "married",
    State.CIVIL_PARTNERSHIP: "civil_partnership",
    State.RELIGIOUS_MARRIAGE: "married",
    State.COHABITING: "cohabiting",
    State.LEGAL_COHABITING: "cohabiting",
    State.SHARING_A_HOME: "cohabiting",
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
    """What kind of couple they were: as the strongest event says, and as a word beside or without it says."""
    happened = dict(events)
    kind = kind_said(couple, events)
    dated = next((state for name, state in _STRONGEST_FIRST if name in happened), None)
    if dated is None:
        return kind or (State.TOGETHER if "together" in happened else State.NOT_RECORDED)
    state = kind if kind is not None and _STRENGTH.get(kind, 0) >= _STRENGTH[dated] else dated
    engaged = kind is State.ENGAGED or "engaged" in happened
    return State.ENGAGED_COHABITING if engaged and state is State.COHABITING else state


def kind_said(couple: Couple, events: Events) -> State | None:
    """What kind of couple the file says in a word; `None` where it says none, or dates it after the day."""
    if couple.kind is None or couple.kind == "unknown":
        return None
    kind = State(couple.kind)
    begins = ("together", *((_SAID_BY[kind],) if kind in _SAID_BY else ()))
    is_later = any(getattr(couple, event) is not None and event not in dict(events) for event in begins)
    return None if is_later and kind is not State.NEVER_A_COUPLE else kind


def ended_on(events: Events) -> Ending | None:
    """How they came apart by the day, or that they came together again."""
    happened = dict(events)
    again = happened.get("reconciled")
    for name, ending in (
        ("annulled", Ending.ANNULLED),
        ("divorced", Ending.DIVORCED),
        ("legally_separated", Ending.LEGALLY_SEPARATED),
        ("separated", Ending.SEPARATED),
        ("ended", Ending.SEPARATED),
    ):
        end = happened.get(name)
        if end is not None:
            joined = again is not None and again.before(end) is not True
            parted = name in ("separated", "legally_separated", "ended")
            return Ending.RECONCILED if joined and parted else _unless_after(ending, end, again)
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
    if union.alone or union.state in NO_COUPLE:
        return False
    for dead, survivor in (union.partners, union.partners[::-1]):
        died = members[dead].died if dead in members else None
        later = [
            one.began
            for one in unions
            if survivor in one.partners and one is not union and not one.alone and one.state not in NO_COUPLE
        ]
        if died is not None and any(began is not None and died.surely_before(began) for began in later):
            return True
    return False


def labels_on(couple: Couple, events: Events) -> tuple[str, ...]:
    """The words on the couple's line, in order of time: "m. 2005", "sep. Oct 2022"."""
    state = state_of(couple, events)
    words = dict(_WORDS)
    if state is State.RELIGIOUS_MARRIAGE:
        words["married"] = _KIND_WORDS[state]
    elif state is State.LEGAL_COHABITING:
        words["cohabiting"] = _KIND_WORDS[state]
    elif state is State.SHARING_A_HOME:
        words |= _SHARING_WORDS
    lines = [_label(words[name], moment) for name, moment in events]
    kind = kind_said(couple, events) if state is State.ENGAGED_COHABITING else state
    said = {words[name] for name, _ in events}
    if kind in _KIND_WORDS and _SAID_BY.get(kind) not in dict(events) and _KIND_WORDS[kind] not in said:
        lines.insert(0, _KIND_WORDS[kind])
    return tuple(lines)


def _label(words: str, moment: PartialDate) -> str:
    if moment.form is DateForm.UNKNOWN:
        return f"{words} (date not known)"
    return f"{words} {for_people(moment, short=True)}"
