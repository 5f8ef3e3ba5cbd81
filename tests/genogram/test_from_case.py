"""From a case file to the family on a day: what had surely not happened yet is left out."""

from datetime import date
from pathlib import Path

import pytest

from casekit.case.case import Case
from casekit.genogram import CannotDraw, draw
from casekit.genogram.compare import compared
from casekit.genogram.from_case import family_on
from casekit.genogram.kinds import Ending, Kind, Link, State
from casekit.genogram.look import Look, Names, Profile
from casekit.genogram.part import around
from casekit.pictures.svg_geometry import read_sheet
from casekit.script import load

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.yaml"))
EXAMPLES = [path for path in EXAMPLES if path.stem != "ten-mistakes"]
DAY = date(2023, 6, 20)
HEAD = "casekit: 1\nchild: kit\nfamily:\n  kit: {name: Kit Vale, gender: male, born: 2012-05-01}\n"


def case_of(tmp_path: Path, text: str, head: str = HEAD) -> Case:
    """A small case read from a file."""
    path = tmp_path / "kit.yaml"
    path.write_text(head + text, encoding="utf-8")
    return load(path)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("day", [DAY, date(2026, 1, 1)])
def test_every_example_is_drawn(path: Path, day: date) -> None:
    assert draw(family_on(load(path), day)).svg


def test_ndela_is_drawn_as_the_guidance_has_her() -> None:
    path = next(path for path in EXAMPLES if path.stem == "ndela-rae")
    picture = draw(family_on(load(path), DAY))
    rows: dict[str, list[tuple[float, str]]] = {}
    for one in read_sheet(picture.svg).of("person", "symbol"):
        rows.setdefault(one.data["data-generation"], []).append((one.box[0], one.data["data-person"]))
    order = {row: [key for _, key in sorted(people)] for row, people in rows.items()}
    assert order == {
        "-2": ["ibrahima", "fatou", "matti", "liisa"],
        "-1": ["moussa", "aino", "christian", "yolande"],
        "0": ["ndela", "bisou"],
    }
    assert picture.notes == ()
    for words in ("b. 17 Sep 2008", "d. Nov 2016", "m. 2005", "sep. Oct 2022", "from 5 Nov 2022", "b. about 1956"):
        assert f">{words}<" in picture.svg
    assert "Yolande Diop and Christian Diop care for Ndéla Rae: kinship care from 5 Nov 2022." in picture.words
    assert "Made on 20 November 2022 with Ndéla Rae, Aino Rae, Moussa Rae and Yolande Diop." in picture.words


def test_an_earlier_day_has_neither_the_separation_nor_the_carers() -> None:
    path = next(path for path in EXAMPLES if path.stem == "ndela-rae")
    family = family_on(load(path), date(2015, 1, 1))
    assert [union.ended for union in family.unions] == [None] * 4
    assert family.carers == ()
    assert family.member("matti").died is None and family.member("ibrahima").died is not None


def test_what_comes_after_the_day_is_left_out(tmp_path: Path) -> None:
    case = case_of(
        tmp_path,
        "  ann: {name: Ann, gender: female}\n  sis: {name: Sis, born: 2020}\n  bob: {name: Bob, gender: male}\n"
        "couples:\n  - {partners: [ann], children: [kit, sis, {kind: miscarriage, date: 2019}]}\n"
        "  - {partners: [ann, bob], married: 2021}\n",
    )
    early, late = family_on(case, date(2018, 1, 1)), family_on(case, DAY)
    assert {member.key for member in early.members} == {"kit", "ann", "bob"}
    assert len(early.unions) == 1 and len(late.unions) == 2
    assert [child.key for child in late.unions[0].children] == ["kit", "sis", "miscarriage-1-3"]
    assert draw(early).svg and draw(late).svg
    with pytest.raises(CannotDraw, match="not yet born on 1 January 2000"):
        family_on(case, date(2000, 1, 1))


def test_couples_are_what_their_events_say(tmp_path: Path) -> None:
    case = case_of(
        tmp_path,
        "  ann: {name: Ann, gender: female}\n"
        + "".join(f"  m{place}: {{name: M{place}, gender: male}}\n" for place in range(6))
        + "couples:\n"
        "  - {partners: [m0, ann], cohabiting: 2001, married: 2003, separated: 2004, divorced: 2005}\n"
        "  - {partners: [m1, ann], together: 2006, separated: 2007, reconciled: 2008}\n"
        "  - {partners: [m2, ann], kind: never-a-couple, children: [kit]}\n"
        "  - {partners: [m3, ann], kind: affair, ended: 2011}\n"
        "  - {partners: [m4, ann]}\n"
        "  - {partners: [m5, ann], married: unknown, divorced: 2013, reconciled: 2014}\n",
    )
    unions = family_on(case, DAY).unions
    assert [(union.state, union.ended) for union in unions] == [
        (State.MARRIED, Ending.DIVORCED),
        (State.TOGETHER, Ending.RECONCILED),
        (State.NEVER_A_COUPLE, None),
        (State.AFFAIR, Ending.SEPARATED),
        (State.NOT_RECORDED, None),
        (State.MARRIED, Ending.TOGETHER_AFTER_DIVORCE),
    ]
    assert unions[0].labels == ("living together 2001", "m. 2003", "sep. 2004", "div. 2005")
    assert "m. (date not known)" in unions[5].labels


def test_links_twins_and_pregnancies_are_read(tmp_path: Path) -> None:
    case = case_of(
        tmp_path,
        "  tom: {name: Tom, gender: male, born: 2012-05-01}\n  ann: {name: Ann}\n  bea: {name: Bea}\n"
        "  bump: {due: 2023-12-01}\n"
        "couples:\n  - partners: [ann]\n    children: [kit, tom, bump]\n"
        "    twins: [{of: [kit, tom], kind: identical}]\n"
        "  - {partners: [bea], children: [{who: kit, link: adopted}, {who: tom, link: foster, to: 2020}]}\n",
    )
    family = family_on(case, DAY)
    assert family.unions[0].twins[0].of == ("kit", "tom")
    assert [(child.key, child.link) for child in family.unions[1].children] == [("kit", Link.ADOPTED)]
    assert family.member("bump").kind is Kind.PREGNANCY
    assert "due 1 Dec 2023" in draw(family).svg


def test_a_carer_from_outside_the_family_is_drawn(tmp_path: Path) -> None:
    case = case_of(
        tmp_path,
        "  ann: {name: Ann}\ncouples: [{partners: [ann], children: [kit]}]\n"
        "carers: [{child: kit, who: [elm], as: residential, from: 2023-01-05}]\n"
        "professionals: {elm: {name: Elm House, role: other}}\n"
        "households: [{name: Elm House, members: [kit, elm]}]\n",
    )
    picture = draw(family_on(case, DAY))
    assert 'data-kind="institution"' in picture.svg and "residential care" in picture.svg


MORE = "  ann: {name: Ann, gender: female}\ncouples:\n  - {partners: [ann], children: [%s]}\n"


@pytest.mark.parametrize(
    ("child", "name", "inside"),
    [
        ("{kind: more-children, number: 3, date: before 2010}", "3 more children", "3×"),
        ("{kind: more-children, number: 1}", "1 more child", "1×"),
        ("{kind: more-children, link: adopted}", "more children", "n×"),
    ],
)
def test_children_who_are_not_known_by_name_are_one_figure(tmp_path: Path, child: str, name: str, inside: str) -> None:
    drawn = family_on(case_of(tmp_path, MORE % f"{child}, kit"), DAY)
    for notation in Profile:
        picture = draw(drawn, Look(notation=notation, names=Names.INITIALS, ages=True))
        sheet = read_sheet(picture.svg)
        assert inside in [one.text for one in sheet.of("person", "inside")]
        assert f"{name} (not known by name" in picture.words
        assert [one for one in sheet.seen if one.text.startswith("so many more children")]


@pytest.mark.parametrize(
    ("child", "said"),
    [
        ("{date: 2011}", "this child has neither `who` nor `kind`, so nobody can be drawn."),
        ("{kind: more-children, who: kit}", "this one has the key `kit`."),
        ("{kind: miscarriage, number: 2}", "`number` says how many `more-children` there are, from 1 to 99."),
        ("{kind: more-children, number: 100}", "`number` says how many `more-children` there are, from 1 to 99."),
    ],
)
def test_an_entry_that_says_nobody_is_refused_with_its_line(tmp_path: Path, child: str, said: str) -> None:
    with pytest.raises(CannotDraw) as refused:
        family_on(case_of(tmp_path, MORE % child), DAY)
    assert "line 7: " in refused.value.sentence and refused.value.sentence.endswith(said) and refused.value.help


def test_children_not_known_by_name_are_counted_where_they_are_left_out(tmp_path: Path) -> None:
    three = "{kind: more-children, number: 3, date: 2020}"
    case = case_of(tmp_path, MORE % f"kit, {three}, {{kind: more-children}}")
    drawn = family_on(case, DAY)
    assert around(drawn, "kit", 0).not_shown == (
        "Not shown: 4 people and children whose number is not known more than 0 steps from Kit Vale.",
    )
    words = draw(compared(family_on(case, date(2015, 1, 1)), drawn, "1 January 2015")).words
    assert "3 more children are new here." in words
