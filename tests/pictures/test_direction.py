"""Lines of mixed directions stand in the order that the Unicode Bidirectional Algorithm gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.pictures.direction import LEFT_TO_RIGHT, Run, has_leftward, names_apart, runs


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Aino Rae", ["Aino Rae"]),
        ("محمد", ["محمد"]),
        ("Home of محمد, and Bo", ["Home of ", "محمد", ", and Bo"]),
        ("b. 1990", ["b. 1990"]),
        # A number inside Arabic runs rightward and stands left of what was typed before it.
        ("محمد 12", ["12", "محمد "]),
        ("בית 12/3 ב", [" ב", "12/3", "בית "]),
        # Hebrew and Arabic side by side run one way, and are joined each by their own rules.
        ("דוד محمد", ["محمد", "דוד "]),
        ("", []),
    ],
)
def test_order_on_the_line(typed: str, shown: list[str]) -> None:
    assert [run.text for run in runs(typed)] == shown


def test_which_way_each_stretch_runs() -> None:
    assert runs("Bo محمد 12") == (Run("Bo ", False), Run("12", False), Run("محمد ", True))


@given(st.text(alphabet=list("aB 1,./-محדר٣é\u0301"), max_size=30))
def test_nothing_is_lost_or_doubled(typed: str) -> None:
    assert sorted("".join(run.text for run in runs(typed))) == sorted(typed)
    if not has_leftward(typed):
        assert "".join(run.text for run in runs(typed)) == typed


def test_a_list_of_names_is_read_from_its_beginning() -> None:
    said = names_apart("Home: רות כהן, فاطمة علي, Ann and לאה.")
    assert said.replace(LEFT_TO_RIGHT, "") == "Home: רות כהן, فاطمة علي, Ann and לאה."
    shown = [run.text.strip(f", {LEFT_TO_RIGHT}") for run in runs(said)]
    assert shown == ["Home:", "רות כהן", "", "فاطمة علي", "Ann and", "לאה", "."]
    assert names_apart("Home: Ann, Bo (12)") == "Home: Ann, Bo (12)"
    assert names_apart("ר. כהן־לוי") == "ר. כהן־לוי"
