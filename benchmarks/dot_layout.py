"""The same family laid out by Graphviz `dot`, as well as `dot` can be told what a genogram is.

Each person is one box as large as symbol and words; people of one generation (as casekit found it) have one rank; a
couple's line is two flat edges through a point between the partners; brothers and sisters are held in order of age by
unseen flat edges. The geometry is read from `dot -Tjson`.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from casekit.genogram.births import sibship_in_order
from casekit.genogram.conventions import left_and_right
from casekit.genogram.family import Family
from casekit.genogram.generations import generations
from casekit.genogram.kinds import Gender
from casekit.text.escape import dot as escaped
from ruler import Bounds, Drawn, Line, Point

_POINTS = 72.0
_SHAPE = {Gender.MALE: "box", Gender.FEMALE: "ellipse"}


Sizes = Mapping[str, tuple[float, float]]
"""How wide and high everybody's symbol and words are together in casekit's picture."""


def installed() -> str:
    """The version of `dot`, empty where there is none."""
    if shutil.which("dot") is None:
        return ""
    said = subprocess.run(["dot", "-V"], capture_output=True, text=True, check=True)
    return said.stderr.strip().removeprefix("dot - ")


def sizes_in(drawn: Drawn) -> Sizes:
    """The sizes of a drawing of casekit's."""
    return {key: (box[2] - box[0], box[3] - box[1]) for key, box in drawn.whole.items()}


def dot_text(family: Family, sizes: Sizes, splines: str, *, shown: bool = False) -> str:
    """The family for `dot`; `shown` gives symbols and names, to be looked at."""
    node = {member.key: f"p{place}" for place, member in enumerate(family.members)}
    row = generations(family).row
    lines = [
        f"digraph {{ graph [splines={splines}, nodesep={22 / _POINTS:.3f}, ranksep={56 / _POINTS:.3f}];",
        'node [shape=box, fixedsize=true, label="", fontname="DejaVu Sans", fontsize=9]; edge [dir=none];',
    ]
    for member in family.members:
        wide, high = sizes[member.key]
        look = f'shape={_SHAPE.get(member.gender, "diamond")}, label="{escaped(member.name)}"' if shown else ""
        lines.append(f"{node[member.key]} [width={wide / _POINTS:.3f}, height={high / _POINTS:.3f}, {look}];")
    for number in range(max(row.values()) + 1):
        people = " ".join(node[key] for key in row if row[key] == number)
        lines.append(f"r{number} [style=invis, width=0.01, height=0.01]; {{rank=same; r{number}; {people}}}")
    lines += [f"r{number} -> r{number + 1} [style=invis];" for number in range(max(row.values()))]
    return "\n".join([*lines, *_unions(family, row, node), *_carers(family, node), "}"])


def _unions(family: Family, row: Mapping[str, int], node: Mapping[str, str]) -> Iterator[str]:
    for number, union in enumerate(family.unions):
        left, *right = left_and_right(family, union) or union.partners
        yield f"u{number} [shape=point, width=0.01, height=0.01];"
        couple = f"weight=10, id=couple_{number}"
        yield f"{{rank=same; {node[left]}; u{number}}} {node[left]} -> u{number} [{couple}];"
        if right:
            level = "true" if row[left] == row[right[0]] else "false"
            yield f"u{number} -> {node[right[0]]} [{couple}, constraint={level}];"
        for child in family.drawn_children(union):
            yield f"u{number} -> {node[child.key]} [id=child_{number}];"
        order = [key for group in sibship_in_order(family, union) for key in group]
        for elder, younger in pairwise(order):
            if row[elder] == row[younger]:
                yield f"{node[elder]} -> {node[younger]} [style=invis, weight=2];"


def _carers(family: Family, node: Mapping[str, str]) -> Iterator[str]:
    for number, link in enumerate(family.carers):
        for who in link.carers:
            yield f"{node[who]} -> {node[link.child]} [style=dashed, constraint=false, id=carer_{number}];"


def picture_by_dot(text: str) -> bytes:
    """The picture that `dot` makes of a text, as PNG."""
    return subprocess.run(["dot", "-Tpng", "-Gdpi=96"], input=text.encode(), capture_output=True, check=True).stdout


def drawn_by_dot(family: Family, sizes: Sizes, splines: str, seconds: float) -> Drawn | None:
    """What `dot` makes of the family; `None` where it takes longer than it is given, or gives up."""
    text = dot_text(family, sizes, splines)
    try:
        ran = subprocess.run(["dot", "-Tjson"], input=text.encode(), capture_output=True, check=True, timeout=seconds)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    return _read(json.loads(ran.stdout), family, sizes)


def _read(graph: Any, family: Family, sizes: Sizes) -> Drawn:
    key_of = {f"p{place}": member.key for place, member in enumerate(family.members)}
    middle: dict[str, Point] = {}
    boxes: list[tuple[str, Bounds]] = []
    names = {}
    for thing in graph["objects"]:
        names[thing["_gvid"]] = thing["name"]
        if thing["name"] in key_of:
            key = key_of[thing["name"]]
            x, y = (float(part) for part in thing["pos"].split(","))
            wide, high = sizes[key]
            middle[key] = (x, -y)
            boxes.append((key, (x - wide / 2, -y - high / 2, x + wide / 2, -y + high / 2)))
    lines = []
    for edge in graph["edges"]:
        if edge.get("style") == "invis" or "pos" not in edge:
            continue
        kind, number = edge["id"].split("_")
        ends = {names[edge["tail"]], names[edge["head"]]}
        people = {key_of[name] for name in ends if name in key_of}
        if kind == "couple":
            people |= set(family.unions[int(number)].partners)
        owner = f"carer {number}" if kind == "carer" else f"union {number}"
        lines.append(Line(owner, frozenset(people), _points(edge["pos"])))
    everywhere = [box for _, box in boxes]
    width = max(box[2] for box in everywhere) - min(box[0] for box in everywhere)
    return Drawn(middle, boxes, lines, width)


def _points(text: str) -> tuple[Point, ...]:
    """The corners of a spline whose pieces are straight."""
    found: list[Point] = []
    for part in text.split():
        if part[0] not in "es":
            x, y = part.split(",")
            found.append((float(x), -float(y)))
    corners = found[::3]
    return tuple(point for place, point in enumerate(corners) if not place or point != corners[place - 1])
