"""A picture as JSON: the family, where everybody stands, and what gives way. The contract is in `docs/json.md`."""

from collections.abc import Iterator
from typing import Any

from casekit.genogram.changes import Changes
from casekit.genogram.family import CarerLink, Family, Household, Member, Union, When
from casekit.genogram.overlays import overlay_words
from casekit.genogram.picture import Picture
from casekit.genogram.places import places_of
from casekit.pictures.bounds import Bounds
from casekit.text.escape import json_text
from casekit.text.pattern import pattern

VERSION = 1
_MONTH = pattern(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


def json_of(picture: Picture) -> str:
    """The picture as one JSON object, ending in a newline. It holds names and all that the picture shows."""
    family = picture.family
    document = {
        "casekit": "genogram",
        "version": VERSION,
        "case": family.case,
        "title": family.title,
        "subtitle": family.subtitle or None,
        "as_at": family.as_at.isoformat(),
        "notation": picture.notation.name,
        "index": family.index,
        "view": {"width": picture.drawing.width, "height": picture.drawing.height},
        "people": list(_people(picture)),
        "unions": [_union(family, union) for union in family.unions],
        "carers": [_carer(link, line=True) for link in family.carers]
        + [_carer(link, line=False) for link in family.earlier_care],
        "households": [_household(home) for home in family.households],
        "relationships": [
            {
                "from": one.ends[0],
                "to": one.ends[1],
                "is": one.kind,
                "directed": one.directed,
                "seen_by": one.seen_by or None,
                "said": _when(one.said),
                "note": one.note or None,
            }
            for one in family.relationships
        ],
        "relaxed": [{"rule": one.rule, "about": list(one.about), "sentence": one.sentence} for one in picture.relaxed],
        "notes": list(picture.notes),
        "not_shown": list(family.not_shown),
        "warnings": list(family.warnings),
        "made": list(family.made),
        "changes": _changes(family.changes),
        "words": picture.words.split("\n"),
    }
    return json_text(document)


def _changes(changes: Changes | None) -> dict[str, Any] | None:
    if changes is None:
        return None
    marks = [
        {"on": drawn.thing.value, "keys": list(drawn.keys), "is": drawn.kind or None, "turn": turn.value}
        for drawn, turn in changes.marks
    ]
    return {"since": changes.since, "sentences": changes.sentences, "marks": marks}


def _people(picture: Picture) -> Iterator[dict[str, Any]]:
    places = places_of(picture.drawing)
    for member in picture.family.members:
        place = places[member.key]
        yield {
            **_member(picture.family, member),
            "generation": place.generation,
            **_box(place.symbol),
            "with_label": _box(place.whole),
        }


def _member(family: Family, member: Member) -> dict[str, Any]:
    return {
        "key": member.key,
        "name": member.name or None,
        "gender": member.gender.value,
        "kind": member.kind.value,
        "born": _when(member.born),
        "died": _when(member.died),
        "layers": overlay_words(family, member),
    }


def _box(box: Bounds) -> dict[str, float]:
    left, top, right, bottom = (round(side, 1) for side in box)
    return {"x": left, "y": top, "width": round(right - left, 1), "height": round(bottom - top, 1)}


def _when(moment: When | None) -> dict[str, str | None] | None:
    if moment is None:
        return None
    first, last = moment.earliest, moment.latest
    if not moment.text:
        # A picture without dates may not give them away here.
        first = last = None
    elif not _MONTH.search(moment.text):
        first, last = first and first.replace(month=1, day=1), last and last.replace(month=12, day=31)
    return {
        "text": moment.text or None,
        "earliest": first.isoformat() if first else None,
        "latest": last.isoformat() if last else None,
    }


def _union(family: Family, union: Union) -> dict[str, Any]:
    drawn = {child.key for child in family.drawn_children(union)}
    return {
        "union": union.index,
        "partners": list(union.partners),
        "state": union.state.value,
        "ended": union.ended.value if union.ended else None,
        "labels": list(union.labels),
        "note": union.note or None,
        "no_children": union.no_children.value if union.no_children else None,
        "children": [
            {"key": child.key, "link": child.link.value, "line": child.key in drawn} for child in union.children
        ],
        "twins": [{"of": list(twins.of), "kind": twins.kind.value} for twins in union.twins],
        "partner_left_out": union.partner_left_out,
        "secret": union.secret,
    }


def _carer(link: CarerLink, *, line: bool) -> dict[str, Any]:
    return {
        "child": link.child,
        "carers": list(link.carers),
        "as": link.role,
        "label": link.label,
        "past": link.past,
        "line": line,
    }


def _household(home: Household) -> dict[str, Any]:
    return {
        "name": home.name,
        "members": [{"key": key, "how": how} for key, how in home.members],
        "others": list(home.others),
    }
