"""What each sign of a genogram that is not a line means, how it is drawn and how it is written."""

from collections.abc import Callable, Iterator, Mapping

Page = Iterator[str]
_COUPLE = "      - {{partners: [mum, dad], married: 2014-06-07, {0}, children: [amy]}}"
_CHILD = "      - {{partners: [mum, dad], children: [amy, {{kind: {0}}}]}}"
_TWINS = "      - {{partners: [mum, dad], children: [amy, ben], twins: [{{of: [amy, ben], kind: {0}}}]}}"
_PERSON = "      {0}"
_Sign = tuple[str, str, str, str]
"""What it means, how it is drawn, under which heading of a case file it is written, and the line itself."""
_SIGNS: Mapping[str, _Sign] = {
    "separated": (
        "The couple separated, and nothing says that they came together again.",
        "one slash over the couple's line.",
        "couples",
        _COUPLE.format("separated: 2022-10"),
    ),
    "divorced": (
        "The couple are divorced.",
        "two slashes over the couple's line.",
        "couples",
        _COUPLE.format("separated: 2021, divorced: 2022-10"),
    ),
    "annulled": (
        "The marriage was annulled.",
        "three slashes over the couple's line.",
        "couples",
        _COUPLE.format("annulled: 2015"),
    ),
    "reconciled": (
        "The couple had come apart and came together again.",
        "the slashes of the separation or divorce, crossed by one the other way.",
        "couples",
        _COUPLE.format("separated: 2021, reconciled: 2022"),
    ),
    "miscarriage": (
        "A pregnancy that was lost. It keeps its place among the brothers and sisters.",
        "a cross. In `mcgoldrick` a dot, in `genopro` a triangle with a cross, in `nsgc` a triangle.",
        "couples",
        _CHILD.format("miscarriage, date: 2011"),
    ),
    "termination": (
        "A pregnancy that was ended. It keeps its place among the brothers and sisters.",
        "a cross, in `mcgoldrick` a small one. In `genopro` a triangle with a cross and a bar, in `nsgc` a triangle "
        "with a slash.",
        "couples",
        _CHILD.format("termination, date: 2011"),
    ),
    "stillbirth": (
        "A child who was stillborn.",
        "a small symbol with a cross; in `nsgc` the symbol with SB and a slash.",
        "couples",
        _CHILD.format("stillbirth, date: 2011"),
    ),
    "pregnancy": (
        "A child who is not yet born.",
        "a triangle; in `nsgc` a diamond with P.",
        "couples",
        _CHILD.format("pregnancy, date: 2026-12"),
    ),
    "more-children": (
        "Children of whom nobody knows the names. Leave `number` out where nobody knows how many.",
        "one figure with the number, `3×` or `n×`: a square with round corners, in `nsgc` a diamond.",
        "couples",
        _CHILD.format("more-children, number: 3"),
    ),
    "identical": (
        "Twins, or more, who are alike.",
        "two slanted lines from one point, joined by a bar.",
        "couples",
        _TWINS.format("identical"),
    ),
    "fraternal": (
        "Twins, or more, who are not alike.",
        "two slanted lines from one point.",
        "couples",
        _TWINS.format("fraternal"),
    ),
    "deceased": (
        "Somebody who has died.",
        "a cross in the symbol, in `nsgc` a slash, and the date. `--death-mark dates` leaves the date alone.",
        "family",
        _PERSON.format("pat: {name: Pat Ray, gender: male, died: 2019-01-03}"),
    ),
    "household": (
        "People who live together on the day of the picture.",
        "a dotted outline round them and nobody else, with the name of the home. Two outlines with one letter are one "
        "household.",
        "households",
        "      - {name: Mill Lane, members: [mum, amy]}",
    ),
    "pet": (
        "An animal that belongs to the family.",
        "a small diamond; in `nsgc`, where a diamond is a person, a small square with the word.",
        "family",
        _PERSON.format("rex: {name: Rex, kind: pet}"),
    ),
    "non-binary": (
        "Somebody who lives as neither a woman nor a man.",
        "a square with a round top; in `nsgc` a diamond.",
        "family",
        _PERSON.format("sam: {name: Sam Ray, gender: non-binary}"),
    ),
    "sex-at-birth": (
        "What was recorded at birth, of somebody who lives in another gender. The symbol is always the gender they "
        "live in.",
        "not at all, unless `--show sex-at-birth` asks for it: then as AFAB, AMAB or intersex under the name, in "
        "`mcgoldrick` also as a small shape within the symbol.",
        "family",
        _PERSON.format("sam: {name: Sam Ray, gender: male, sex_at_birth: female}"),
    ),
}


def sign_pages() -> dict[str, Callable[[], Page]]:
    """For every sign its page in Markdown, a paragraph to a line."""
    return {word: _page(word, sign) for word, sign in _SIGNS.items()}


def _page(word: str, sign: _Sign) -> Callable[[], Page]:
    def page() -> Page:
        means, drawn, heading, written = sign
        yield from (f"# {word}", "", "A sign on genograms.", "", means, "", f"How it is drawn: {drawn}", "")
        yield from ("How to write it:", "", f"    {heading}:", written)

    return page
