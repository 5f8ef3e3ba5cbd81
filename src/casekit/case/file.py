"""The case file as a whole, and the family file that brothers' and sisters' case files share."""

from typing import Literal

from casekit.case.declared import Key, field
from casekit.case.events import Chronology
from casekit.case.involvement import Involvement
from casekit.case.meetings import Decision, Meeting, Visit, WordsAndPictures
from casekit.case.people import (
    Carer,
    Circles,
    Connection,
    Couple,
    Genogram,
    Household,
    Mobility,
    Person,
    Professional,
    Relationship,
)
from casekit.case.record import Record
from casekit.case.safety import HarmMatrix, Mapping, SafetyPlan, Scale
from casekit.case.summary import Summary
from casekit.text.nodes import MapNode, empty_record


class FamilyFile(Record):
    """The people whom several case files share: `family: ../families/rae.yaml`."""

    casekit: Literal["1"] | None = field(default=None, description="The version of the format: 1.")
    family: dict[str, Person] = field(default={}, description="People and pets who belong on a genogram, by key.")
    couples: tuple[Couple, ...] = field(default=(), description="Couples and their children, each pair once.")
    carers: tuple[Carer, ...] = field(default=(), description="Who cares for a child without being the parent.")
    households: tuple[Household, ...] = field(default=(), description="Homes and who lives in them.")
    relationships: tuple[Relationship, ...] = field(default=(), description="The quality of relationships.")

    @classmethod
    def fill_in(cls, node: MapNode) -> None:
        """Somebody of whom only the key is written stays in the file: nobody vanishes without a word."""
        super().fill_in(node)
        for name in ("family", "network", "professionals"):
            group = node.get(name)
            if isinstance(group, MapNode) and len(group.names) > len(group):
                for key in group.names:
                    if key not in group and key not in group.refused:
                        group[key] = empty_record(group, key)


class CaseFile(FamilyFile):
    """One child's case file."""

    casekit: Literal["1"] = field(description="The version of the format: 1.")
    child: Key = field(description="The key of the child this file is about.")
    case: Involvement | None = field(default=None, description="The case: number, plans, workers, conferences.")
    network: dict[str, Connection] = field(default={}, description="Friends, neighbours, clubs: not family; by key.")
    professionals: dict[str, Professional] = field(default={}, description="Professionals, by key.")
    genogram: Genogram | None = field(default=None, description="When and with whom the genogram was made.")
    circles: Circles | None = field(default=None, description="Family safety circles.")
    mobility: Mobility | None = field(default=None, description="The places lived and the people there.")
    chronology: Chronology | None = field(default=None, description="Events in date order, and what they show.")
    summary: Summary | None = field(default=None, description="The case summary as it is today.")
    mapping: Mapping | None = field(default=None, description="The Signs of Safety map.")
    scaling: tuple[Scale, ...] = field(default=(), description="Scaling questions and scores.")
    harm_matrix: tuple[HarmMatrix, ...] = field(default=(), description="Harm: first, worst and most recent.")
    safety_plan: SafetyPlan | None = field(default=None, description="The one safety plan.")
    meetings: tuple[Meeting, ...] = field(default=(), description="Meetings and supervision.")
    visits: tuple[Visit, ...] = field(default=(), description="Visits and the wishes heard on them.")
    decisions: tuple[Decision, ...] = field(default=(), description="Decisions and their reasons.")
    words_and_pictures: tuple[WordsAndPictures, ...] = field(
        default=(), description="Explanations for the child, in words and pictures."
    )
