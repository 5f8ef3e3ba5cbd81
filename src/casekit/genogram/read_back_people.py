"""Who somebody is by their symbol alone: the figure, the letters in it, the marks of a death and of the child."""

from collections.abc import Iterator

from casekit.genogram.family import Family, Member
from casekit.genogram.figures import Figure, Form
from casekit.genogram.look import DeathMark
from casekit.genogram.overlays import ORIENTATION_WORDS
from casekit.genogram.symbols import figure_of, marked_as_dead, pointed
from casekit.pictures.svg_geometry import Seen, Sheet


def people_differences(sheet: Sheet, family: Family) -> Iterator[str]:
    """Symbols that are not the figure that the notation has for somebody, or that are marked wrongly."""
    death = DeathMark(sheet.root.get("data-death-mark", DeathMark.CROSS.value))
    inside = _by_person(sheet, "inside")
    marks = {css: _by_person(sheet, css) for css in ("deceased", "sign", "index", "bracket")}
    pointing = _by_person(sheet, "orientation")
    known = {member.key: member for member in family.members}
    for seen in sheet.of("person", "symbol"):
        key = seen.data.get("data-person", "")
        member = known.get(key)
        if member is None:
            continue
        letters = "".join(one.text for one in inside.get(key, ()))
        if not _is_figure(seen, letters, figure_of(member)):
            yield f"the symbol of {family.called(key)} is not the one for who they are"
        dead = key in marks["deceased"] or key in marks["sign"]
        if dead != _is_marked(member, death):
            yield f"the symbol of {family.called(key)} says the wrong thing about a death or a loss"
        if (key in marks["index"]) != (key == family.index):
            yield f"the symbol of {family.called(key)} says the wrong thing about whom the picture is about"
        if (key in marks["bracket"]) != member.bracketed:
            yield f"the brackets of {family.called(key)} say the wrong thing about an adoption"
        if [_points(one) for one in pointing.get(key, ())] != _wanted_points(member):
            yield f"the symbol of {family.called(key)} says the wrong thing about sexual orientation"


def _is_marked(member: Member, death: DeathMark) -> bool:
    return figure_of(member).over is not None or marked_as_dead(member, death)


def _points(seen: Seen) -> str:
    """What a small triangle in a symbol says, from its geometry and its outline."""
    middle = (seen.box[1] + seen.box[3]) / 2
    low = [y > middle for _, y in seen.runs[0][:-1]]
    if seen.tag != "polygon" or low.count(True) != 1 or len(low) != 3:
        return "nothing that the key explains"
    return ORIENTATION_WORDS["bisexual" if seen.stroke[2] else "gay"]


def _wanted_points(member: Member) -> list[str]:
    return [ORIENTATION_WORDS[member.sexual_orientation]] if pointed(member) else []


def _by_person(sheet: Sheet, css: str) -> dict[str, list[Seen]]:
    found: dict[str, list[Seen]] = {}
    for one in sheet.of("person", css):
        found.setdefault(one.data.get("data-person", ""), []).append(one)
    return found


def _is_figure(seen: Seen, letters: str, figure: Figure) -> bool:
    width = seen.box[2] - seen.box[0]
    return form_seen(seen) is figure.form and abs(width - 2 * figure.half) < 0.6 and letters == figure.inside


def form_seen(seen: Seen) -> Form | None:
    """Which outline an element has, from its geometry; `None` for one that is no symbol."""
    width, height = seen.box[2] - seen.box[0], seen.box[3] - seen.box[1]
    match seen.tag:
        case "rect":
            if seen.rounded:
                return Form.ROUNDED
            if seen.stroke[0] == "none":
                return Form.FRAMELESS
            return Form.SQUARE if abs(width - height) < 0.6 else Form.RECTANGLE
        case "circle":
            return Form.DOT if seen.filled else Form.CIRCLE
        case "polygon":
            return {3: Form.TRIANGLE, 4: Form.DIAMOND, 5: Form.HOUSE}.get(len(seen.runs[0]) - 1)
        case "path":
            return Form.CROSS if len(seen.runs) == 2 else Form.DOME
    return None
