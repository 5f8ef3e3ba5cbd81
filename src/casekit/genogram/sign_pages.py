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
    "legally-separated": (
        "The couple were parted in law, by a court or a deed, and are not divorced.",
        "one thick slash over the couple's line.",
        "couples",
        _COUPLE.format("separated: 2021, legally_separated: 2022-10"),
    ),
    "widowed": (
        "One of a couple died, and the other surely had a later partner. casekit works it out, whatever kind of couple "
        "they were.",
        "a cross in a ring on the line of the earlier couple.",
        "family",
        _PERSON.format("tom: {name: Tom Ray, gender: male, died: 2019-01-03}"),
    ),
    "no-children": (
        "A couple who have chosen to have no children. It cannot stand beside a child of theirs.",
        "a short upright down from the couple's line, ending in one bar.",
        "couples",
        "      - {partners: [mum, dad], married: 2014, no_children: by-choice}",
    ),
    "infertile": (
        "A couple to whom no child can be born. Children who were adopted, or conceived with a donor, may stand beside "
        "it, and so may losses.",
        "a short upright down from the couple's line, ending in two bars, where the picture shows health.",
        "couples",
        "      - {partners: [mum, dad], married: 2014, no_children: infertile}",
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
    "sexual-orientation": (
        "That somebody is gay, lesbian or bisexual: only where it matters, and where they agree that it is written "
        "down. No copy for the family has it, unless their entry says `share: {family: yes}`.",
        "not at all, unless `--show sexual-orientation` asks for it: then as a grey triangle on its point in the "
        "symbol, with a broken outline for bisexual; under the name where something else stands in the symbol.",
        "family",
        _PERSON.format("sam: {name: Sam Ray, gender: female, sexual_orientation: lesbian}"),
    ),
    "secrets": (
        "Something about a person or a couple that not everybody in the family knows. What it is stands in no picture, "
        "and no copy for the family holds it. A couple has `secrets` in the same way.",
        "not at all, unless `--show secrets` asks for it: then as a small filled triangle under the name, or on the "
        "couple's line. Such a picture is for the file alone.",
        "family",
        _PERSON.format("sam: {name: Sam Ray, secrets: [{what: Ned is not his father by birth., known_to: [mum]}]}"),
    ),
    "smoking": (
        "Somebody who smokes.",
        "the letter S under the name, with `--show health`.",
        "family",
        _PERSON.format("sam: {name: Sam Ray, health: [{what: smokes, kind: smoking}]}"),
    ),
    "obesity": (
        "Somebody with obesity, where it matters for their health.",
        "the letter O under the name, with `--show health`.",
        "family",
        _PERSON.format("sam: {name: Sam Ray, health: [{what: obesity, kind: obesity}]}"),
    ),
    "languages": (
        "The languages somebody speaks, and whether they need an interpreter.",
        "the letter L and the languages under the name, with `--show culture`.",
        "family",
        _PERSON.format("sam: {name: Sam Ray, languages: [Tagalog, English], interpreter: yes}"),
    ),
    "heritages": (
        "The cultures somebody comes from, each by itself.",
        "two waves side by side under the name where there are several, with `--show culture`. Where the family agreed "
        "a colour or a pattern for them, equal slices of the symbol instead.",
        "family",
        _PERSON.format("sam: {name: Sam Ray, culture: {heritages: [Filipino, Brazilian]}}"),
    ),
    "migration": (
        "That somebody has a story of moving from one place to another. The picture's words tell it.",
        "a wave under the name, with `--show culture`.",
        "family",
        _PERSON.format("sam: {name: Sam Ray, culture: {migration: Left Cebu in 2008.}}"),
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
