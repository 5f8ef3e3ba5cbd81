"""Rules on the keys by which records name people."""

from collections.abc import Iterable, Iterator, Mapping

from casekit.case.case import Anybody, Case
from casekit.case.declared import Placed
from casekit.case.letters import folded, in_latin, odd_letter
from casekit.case.record import Record
from casekit.case.walk import references
from casekit.lint.context import Context
from casekit.lint.rule import Remark, rule
from casekit.text.finding import Place, Severity
from casekit.text.nearest import nearest
from casekit.text.nodes import MapNode


@rule("unknown-reference", subject="people", severity=Severity.ERROR, about=("case", "family"))
def unknown_reference(case: Case, context: Context) -> Iterator[Remark]:
    """A record names somebody who is not in the file.

    A key that nobody has leaves out a person from every picture and report: whoever was meant is missing there.

    Source: the format of the case file; Kent guidance, The Importance of Chronologies: "apparent contradictions or
    obvious mistakes".
    Flagged:
        couples:
          - {partners: [moussa, aino], children: [ndele]}
    Instead:
        couples:
          - {partners: [moussa, aino], children: [ndela]}
    """
    if not case.everybody_known:
        return
    known = case.everybody
    for key, record, field in references(case.file):
        if key not in known:
            yield _unknown(key, record, key.place, known, field)
    for record, field, keys in _keyed_by_person(case):
        for name in keys:
            if name not in known:
                yield _unknown(name, record, _place_of(record, field, name), known, field)


def _unknown(key: str, record: Placed, place: Place, known: Mapping[str, Anybody], field: str) -> Remark:
    plain = in_latin(key).casefold().strip()
    meant = plain if plain in known else _called(key, known) or nearest(key, known)
    message = f"Nobody in this file has the key `{key}`"
    help = f"Write `{meant}`, or add them." if meant else "Add them to family, network or professionals."
    if meant and odd_letter(meant) and not odd_letter(key):
        message += f"; `{meant}` only looks like it: {odd_letter(meant)}."
        help = f"Write `{key}` in its place, in the letters of your keyboard."
    else:
        message += (f": {odd}" if (odd := odd_letter(key)) else "") + (f"; did you mean `{meant}`?" if meant else ".")
    public = "A record names somebody who is not in the file."
    return Remark(record, message, public, help, field, place=place)


def _called(name: str, known: Mapping[str, Anybody]) -> str | None:
    """The key of the only person with this name, whatever its capitals, accents and spaces."""
    wanted = folded(" ".join(name.split()))
    keys = [key for key, somebody in known.items() if folded(" ".join((somebody.name or "").split())) == wanted]
    return keys[0] if len(keys) == 1 else None


def _keyed_by_person(case: Case) -> Iterator[tuple[Record, str, Iterable[str]]]:
    """The records that say something of several people, each under their key."""
    for meeting in case.file.meetings:
        yield meeting, "consent", meeting.consent
    for visit in case.file.visits:
        yield visit, "wishes", visit.wishes
        yield visit, "answered", visit.answered
    for decision in case.file.decisions:
        yield decision, "told", decision.told


def _place_of(record: Record, field: str, name: str) -> Place:
    people = record.node.get(field)
    return Place(people.path, people.name_span(name)) if isinstance(people, MapNode) else record.place(field)
