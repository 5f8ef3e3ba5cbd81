"""What cannot be so between parents and children, without a look at anybody's gender."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linting import findings, pointed_at, small

from casekit.case.kin import generations_up, rings
from casekit.text.finding import Severity


def _couple(kit: str, *parents: str, children: str = "kit", more: str = "") -> str:
    """A case of a child and its parents, whose keys are a, b …; each is given as the fields of its entry."""
    keys = "abcd"[: len(parents)]
    people = "".join(
        f"  {key}: {{name: {key.upper()} Vale, {fields}}}\n" for key, fields in zip(keys, parents, strict=True)
    )
    couple = f"  - {{partners: [{', '.join(keys)}], children: [{children}]}}\n"
    return small(f"family:\n  kit: {{name: Kit Vale, {kit}}}\n{people}{more}couples:\n{couple}")


class TestParentAndChild:
    def test_a_parent_of_nine(self) -> None:
        text = _couple("born: 2008-09-17", "born: 1999-03-01")
        (found,) = findings(text, "impossible-birth")
        assert found.message == (
            "A Vale would have been 9 when Kit Vale was born: too young to be right (casekit default: 12 years)."
        )
        assert found.severity is Severity.ERROR
        assert pointed_at(text, found) == "2008-09-17"
        assert [label.place.span.line for label in found.labels] == [5]

    def test_a_parent_younger_than_the_child(self) -> None:
        (found,) = findings(_couple("born: 2008-09-17", "born: 2010"), "impossible-birth")
        assert found.message == "A Vale was born after Kit Vale, their child."

    @pytest.mark.parametrize(
        ("kit", "parent"),
        [
            ("born: 2008-09-17", "born: 1996-09-17"),
            ("born: 2008", "born: 1996-12-31"),
            ("born: ~2008", "born: ~2000"),
            ("born: unknown", "born: 2010"),
            ("born: 2008-09-17", "born: before 2010"),
            ("born: 2008-09-17", "gender: male"),
        ],
    )
    def test_silent_where_it_may_be_right(self, kit: str, parent: str) -> None:
        assert findings(_couple(kit, parent), "impossible-birth") == ()

    @pytest.mark.parametrize("link", ["adopted", "step", "foster", "donor", "surrogate"])
    def test_other_links_are_left_alone(self, link: str) -> None:
        text = _couple(
            "born: 2008-09-17", "born: 2000", "born: 2001, died: 2005", children=f"{{who: kit, link: {link}}}"
        )
        assert findings(text, "impossible-birth", "too-many-birth-parents") == ()

    def test_once_for_a_parent_in_two_couples(self) -> None:
        text = _couple("born: 2008-09-17", "born: 1999-03-01") + "  - {partners: [a], children: [kit]}\n"
        assert len(findings(text, "impossible-birth")) == 1

    def test_a_reason_answers_it(self) -> None:
        kit = "born: 2008-09-17, allow: [{rule: impossible-birth, why: Both dates were checked.}]"
        assert findings(_couple(kit, "born: 1999-03-01"), "impossible-birth") == ()

    @pytest.mark.parametrize("gender", ["male", "female", "non-binary", "unknown"])
    @pytest.mark.parametrize("other", ["male", "female"])
    def test_nobodys_gender_matters(self, gender: str, other: str) -> None:
        text = _couple("born: 2008-09-17", f"born: 1980, gender: {gender}", f"born: 1981, gender: {other}")
        assert findings(text, "impossible-birth", "too-many-birth-parents") == ()


class TestDeadParent:
    def test_long_before_the_birth(self) -> None:
        (found,) = findings(_couple("born: 2008-09-17", "born: 1970, died: 2006"), "impossible-birth")
        assert found.message == "Kit Vale was born more than 10 months after the death of A Vale, a parent by birth."

    @pytest.mark.parametrize("died", ["2008-01-05", "2007", "~2006", "unknown"])
    def test_silent_where_it_may_be_right(self, died: str) -> None:
        assert findings(_couple("born: 2008-09-17", f"died: {died}"), "impossible-birth") == ()

    def test_both_before_the_birth(self) -> None:
        (found,) = findings(_couple("born: 2008-09-17", "died: 2008-05-01", "died: 2008-06-01"), "impossible-birth")
        assert found.public == "Both parents by birth died before their child was born."

    def test_one_before_and_one_on_the_day(self) -> None:
        text = _couple("born: 2008-09-17", "died: 2008-05-01", "died: 2008-09-17")
        assert findings(text, "impossible-birth") == ()


class TestBrothersAndSisters:
    def _two(self, first: str, second: str, extra: str = "") -> str:
        more = f"  tom: {{name: Tom Vale, born: {second}}}\n"
        return _couple(f"born: {first}", "gender: female", "gender: male", children="kit, tom", more=more) + extra

    def test_four_months_apart(self) -> None:
        (found,) = findings(self._two("2010-01-10", "2010-05-20"), "impossible-birth")
        assert found.severity is Severity.WARNING
        assert found.message == (
            "Kit Vale (10 January 2010) and Tom Vale (20 May 2010) have the same two parents by birth and are less "
            "than eight months apart."
        )

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("2010-01-10", "2010-01-10"),
            ("2010-01-10", "2010-02-09"),
            ("2010-01-10", "2010-09-11"),
            ("2010-01-10", "2010"),
            ("2010", "2010"),
        ],
    )
    def test_silent_where_it_may_be_right(self, first: str, second: str) -> None:
        assert findings(self._two(first, second), "impossible-birth") == ()

    def test_declared_twins(self) -> None:
        text = self._two("2010-01-10", "2010-03-20").replace("tom]}", "tom], twins: [{of: [kit, tom]}]}")
        assert findings(text, "impossible-birth") == ()

    def test_two_mothers_with_a_donor(self) -> None:
        text = self._two("2010-01-10", "2010-05-20").replace("[kit, tom]", "[{who: kit, link: donor}, tom]")
        assert findings(text, "impossible-birth") == ()


class TestOwnAncestor:
    def test_the_ring_is_shown(self) -> None:
        text = small("""\
            family:
              kit: {name: Kit Vale}
              mara: {name: Mara Vale}
              rosa: {name: Rosa Vale}
            couples:
              - {partners: [mara], children: [kit]}
              - {partners: [rosa], children: [mara]}
              - {partners: [kit], children: [rosa]}
            """)
        (found,) = findings(text, "own-ancestor")
        assert found.message == (
            "Kit Vale is recorded as a child of Mara Vale, who is a child of Rosa Vale, who is a child of Kit Vale."
        )
        assert found.severity is Severity.ERROR
        assert len(found.labels) == 2

    def test_their_own_parent(self) -> None:
        text = small("family:\n  kit: {name: Kit Vale}\ncouples:\n  - {partners: [kit], children: [kit]}\n")
        (found,) = findings(text, "own-ancestor")
        assert found.message == "Kit Vale is recorded as their own parent."

    def test_adopted_by_a_grandmother_is_no_ring(self) -> None:
        text = small("""\
            family: {kit: {name: Kit}, mara: {name: Mara}, rosa: {name: Rosa}}
            couples:
              - {partners: [rosa], children: [mara, {who: kit, link: adopted}]}
              - {partners: [mara], children: [kit]}
            """)
        assert findings(text, "own-ancestor") == ()

    @given(st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), max_size=3), max_size=8))
    def test_a_ring_is_found_exactly_where_there_is_one(self, parents: dict[str, list[str]]) -> None:
        found = list(rings(parents))
        for ring in found:
            assert all(after in parents[before] for before, after in zip(ring, (*ring[1:], ring[0]), strict=True))
        has_ring = any(key in _ancestors(parents, key) for key in parents)
        assert bool(found) is has_ring

    def test_a_long_line_of_descent(self) -> None:
        parents = {str(number): [str(number + 1)] for number in range(20_000)}
        assert list(rings(parents)) == []
        assert len(generations_up(parents, "0", 3)) == 3


def _ancestors(parents: dict[str, list[str]], key: str) -> set[str]:
    found: set[str] = set()
    todo = list(parents.get(key, []))
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo.extend(parents.get(one, []))
    return found


class TestTooManyBirthParents:
    TEXT = small("""\
        family: {kit: {name: Kit}, a: {name: Ann}, b: {name: Bea}, c: {name: Cal}}
        couples:
          - {partners: [a, b], children: [kit]}
          - {partners: [a, c], children: [kit]}
        """)

    def test_three(self) -> None:
        (found,) = findings(self.TEXT, "too-many-birth-parents")
        assert found.message == "Kit has 3 parents by birth: Ann, Bea and Cal."
        assert found.place.span.line == 6
        assert len(found.labels) == 1

    @pytest.mark.parametrize("link", ["step", "adopted", "foster", "putative", "donor", "surrogate"])
    def test_another_link(self, link: str) -> None:
        text = self.TEXT.replace("c], children: [kit]", f"c], children: [{{who: kit, link: {link}}}]")
        assert findings(text, "too-many-birth-parents") == ()

    def test_two_women(self) -> None:
        text = small("""\
            family: {kit: {name: Kit}, a: {name: Ann, gender: female}, b: {name: Bea, gender: female}}
            couples: [{partners: [a, b], children: [kit]}]
            """)
        assert findings(text, "too-many-birth-parents") == ()

    def test_a_reason_answers_it(self) -> None:
        allowed = "{who: kit, allow: [{rule: too-many-birth-parents, why: Conceived with three.}]}"
        text = self.TEXT.replace("c], children: [kit]", f"c], children: [{allowed}]")
        assert findings(text, "too-many-birth-parents") == ()
