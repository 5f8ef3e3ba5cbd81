"""Records that can be added to a case file: what is asked, and what an answer means.

Answers are texts, as somebody typed them after a question or an option. What the format has in that place decides what
they mean, and a date is taken only where it has one reading.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from casekit.case.complaints import one_of
from casekit.case.dates import DateProblem, PartialDate
from casekit.case.declared import Field, Placed, Takes
from casekit.case.events import Event
from casekit.case.keys import plain_key
from casekit.case.meetings import Meeting, Visit
from casekit.case.outline import outline
from casekit.case.people import Person, Professional, Relationship
from casekit.case.record import Action
from casekit.text.frozen import dataclass
from casekit.text.nearest import nearest
from casekit.text.source import Source, hidden_characters
from casekit.text.written import Plain, Value
from casekit.text.yaml_tree import Way

Answers = Mapping[str, "str | Sequence[str]"]
"""What was answered, by the way of the field with dots between (`source.agency`)."""


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of record that can be added: what it is called, its model, the list it goes to, and what is asked.

    `fields` are ways with dots between, in the order in which they are asked and written; `asked` are those that
    somebody at a terminal is asked for. `dated` names the field by which the list is ordered; it is empty for a list in
    no order.
    """

    title: str
    model: type[Placed]
    section: Way
    fields: tuple[str, ...]
    asked: tuple[str, ...]
    dated: str = ""


FORMS: Final = {
    "event": Form(
        "event",
        Event,
        ("chronology", "events"),
        (
            *("date", "time", "kind", "what", "where", "themes", "tone"),
            *("who.did", "who.harmed", "who.present", "who.saw", "who.protected"),
            *("source.agency", "source.who", "source.ref", "source.received", "source.first_hand"),
            *("significance", "impact", "child_view"),
            *("responses.parents", "responses.child", "responses.network", "responses.agencies", "responses.worker"),
            *("action", "action.none", "action.by", "action.due", "action.finished"),
            *("significant", "before_birth", "disputed", "notes"),
        ),
        ("date", "kind", "what", "themes", "tone", "who.present", "source.agency", "source.who", "impact", "action"),
        dated="date",
    ),
    "relationship": Form(
        "relationship",
        Relationship,
        ("relationships",),
        ("between", "from", "to", "is", "gives", "seen_by", "date", "basis", "notes"),
        ("between", "is", "seen_by", "date"),
    ),
    "visit": Form(
        "visit",
        Visit,
        ("visits",),
        ("date", "by", "kind", "seen", "why", "bedroom", "present", "wishes", "answered", "recorded", "notes"),
        ("date", "by", "kind", "seen", "why", "bedroom", "present", "wishes"),
        dated="date",
    ),
    "meeting": Form(
        "meeting",
        Meeting,
        ("meetings",),
        (
            *("date", "at", "kind", "where", "led_by", "invited", "with", "used", "decisions", "reflection"),
            *("next", "notes"),
        ),
        ("date", "kind", "where", "led_by", "invited", "decisions", "next"),
        dated="date",
    ),
    "action": Form("action", Action, (), ("what", "who", "due"), ("what", "who", "due")),
    "person": Form(
        "person",
        Person,
        ("family",),
        (
            *("name", "known_as", "gender", "born", "died", "relation", "parental_responsibility", "phone"),
            *("school", "occupation", "languages", "notes"),
        ),
        ("name", "gender", "born", "relation", "parental_responsibility"),
    ),
    "professional": Form(
        "professional",
        Professional,
        ("professionals",),
        ("name", "role", "agency", "phone", "email", "from", "notes"),
        ("name", "role", "agency", "phone"),
    ),
}


class BadAnswer(ValueError):
    """An answer that a field does not take. `message` says why, `help` what to write instead."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def field_at(model: type[Placed], way: str) -> Field:
    """The field of a record at a way with dots between. Raises `KeyError`."""
    *above, name = way.split(".")
    for step in above:
        inner = outline(model).field(step).takes.record
        if inner is None:
            raise KeyError(way)
        model = inner
    return outline(model).field(name)


def record_of(form: Form, answers: Answers) -> dict[str, Value]:
    """The record that answers make, its fields in the order of the form. Raises `BadAnswer`."""
    record: dict[str, Value] = {}
    for way in form.fields:
        given = answers.get(way)
        if not given:
            continue
        field = field_at(form.model, way)
        owner, _, name = way.rpartition(".")
        inside = _inside(form, record, owner) if owner else record
        inside[name] = value_of(field, given)
    for field in outline(form.model).fields:
        if field.needed and field.name not in record:
            raise BadAnswer(f"`{field.name}` is missing.", f"It is needed. {field.description}")
    return record


def _inside(form: Form, record: dict[str, Value], owner: str) -> dict[str, Value]:
    """The record inside a record, spelled out where it was answered as text alone (`action: A visit.`)."""
    inside = record.setdefault(owner, {})
    if isinstance(inside, str):
        takes = field_at(form.model, owner).takes
        short = outline(takes.record).short if takes.record is not None else None
        assert short is not None
        inside = record[owner] = {short.name: inside}
    assert isinstance(inside, dict)
    return inside


def value_of(field: Field, given: str | Sequence[str]) -> Value:
    """What an answer means in a field, ready to be written. Raises `BadAnswer`."""
    takes, name = field.takes, field.name
    if takes.sort in ("list", "one or more") and takes.of is not None:
        parts = [given] if isinstance(given, str) else given
        split = [one.strip() for part in parts for one in (part.split(",") if _is_short(takes.of) else [part])]
        return [_one(takes.of, name, one) for one in split if one]
    if takes.sort == "map" and takes.of is not None:
        pairs = [part.partition("=") for part in ([given] if isinstance(given, str) else given)]
        if not all(sign and one.strip() and text.strip() for one, sign, text in pairs):
            raise BadAnswer(f"`{name}` takes what belongs to each person.", "Write KEY=TEXT, such as amy=A dog.")
        return {key.strip(): _one(takes.of, name, text.strip()) for key, _, text in pairs}
    if not isinstance(given, str):
        if len(given) > 1:
            raise BadAnswer(f"`{name}` takes one value.", "Give it once.")
        given = given[0]
    return _one(takes, name, given.strip())


def _is_short(takes: Takes) -> bool:
    """Whether what a list holds are words that may be written with commas between them."""
    return takes.sort in ("key", "words", "date") or (takes.record is not None and _short(takes).sort == "key")


def _short(takes: Takes) -> Takes:
    """What a record takes that is written as text alone."""
    short = outline(takes.record).short if takes.record is not None else None
    return short.takes if short is not None else takes


def _one(takes: Takes, name: str, given: str) -> Value:
    takes = _short(takes)
    if any(hidden_characters(Source("", given))):
        raise BadAnswer(f"There is a character in `{name}` that cannot be seen.", "Type the text again.")
    if takes.sort == "date":
        return Plain(date_of(given))
    if takes.sort == "words":
        return Plain(_word(takes.words, name, given))
    if takes.sort == "key":
        key = plain_key(given)
        if key != given:
            meant = f" Write `{key}`, if that is the key." if key else ""
            raise BadAnswer(f"`{given}` is not a key.", f"A key is a short word in small letters.{meant}")
        return Plain(given)
    if takes.sort == "number" and given.isascii() and given.isdigit():
        return Plain(given)
    if takes.sort != "text":
        raise BadAnswer(f"`{name}` cannot be written in one answer.", "Write it into the file.")
    return given


def date_of(given: str) -> str:
    """A date as the format writes it, from what somebody typed. Raises `BadAnswer` where it has not one reading."""
    try:
        return PartialDate.parse(given).text
    except DateProblem as problem:
        if problem.suggestion is not None:
            return problem.suggestion
        raise BadAnswer(problem.message, problem.help) from None


def _word(words: tuple[str, ...], name: str, given: str) -> str:
    word = given.casefold().replace(" ", "-")
    if word in words:
        return word
    meant = nearest(given, words)
    raise BadAnswer(
        f"`{name}` does not take `{given}`" + (f"; did you mean `{meant}`?" if meant else "."),
        f"It takes {one_of(words)}.",
    )
