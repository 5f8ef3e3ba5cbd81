"""What each line of a genogram means, how it is drawn and how it is written: a page for whoever looks a word up."""

from collections.abc import Callable, Iterator, Mapping
from typing import get_args

from casekit.case.vocabulary import Care, ChildLink, CoupleKind, RelationshipWord
from casekit.genogram.hang import TAGS
from casekit.genogram.kinds import Link, State
from casekit.genogram.notation import NOTATIONS
from casekit.genogram.relationship_lines import is_directed
from casekit.genogram.relationship_looks import KNOWN_IN, LOOKS, Look, Zigzag
from casekit.genogram.relationship_words import ECOMAP, GROUPS, MEANINGS, POINTS_AT
from casekit.genogram.sign_pages import sign_pages
from casekit.pictures.canvas import Stroke

Page = Iterator[str]
_SHEETS = {"mcgoldrick": "McGoldrick, Gerson and Petry's", "genopro": "GenoPro's"}
_COUNTS = {1: "one line", 2: "two lines side by side", 3: "three lines side by side"}
_DATED: Mapping[str, str] = {
    "married": "married: 2014-06-07",
    "civil-partnership": "civil_partnership: 2014-06-07",
    "engaged": "engaged: 2014-06-07",
    "cohabiting": "cohabiting: 2014-06-07",
    "legal-cohabiting": "kind: legal-cohabiting, cohabiting: 2014-06-07",
    "non-sentimental-cohabiting": "kind: non-sentimental-cohabiting, cohabiting: 2014-06-07",
    "other": "kind: other, notes: Engaged by their parents",
}
_COUPLES: Mapping[str, str] = {
    "married": "They married.",
    "civil-partnership": "They formed a civil partnership.",
    "religious-marriage": "They married by their religion, and not by the law of the land.",
    "engaged": "They are, or were, engaged to be married.",
    "cohabiting": "They live, or lived, together as a couple.",
    "legal-cohabiting": "They live together as a couple and had it registered, without marrying, as the law of some "
    "countries provides (Belgium, for example).",
    "non-sentimental-cohabiting": "They share, or shared, a home and are not a couple: friends, say, or brothers and "
    "sisters. Where only the home matters, `households` says it without a line.",
    "committed": "A lasting couple who do not live together.",
    "dating": "They are, or were, going out with each other.",
    "casual": "A passing relationship.",
    "uncommitted": "A relationship in which neither has promised the other anything.",
    "one-night": "They were together once.",
    "affair": "A relationship beside a marriage or a lasting couple.",
    "forced": "One of the two did not agree to it.",
    "never-a-couple": "They have a child together and were never a couple.",
    "other": "Another kind of couple, for which there is no word here. What `notes` says stands under the picture.",
    "unknown": "A couple, or parents of a child, of whom nobody has found out what they were to each other.",
}
_CHILDREN: Mapping[str, str] = {
    "birth": "The child was born to this couple, or to this parent.",
    "adopted": "The child was adopted. The line to the birth parents stays where they are known.",
    "foster": "The child is, or was, fostered by this couple.",
    "step": "The child of one of the two, not of both. The line is drawn only when asked for.",
    "donor": "The child was conceived with a donor; the couple are the parents.",
    "surrogate": "The child was carried by a surrogate; the couple are the parents.",
    "putative": "It is not certain that the child is this parent's.",
}
_CARERS: Mapping[str, str] = {
    "kinship-care": "Somebody from the child's family or near to it cares for the child.",
    "special-guardianship": "Cares for the child under a special guardianship order.",
    "foster": "Cares for the child as a foster carer.",
    "private-fostering": "Cares for the child by an arrangement of the parents, and is not a close relative.",
    "child-arrangements-order": "Cares for the child under a child arrangements order.",
    "residential": "The child lives in a residential home.",
    "prospective-adopter": "The child lives with people who mean to adopt.",
}


def line_pages() -> dict[str, Callable[[], Page]]:
    """For every word that a line of a genogram has, and for every sign, its page in Markdown, a paragraph to a line."""
    kinds: tuple[tuple[tuple[str, ...], Callable[[str], Page]], ...] = (
        (get_args(RelationshipWord), _relationship),
        (get_args(CoupleKind), _couple),
        (get_args(ChildLink), _child),
        (get_args(Care), _carer),
    )
    words = dict.fromkeys(word for some, _ in kinds for word in some)
    lines = {word: _page(word, [page for some, page in kinds if word in some]) for word in words}
    return {**sign_pages(), **lines}


def _page(word: str, parts: list[Callable[[str], Page]]) -> Callable[[], Page]:
    def page() -> Page:
        yield f"# {word}"
        for part in parts:
            yield ""
            yield from part(word)

    return page


def _relationship(word: str) -> Page:
    yield from (
        "A relationship between two people.",
        "",
        MEANINGS[word][1],
        "",
        f"How it is drawn: {drawn(LOOKS['uk'][word])}",
    )
    for name, looks in LOOKS.items():
        if drawn(looks[word]) != drawn(LOOKS["uk"][word]):
            yield from ("", f"In the notation `{name}`: {drawn(looks[word])}")
    yield from ("", _direction(word), "", _known_in(word), "", "How to write it:", "", "    relationships:")
    between = "from: dad, to: mum" if is_directed(word) else "between: [mum, dad]"
    yield f"      - {{{between}, is: {word}, seen_by: mum, date: 2023-05-02}}"


def _direction(word: str) -> str:
    if is_directed(word):
        return f"Direction: the line has an arrow, to {POINTS_AT[word]}. Write `from` and `to`."
    if word in POINTS_AT:
        return f"Direction: with `from` and `to` in place of `between` it has an arrow, to {POINTS_AT[word]}."
    return "Direction: none, unless it is written with `from` and `to`; then an arrow points to the second."


def _known_in(word: str) -> str:
    sheets = [_SHEETS[name] for name, words in KNOWN_IN.items() if word in words]
    if word in GROUPS[ECOMAP]:
        return "It comes from ecomaps. casekit draws it the same way in all notations."
    if not sheets:
        return "No published notation that casekit knows has this line; it is drawn the same way in all of them."
    among = " and among ".join(sheets)
    return f"It is among {among} relationship lines. `uk` and `nsgc` define none, so casekit uses the same there."


def drawn(look: Look) -> str:
    """How a relationship's line is drawn, in a sentence."""
    parts = []
    if look.rails:
        thick = "thick " if look.width > 3.0 else ""
        parts.append(_COUNTS[len(look.rails)].replace("line", f"{thick}{_dashed(look)}line", 1))
    if look.zigzag is not None:
        over = {0: "", 1: " over it"}.get(len(look.rails), " over them")
        parts.append(f"{_zigzag(look.zigzag)}{over}")
    parts += [str(part) for part in (look.along, look.middle) if part is not None]
    if look.dotted_ends:
        parts.append("a dot at each end")
    if look.directed:
        parts.append(str(look.head))
    if look.plate:
        parts.append(f"the letters {look.plate}")
    return _sentence(parts)


def _dashed(look: Look) -> str:
    if not look.dash:
        return ""
    return "dashed " if look.dash[0] > 2.0 else "dotted "


def _zigzag(shape: Zigzag) -> str:
    if shape.outlined:
        return "a zigzag of two lines"
    if shape.rest:
        return "a close zigzag that comes and goes"
    if shape.height < 3.0:
        return "a fine zigzag, like trembling"
    if shape.width > 3.0:
        return "a thick zigzag"
    return "a close zigzag" if shape.wave < 7.0 else "a zigzag" if shape.wave < 18.0 else "a long zigzag"


def _sentence(parts: list[str]) -> str:
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _couple(word: str) -> Page:
    state = State(word) if word in set(State) else State.NOT_RECORDED
    yield from ("A couple.", "", _COUPLES[word], "")
    looks = {name: _couple_drawn(name, state) for name in NOTATIONS}
    yield from _in_notations(looks)
    yield from ("", "How to write it:", "", "    couples:")
    yield f"      - {{partners: [mum, dad], {_DATED.get(word, f'kind: {word}')}, children: [amy]}}"


def _couple_drawn(name: str, state: State) -> str:
    notation = NOTATIONS[name]
    parts = [stroke_in_words(notation.couple[state])]
    if state in notation.house:
        parts.append("a small house on it")
    if state is State.NEVER_A_COUPLE:
        parts.append("a dot on it")
    if state is State.OTHER:
        parts.append("a question mark in a box on it")
    return _sentence(parts)


def _child(word: str) -> Page:
    link = Link(word)
    yield from ("How a child belongs to a couple.", "", _CHILDREN[word], "")
    letters = (
        [f"the letter {TAGS[link]} on it" if TAGS[link].isalpha() else "a question mark on it"] if link in TAGS else []
    )
    yield from _in_notations(
        {name: _sentence([stroke_in_words(one.child[link]), *letters]) for name, one in NOTATIONS.items()}
    )
    written = "amy" if word == "birth" else f"{{who: amy, link: {word}}}"
    yield from ("", "How to write it:", "", "    couples:", f"      - {{partners: [mum, dad], children: [{written}]}}")


def _carer(word: str) -> Page:
    yield from ("Somebody who cares for a child without being the parent.", "", _CARERS[word], "")
    yield (
        "How it is drawn: a line of round dots from the carer to the child, with the role and its dates beside it. "
        "Care that has ended is drawn with paler dots, in threes."
    )
    yield from ("", "No published notation has a sign for carers: casekit draws it the same way in all of them.")
    yield from (
        "",
        "How to write it:",
        "",
        "    carers:",
        f"      - {{child: amy, who: [nan], as: {word}, from: 2022-11-05}}",
    )


def _in_notations(looks: Mapping[str, str]) -> Page:
    """How it is drawn in `uk`, and in each notation that draws it otherwise."""
    yield f"How it is drawn: {looks['uk']}"
    for name, look in looks.items():
        if look != looks["uk"]:
            yield from ("", f"In the notation `{name}`: {look}")


def stroke_in_words(stroke: Stroke) -> str:
    """How a family line's stroke looks, in a few words."""
    dash = [float(part) for part in stroke.dash.split()]
    thin = "thin " if stroke.width < 1.3 else ""
    if not dash:
        return f"an unbroken {thin}line"
    sorts = ["dots" if ink <= 3.0 else "long dashes" if ink >= 9.0 else "short dashes" for ink in dash[::2]]
    if len(set(sorts)) > 1:
        turns = {2: "dashes and dots in turn", 3: "a dash and two dots in turn"}
        return f"a {thin}line of {turns.get(len(sorts), 'dashes and dots')}"
    return f"a {thin}line of {sorts[0]}{' far apart' if max(dash[1::2]) > 2 * dash[0] else ''}"
