"""One entry of a chronology: an event with every column that the Kent guidance asks for, in words for people.

Kent guidance, Recording Chronologies: the date or period; the event's details and significance; the impact on the
child; the response of the parent or carer and of the other agencies, "including you as a practitioner"; and "if no
action was taken, or you do not know if any action was taken, say so".
"""

from collections.abc import Mapping
from typing import Final, Literal

from casekit.case.audience import Audience
from casekit.case.case import Case
from casekit.case.dates import PartialDate, age_on, for_people
from casekit.case.declared import Placed
from casekit.case.events import ActionTaken, Actors, Dispute, Event, Responses
from casekit.case.involvement import SourceOfInformation
from casekit.case.record import Record, Statement, is_kept_back
from casekit.case.walk import records
from casekit.chronology.words import BASES, capital, counted, in_words, listed
from casekit.text.frozen import dataclass

ActionStatus = Literal["done", "open", "none", "unknown", "not-recorded"]
PARTS: Final = {
    "did": "did it",
    "harmed": "was harmed",
    "present": "was there",
    "saw": "saw or heard it",
    "protected": "protected",
}
"""The parts people have in an event, as the file names them, and in words."""
RESPONSES: Final = {
    "parents": "the parents or carers",
    "child": "the child",
    "network": "the network",
    "agencies": "other agencies",
    "worker": "the worker",
}
"""Who may respond to an event, as the file names them, and in words."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text and what kind of statement it is: an allegation must never read like a fact."""

    text: str
    basis: str | None = None
    by: str | None = None
    date: PartialDate | None = None

    @property
    def qualified(self) -> str:
        """What follows the text in brackets: `allegation, Aino Rae, 2 May 2023`; empty for plain text."""
        when = for_people(self.date) if self.date is not None else None
        parts = (BASES.get(self.basis or "", self.basis), self.by, when)
        return ", ".join(part for part in parts if part)

    @property
    def words(self) -> str:
        """The text, and in brackets what kind of statement it is, if that is on record."""
        return f"{self.text} ({self.qualified})" if self.qualified else self.text


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody by key and name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Action:
    """What was done about an event. `status` says whether it is done, still open, none, not known or not recorded."""

    status: ActionStatus
    text: str | None = None
    by: Named | None = None
    due: PartialDate | None = None
    finished: PartialDate | None = None

    @property
    def words(self) -> str:
        """As Kent asks for it: what was done; or `None: ` and why; or that it is not known or not recorded."""
        match self.status:
            case "none":
                return f"None: {self.text}" if self.text else "None. No reason is recorded."
            case "unknown":
                return "Not known"
            case "not-recorded":
                return "Not recorded"
        about = [
            self.by.name if self.by else "",
            f"due {for_people(self.due)}" if self.due else "",
            f"finished {for_people(self.finished)}" if self.finished else "",
            "not recorded as finished" if self.status == "open" else "",
        ]
        told = ", ".join(one for one in about if one)
        text = self.text or "Not recorded what"
        return f"{text} ({told})" if told else text


@dataclass(frozen=True, slots=True)
class Origin:
    """Who told us: the agency, the person, the document, and when."""

    agency: str | None = None
    who: Named | None = None
    ref: str | None = None
    received: PartialDate | None = None
    first_hand: str | None = None

    @property
    def words(self) -> str:
        """`Police, incident log of 18 June 2022`; `Not recorded` where nothing is."""
        parts = (
            in_words(self.agency) if self.agency else "",
            self.who.name if self.who else "",
            self.ref or "",
            f"received {for_people(self.received)}" if self.received else "",
            {"yes": "saw or heard it themselves", "no": "did not see or hear it themselves"}.get(
                self.first_hand or "", ""
            ),
        )
        return capital(", ".join(part for part in parts if part)) or "Not recorded"


@dataclass(frozen=True, slots=True)
class Disputed:
    """That somebody disputes what is recorded, and what they say."""

    text: str
    by: Named | None = None
    date: PartialDate | None = None

    @property
    def words(self) -> str:
        """`Aino Rae, 2 May 2023: It was an accident.`"""
        parts = (self.by.name if self.by else "", for_people(self.date) if self.date else "")
        about = ", ".join(part for part in parts if part)
        return f"{about}: {self.text}" if about else self.text


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in words, ready for any form of chronology.

    `responses` and `who` hold only what is on record, by the names in `RESPONSES` and `PARTS`. `withheld` says from
    whom and why it is withheld (internal copies only). `doubts` are sentences about whether the entry belongs to what
    was asked for. `number` counts the events that the reader of the copy may see, in date order: whatever was asked
    for, an event keeps its number.
    """

    date: PartialDate
    when: str
    age: str
    what: str
    time: str | None
    kind: str | None
    tone: str | None
    themes: tuple[str, ...]
    where: str | None
    who: Mapping[str, tuple[Named, ...]]
    significance: Said | None
    impact: Said | None
    child_view: str | None
    responses: Mapping[str, str]
    action: Action | None
    source: Origin | None
    disputed: tuple[Disputed, ...]
    significant: bool
    before_birth: bool
    notes: str | None
    withheld: str | None
    doubts: tuple[str, ...] = ()
    number: int = 0

    @property
    def agency(self) -> str:
        """The agency that told us, in words; empty where none is named."""
        return capital(in_words(self.source.agency)) if self.source and self.source.agency else ""

    @property
    def received_words(self) -> str:
        """When it was told to us, in words; empty where that is not on record."""
        return for_people(self.source.received) if self.source and self.source.received else ""

    @property
    def received_after(self) -> str:
        """` (3 days after)`, where both days are known exactly and are not the same; else empty.

        Of a period, the days are counted from its end.
        """
        received = self.source.received.day if self.source and self.source.received else None
        happened = self.date.day or (self.date.end.day if self.date.end is not None else None)
        if received is None or happened is None or received <= happened:
            return ""
        return f" ({counted((received - happened).days, 'day')} after{'' if self.date.day else ' its end'})"

    @property
    def action_words(self) -> str:
        """What was done in words; empty where a family copy says nothing of it."""
        return self.action.words if self.action else ""

    @property
    def done_words(self) -> str:
        """What was done, and no more; empty where nothing was, or where it is not known."""
        action = self.action
        if action is None or action.status not in ("done", "open") or not action.text:
            return ""
        return action.text if action.status == "done" else f"{action.text} (not recorded as finished)"

    @property
    def source_words(self) -> str:
        """Who told us, in words; empty where nobody is named."""
        return self.source.words if self.source else ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text of the worker's in the entry, as it was written."""
        statements = (one.text for one in (self.significance, self.impact) if one)
        action = self.action.text if self.action else None
        plain = (self.what, self.time, self.where, self.child_view, action, self.notes)
        disputes = (one.text for one in self.disputed)
        return (*(text for text in plain if text), *statements, *self.responses.values(), *disputes)

    @property
    def who_words(self) -> tuple[str, ...]:
        """`did it: Aino Rae`, one for each part that somebody had."""
        return tuple(f"{PARTS[part]}: {listed(one.name for one in people)}" for part, people in self.who.items())


def entry_of(case: Case, event: Event, audience: Audience, number: int = 0) -> Entry:
    """An event as an entry. `case` must be what the audience may see (`view_for`).

    A family copy has less in it even where nothing is withheld. It names as the source only professionals, and no
    document: who else told us, or that the child did, can put somebody in danger. It has the child's own view only
    where the event says `share: {family: yes}`, and no notes. It says nothing of an action that is not recorded, for
    it may be there and withheld.
    """
    internal = audience is Audience.INTERNAL
    return Entry(
        date=event.date,
        when=for_people(event.date),
        age=_age(case, event.date),
        what=_clean(event.what) or "",
        time=_clean(event.time),
        kind=event.kind,
        tone=event.tone,
        themes=tuple(str(theme) for theme in event.themes),
        where=_clean(event.where),
        who=_who(case, event.who),
        significance=said(case, event.significance),
        impact=said(case, event.impact),
        child_view=_clean(event.child_view) if internal or _is_shared_with_family(event) else None,
        responses=_responses(event.responses),
        action=action_of(case, event, audience),
        source=_origin(case, event.source, internal),
        disputed=tuple(_disputed(case, one) for one in event.disputed),
        significant=event.significant == "yes",
        before_birth=event.before_birth == "yes",
        notes=_clean(event.notes) if internal else None,
        withheld=withheld_words(case, event) if internal else None,
        number=number,
    )


def action_of(case: Case, event: Event, audience: Audience) -> Action | None:
    """What was done about an event, as `entry_of` has it, without the rest of the entry."""
    return _action(case, event.action, audience is Audience.INTERNAL)


def said(case: Case, statement: Statement | None) -> Said | None:
    """A statement with its basis and its owner in words."""
    if statement is None:
        return None
    by = case.name_of(statement.by) if statement.by else None
    return Said(str(statement.text).strip(), statement.basis, by, statement.date)


def withheld_words(case: Case, record: Placed) -> str | None:
    """From whom a record, or a part of it, is withheld and why; for those who may know."""
    if isinstance(record, Record) and is_kept_back(record):
        return _kept_from(case, record)
    parts = [_kept_from(case, one) for one in records(record) if isinstance(one, Record) and is_kept_back(one)]
    return " ".join(f"In part: {words}" for words in dict.fromkeys(parts)) or None


def _kept_from(case: Case, record: Record) -> str:
    withhold, share = record.withhold, record.share
    if withhold is not None:
        names = listed(case.name_of(key) for key in withhold.from_) if withhold.from_ else "the family"
        return f"Withheld from {names}: {withhold.why or withhold.risk or 'no reason is recorded.'}".strip()
    if share is None:
        return "Withheld from the family: no reason is recorded."
    answers = {"the family": share.family, "the child": share.child}
    kept = [
        f"{'not yet' if answer == 'later' else 'not'} with {who}"
        for who, answer in answers.items()
        if answer in ("no", "later")
    ]
    only = [f"only with {listed(case.name_of(key) for key in share.with_)}"] if share.with_ and not kept else []
    return f"To be shared {listed([*kept, *only])}: {share.why or 'no reason is recorded.'}".strip()


def _is_shared_with_family(event: Event) -> bool:
    return event.share is not None and event.share.family == "yes"


def _clean(text: str | None) -> str | None:
    return (str(text).strip() or None) if text is not None else None


def _named(case: Case, key: str | None) -> Named | None:
    return Named(str(key), case.name_of(key)) if key else None


def _age(case: Case, when: PartialDate) -> str:
    born = case.child.born if case.child is not None else None
    return age_on(born, when).for_people() if born is not None else "age not known"


def _who(case: Case, who: Actors | None) -> dict[str, tuple[Named, ...]]:
    if who is None:
        return {}
    parts = {part: tuple(Named(str(key), case.name_of(key)) for key in getattr(who, part)) for part in PARTS}
    return {part: people for part, people in parts.items() if people}


def _responses(responses: Responses | None) -> dict[str, str]:
    if responses is None:
        return {}
    texts = {who: _clean(getattr(responses, who)) for who in RESPONSES}
    return {who: text for who, text in texts.items() if text}


def _action(case: Case, action: ActionTaken | None, internal: bool) -> Action | None:
    if action is None:
        return Action("not-recorded") if internal else None
    text = _clean(action.done)
    by, due, finished = _named(case, action.by), action.due, action.finished
    if text or by or due or finished:
        is_open = finished is None and (by is not None or due is not None)
        return Action("open" if is_open else "done", _joined(text, action), by, due, finished)
    if action.none or action.nothing == "yes":
        return Action("none", _clean(action.none))
    if action.unknown == "yes":
        return Action("unknown")
    return Action("not-recorded") if internal else None


def _joined(done: str | None, action: ActionTaken) -> str | None:
    """What was done, and any reason for doing nothing that stands beside it: no words are dropped."""
    reason = _clean(action.none)
    return f"{done or ''} None: {reason}".strip() if reason else done


def _origin(case: Case, source: SourceOfInformation | None, internal: bool) -> Origin | None:
    if source is None:
        return Origin() if internal else None
    agency = _clean(source.agency)
    if internal:
        return Origin(agency, _named(case, source.who), _clean(source.ref), source.received, source.first_hand)
    who = _named(case, source.who if source.who in case.file.professionals else None)
    return Origin(agency, who) if agency or who else None


def _disputed(case: Case, dispute: Dispute) -> Disputed:
    return Disputed(str(dispute.what).strip(), _named(case, dispute.by), dispute.date)
