"""The family as one picture is to show it: what no layer asks for is taken out, the rest is put as the look wants it.

Everything later in the way of a picture works on this family, its words for screen readers too, so nothing that was
not asked for can reach the file.
"""

from collections.abc import Iterator
from dataclasses import replace

from casekit.genogram.dates_shown import dated_as
from casekit.genogram.family import CannotDraw, Family, Member, Sign, Union
from casekit.genogram.figures import HALF, Figure, Form
from casekit.genogram.kinds import Gender, Layer, Link, NoChildren
from casekit.genogram.look import Dates, DeathMark, Look, Names
from casekit.genogram.notation import notation_for
from casekit.genogram.notation_table import Notation
from casekit.genogram.overlays import fills_a_half, has_secrets
from casekit.genogram.remarks import related_partners


def dressed(family: Family, look: Look) -> Family:
    """The family for one picture. Raises `CannotDraw` for layers that clash and for signs that cannot be drawn."""
    if {Layer.HEALTH, Layer.CULTURE} <= family.layers:
        raise CannotDraw(
            "Health and culture both fill the symbols, so a picture shows one of the two.",
            "Ask for one of them, and make a second picture for the other.",
        )
    notation = notation_for(look)
    if notation.death is DeathMark.DATES and look.dates is Dates.NONE and any(one.died for one in family.members):
        raise CannotDraw(
            "Without a mark and without dates, the picture would not show who has died.",
            "Leave `--dates none` out, or choose another `--death-mark`.",
        )
    shown = _only_layers_shown(family)
    if look.names is not Names.FULL:
        from casekit.genogram.naming import named_as

        shown = named_as(shown, look.names)
    shown = dated_as(shown, look.dates)
    related = related_partners(shown)
    in_brackets = _adopted(shown) if notation.brackets else set()
    filled = _with_a_fill(shown.agreed_key) | {one.key for one in shown.members if any(map(fills_a_half, one.health))}
    return replace(
        shown,
        members=tuple(
            _member(one, look, notation, bracketed=one.key in in_brackets, filled=one.key in filled)
            for one in shown.members
        ),
        unions=tuple(_union(one, notation, place in related) for place, one in enumerate(shown.unions)),
    )


def empty_layers(family: Family) -> Iterator[str]:
    """A sentence for each layer that was asked for and has nothing in the file, so that nobody looks for it in vain."""
    has = {
        Layer.HEALTH: any(one.health for one in family.members)
        or any(one.no_children is NoChildren.INFERTILE for one in family.unions),
        Layer.CULTURE: bool(family.agreed_key)
        or any(one.culture or one.migration or one.languages for one in family.members),
        Layer.ROLES: any(one.roles for one in family.members),
        Layer.STRENGTHS: any(one.strengths for one in family.members),
        Layer.PHOTOS: any(one.photo for one in family.members),
        Layer.SEX_AT_BIRTH: any(one.sex_at_birth for one in family.members),
        Layer.SEXUAL_ORIENTATION: any(one.sexual_orientation for one in family.members),
        Layer.SECRETS: has_secrets(family),
    }
    for layer, is_there in has.items():
        if layer in family.layers and not is_there:
            yield f"The layer '{layer}' is empty: the file has nothing for it on anybody in the picture."


def past_in_words(family: Family) -> Family:
    """The family with all former care in words, without lines for it."""
    past = tuple(link for link in family.carers if link.past)
    return replace(
        family,
        carers=tuple(link for link in family.carers if not link.past),
        earlier_care=(*past, *family.earlier_care),
    )


def _agreed_signs(family: Family) -> tuple[Sign, ...]:
    if not family.agreed_key:
        return ()
    from casekit.genogram.agreed_signs import readable_signs

    return readable_signs(family)


def _only_layers_shown(family: Family) -> Family:
    """The family without what belongs to layers that are not shown."""
    layers = family.layers
    culture = Layer.CULTURE in layers
    signs = _agreed_signs(family) if culture else ()
    filled = _with_a_fill(signs)
    members = tuple(
        replace(
            one,
            health=one.health if Layer.HEALTH in layers else (),
            culture=one.culture if culture and not signs else (),
            migration=one.migration if culture else "",
            languages=one.languages if culture else "",
            heritages=one.heritages if culture and one.key not in filled else (),
            roles=one.roles if Layer.ROLES in layers else (),
            strengths=one.strengths if Layer.STRENGTHS in layers else (),
            photo=one.photo if Layer.PHOTOS in layers else "",
            sex_at_birth=one.sex_at_birth if Layer.SEX_AT_BIRTH in layers else "",
            sexual_orientation=one.sexual_orientation if Layer.SEXUAL_ORIENTATION in layers else "",
            secret=one.secret and Layer.SECRETS in layers,
        )
        for one in family.members
    )
    carers, earlier_care = family.carers, family.earlier_care
    if Layer.ORDERS not in layers:
        carers, earlier_care = (
            tuple(replace(link, label="", role="carer") for link in links) for links in (carers, earlier_care)
        )
    hidden = set(Layer) - layers
    return replace(
        family,
        changes=family.changes.without_parts(hidden) if family.changes else None,
        members=members,
        unions=tuple(_only_shown_of(one, layers) for one in family.unions),
        carers=carers,
        earlier_care=earlier_care,
        warnings=(*family.warnings, *_need_to_know(family)),
        relationships=family.relationships if Layer.RELATIONSHIPS in layers else (),
        households=family.households if Layer.HOUSEHOLDS in layers else (),
        agreed_key=signs,
    )


def _only_shown_of(union: Union, layers: frozenset[Layer]) -> Union:
    """A couple without what belongs to layers that are not shown; that no child can be born to them is health."""
    told = union.no_children is not NoChildren.INFERTILE or Layer.HEALTH in layers
    return replace(
        union,
        secret=union.secret and Layer.SECRETS in layers,
        no_children=union.no_children if told else None,
    )


def _with_a_fill(signs: tuple[Sign, ...]) -> set[str]:
    """Whose symbols the family's own signs fill."""
    return {key for sign in signs if sign.fill or sign.pattern for key in sign.who}


def _need_to_know(family: Family) -> Iterator[str]:
    """What must not be handed on with a picture, by the layers that somebody asked for."""
    if Layer.SECRETS in family.layers and has_secrets(family):
        yield "Internal copy: it shows that there are secrets in the family. Do not give it to the family or the child."
    if Layer.SEXUAL_ORIENTATION in family.layers and any(one.sexual_orientation for one in family.members):
        yield "Need to know: it shows sexual orientation. Hand it on only as those whom it shows have agreed."


def _adopted(family: Family) -> set[str]:
    return {child.key for union in family.unions for child in union.children if child.link is Link.ADOPTED}


def _has_room(member: Member, figure: Figure) -> bool:
    """Whether a symbol that nothing fills has room for a triangle that hides nothing."""
    free = not figure.inside and figure.within is None and not member.photo and figure.half == HALF
    broad = figure.form in (Form.SQUARE, Form.CIRCLE)
    return free and (broad or (figure.form in (Form.DOME, Form.DIAMOND) and member.died is None))


def _member(member: Member, look: Look, notation: Notation, *, bracketed: bool, filled: bool) -> Member:
    age = member.age if look.ages else ""
    figure = notation.figure(member)
    number = age.rpartition(" ")[2]
    if notation.ages_inside and age in (f"aged {number}", f"died aged {number}") and not figure.inside:
        figure = replace(figure, inside=number if number.isdecimal() else "")
    if member.how_many:
        figure = replace(figure, inside=f"{member.how_many}×")
    if notation.sex_within and member.sex_at_birth in (Gender.FEMALE, Gender.MALE):
        figure = replace(figure, within=notation.people[Gender(member.sex_at_birth)].form)
    if not filled and _has_room(member, figure):
        figure = replace(figure, orientation=member.sexual_orientation)
    died = member.died
    if notation.death is DeathMark.DATES and died is not None and not died.text:
        died = replace(died, text="date not known")
    return replace(member, age=age, figure=figure, died=died, bracketed=bracketed)


def _union(union: Union, notation: Notation, related: bool) -> Union:
    return replace(
        union,
        related=related,
        house=union.state in notation.house and not union.alone,
        labels=tuple(_shortened(label, notation) for label in union.labels),
    )


def _shortened(label: str, notation: Notation) -> str:
    for words, short in notation.short_words.items():
        rest = label.removeprefix(words)
        if rest != label and (not rest or rest[0] == " ") and not rest.startswith(" again"):
            return f"{short}{rest}"
    return label
