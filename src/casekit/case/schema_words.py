"""The words of the schemas that the models do not hold: what editors show and offer.

Snippets are in the form of the YAML language server: each value is written as it stands, with places to fill in
(`${1:key}`) and choices (`${2|yes,no|}`). They hold no date and no name that could stay in a record by mistake: what is
left unfilled is marked as wrong.
"""

from collections.abc import Mapping
from typing import Any, Final, get_args

from casekit.case.vocabulary import Gender, Tone, VisitKind

QUOTED_FIELDS: Final = frozenset({"phone", "at", "time"})
"""Text fields in which a bare number would lose its leading nought in other programs."""

ERRORS: Final[Mapping[str, str]] = {
    "text": "Write one piece of text here. Put it in double quotes if it is a word such as true or null.",
    "quoted": 'Put this in double quotes, so that no program reads it as a number: "01234 567810", "18:00".',
    "key": "A key is a short word that starts with a small letter and holds a to z, figures, - and _: mum, yolande.",
    "list": "Write a list: in square brackets, [a, b], or each item on a line of its own after a dash.",
    "map": "Write each on a line of its own, a key, a colon and what belongs to it, two spaces in.",
    "number": "Write a whole number, such as 7.",
}

HINTS: Final[Mapping[str, str]] = {
    "date": "A date: `2023-04-07`, `2023-04`, `2023`, `~2012` (about), `2022-10-08/2022-10-09` (a period), "
    "`2022-11/` (still going), `before 2019`, `after 2019-06`, `unknown`.",
    "key": "The key of somebody in this file.",
    "one or more": "Several stand in square brackets: `[mum, dad]`.",
    "map": "Each under a key: a short word in small letters, such as `mum`.",
    "family": "Or the path of a family file that several case files share: `../families/rae.yaml`.",
    "needed": "The record needs this field.",
}

WORD_MEANINGS: Final[Mapping[str, str]] = {
    "icpc": "initial child protection conference",
    "rcpc": "review child protection conference",
    "mappa": "multi-agency public protection arrangements",
    "marac": "multi-agency risk assessment conference",
    "section-47": "an enquiry under section 47 of the Children Act 1989",
    "was-not-brought": "the child was not brought to an appointment",
    "putative": "said or thought to be the parent, not confirmed",
    "step": "child of one partner, stepchild of the other",
    "donor": "conceived with a donor; both partners are the parents",
    "surrogate": "carried by a surrogate",
    "fraternal": "not identical",
    "cutoff": "contact was broken off",
    "cutoff-repaired": "contact was broken off and taken up again",
    "fused": "so close that there is little room for either alone",
    "neutral": "neither a concern nor a strength",
}
"""Words of the vocabularies that need a word of explanation."""


def _choice(place: int, words: Any) -> str:
    return f"${{{place}|{','.join(get_args(words))}|}}"


_DAY: Final = "YYYY-MM-DD"

SNIPPETS: Final[Mapping[str, tuple[Mapping[str, Any], ...]]] = {
    "Event": (
        {
            "label": "event",
            "description": "A new event, with what a chronology asks for",
            "body": {
                "date": f"${{1:{_DAY}}}",
                "kind": "$2",
                "what": "$3",
                "tone": _choice(4, Tone),
                "source": {"agency": "$5"},
                "impact": "$6",
                "action": "$7",
            },
        },
    ),
    "Couple": (
        {
            "label": "couple",
            "description": "Two people and their children",
            "body": {"partners": "[${1:key}, ${2:key}]", "together": "${3:YYYY}", "children": "[${4:key}]"},
        },
    ),
    "Visit": (
        {
            "label": "visit",
            "description": "A new visit",
            "body": {
                "date": f"${{1:{_DAY}}}",
                "by": "${2:key}",
                "kind": _choice(3, VisitKind),
                "seen": "${4|alone,with-others,not-seen|}",
                "wishes": {"${5:key}": "$6"},
            },
        },
    ),
    **{
        f"{top}.family": (
            {
                "label": "person",
                "description": "A new person, under a key of their own",
                "body": {
                    "${1:key}": {"name": "$2", "gender": _choice(3, Gender), "born": f"${{4:{_DAY}}}"},
                },
            },
        )
        for top in ("Case file", "Family file")
    },
}
"""What editors offer to write whole, by the title of the record or by record and field."""
