"""From a tree to the models: all that is wrong is said, and all that is right is kept.

A value that means nothing is taken out of the tree and said; the rest is validated again, so that one slip never hides
another, and rules still see what stands.
"""

from typing import Generic, TypeVar

from casekit.case.declared import Placed
from casekit.case.record_reading import Slip, read_record
from casekit.text.finding import Finding
from casekit.text.frozen import dataclass
from casekit.text.nodes import MapNode

Model = TypeVar("Model", bound=Placed)


@dataclass(frozen=True, slots=True)
class Validated(Generic[Model]):
    """The model that a tree says, what is wrong with the tree, and whether whole records had to be left out.

    There is no model only where the top level itself lacks what it needs.
    """

    model: Model | None
    findings: tuple[Finding, ...]
    whole: bool


def validate(top: MapNode, model: type[Model]) -> Validated[Model]:
    """Read a tree as a model. The tree is changed: what is wrong is taken out of it."""
    findings: tuple[Finding, ...] = ()
    whole = True
    while True:
        slips: list[Slip] = []
        record = read_record(top, model, slips)
        if not slips:
            return Validated(record, findings, whole)
        from casekit.case.taking_out import take_out

        taken = take_out(top, model, slips)
        findings += taken.findings
        whole = whole and taken.whole
        if not taken.readable:
            return Validated(None, findings, False)
