"""What rules ask again and again: is a field left out, where does a reason stand, how is an event named."""

from casekit.case.complaints import meant_field
from casekit.case.dates import DateForm, PartialDate, for_people
from casekit.case.declared import Placed
from casekit.case.record import Record
from casekit.text.nodes import MapNode, TextNode


def lacks(record: Placed, field: str) -> bool:
    """Whether a record surely says nothing in a field.

    False where the field holds a value that casekit could not read, and where a misspelt field was meant: that slip is
    said once already, and the record does say something. False too where reading stopped inside the record: whatever
    follows may say it.
    """
    node = record.node
    if field in node or node.cut:
        return False
    return not node.refused or all(name != field and meant_field(name, type(record)) != field for name in node.refused)


def is_blank(record: Placed, field: str) -> bool:
    """Whether a record surely says nothing in a field, or only blank text, an empty list or an empty record."""
    node = record.node
    value = node.get(field)
    if value is None:
        return lacks(record, field)
    if isinstance(value, TextNode):
        return not value or value.isspace()
    return not value and not node.cut and not (isinstance(value, MapNode) and value.refused)


def answered_on(rule: str, *records: Record | None) -> Record:
    """The record that carries a reason for the rule, else the first there is.

    For a fact that belongs to more than one record, so that a reason counts on any of them. Raises `ValueError` where
    all are `None`.
    """
    there = [record for record in records if record is not None]
    if not there:
        raise ValueError("a remark belongs to a record")
    for record in there:
        if any(allowance.rule == rule for allowance in record.allow):
            return record
    return there[0]


def dated(when: PartialDate) -> str:
    """A date as it follows a noun: `of 18 June 2022`, `from before 2019`, `since 2022`, `with no known date`."""
    if when.form is DateForm.UNKNOWN:
        return "with no known date"
    if when.form is DateForm.OPEN:
        return for_people(when)
    loose = when.approximate or when.limit is not None
    return f"{'from' if loose else 'of'} {for_people(when)}"


def days(number: int) -> str:
    """`1 day`, `97 days`."""
    return "1 day" if number == 1 else f"{number} days"
