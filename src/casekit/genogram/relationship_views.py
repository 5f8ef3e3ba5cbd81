"""Whose view each relationship is: the lines that a picture draws, and the same in sentences.

Views that agree are one line. Where several people see the same two differently every view is drawn, and the line
says whose it is. What the file records as nobody's view in particular counts for everybody.
"""

from collections.abc import Iterator
from dataclasses import replace

from casekit.genogram.family import Family, Relationship, list_in_words
from casekit.genogram.kinds import Layer
from casekit.genogram.relationship_words import MEANINGS
from casekit.pictures.letters import letters
from casekit.text.frozen import dataclass

_LONGEST = 24
"""How many letters of a first name stand on a line."""


@dataclass(frozen=True, slots=True)
class RelationshipLine:
    """One line of the picture: between whom (from the first to the second, if directed), what, and in whose eyes.

    `views` are the places in the family's list that it stands for; `extra` is what its plate says of whose view it is.
    """

    ends: tuple[str, str]
    kind: str
    directed: bool
    seen_by: tuple[str, ...]
    views: tuple[int, ...]
    extra: str = ""


def relationship_lines_of(family: Family) -> tuple[RelationshipLine, ...]:
    """The lines of relationships in the order of the file; none where the layer is hidden."""
    if Layer.RELATIONSHIPS not in family.layers:
        return ()
    alike: dict[tuple[tuple[str, str], str, bool], list[int]] = {}
    for place, one in enumerate(family.relationships):
        ends = one.ends if one.directed else (min(one.ends), max(one.ends))
        alike.setdefault((ends, one.kind, one.directed), []).append(place)
    shared = _seen_differently(family)
    found = []
    for (_, kind, directed), places in alike.items():
        views = [family.relationships[place] for place in places]
        viewers = tuple(dict.fromkeys(view.seen_by for view in views if view.seen_by))
        extra = ""
        if frozenset(views[0].ends) in shared:
            extra = ", ".join(_short_name(family, key) for key in viewers)
        found.append(RelationshipLine(views[0].ends, kind, directed, viewers, tuple(places), extra))
    return tuple(found)


def _seen_differently(family: Family) -> frozenset[frozenset[str]]:
    """The pairs of whom not everybody who says something says the same."""
    said: dict[frozenset[str], dict[str, set[tuple[object, ...]]]] = {}
    for one in family.relationships:
        what = (one.kind, one.ends if one.directed else ())
        said.setdefault(frozenset(one.ends), {}).setdefault(one.seen_by, set()).add(what)
    return frozenset(pair for pair, views in said.items() if len({frozenset(what) for what in views.values()}) > 1)


_VIEW = "'s view"


def seen_in_words(name: str) -> str:
    """What a line says of whose view it is where there is room: "Aino's view"; nothing where it is several people's."""
    return f"{name}{_VIEW}" if name and "," not in name else ""


def seen_by_whom(letters: str) -> str:
    """The same letters as where there is little room: only the name."""
    return letters.removesuffix(_VIEW)


def viewers(family: Family) -> tuple[str, ...]:
    """The keys of all whose views the file records of this family, in the order of the file."""
    return tuple(dict.fromkeys(one.seen_by for one in family.relationships if one.seen_by))


def viewer_name(family: Family, key: str) -> str:
    """What somebody with a view is called; they need not be in the family."""
    if any(member.key == key for member in family.members):
        return family.called(key)
    return next((one.seen_by_name for one in family.relationships if one.seen_by == key and one.seen_by_name), key)


def _short_name(family: Family, key: str) -> str:
    """The first name, or the whole name where another viewer's first name is the same.

    The beginning of a first name for which no line has room; the sentence under the picture has the whole.
    """
    whole = viewer_name(family, key)
    firsts = [_beginning(viewer_name(family, other)) for other in viewers(family)]
    first = _beginning(whole)
    return first if firsts.count(first) == 1 else whole


def _beginning(name: str) -> str:
    first = letters(name.split(" ", maxsplit=1)[0])
    return "".join(first) if len(first) <= _LONGEST else f"{''.join(first[: _LONGEST - 1])}…"


def relationship_sentences(family: Family) -> list[str]:
    """Each line in words: between whom, what, in whose eyes and when they said so."""
    return [_sentence(family, line) for line in relationship_lines_of(family)]


def _sentence(family: Family, line: RelationshipLine) -> str:
    views = [family.relationships[place] for place in line.views]
    said = list_in_words(tuple(dict.fromkeys(part for view in views if (part := _view(family, view)))))
    return f"{what_in_words(family, views[0])}{f' ({said})' if said else ''}."


def what_in_words(family: Family, one: Relationship) -> str:
    """Between whom, and what: "Aino Rae to Moussa Rae: violence"."""
    first, second = (family.called(key) for key in one.ends)
    return f"{first} {'to' if one.directed else 'and'} {second}: {kind_in_words(one)}"


def kind_in_words(one: Relationship) -> str:
    """What it is like, in the words of the key; for `other`, in the file's own."""
    if one.kind == "other":
        return one.note or "something else"
    return MEANINGS[one.kind][0]


def _view(family: Family, one: Relationship) -> str:
    when = one.said.text if one.said is not None else ""
    if not one.seen_by:
        return f"recorded {when}" if when else ""
    return f"as {viewer_name(family, one.seen_by)} sees it{f', {when}' if when else ''}"


def seen_by(family: Family, viewer: str) -> Family:
    """The family with relationships only as one person sees them, and with what nobody in particular says."""
    name = viewer_name(family, viewer)
    kept = tuple(one for one in family.relationships if one.seen_by in (viewer, ""))
    gone = len(family.relationships) - len(kept)
    facts = any(not one.seen_by for one in kept)
    also = ", and what is recorded as nobody's view in particular" if facts else ""
    said = [f"Relationships are shown as {name} sees them{also}."]
    if gone:
        said.append(f"Not shown: {gone} {'view' if gone == 1 else 'views'} of others on relationships.")
    return replace(
        family,
        title=f"{family.title}, relationships as {name} sees them",
        relationships=kept,
        not_shown=(*family.not_shown, *said),
        layers=family.layers | {Layer.RELATIONSHIPS},
    )


def differences_of_views(family: Family) -> Iterator[str]:
    """For every two people whom not everybody sees alike, who says what: one sentence each."""
    shared = _seen_differently(family)
    pairs: dict[frozenset[str], list[Relationship]] = {}
    for one in family.relationships:
        if frozenset(one.ends) in shared:
            pairs.setdefault(frozenset(one.ends), []).append(one)
    for views in pairs.values():
        first, second = (family.called(key) for key in views[0].ends)
        said = [_says(family, one) for one in views]
        yield f"{first} and {second}: {'; '.join(said)}."


def _says(family: Family, one: Relationship) -> str:
    who = viewer_name(family, one.seen_by) if one.seen_by else "the file, as nobody's view in particular,"
    what = kind_in_words(one)
    if one.directed:
        what += f" (from {family.called(one.ends[0])} to {family.called(one.ends[1])})"
    when = f" ({one.said.text})" if one.said is not None and one.said.text else ""
    return f"{who} says {what}{when}"
