"""A genogram in two pictures: what must not be lost stands under the family as well."""

from drawn_families import foster_home

from casekit.genogram import draw
from casekit.genogram.two_files import family_and_key


def test_the_family_keeps_its_warning_and_the_key_its_signs() -> None:
    halves = family_and_key(draw(foster_home()).drawing, ("Internal copy: not to be handed on.",))
    assert halves is not None
    family, key = halves
    assert "Internal copy" in family.svg and 'data-person="summer"' in family.svg and "Key:" not in family.svg
    assert "Key:" in key.svg and 'data-person="summer"' not in key.svg
