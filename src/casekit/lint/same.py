"""A case as the key of a cache."""

from casekit.case.case import Case


class Same:
    """A case that is the same only as itself, since comparing two cases would read both through."""

    __slots__ = ("case",)

    def __init__(self, case: Case) -> None:
        self.case = case

    def __hash__(self) -> int:
        return id(self.case)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.case is self.case
