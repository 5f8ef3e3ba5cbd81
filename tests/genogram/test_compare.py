"""`--compare`: what came, went and changed between two days or two versions, marked and said."""

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from drawn_families import foster_home
from random_families import random_family

from casekit.genogram import draw, part
from casekit.genogram.compare import compared
from casekit.pictures.colours import contrast, mixed
from casekit.pictures.svg_geometry import overlap, read_sheet
from running import Ran, casekit

SVG = "{http://www.w3.org/2000/svg}"
CASE = """\
casekit: 1
child: ella
family:
  ella: {name: Ella Hart, gender: female, born: 2014-05-02}
  finn: {name: Finn Hart, gender: male, born: 2022-09-30}
  ruth: {name: Ruth Hart, gender: female, born: 1986}
  owen: {name: Owen Hart, gender: male, born: 1984-03}
  jean: {name: Jean Hart, gender: female, born: 1957}
  colin: {name: Colin Hart, gender: male, born: 1955, died: 2022-11}
  sam: {name: Sam Cole, gender: male, born: 1980}
  pat: {name: Pat Lane, gender: female, born: 1970}
couples:
  - partners: [colin, jean]
    married: 1980
    children: [owen]
  - partners: [owen, ruth]
    married: 2012
    divorced: 2022-06
    children: [ella]
  - partners: [sam, ruth]
    together: 2022-07
    children: [finn]
  - partners: [pat]
    children: [{who: ella, link: foster, from: 2021-01, to: 2022-03}]
"""


def compare(folder: Path, *options: str, text: str = CASE) -> Ran:
    """The command on a case in this folder."""
    case = folder / "ella.yaml"
    case.write_text(text, encoding="utf-8")
    return casekit(["render", "genogram", str(case), *options])


def test_births_deaths_couples_and_foster_care_are_said(tmp_path: Path) -> None:
    out = compare(tmp_path, "--compare", "2021-06-01", "2023-06-20", "--format", "txt").out
    assert "as at 20 June 2023, compared with 1 June 2021" in " ".join(out.split())
    told = out[out.index("What has changed since 1 June 2021:") :]
    for sentence in (
        "Finn Hart was born.",
        "Colin Hart died.",
        "Owen Hart and Ruth Hart were divorced.",
        "Sam Cole and Ruth Hart are new here as a couple or as parents: together.",
        "Ella Hart is no longer foster child of Pat Lane.",
    ):
        assert sentence in told


def test_each_change_has_a_sign_and_the_key_explains_it(tmp_path: Path) -> None:
    target = tmp_path / "c.svg"
    assert compare(tmp_path, "--compare", "2021-06-01", "2023-06-20", "-o", str(target)).code == 0
    svg = target.read_text(encoding="utf-8")
    # Finn, his line and his parents are new; Colin and Owen with Ruth have changed; the foster line is gone.
    signs = svg[svg.index('<g class="change-signs">') : svg.index('class="rule"')]
    assert len(re.findall("<circle", signs)) == 6
    gone = re.search(r'<g class="child" data-child="ella" data-union="3" data-link="foster"([^>]*)>', svg)
    assert gone is not None and 'opacity="0.65"' in gone[1]
    for words in ("new since 1 June 2021", "no longer so", "has changed since 1 June 2021"):
        assert words in svg


def test_two_days_between_which_nothing_happened(tmp_path: Path) -> None:
    out = compare(tmp_path, "--compare", "2023-05-01", "2023-06-20", "--format", "txt").out
    assert "Nothing that this picture shows has changed." in out


def test_nobody_who_is_left_out_is_named_in_the_changes(tmp_path: Path) -> None:
    out = compare(tmp_path, "--compare", "2021-06-01", "2023-06-20", "--hide", "sam", "--format", "txt").out
    assert "Sam" not in out and "Finn Hart was born." in out
    initials = compare(tmp_path, "--compare", "2021-06-01", "2023-06-20", "--names", "initials", "--format", "txt").out
    assert "Hart" not in initials and "were divorced" in initials


def test_days_that_make_no_sense_are_refused(tmp_path: Path) -> None:
    for days, said in (
        (("2023-06-20", "2021-06-01"), "has to be the earlier one"),
        (("2023-13-01", "2023-06-20"), "`2023-13-01` is not a day"),
        (("2021-06-01", "HEAD"), "not one of each"),
    ):
        ran = compare(tmp_path, "--compare", *days)
        assert ran.code == 2 and said in ran.err
    ran = compare(tmp_path, "--compare", "2021-06-01", "2023-06-20", "--as-at", "2023-06-20")
    assert ran.code == 2 and "Leave `--as-at` out" in ran.err
    ran = compare(tmp_path, "--compare", "2021-06-01", "2023-06-20", "--seen-by", "ella")
    assert ran.code == 2 and "Make two pictures" in ran.err


def test_two_versions_that_git_saved(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=Jo", "-c", "user.email=jo@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    compare(tmp_path, "--format", "txt", text=CASE.replace("children: [ella]", "children: []").replace("Jean", "Joan"))
    git("add", ".")
    git("commit", "-q", "-m", "First")
    (tmp_path / "ella.yaml").write_text(CASE.replace("children: [finn]", "children: []"), encoding="utf-8")
    git("commit", "-q", "-a", "-m", "Second")
    ran = compare(tmp_path, "--compare", "HEAD~1", "HEAD", "--as-at", "2023-06-20", "--format", "txt")
    assert ran.code == 0
    assert "Joan Hart is now called Jean Hart." in ran.out
    assert "Ella Hart is now child of Owen Hart and Ruth Hart." in ran.out
    assert "Finn Hart is no longer child of Ruth Hart and Sam Cole." in ran.out
    unknown = compare(tmp_path, "--compare", "HEAD~9", "HEAD")
    assert unknown.code == 2 and "git knows no version `HEAD~9`" in unknown.err


@pytest.mark.parametrize("seed", range(8))
def test_two_random_families_are_drawn_as_one_that_reads_back(seed: int) -> None:
    whole = random_family(seed, 10)
    others = [member.key for member in whole.members if member.key != whole.index]
    some = part.without(whole, others[seed % 3 :: 4])
    for before, after in ((some, whole), (whole, some)):
        picture = draw(compared(before, after, "1 May 2022"))
        assert {member.key for member in after.members} <= {member.key for member in picture.family.members}
        assert "What has changed since 1 May 2022:" in picture.words


CARE = """
carers:
  - {child: ella, who: [pat], as: foster, from: 2021-01, to: 2022-03}
households:
  - {name: Plum House, members: [{who: ella, to: 2022-03}]}
  - {name: Oak House, members: [ruth, {who: ella, from: 2022-04}]}
"""


def test_somebody_who_moved_has_a_sign_unless_homes_are_hidden(tmp_path: Path) -> None:
    def marks(*options: str) -> list[dict[str, object]]:
        days = ("--compare", "2021-06-01", "2023-06-20", "--format", "json")
        ran = compare(tmp_path, *days, *options, text=CASE + CARE)
        found: list[dict[str, object]] = json.loads(ran.out)["changes"]["marks"]
        return found

    moved = {"on": "person", "keys": ["ella"], "is": "households", "turn": "changed"}
    assert moved in marks() and moved not in marks("--hide", "households")


LAYERS = CASE.replace(
    "ruth: {name: Ruth Hart, gender: female, born: 1986}",
    "ruth: {name: Ruth Hart, gender: female, born: 1986, secrets: [{what: Qzx, known_to: [jean], since: 2022-01}],"
    " health: [{what: depression, kind: mental-health, since: 2022-03}, {what: asthma, kind: physical, until: 2022}]}",
).replace("together: 2022-07", "together: 2022-07\n    secrets: [{what: Qzx, since: 2022-08}]")


@pytest.mark.parametrize(
    ("layer", "said", "where"),
    [
        (
            "health",
            ["New about Ruth Hart: health: depression.", "No longer said about Ruth Hart: health: asthma."],
            "ruth",
        ),
        ("secrets", ["New about Ruth Hart: a family secret (see the file)."], "ruth"),
    ],
)
def test_what_a_layer_on_request_says_is_compared_only_where_it_is_shown(
    layer: str, said: list[str], where: str, tmp_path: Path
) -> None:
    days = ("--compare", "2021-06-01", "2023-06-20", "--format", "json")
    mark = {"on": "person", "keys": [where], "is": layer, "turn": "changed"}
    plain = json.loads(compare(tmp_path, *days, text=LAYERS).out)["changes"]
    asked = json.loads(compare(tmp_path, *days, "--show", layer, text=LAYERS).out)["changes"]
    assert mark in asked["marks"] and set(said) <= set(asked["sentences"])
    assert mark not in plain["marks"] and not set(said) & set(plain["sentences"])


def test_a_couple_s_secret_that_came_between_two_days_is_marked_with_its_layer(tmp_path: Path) -> None:
    days = ("--compare", "2022-07-15", "2023-06-20", "--format", "json", "--show", "secrets")
    changes = json.loads(compare(tmp_path, *days, text=LAYERS).out)["changes"]
    assert {"on": "couple", "keys": ["ruth", "sam"], "is": "secrets", "turn": "changed"} in changes["marks"]
    assert "New about Sam Cole and Ruth Hart: a family secret (see the file)." in changes["sentences"]
    assert "Qzx" not in json.dumps(changes)


def test_the_sign_of_a_change_hides_no_words_of_the_line_it_is_on(tmp_path: Path) -> None:
    people = "  sam: {name: Sam Cole, gender: male, born: 1980}\n  kim: {name: Kim Lee, gender: female, born: 1980}\n"
    couple = "couples:\n  - {partners: [sam, kim], kind: affair, cohabiting: 2022-08, children: [kit]}\n"
    text = f"casekit: 1\nchild: kit\nfamily:\n  kit: {{name: Kit Cole, born: 2020}}\n{people}{couple}"
    seen = read_sheet(compare(tmp_path, "--compare", "2021-06-01", "2023-06-20", text=text).out).seen
    words = [one.box for one in seen if one.text == "living together Aug 2022"]
    signs = [one.box for one in seen if one.css == "change" and one.tag == "circle" and "change-signs" in one.groups]
    assert len(words) == 1 and signs
    assert not any(overlap(sign, words[0]) for sign in signs)


def test_words_of_what_is_gone_can_be_read() -> None:
    before = foster_home()
    root = ElementTree.fromstring(draw(compared(before, replace(before, carers=()), "1 May 2022")).svg)
    pale = [group for group in root.iter(f"{SVG}g") if "opacity" in group.attrib]
    words = [(text, float(group.attrib["opacity"])) for group in pale for text in group.iter(f"{SVG}text")]
    assert words
    for text, opacity in words:
        assert contrast(mixed("#ffffff", text.attrib["fill"], opacity), "#ffffff") >= 4.5


def test_a_former_carer_bears_the_sign_on_the_line_for_the_past(tmp_path: Path) -> None:
    target = tmp_path / "c.svg"
    assert compare(tmp_path, "--compare", "2021-06-01", "2023-06-20", "-o", str(target), text=CASE + CARE).code == 0
    svg = target.read_text(encoding="utf-8")
    assert svg.count('<g class="carer"') == 1 and 'data-past="yes"' in svg
    assert "Pat Lane no longer cares for Ella Hart." in svg
