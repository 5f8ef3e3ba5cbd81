"""How wide text is on a terminal, and cutting it without parting a letter from its marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.output.columns import columns, first_columns, last_columns

GIRL_AND_WOMAN = "\U0001f469\u200d\U0001f467"
WAVE_BROWN = "\U0001f44b\U0001f3fe"
UK_FLAG = "\U0001f1ec\U0001f1e7"
HEART = "\u2764\ufe0f"


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("", 0),
        ("Amy", 3),
        ("Ndéla", 5),
        ("Nde\u0301la", 5),
        ("李小龙", 6),
        ("ｶﾅ", 2),
        ("カナ", 4),
        ("김", 2),
        ("עדה", 3),
        ("आशा", 3),
        ("…–“”", 4),
        ("\U0001f600", 2),
        (GIRL_AND_WOMAN, 2),
        (WAVE_BROWN, 2),
        (UK_FLAG, 2),
        (HEART, 2),
        ("a\ufe0f", 1),
        ("\u0301\ufe0f", 0),
        ("a\u200bb", 2),
        ("co\xadoperate", 10),
    ],
)
def test_columns_of_a_text(text: str, wide: int) -> None:
    assert columns(text) == wide


TEXT = st.text(st.sampled_from("aé\u0301李\U0001f469\u200d\U0001f467\U0001f3fe\ufe0f… \u0308ब"), max_size=30)


@given(TEXT, st.integers(0, 40))
def test_a_cut_fits_and_cuts_no_more_than_it_must(text: str, room: int) -> None:
    for cut, whole in ((first_columns(text, room), text.startswith), (last_columns(text, room), text.endswith)):
        assert whole(cut)
        assert columns(cut) <= room
        if columns(text) <= room:
            assert cut == text
        else:
            assert columns(cut) >= room - 1


@given(TEXT, st.integers(0, 40))
def test_a_cut_parts_no_letter_from_its_marks(text: str, room: int) -> None:
    start = first_columns(text, room)
    assert columns(start) + columns(text[len(start) :]) == columns(text)
    assert not text[len(start) :].startswith(("\u0301", "\u0308", "\u200d", "\ufe0f"))
