"""A case as the rest of casekit sees it: the file's records, and quick ways to find people among them."""

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property

from casekit.case.events import Event
from casekit.case.file import CaseFile
from casekit.case.people import Carer, Connection, Couple, Household, Person, Professional, Relationship
from casekit.text.frozen import dataclass
from casekit.text.nodes import MapNode
from casekit.text.source import Source

Anybody = Person | Connection | Professional


@dataclass(frozen=True)
class Case:
    """One child's case.

    `path` is the file as the user named it. `complete` says that all of it could be read: where it is false, nothing
    can be called missing. `has_allowances` is false where the file surely holds no recorded reason. `sources` holds the
    text of the files it was read from, by path, for what points at a single word.
    """

    path: str
    file: CaseFile
    complete: bool = True
    has_allowances: bool = True
    sources: Mapping[str, Source] = field(default_factory=dict, repr=False, compare=False)

    @property
    def everybody_known(self) -> bool:
        """Whether the file could be read wherever it lists people; else somebody may be in it and only not read."""
        groups = ("family", "network", "professionals")
        nodes = [self.file.node, *(self.file.node.get(name) for name in groups)]
        lost = any(isinstance(node, MapNode) and (node.cut or node.refused) for node in nodes[1:])
        return not lost and not self.file.node.cut and not set(groups) & set(self.file.node.refused)

    @property
    def child_key(self) -> str:
        """The key of the child the file is about."""
        return str(self.file.child)

    @property
    def child(self) -> Person | None:
        """The child the file is about, if the family has an entry for them."""
        return self.family.get(self.file.child)

    @property
    def family(self) -> Mapping[str, Person]:
        """People and pets of the family, by key."""
        return self.file.family

    @property
    def couples(self) -> tuple[Couple, ...]:
        """The couples, in the order of the file."""
        return self.file.couples

    @property
    def carers(self) -> tuple[Carer, ...]:
        """Who cares for a child without being the parent."""
        return self.file.carers

    @property
    def households(self) -> tuple[Household, ...]:
        """The homes."""
        return self.file.households

    @property
    def relationships(self) -> tuple[Relationship, ...]:
        """The quality of relationships, in somebody's eyes."""
        return self.file.relationships

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of the chronology, in the order of the file."""
        return self.file.chronology.events if self.file.chronology else ()

    @cached_property
    def everybody(self) -> Mapping[str, Anybody]:
        """Everybody with a key: family first, then network, then professionals."""
        return {**self.file.professionals, **self.file.network, **self.file.family}

    def name_of(self, key: str) -> str:
        """What to call somebody in a sentence: the name in the file, else the key."""
        somebody = self.everybody.get(key)
        return str(somebody.name) if somebody is not None and somebody.name else str(key)

    @property
    def child_name(self) -> str:
        """What to call the child: the name they go by, their name, or the key."""
        child = self.child
        return str(child.known_as) if child is not None and child.known_as else self.name_of(self.child_key)

    @cached_property
    def birth_parents(self) -> Mapping[str, tuple[str, ...]]:
        """The parents by birth (or as named by one of them), for each child that has any."""
        return self._parents("birth", "putative")

    @cached_property
    def parents(self) -> Mapping[str, tuple[str, ...]]:
        """The parents by birth, adoption or donation, for each child that has any: those a generation above it."""
        return self._parents("birth", "putative", "adopted", "donor", "surrogate")

    def _parents(self, *links: str) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for couple in self.couples:
            for child in couple.children:
                if child.who is not None and (child.link or "birth") in links:
                    found.setdefault(child.who, {}).update(dict.fromkeys(couple.partners))
        return {child: tuple(parents) for child, parents in found.items()}

    def carers_of(self, key: str) -> tuple[str, ...]:
        """All who are or were recorded as carers of a child."""
        return tuple(dict.fromkeys(who for carer in self.carers if carer.child == key for who in carer.who))
