"""Whatever a file says: a right picture, or a sentence with what to do; and no picture is more than a picture."""

import io
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from drawn_families import couple, family, person
from PIL import Image
from pypdf import PdfReader
from random_pictures import ODD_NAMES, random_picture

from casekit.genogram import Picture, draw
from casekit.genogram.family import CarerLink
from casekit.pictures.svg_geometry import read_sheet, shrunk, stretch_in_box
from running import Ran, casekit

PEOPLE = """\
casekit: 1
child: kit
family:
  kit: {name: Kit Moss, gender: female, born: 2012-03-04}
  ann: {name: Ann Moss, gender: female, born: 1985}
  bob: {name: Bob Moss, gender: male, born: 1983}
  cy: {name: Cy Lee, gender: male, born: 1960}
  di: {name: Di Lee, gender: female, born: 1961}
network:
  fay: {name: Fay, is: friend, of: kit}
"""
OURS = {"svg", "title", "desc", "g", "rect", "circle", "polygon", "path", "text", "clipPath", "image"}
EXAMPLE = str(Path(__file__).parent.parent.parent / "examples" / "ndela-rae.yaml")


def drawn(folder: Path, text: str, *options: str) -> Ran:
    """The command on a case; without other options the picture comes as SVG on standard output."""
    case = folder / "case.yaml"
    case.write_text(text, encoding="utf-8")
    return casekit(["render", "genogram", str(case), "--as-at", "2023-06-20", *options])


def words_of(ran: Ran) -> str:
    """What was said on standard error, in one line."""
    return " ".join(ran.err.split())


def assert_only_a_picture(svg: str) -> None:
    """Well-formed XML of our own elements, without script, handler, style or reference to anything outside."""
    assert "<!" not in svg and "<?" not in svg
    ids: Counter[str] = Counter()
    for node in ElementTree.fromstring(svg).iter():
        assert node.tag.removeprefix("{http://www.w3.org/2000/svg}") in OURS
        for name, value in node.attrib.items():
            assert not name.startswith("on") and name != "style" and "}" not in name
            if name == "href":
                assert value.startswith("data:image/jpeg;base64,")
            elif "url(" in value and not name.startswith("data-"):
                assert re.fullmatch(r"url\(#[\w-]+\)", value)
        if "id" in node.attrib:
            ids[node.attrib["id"]] += 1
    assert set(ids.values()) <= {1}


REFUSED = {
    "one's own grandparent": (
        "couples: [{partners: [bob, ann], children: [kit]}, {partners: [kit, cy], children: [ann]}]",
        "Kit Moss is a child of Ann Moss, who is a child of Kit Moss.",
    ),
    "one's own parent": (
        "couples: [{partners: [kit, cy], children: [kit]}]",
        "Nobody can be their own ancestor, but the file says that Kit Moss is their own parent.",
    ),
    "adopted by a grandchild": (
        "couples: [{partners: [di], children: [ann]}, {partners: [ann], children: [kit, {who: di, link: adopted}]}]",
        "own ancestor",
    ),
    "one couple twice": (
        "couples:\n- {partners: [bob, ann], children: [kit]}\n- {partners: [ann, bob], married: 2010}",
        "line 13: Ann Moss and Bob Moss stand twice in the list of couples; the first time is line 12.",
    ),
    "one child twice": (
        "couples: [{partners: [bob, ann], children: [kit, kit]}]",
        "line 11: Kit Moss stands twice as a child of Bob Moss and Ann Moss.",
    ),
    "one child twice, on two lines": (
        "couples:\n- partners: [bob, ann]\n  children:\n  - kit\n  - {who: kit, link: step}",
        "line 15: Kit Moss stands twice as a child of Bob Moss and Ann Moss; the first time is line 14.",
    ),
    "born to two couples": (
        "couples: [{partners: [bob, ann], children: [kit]}, {partners: [cy, di], children: [kit]}]",
        "Kit Moss is listed as born to Bob Moss and Ann Moss and also to Cy Lee and Di Lee.",
    ),
    "one's own partner": ("couples: [{partners: [ann, ann]}]", "a couple is two different people"),
    "a couple of three": ("couples: [{partners: [ann, bob, cy]}]", "this one has Ann Moss, Bob Moss and Cy Lee."),
    "a couple of nobody": ("couples: [{partners: [], children: [kit]}]", "this one has nobody."),
    "a partner nobody knows": ("couples: [{partners: [anne, bob]}]", "the key `anne`, which stands as a partner"),
    "a partner from the network": ("couples: [{partners: [fay, bob]}]", "Fay (`fay`) stands as a partner in a couple"),
    "a child nobody knows": ("couples: [{partners: [ann], children: [kti]}]", "Did you mean `kit`?"),
    "one's own carer": ("carers: [{child: kit, who: [ann, kit], as: foster}]", "Kit Moss stands as their own carer."),
    "a carer twice": ("carers: [{child: kit, who: [ann, ann], as: foster}]", "Write each carer once"),
    "no carer": ("carers: [{child: kit, who: [], as: foster}]", "Write each carer once"),
    "a carer nobody knows": ("carers: [{child: kit, who: [zed], as: foster}]", "`zed`, which stands as a carer"),
    "care of nobody": ("carers: [{child: zed, who: [ann], as: foster}]", "`zed`, which stands as a child with a carer"),
    "a home of nobody": ("households: [{name: Home, members: [kit, zed]}]", "a member of the household 'Home'"),
    "twins of one": (
        "couples: [{partners: [ann], children: [kit], twins: [{of: [kit]}]}]",
        "twins are two or more different children; here stands Kit Moss.",
    ),
    "one's own twin": (
        "couples: [{partners: [ann], children: [kit], twins: [{of: [kit, kit]}]}]",
        "twins are two or more different children",
    ),
    "a twin of other parents": (
        "couples: [{partners: [ann], children: [kit], twins: [{of: [kit, cy]}]}]",
        "Cy Lee stands under `twins` of Ann Moss, and not among their children.",
    ),
    "close to oneself": ("relationships: [{between: [kit, kit], is: close}]", "this one has Kit Moss and Kit Moss."),
    "close to nobody": ("relationships: [{between: [kit, zed], is: close}]", "`zed`, which stands as one of two"),
    "a bond of three": ("relationships: [{between: [kit, ann, bob], is: close}]", "between two different people"),
    "a bond of one": ("relationships: [{between: [kit], is: close}]", "this one has Kit Moss."),
    "a view of nobody's": ("relationships: [{between: [kit, ann], is: close, seen_by: zed}]", "`zed`, which stands as"),
    "made with nobody": ("genogram: {with: [kit, zed]}", "`zed`, which stands as somebody with whom"),
    "a sign for nobody": ("genogram: {agreed_key: [{mark: B, means: blue, who: [zed]}]}", "`zed`, which stands as"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_said_and_not_drawn(name: str, tmp_path: Path) -> None:
    text, said = REFUSED[name]
    ran = drawn(tmp_path, PEOPLE + text + "\n")
    assert (ran.code, ran.out) == (2, "")
    assert said in words_of(ran) and "Next:" in ran.err
    for ending in ("png", "pdf", "json", "dot", "txt"):
        target = tmp_path / f"picture.{ending}"
        assert drawn(tmp_path, PEOPLE + text + "\n", "-o", str(target)).code == 2
        assert not target.exists()


@pytest.mark.parametrize(
    "text",
    [
        "casekit: 1\nchild: kit\nfamily: {}\n",
        "casekit: 1\nchild: kit\n",
        "casekit: 1\nchild: kit\nfamily:\n  ann: {name: Ann}\n",
        "casekit: 1\nfamily:\n  ann: {name: Ann}\n",
        "casekit: 1\nchild: kit\nfamily:\n  kit: {name: Kit}\n  kit: {name: Kat}\n",
        "casekit: 1\nchild: kit\nfamily:\n  kit: {born: 0001-01-01}\n",
        "casekit: 1\nchild: kit\nfamily:\n  kit: {born: 9999-12-31}\n",
        "casekit: 1\nchild: kit\nfamily:\n  kit: {born: 2012-02-30}\n",
        "casekit: 1\nchild: kit\nfamily:\n  kit: {born: 2030}\n",
    ],
)
def test_a_file_without_a_family_or_with_dates_that_cannot_be_is_refused(text: str, tmp_path: Path) -> None:
    ran = drawn(tmp_path, text)
    assert (ran.code, ran.out) == (2, "") and "Next:" in ran.err


DRAWN = {
    "a grandfather with a grandchild": (
        "couples: [{partners: [cy, di], children: [ann]}, {partners: [ann], children: [kit]}, {partners: [cy, kit]}]",
        "Cy Lee stands above Kit Moss, though they are a couple",
    ),
    "brother and sister": (
        "couples: [{partners: [cy, di], children: [ann, bob]}, {partners: [bob, ann], children: [kit]}]",
        "Bob Moss and Ann Moss are a couple and are related by birth, through Cy Lee and Di Lee.",
    ),
    "one person twice in a home": (
        "households: [{name: Home, members: [kit, {who: ann, from: 2020}, {who: ann, from: 2021, kind: weekend}]}]",
        "Home: Kit Moss and Ann Moss.",
    ),
    "one home twice": (
        "households: [{name: Home, members: [kit, ann]}, {name: Home, members: [kit, ann]}]",
        "Home: Kit Moss and Ann Moss.",
    ),
    "a friend of the family at home": ("households: [{name: Home, members: [kit, ann, fay]}]", "Ann Moss and Fay."),
    "a home without anybody": ("households: [{name: Home}]", "Genogram of Kit Moss"),
    "a tie to the network": ("relationships: [{between: [kit, fay], is: close}]", "Genogram of Kit Moss"),
}


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_odd_and_can_be_is_drawn(name: str, tmp_path: Path) -> None:
    text, said = DRAWN[name]
    ran = drawn(tmp_path, PEOPLE + text + "\n")
    assert ran.code == 0, ran.err
    assert said in ran.out
    assert_only_a_picture(ran.out)


def quoted(name: str) -> str:
    """A name as YAML."""
    return json.dumps(name, ensure_ascii=False)


def named(name: str) -> str:
    """A case in which everything that can bear a name bears this one."""
    text = quoted(name)
    return (
        f"casekit: 1\nchild: kit\nfamily:\n  kit: {{name: {text}, gender: female, strengths: [{text}]}}\n"
        f"  ann: {{name: {text}, known_as: {text}, gender: female, culture: {{ethnicity: {text}}}}}\n"
        f"  bob: {{relation: {text}}}\n"
        f"couples: [{{partners: [bob, ann], married: 2005, children: [kit]}}]\n"
        f"households: [{{name: {text}, members: [kit, ann]}}]\n"
        f"relationships: [{{between: [kit, bob], is: other, notes: {text}, seen_by: ann}}]\n"
        f"genogram: {{with: [ann], agreed_key: [{{mark: B, means: {text}, who: [kit]}}]}}\n"
    )


SAFE_NAMES = [name for name in ODD_NAMES if not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e]", name)]


@pytest.mark.parametrize("name", [*SAFE_NAMES, "genogram-title", "</text></svg>", "a" * 300, "é" * 40, "${x} %s {0}"])
def test_a_name_is_text_in_every_kind_of_picture(name: str, tmp_path: Path) -> None:
    ran = drawn(tmp_path, named(name), "--show", "culture", "--show", "strengths")
    assert ran.code == 0, ran.err
    assert_only_a_picture(ran.out)
    text = "".join(ElementTree.fromstring(ran.out).itertext())
    assert "".join(name.split()) in "".join(text.split())
    for ending in ("json", "dot", "txt"):
        assert drawn(tmp_path, named(name), "--format", ending).code == 0
    found = json.loads(drawn(tmp_path, named(name), "--format", "json").out)
    assert found["people"][0]["name"] == " ".join(name.split())


@pytest.mark.parametrize("name", ["   ", "\u200b\u2060", "\u0301", "."])
def test_a_name_of_nothing_is_no_trouble(name: str, tmp_path: Path) -> None:
    ran = drawn(tmp_path, named(name))
    assert ran.code in (0, 2) and "Traceback" not in ran.err
    if ran.code == 0:
        assert_only_a_picture(ran.out)


def test_keys_that_look_like_ours_clash_with_nothing(tmp_path: Path) -> None:
    keys = ("genogram-title", "genogram-words", "miscarriage-1-2", "not-shown", "p1", "somebody")
    people = "".join(f"  {key}: {{name: {key.capitalize()}}}\n" for key in keys)
    text = (
        f"casekit: 1\nchild: p1\nfamily:\n{people}couples:\n"
        "- {partners: [genogram-title, genogram-words], children: [p1, {kind: miscarriage}, miscarriage-1-2]}\n"
        "relationships: [{between: [p1, somebody], is: close, seen_by: not-shown}]\n"
    )
    for options in ((), ("--names", "initials"), ("--hide", "not-shown"), ("--seen-by", "all")):
        ran = drawn(tmp_path, text, *options)
        assert ran.code == 0, ran.err
        assert_only_a_picture(ran.out)


def test_photographs_side_by_side_keep_ids_apart(tmp_path: Path) -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    (tmp_path / "kit.gif").write_bytes(out.getvalue())
    photo = "{file: kit.gif, consent: kit}"
    people = PEOPLE.replace("kit: {name: Kit Moss,", f"kit: {{name: Kit Moss, photo: {photo},")
    people = people.replace("ann: {name: Ann Moss,", f"ann: {{name: Ann Moss, photo: {photo},")
    seen = ("{between: [kit, ann], is: close, seen_by: kit}", "{between: [kit, ann], is: hate, seen_by: ann}")
    views = f"relationships: [{', '.join(seen)}]\n"
    ran = drawn(tmp_path, people + views, "--show", "photos", "--seen-by", "all")
    assert ran.code == 0, ran.err
    assert ran.out.count("<image") == 4
    assert_only_a_picture(ran.out)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_photograph_that_breaks_off_is_said(kind: str, tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.effect_noise((300, 200), 60).save(out, kind)
    (tmp_path / "kit.jpg").write_bytes(out.getvalue()[: len(out.getvalue()) // 2])
    people = PEOPLE.replace("kit: {name: Kit Moss,", "kit: {name: Kit Moss, photo: {file: kit.jpg, consent: kit},")
    ran = drawn(tmp_path, people, "--show", "photos")
    assert (ran.code, ran.out) == (2, "") and "is not a photograph that casekit can read" in words_of(ran)


def large(children: int, partners: int) -> str:
    """A mother of so many children by one man, and with so many partners and a child by each."""
    lines = ["casekit: 1", "child: k0", "family:", "  ma: {name: Ma, gender: female}", "  pa: {name: Pa, gender: male}"]
    lines += [f"  k{place}: {{name: Child {place}, born: {1900 + place // 4}}}" for place in range(children)]
    for place in range(partners):
        lines += [f"  p{place}: {{name: Man {place}, gender: male}}", f"  c{place}: {{name: Kid {place}}}"]
    of_pa = f"[{', '.join(f'k{place}' for place in range(children))}]"
    lines += ["couples:", f"- {{partners: [pa, ma], together: 1899, children: {of_pa}}}"]
    lines += [f"- {{partners: [p{n}, ma], together: {1930 + n}, children: [c{n}]}}" for n in range(partners)]
    return "\n".join(lines) + "\n"


def test_more_partners_than_lines_can_show_are_said(tmp_path: Path) -> None:
    ran = drawn(tmp_path, large(1, 60))
    assert (ran.code, ran.out) == (2, "")
    assert "More lines meet Ma than can be told apart beside each other." in words_of(ran)


@pytest.mark.parametrize(("children", "partners"), [(400, 0), (1, 14)])
def test_more_children_or_partners_than_anybody_has(children: int, partners: int, tmp_path: Path) -> None:
    ran = drawn(tmp_path, large(children, partners))
    assert ran.code == 0, ran.err
    assert ran.out.count('<g class="person"') == 2 + children + 2 * partners
    assert_only_a_picture(ran.out)


@pytest.mark.parametrize(("who", "lost"), [("moussa", "moussa"), ("Christian Diop", "christian"), ("fatou", "fatou")])
def test_who_is_hidden_is_named_nowhere(who: str, lost: str, tmp_path: Path) -> None:
    words = [
        "render",
        "genogram",
        EXAMPLE,
        "--as-at",
        "2023-06-20",
        "--hide",
        who,
        "--show",
        "roles",
        "--show",
        "culture",
    ]
    for ending in ("svg", "json", "dot", "txt", "pdf"):
        target = tmp_path / f"hidden.{ending}"
        ran = casekit([*words, "-o", str(target)])
        assert ran.code == 0, ran.err
        if ending == "pdf":
            reader = PdfReader(target)
            said = "".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
        else:
            said = target.read_text(encoding="utf-8")
        assert "Ndéla" in said
        assert lost not in (said + ran.err).casefold(), ending


def test_names_that_are_hidden_leave_sentences_whole(tmp_path: Path) -> None:
    words = ["render", "genogram", EXAMPLE, "--as-at", "2023-06-20", "--hide", "christian", "--hide", "moussa"]
    said = " ".join(casekit([*words, "--format", "txt"]).out.split())
    assert "with Ndéla Rae, Aino Rae, somebody and Yolande Diop." in said
    assert "Yolande and somebody's home: Yolande Diop, Ndéla Rae, Bisou and 1 not shown." in said
    assert "Not shown: 2 people left out on request." in said


def words_on_outlines(svg: str) -> list[str]:
    """Words on relationships' lines that an outline round a household runs through."""
    sheet = read_sheet(svg)
    rings = [run for outline in sheet.of("household", "outline") for run in outline.runs]
    edges = [edge for ring in rings for edge in pairwise((*ring, ring[0]))]
    plates = sheet.of("relationship", "plate")
    return [one.text for one in plates if any(stretch_in_box(*edge, shrunk(one.box, 0.5)) > 0.0 for edge in edges)]


@pytest.mark.parametrize("start", range(0, 24, 8))
def test_any_family_in_any_look_is_right_or_refused(start: int) -> None:
    pictures = [random_picture(seed) for seed in range(start, start + 8)]
    right = [one for one in pictures if isinstance(one, Picture)]
    assert len(right) > 5
    for picture in right:
        assert_only_a_picture(picture.svg)
        assert words_on_outlines(picture.svg) == []


@pytest.mark.parametrize("seed", [1451, 2609, 3359, 30755, 30997, 40269, 60037, 90447, 400438, 405893])
def test_what_had_no_room_once_is_drawn_or_said(seed: int) -> None:
    """Letters over a short line's sign, a zigzag flat along a line or a triangle, a home in a tight place."""
    picture = random_picture(seed)
    assert picture is not None
    assert_only_a_picture(picture.svg)


def test_what_care_it_is_stands_under_the_picture_where_the_line_has_no_room() -> None:
    """Nine lines come down on two children close together."""
    people = [
        person("mum", "f", "1980"),
        person("dad", "m", "1979"),
        person("g", "f", "1950"),
        person("h", "m", "1948"),
    ]
    people += [person("k0", "f", "2005"), person("k1", "m", "2006")]
    people += [person(f"c{place}", gender, str(1960 + place)) for place, gender in enumerate("fmmmfm")]
    couples = [couple("dad mum", ["k0", "k1"]), couple("h g", ["mum", "c2", "c1"])]
    who = {"k0": ("c1", "c2", "c3", "c4", "g"), "k1": ("c0", "c3", "c5", "g")}
    care = "foster care from 3 Mar 2019"
    carers = [CarerLink(child, (carer,), "foster", care) for child, some in who.items() for carer in some]
    carers.sort(key=lambda link: link.carers)
    picture = draw(family("k0", people, couples, carers))
    silent = [one for one in picture.relaxed if one.rule == "carer-in-words"]
    assert silent and all(one.sentence in picture.words for one in silent)
    assert "There was no room for words on the line: " in picture.notes[-1]
