"""The family graph in Graphviz's DOT language, for those who lay it out, or count in it, with other tools.

Its layout is Graphviz's: it keeps generations on rows and nothing else of the conventions. Nodes have numbers for
names; what the case says stands only in labels, escaped.
"""

from collections.abc import Iterator

from casekit.genogram.family import Family, Member, Union
from casekit.genogram.kinds import Ending, Gender, Kind, Link, State
from casekit.genogram.notation_table import NO_CHILDREN_WORDS
from casekit.genogram.overlays import SECRET_WORDS, overlay_words
from casekit.genogram.picture import Picture
from casekit.genogram.places import places_of
from casekit.text.escape import dot, one_line

_SHAPE = {Gender.MALE: "box", Gender.FEMALE: "ellipse", Gender.NON_BINARY: "hexagon", Gender.UNKNOWN: "diamond"}
_LOSSES = {Kind.MISCARRIAGE: "triangle", Kind.TERMINATION: "triangle", Kind.PREGNANCY: "triangle"}
_LOOSE = frozenset(
    {
        State.DATING,
        State.CASUAL,
        State.UNCOMMITTED,
        State.ONE_NIGHT,
        State.AFFAIR,
        State.NEVER_A_COUPLE,
        State.SHARING_A_HOME,
        State.ENGAGED,
    }
)


def dot_of(picture: Picture) -> str:
    """The family of a picture as one undirected graph: a node a person, a point a couple, an edge a line."""
    family = picture.family
    nodes = {member.key: f"person{place}" for place, member in enumerate(family.members)}
    over = "\\n".join(map(dot, (family.title, f"As at {family.as_at_text}", *map(one_line, family.warnings))))
    lines = [
        "graph genogram {",
        f'  graph [label="{over}", labelloc=t, fontname="sans-serif"];',
        '  node [fontname="sans-serif", fontsize=10];',
        '  edge [fontname="sans-serif", fontsize=9];',
        *_people(family, nodes),
        *_rows(picture, nodes),
        *_unions(family, nodes),
        *_carers(family, nodes),
        *_relationships(family, nodes),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _people(family: Family, nodes: dict[str, str]) -> Iterator[str]:
    for member in family.members:
        peripheries = 2 if member.key == family.index else 1
        shape = _LOSSES.get(member.kind, _SHAPE[member.gender])
        yield f'  {nodes[member.key]} [shape={shape}, peripheries={peripheries}, label="{_label(family, member)}"];'


def _label(family: Family, member: Member) -> str:
    lines = [family.called(member.key)]
    if member.born is not None and member.born.text:
        lines.append(f"b. {member.born.text}")
    if member.died is not None:
        lines.append(f"d. {member.died.text}".strip() if member.died.text else "has died")
    lines += overlay_words(family, member)
    return "\\n".join(dot(one_line(line)) for line in lines)


def _rows(picture: Picture, nodes: dict[str, str]) -> Iterator[str]:
    rows: dict[int, list[str]] = {}
    for key, place in places_of(picture.drawing).items():
        rows.setdefault(place.generation, []).append(nodes[key])
    for _, names in sorted(rows.items()):
        yield f"  {{rank=same; {'; '.join(names)};}}"


def _unions(family: Family, nodes: dict[str, str]) -> Iterator[str]:
    for place, union in enumerate(family.unions):
        point = f"union{place}"
        yield f'  {point} [shape=point, label="", xlabel="{dot(one_line(_said(union)))}"];'
        style = "dashed" if union.state in _LOOSE or union.ended not in (None, Ending.RECONCILED) else "solid"
        for key in union.partners:
            yield f"  {nodes[key]} -- {point} [style={style}];"
        for child in family.drawn_children(union):
            if child.link is Link.BIRTH:
                yield f"  {point} -- {nodes[child.key]};"
            else:
                yield f'  {point} -- {nodes[child.key]} [style=dashed, label="{child.link.value}"];'


def _said(union: Union) -> str:
    unsaid = union.labels or union.alone or union.state is State.NOT_RECORDED
    kind = () if unsaid else (union.state.value.replace("-", " "),)
    more = [union.note] if union.note and union.state is State.OTHER else []
    more += [NO_CHILDREN_WORDS[union.no_children]] if union.no_children is not None else []
    return ", ".join((*kind, *union.labels, *more, *([SECRET_WORDS] if union.secret else ())))


def _carers(family: Family, nodes: dict[str, str]) -> Iterator[str]:
    for link in (*family.carers, *family.earlier_care):
        for key in link.carers:
            label = dot(one_line(f"in the past: {link.label}" if link.past else link.label).removesuffix(": "))
            colour = ", color=gray50, fontcolor=gray35" if link.past else ""
            yield f'  {nodes[key]} -- {nodes[link.child]} [style=dotted{colour}, constraint=false, label="{label}"];'


def _relationships(family: Family, nodes: dict[str, str]) -> Iterator[str]:
    for one in family.relationships:
        start, end = (nodes[key] for key in one.ends)
        direction = "forward" if one.directed else "none"
        view = f" (as {one.seen_by_name} sees it)" if one.seen_by_name else ""
        kind = dot(one_line(f"{one.kind}{view}"))
        yield f'  {start} -- {end} [color=gray40, constraint=false, dir={direction}, label="{kind}"];'
