"""What a picture shows beside the family: `--show LAYER`, `--hide LAYER`, and in whose eyes, `--seen-by PERSON`.

`--hide` takes the name of a layer or of a person; a word that is both is the layer, and a person of that name is
hidden by their key.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from casekit.cli.exits import refuse
from casekit.cli.options import together

if TYPE_CHECKING:
    from casekit.genogram import Family

EVERYBODY = "all"
_ONE_FAMILY = ("dot", "json")

layer_options = together(
    click.option(
        "--show",
        metavar="LAYER",
        multiple=True,
        help="Show more: health, culture, roles, strengths, photos, sex-at-birth, sexual-orientation or secrets; may "
        "be given again.",
    ),
    click.option(
        "--hide",
        metavar="WHAT",
        multiple=True,
        help="Leave out a layer (relationships, households, orders …) or a person; may be given again.",
    ),
    click.option(
        "--seen-by",
        metavar="PERSON",
        help="Relationships only as this person sees them; `all` draws everybody's view side by side.",
    ),
)


def check_format(seen_by: str | None, kind: str) -> None:
    """Leave with a sentence where views side by side are asked for in a file that holds everybody only once."""
    if seen_by is not None and seen_by.strip().casefold() == EVERYBODY and kind in _ONE_FAMILY:
        refuse(
            f"`--seen-by all` draws the family several times, and a {kind.upper()} file holds everybody once.",
            "Write an .svg, .png or .pdf, or ask for one person's view.",
        )


def check_secrets(family: "Family", seen_by: str | None) -> None:
    """Leave with a sentence where family secrets are asked for in a picture that is made to be looked at together."""
    from casekit.genogram.kinds import Layer

    if seen_by is not None and Layer.SECRETS in family.layers:
        refuse(
            "`--seen-by` draws the family as somebody in it sees it, to be looked at together, and family secrets "
            "have no place there.",
            "Leave out `--show secrets` or `--seen-by`.",
        )


def with_layers(family: "Family", show: Sequence[str], hide: Sequence[str]) -> tuple["Family", list[str]]:
    """The family with the layers that were asked for, and the people among what is to be hidden.

    Leaves with a sentence for a word that is neither a layer nor a person, and for one both shown and hidden.
    """
    from casekit.genogram.kinds import Layer

    layers = {layer.value: layer for layer in Layer}
    shown = {layers[_layer(word, "--show", tuple(layers))] for word in show}
    hidden = {layers[folded] for word in hide if (folded := word.strip().casefold()) in layers}
    people = [word for word in hide if word.strip().casefold() not in layers]
    for word in people:
        _check_person(family, word, tuple(layers))
    if both := shown & hidden:
        name = sorted(both)[0].value
        refuse(f"`--show {name}` and `--hide {name}` contradict each other.", "Keep one of them.")
    return replace(family, layers=(family.layers | shown) - hidden), people


def _layer(word: str, option: str, layers: tuple[str, ...]) -> str:
    folded = word.strip().casefold()
    if folded not in layers:
        from casekit.text.nearest import did_you_mean

        refuse(
            f"`{word}` cannot stand after `{option}`.{did_you_mean(folded, layers)}",
            f"Choose {', '.join(layers[:-1])} or {layers[-1]}.",
        )
    return folded


def _check_person(family: "Family", word: str, layers: tuple[str, ...]) -> None:
    """Leave with a sentence where a word after `--hide` is nobody in the picture; a layer may have been meant."""
    from casekit.genogram.part import fitting

    if fitting(family, word):
        return
    from casekit.text.nearest import did_you_mean

    names = [name for member in family.members for name in (member.key, member.name) if name]
    refuse(
        f"Nobody in the picture has the key or the name '{word}', and it is no layer.{_meant(word, [*layers, *names])}",
        f"Write a person as in the file, or a layer: {', '.join(layers[:-1])} or {layers[-1]}."
        if not did_you_mean(word.casefold(), list(layers))
        else "Write it so.",
    )


def _meant(word: str, words: Sequence[str]) -> str:
    """` Did you mean …?`, whatever the capitals, in the spelling of the file."""
    from casekit.text.nearest import did_you_mean

    spelt = {one.casefold(): one for one in reversed(words)}
    hint = did_you_mean(word.casefold(), list(spelt))
    for folded, one in spelt.items():
        if f"`{folded}`" in hint:
            return hint.replace(f"`{folded}`", f"`{one}`")
    return hint


def viewer_of(family: "Family", word: str) -> str:
    """The key of the person whose view is asked for, by key or name. Leaves with a sentence where there is none."""
    from casekit.genogram.kinds import Layer
    from casekit.genogram.relationship_views import viewer_name, viewers

    if Layer.RELATIONSHIPS not in family.layers:
        refuse("`--seen-by` is about relationships, and they are hidden.", "Leave out `--hide relationships`.")
    with_views = {key: viewer_name(family, key) for key in viewers(family)}
    names = {member.key: member.name for member in family.members} | with_views
    folded = word.strip().casefold()
    fitting = [key for key in names if key.casefold() == folded]
    fitting = fitting or [key for key, name in names.items() if name.casefold() == folded]
    if len(fitting) > 1:
        refuse(f"Several people are called {word}.", f"Say the key instead: {' or '.join(fitting)}.")
    known = ", ".join(f"{name} ({key})" for key, name in with_views.items())
    offer = f"Views are recorded of {known}; `all` draws each." if known else "The file records nobody's views."
    if not fitting:
        both = [word for pair in names.items() for word in pair if word]
        refuse(f"Nobody in the picture has the key or the name '{word}'.{_meant(word, [*both, EVERYBODY])}", offer)
    if fitting[0] not in with_views:
        refuse(f"No relationship is recorded as {names[fitting[0]]} sees it.", offer)
    return fitting[0]
