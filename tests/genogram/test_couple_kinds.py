"""Couples of the kinds that are seldom met: written in a case file, drawn in every notation, said, and read back."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from drawn_families import couple, family, person

from casekit.case.reading import Reader
from casekit.genogram import CannotDraw, draw
from casekit.genogram.compare import compared
from casekit.genogram.family import Family
from casekit.genogram.from_case import family_on
from casekit.genogram.kinds import Ending, Layer, NoChildren, State
from casekit.genogram.look import Look, Profile
from casekit.genogram.notation import NOTATIONS
from casekit.genogram.notation_table import NO_CHILDREN_WORDS
from casekit.genogram.read_back import differences
from running import Ran, casekit

EVERY = pytest.mark.parametrize("profile", Profile)
FILE = """casekit: 1
child: kit
family:
  kit: {{name: Kit Moss, born: 2010-01-01}}
  ann: {{name: Ann Moss, gender: female, born: 1980}}
  tom: {{name: Tom Bell, gender: male, born: 1979{died}}}
  bob: {{name: Bob Reed, gender: male, born: 1975}}
  mum: {{name: Meg Bell, gender: female, born: 1955}}
couples:
  - {{partners: [mum], children: [tom]}}
  - {{partners: [ann], children: [kit]}}
  - {{partners: [tom, ann], {couple}}}
{more}"""


def written(path: Path, couple: str, *, died: str = "", more: str = "") -> Path:
    """A case file with one couple beside the child's parent."""
    file = path / "kit.yaml"
    file.write_text(FILE.format(couple=couple, died=died, more=more), encoding="utf-8")
    return file


def rendered(file: Path, *options: str, day: str = "2023-06-20") -> Ran:
    return casekit(["render", "genogram", str(file), "--as-at", day, *options])


def family_in(file: Path) -> Family:
    case = Reader().read(str(file)).case
    assert case is not None
    return family_on(case, date(2023, 6, 20))


def key_of(svg: str) -> str:
    return " ".join(re.findall(r'<text class="meaning"[^>]*>([^<]*)</text>', svg))


def words_of(file: Path, *options: str, day: str = "2023-06-20") -> str:
    ran = rendered(file, "--format", "txt", *options, day=day)
    assert ran.code == 0, ran.err
    return " ".join(ran.out.split())


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize(
    ("couple", "in_key", "said"),
    [
        (
            "kind: legal-cohabiting, cohabiting: 2012",
            "legal cohabitation (registered)",
            "a couple whose living together is registered in law (legal cohabitation 2012)",
        ),
        (
            "kind: legal-cohabiting, cohabiting: 2012, legally_separated: 2015",
            "legally separated, not divorced",
            "registered in law, they are legally separated (legal cohabitation 2012, legally sep. 2015)",
        ),
        (
            "kind: non-sentimental-cohabiting, cohabiting: 2012, separated: 2015",
            "sharing a home, not a couple",
            "people who share a home and are not a couple, this has ended (sharing a home 2012, ended 2015)",
        ),
        ("kind: uncommitted", "uncommitted relationship", "in an uncommitted relationship."),
        ("kind: other, together: 2012", "another kind of couple", "another kind of couple (together 2012)."),
        (
            "married: 2012, no_children: by-choice",
            "no children, by choice",
            "married, no children, by choice (m. 2012)",
        ),
        (
            "married: 2012, no_children: infertile",
            "no children born to them: infertile",
            "married, no children born to them: infertile (m. 2012)",
        ),
    ],
)
def test_a_couple_is_drawn_and_said_in_every_notation(
    notation: str, couple: str, in_key: str, said: str, tmp_path: Path
) -> None:
    file = written(tmp_path, couple)
    health = ("--show", "health") if "infertile" in couple else ()
    ran = rendered(file, "--notation", notation, *health)
    assert ran.code == 0, ran.err
    assert in_key in key_of(ran.out)
    assert said in words_of(file, *health)


def test_that_no_child_can_be_born_to_a_couple_is_health_and_shown_only_when_asked_for(tmp_path: Path) -> None:
    file = written(tmp_path, "married: 2012, no_children: infertile")
    for kind in ("svg", "txt", "json", "dot"):
        assert "infertile" not in rendered(file, "--format", kind).out
        assert "infertile" in rendered(file, "--format", kind, "--show", "health").out
    without = written(tmp_path, "married: 2012")
    assert "is empty" in rendered(without, "--show", "health").err


def test_another_kind_of_couple_is_not_one_of_whom_nothing_is_recorded(tmp_path: Path) -> None:
    file = written(tmp_path, "kind: other, notes: Promised to each other when Tom Bell was six.")
    ran = rendered(file)
    sentence = (
        "Tom Bell and Ann Moss are another kind of couple; the file says: Promised to each other when Tom Bell was"
    )
    assert sentence in ran.err and sentence in words_of(file)
    assert "not recorded" not in ran.out and ">another kind of couple</text>" in ran.out
    assert "not recorded" in rendered(written(tmp_path, "kind: unknown")).out


def test_names_are_cut_in_what_the_file_says_of_a_couple_too(tmp_path: Path) -> None:
    ran = rendered(written(tmp_path, "kind: other, notes: Promised when Tom Bell was six."), "--names", "initials")
    assert "Promised when TB was six" in ran.out and "Bell" not in ran.out


def test_other_programs_are_told(tmp_path: Path) -> None:
    file = written(tmp_path, "kind: other, notes: Promised, legally_separated: 2015, no_children: by-choice")
    union = json.loads(rendered(file, "--format", "json").out)["unions"][2]
    told = {key: union[key] for key in ("state", "ended", "note", "no_children")}
    assert told == {"state": "other", "ended": "legally-separated", "note": "Promised", "no_children": "by-choice"}
    dot = rendered(file, "--format", "dot").out
    assert "another kind of couple, legally sep. 2015, Promised, no children, by choice" in dot


def test_a_separation_in_law_is_told_from_another_and_comes_on_its_day(tmp_path: Path) -> None:
    file = written(tmp_path, "married: 2005, separated: 2012, legally_separated: 2015")
    assert "they have separated (m. 2005, sep. 2012)" in words_of(file, day="2014-06-01")
    assert "they are legally separated" in words_of(file)
    without_dates = rendered(file, "--dates", "none").out
    assert 'data-mark="legally-separated"' in without_dates and "legally sep." not in without_dates
    divorced = written(tmp_path, "married: 2005, legally_separated: 2012, divorced: 2015")
    assert "they are divorced" in words_of(divorced)
    again = written(tmp_path, "married: 2005, legally_separated: 2012, reconciled: 2015")
    assert "they separated and came together again" in words_of(again)


def one_couple(state: State = State.MARRIED, ended: Ending | None = None, none: NoChildren | None = None) -> Family:
    """A couple without children, the index among them."""
    people = [person("dad", "m"), person("mum", "f")]
    return family("dad", people, [couple("dad mum", state=state, ended=ended, no_children=none)])


@EVERY
@pytest.mark.parametrize(
    ("drawn", "wrong"),
    [
        (one_couple(ended=Ending.LEGALLY_SEPARATED), one_couple(ended=Ending.SEPARATED)),
        (one_couple(none=NoChildren.INFERTILE), one_couple(none=NoChildren.BY_CHOICE)),
        (one_couple(none=NoChildren.BY_CHOICE), one_couple()),
        (one_couple(State.OTHER), one_couple(State.NOT_RECORDED)),
        (one_couple(State.SHARING_A_HOME), one_couple(State.ONE_NIGHT)),
    ],
)
def test_a_picture_that_says_another_thing_is_found(drawn: Family, wrong: Family, profile: Profile) -> None:
    look = Look(notation=profile)
    for one, other in ((drawn, wrong), (wrong, drawn)):
        picture = draw(one, look)
        assert any("couple line" in fault for fault in differences(picture.svg, draw(other, look).family))


@EVERY
@pytest.mark.parametrize("gone", [r'<text class="mark"[^>]*>[^<]*</text>', r'<rect class="mark"[^>]*/>'])
def test_half_a_sign_of_another_kind_of_couple_is_found(gone: str, profile: Profile) -> None:
    picture = draw(one_couple(State.OTHER), Look(notation=profile))
    less, times = re.subn(gone, "", picture.svg, count=1)
    assert times == 1 and any("couple line" in fault for fault in differences(less, picture.family))


KINDS = ("engaged", "cohabiting", "legal-cohabiting", "committed", "dating", "casual", "uncommitted", "other", "affair")


@pytest.mark.parametrize("kind", [f"kind: {kind}" for kind in KINDS] + ["engaged: 2007", "cohabiting: 2007"])
def test_whoever_was_left_by_a_death_and_had_a_later_partner_was_widowed(kind: str, tmp_path: Path) -> None:
    later = "  - {partners: [bob, ann], cohabiting: 2016}\n"
    file = written(tmp_path, kind, died=", died: 2012", more=later)
    assert 'data-mark="widowed"' in rendered(file).out and "it ended by a death" in words_of(file)
    assert 'data-mark="widowed"' not in rendered(written(tmp_path, kind, died=", died: 2012")).out


def test_who_shares_a_home_is_no_later_partner_and_no_widow(tmp_path: Path) -> None:
    shared = "kind: non-sentimental-cohabiting, cohabiting: 2016"
    file = written(tmp_path, "married: 2005", died=", died: 2012", more=f"  - {{partners: [bob, ann], {shared}}}\n")
    assert 'data-mark="widowed"' not in rendered(file).out
    file = written(tmp_path, shared, died=", died: 2017", more="  - {partners: [bob, ann], married: 2019}\n")
    assert 'data-mark="widowed"' not in rendered(file).out


def test_a_mother_and_son_who_share_a_home_are_not_called_a_couple(tmp_path: Path) -> None:
    more = "  - {partners: [tom, mum], kind: non-sentimental-cohabiting}\n"
    said = words_of(written(tmp_path, "kind: dating", more=more))
    assert "people who share a home and are not a couple" in said and "are a couple" not in said


@pytest.mark.parametrize(
    ("couple", "why"),
    [
        ("no_children: by-choice, children: [mum]", "and also as the parents of Meg Bell"),
        ("no_children: infertile, children: [bob]", "and also as the parents of Bob Reed"),
        ("no_children: by-choice, children: [{who: bob, link: adopted}]", "and also as the parents of Bob Reed"),
        ("no_children: infertile, children: [{kind: pregnancy}]", "and also as the parents of a child (pregnancy)"),
        ("kind: non-sentimental-cohabiting, divorced: 2015", "are not a couple, and also as divorced. Keep one."),
    ],
)
def test_what_contradicts_itself_is_said(couple: str, why: str, tmp_path: Path) -> None:
    ran = rendered(written(tmp_path, couple))
    assert ran.code == 2 and ran.out == "" and why in " ".join(ran.err.split())
    assert "kit.yaml, line 12: " in ran.err or "divorced" in why


def test_one_parent_alone_is_no_couple_without_children(tmp_path: Path) -> None:
    ran = rendered(written(tmp_path, "kind: dating", more="  - {partners: [bob], no_children: infertile}\n"))
    assert ran.code != 0 and "`no_children` is said of a couple" in ran.err


@pytest.mark.parametrize("child", ["{who: bob, link: adopted}", "{kind: miscarriage}", "{who: bob, link: donor}"])
@EVERY
def test_bars_stand_beside_adopted_children_and_losses(child: str, profile: Profile, tmp_path: Path) -> None:
    file = written(tmp_path, f"no_children: infertile, children: [{child}]")
    ran = rendered(file, "--notation", profile.value, "--show", "health")
    assert ran.code == 0 and 'data-mark="infertile"' in ran.out, ran.err


def test_nothing_is_said_of_a_couple_of_whom_one_is_hidden(tmp_path: Path) -> None:
    file = written(tmp_path, "married: 2010, no_children: infertile, children: [{who: bob, link: adopted}]")
    ran = rendered(file, "--hide", "tom", "--show", "health")
    assert ran.code == 0 and "infertile" not in ran.out


@pytest.mark.parametrize(
    ("couple", "said"),
    [
        ("kind: married, engaged: 2010", "married (eng. 2010)"),
        ("kind: cohabiting, engaged: 2010", "engaged and living together (eng. 2010)"),
        ("kind: forced, married: 2010", "joined by a relationship that was forced (m. 2010)"),
        ("kind: dating, married: 2010", "married (m. 2010)"),
        ("kind: legal-cohabiting, engaged: 2010", "registered in law (eng. 2010)"),
    ],
)
def test_a_kind_said_in_a_word_holds_beside_a_date_of_less(couple: str, said: str, tmp_path: Path) -> None:
    assert said in words_of(written(tmp_path, couple))


def test_a_kind_with_a_later_date_does_not_hold_before_it(tmp_path: Path) -> None:
    file = written(tmp_path, "kind: religious-marriage, married: 2018, engaged: 2015")
    assert "engaged (eng. 2015)" in words_of(file, day="2016-01-01")
    dating = written(tmp_path, "kind: dating, together: 2018")
    assert "dating" in words_of(dating) and "dating" not in words_of(dating, day="2016-01-01")
    written(tmp_path, "kind: religious-marriage, married: 2018, engaged: 2015")
    assert "married in a religious ceremony" in words_of(file)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("married: 2005", "married: 2005, legally_separated: 2015", "Tom Bell and Ann Moss were legally separated."),
        (
            "married: 2005",
            "married: 2005, no_children: by-choice",
            "stand as a couple with no children, by choice.",
        ),
        ("married: 2005, no_children: by-choice", "married: 2005", "no longer stand as a couple without children."),
        ("kind: unknown", "kind: other", "are now another kind of couple; before, a couple or parents"),
        ("kind: other, notes: One", "kind: other, notes: Two", "What the file adds about Tom Bell and Ann Moss has"),
        (
            "kind: non-sentimental-cohabiting",
            "kind: non-sentimental-cohabiting, ended: 2015",
            "Tom Bell and Ann Moss no longer share a home.",
        ),
    ],
)
def test_a_change_is_said_and_marked(before: str, after: str, said: str, tmp_path: Path) -> None:
    families = [family_in(written(tmp_path, text)) for text in (before, after)]
    picture = draw(compared(families[0], families[1], "then"))
    assert said in picture.words and 'class="change-signs"' in picture.svg


def test_a_change_in_what_health_tells_is_said_only_with_health(tmp_path: Path) -> None:
    texts = ("married: 2005", "married: 2005, no_children: infertile")
    before, after = (family_in(written(tmp_path, text)) for text in texts)
    both = compared(before, after, "then")
    said = "now stand as a couple with no children born to them: infertile."
    assert said not in draw(both).words
    assert said in draw(replace(both, layers=both.layers | {Layer.HEALTH})).words


def test_a_kind_that_is_misspelt_is_found() -> None:
    assert "legal-cohabiting" in casekit(["explain", "legal cohabiting"]).out


@pytest.mark.parametrize("word", ["kind: legal-cohabitng", "kind: noncommitted", "no_children: infertil"])
def test_a_misspelt_word_gets_the_nearest(word: str, tmp_path: Path) -> None:
    ran = casekit(["lint", str(written(tmp_path, word)), "--only", "format", "--as-at", "2023-06-20"])
    assert ran.code == 1 and "did you mean" in ran.out


def test_a_family_from_elsewhere_is_refused_in_the_same_words() -> None:
    people = [person("dad", "m"), person("mum", "f"), person("kid")]
    drawn = family("kid", people, [couple("dad mum", ["kid"], no_children=NoChildren.BY_CHOICE)])
    with pytest.raises(CannotDraw, match="without children"):
        draw(drawn)


def test_every_reason_has_words() -> None:
    assert set(NO_CHILDREN_WORDS) == set(NoChildren)
