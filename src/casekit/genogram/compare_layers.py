"""Changes in what layers on request say of people and couples: said and marked only where a picture shows the layer."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from casekit.genogram.changes import Change, Drawn, Thing, Turn
from casekit.genogram.family import Family, Member, Union, list_in_words
from casekit.genogram.kinds import Layer, NoChildren
from casekit.genogram.overlays import SECRET_WORDS, overlay_words

_FIELDS: Mapping[Layer, tuple[str, ...]] = {
    Layer.HEALTH: ("health",),
    Layer.CULTURE: ("culture", "migration", "languages", "heritages"),
    Layer.ROLES: ("roles",),
    Layer.STRENGTHS: ("strengths",),
    Layer.SEX_AT_BIRTH: ("sex_at_birth",),
    Layer.SEXUAL_ORIENTATION: ("sexual_orientation",),
    Layer.SECRETS: ("secret",),
}
"""What each layer shows of somebody. Another photograph is not a change in the family."""


def layer_changes(before: Family, after: Family) -> Iterator[Change]:
    """What is newly said of people, and what no longer is, each for the layer that shows it."""
    for member, layer, gone, new in _differences(before, after):
        name = after.called(member.key)
        if new:
            yield Change(f"New about {name}: {list_in_words(new)}.", (member.key,), layer)
        if gone:
            yield Change(f"No longer said about {name}: {list_in_words(gone)}.", (member.key,), layer)
    for union, was in _couples(before, after):
        if union.secret is not was.secret:
            start = "New about" if union.secret else "No longer said about"
            names = list_in_words(tuple(map(after.called, union.partners)))
            yield Change(f"{start} {names}: {SECRET_WORDS}.", union.partners, Layer.SECRETS)


def layer_marks(before: Family, after: Family) -> Iterator[tuple[Drawn, Turn]]:
    """The same as marks on people and on the lines of couples."""
    for member, layer, _, _ in _differences(before, after):
        yield Drawn(Thing.PERSON, (member.key,), layer), Turn.CHANGED
    for union, was in _couples(before, after):
        pair = tuple(sorted(union.partners))
        if union.secret is not was.secret:
            yield Drawn(Thing.COUPLE, pair, Layer.SECRETS), Turn.CHANGED
        if (union.no_children is NoChildren.INFERTILE) is not (was.no_children is NoChildren.INFERTILE):
            yield Drawn(Thing.COUPLE, pair, Layer.HEALTH), Turn.CHANGED


def _differences(before: Family, after: Family) -> Iterator[tuple[Member, Layer, tuple[str, ...], tuple[str, ...]]]:
    """For everybody in both families: each layer in which something is said otherwise, what is gone and what is new."""
    old = {member.key: member for member in before.members}
    for member in after.members:
        was = old.get(member.key)
        if was is None:
            continue
        for layer in _FIELDS:
            earlier, later = _said(before, was, layer), _said(after, member, layer)
            gone = tuple(one for one in earlier if one not in later)
            new = tuple(one for one in later if one not in earlier)
            if gone or new:
                yield member, layer, gone, new


def _said(family: Family, member: Member, layer: Layer) -> list[str]:
    """What a layer says of somebody, in words. Signs agreed with the family stand for what is said of culture."""
    signs = family.agreed_key if layer is Layer.CULTURE else ()
    shown = {name: getattr(member, name) for name in _FIELDS[layer] if not (signs and name == "culture")}
    return overlay_words(replace(family, agreed_key=signs), replace(Member(member.key), **shown))


def _couples(before: Family, after: Family) -> Iterator[tuple[Union, Union]]:
    old = {frozenset(union.partners): union for union in before.unions}
    for union in after.unions:
        was = old.get(frozenset(union.partners))
        if was is not None:
            yield union, was
