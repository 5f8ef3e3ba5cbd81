"""`casekit render genogram --show, --hide, --seen-by`: words that are none, layers before people, whose view."""

import re
from pathlib import Path

import pytest

from running import Ran, casekit

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
EXAMPLE = str(EXAMPLES / "ndela-rae.yaml")


def rendered(target: Path, *options: str) -> Ran:
    """Draw Ndéla's family with these options."""
    return casekit(["render", "genogram", EXAMPLE, "--as-at", "2023-06-20", "-o", str(target), *options])


def test_one_persons_view_is_asked_for_by_key_or_name(tmp_path: Path) -> None:
    target = tmp_path / "view.svg"
    for asked in ("moussa", "Moussa Rae", "MOUSSA RAE"):
        assert rendered(target, "--seen-by", asked).code == 0
        svg = target.read_text(encoding="utf-8")
        assert svg.count('<g class="relationship"') == 1 and "relationships as Moussa Rae sees them" in svg


def test_all_views_stand_side_by_side(tmp_path: Path) -> None:
    target = tmp_path / "views.svg"
    assert rendered(target, "--seen-by", "all").code == 0
    svg = target.read_text(encoding="utf-8")
    assert svg.count('<g class="panel"') == 3 and "As Aino Rae sees it" in svg
    assert "Ndéla Rae says distant (2 May 2023); Aino Rae says close (20 Nov 2022)" in svg


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--seen-by", "ndelo"), "Did you mean `ndela`?"),
        (("--seen-by", "liisa"), "No relationship is recorded as Liisa Korhonen sees it."),
        (("--seen-by", "ndela", "--hide", "relationships"), "relationships, and they are hidden"),
        (("--show", "helth"), "Did you mean `health`?"),
        (("--hide", "housholds"), "Did you mean `households`?"),
        (("--hide", "Moussa Ray"), "Did you mean `Moussa Rae`?"),
        (("--show", "health", "--hide", "health"), "contradict each other"),
    ],
)
def test_a_word_that_is_none_is_refused(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    ran = rendered(tmp_path / "none.svg", *options)
    assert ran.code == 2 and said in " ".join(ran.err.split())
    assert not (tmp_path / "none.svg").exists()


def test_everybodys_views_are_a_picture(tmp_path: Path) -> None:
    ran = rendered(tmp_path / "views.json", "--seen-by", "all")
    assert ran.code == 2 and "holds everybody once" in " ".join(ran.err.split())


def test_a_layer_is_hidden_before_a_person(tmp_path: Path) -> None:
    target = tmp_path / "hidden.svg"
    assert rendered(target, "--hide", "Relationships", "--hide", "bisou").code == 0
    svg = target.read_text(encoding="utf-8")
    assert 'class="relationship"' not in svg and 'data-person="bisou"' not in svg


@pytest.mark.parametrize("name", ["ndela-rae", "families/three-who-see-it-differently"])
def test_a_bare_name_on_a_line_is_in_the_key(name: str) -> None:
    ran = casekit(["render", "genogram", str(EXAMPLES / f"{name}.yaml"), "--as-at", "2023-06-20"])
    plates = re.findall(r'class="plate"[^>]*>([^<]*)<', ran.out)
    bare = any(re.search(r"(?:^| )[A-Z][a-zé]{2,}$", plate) for plate in plates)
    assert plates and bare is ("a name on a line: whose view it is" in ran.out)
