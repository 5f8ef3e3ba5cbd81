"""Both sides of the family, two homes at once, whose view a line is, strengths, violence, who could be asked."""

import pytest
from linting import findings, pointed_at, small

from casekit.text.finding import Severity

PEOPLE = """\
family:
  kit: {name: Kit Vale, born: 2014-03-02}
  rosa: {name: Rosa Vale, born: 1990}
  lee: {name: Lee Marsh, born: 1989}
  nan: {name: Jean Vale, born: 1960}
  gran: {name: Ann Marsh, born: 1958}
"""
COUPLES = "couples: [{partners: [lee, rosa], children: [kit]}, {partners: [nan], children: [rosa]}]\n"


def family(more: str, people: str = PEOPLE) -> str:
    return small(people + more)


def lines(*entries: str, made: str = "made: 2023-02-01") -> str:
    listed = "".join(f"  - {{{entry}}}\n" for entry in entries)
    return family(f"{COUPLES}genogram: {{{made}}}\nrelationships:\n{listed}")


class TestOneSideMissing:
    RULE = "one-side-missing"

    def test_one_side_only(self) -> None:
        text = family(COUPLES)
        (found,) = findings(text, self.RULE)
        assert found.message == "Nothing is recorded of the parents of Lee Marsh."
        assert pointed_at(text, found) == "Lee Marsh"

    @pytest.mark.parametrize(
        "more",
        [
            COUPLES.replace("}]\n", "}, {partners: [gran], children: [lee]}]\n"),
            "couples: [{partners: [lee, rosa], children: [kit]}]\n",
            "couples: [{partners: [nan], children: [rosa]}, {partners: [rosa], children: [kit]}]\n",
        ],
        ids=["both sides", "neither side", "one parent"],
    )
    def test_silent(self, more: str) -> None:
        assert findings(family(more), self.RULE) == ()


class TestHouseholdOverlap:
    RULE = "household-overlap"

    def homes(self, first: str, second: str, more: str = "") -> str:
        return family(f"households: [{{name: Home, members: [{first}]}}, {{name: Nan's, members: [{second}]{more}}}]\n")

    @pytest.mark.parametrize(
        ("first", "second", "words"),
        [
            ("kit", "kit", "lives in two homes at once today: “Home” and “Nan's”."),
            ("kit", "{who: kit, from: 2023-02-01}", "lives in two homes at once today"),
            (
                "{who: kit, from: 2020-01-01, to: 2023-03-01}",
                "{who: kit, from: 2023-02-01}",
                "lived in two homes at once from 1 February 2023 to 1 March 2023",
            ),
        ],
    )
    def test_fires(self, first: str, second: str, words: str) -> None:
        (found,) = findings(self.homes(first, second), self.RULE)
        assert words in found.message
        assert found.severity is Severity.ERROR
        assert "Nan" not in found.public

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("{who: kit, to: 2023-02-01}", "{who: kit, from: 2023-02-01}"),
            ("{who: kit, to: 2023-02}", "{who: kit, from: 2023-02}"),
            ("kit", "{who: kit, kind: weekend}"),
            ("{who: kit, kind: shared}", "{who: kit, kind: shared}"),
            ("kit", "{who: kit, to: 2023-02-01}"),
            ("kit", "{who: kit, from: 2023-07-01}"),
            ("kit", "rosa"),
        ],
    )
    def test_silent(self, first: str, second: str) -> None:
        assert findings(self.homes(first, second), self.RULE) == ()

    def test_a_hospital_is_no_second_home(self) -> None:
        assert findings(self.homes("kit", "kit", ", kind: institution"), self.RULE) == ()


class TestQuality:
    RULE = "quality-without-perspective-or-date"

    @pytest.mark.parametrize(
        ("more", "missing"),
        [
            ("", "whose view it is, and when it was so"),
            (", seen_by: kit", "when it was so"),
            (", date: 2023-05-02", "whose view it is"),
            (", basis: fact", "when it was so"),
        ],
    )
    def test_what_is_missing(self, more: str, missing: str) -> None:
        (found,) = findings(lines(f"between: [kit, rosa], is: close{more}"), self.RULE)
        assert found.message == f"The line between Kit Vale and Rosa Vale (`close`) does not say {missing}."

    @pytest.mark.parametrize(
        "entry",
        [
            "between: [kit, rosa], is: close, seen_by: kit, date: 2023-05-02",
            "from: lee, to: rosa, is: violence, basis: reported, date: 2022",
            "between: [kit, lee], is: never-met",
            "between: [kit, sam], is: strong",
        ],
    )
    def test_silent(self, entry: str) -> None:
        text = lines(entry) + "network: {sam: {name: Sam}}\n"
        assert findings(text, self.RULE) == ()

    def test_many_are_one_finding(self) -> None:
        text = lines("between: [kit, rosa], is: close", "between: [kit, lee], is: distant")
        (found,) = findings(text, self.RULE)
        assert found.message.startswith("2 lines between people")


class TestPerspectivesDiffer:
    RULE = "perspectives-differ"
    NEAR = "between: [kit, rosa], is: close, seen_by: rosa, date: 2023-01-02"
    FAR = "between: [rosa, kit], is: distant, seen_by: kit, date: 2023-05-02"

    def test_two_views_of_two_people(self) -> None:
        (found,) = findings(lines(self.NEAR, self.FAR), self.RULE)
        assert found.message == (
            "Between Kit Vale and Rosa Vale it is `close` in the eyes of Rosa Vale, and `distant` in those of Kit Vale"
            "; nothing says what that tells."
        )
        assert found.severity is Severity.ADVICE

    def test_the_latest_view_of_each_counts(self) -> None:
        later = "between: [kit, rosa], is: close, seen_by: kit, date: 2023-06-01"
        assert findings(lines(self.NEAR, self.FAR, later), self.RULE) == ()
        assert findings(lines(self.FAR, later), self.RULE) == ()

    def test_said_what_it_tells(self) -> None:
        assert findings(lines(self.NEAR, self.FAR, made="analysis: Kit misses her."), self.RULE) == ()
        assert findings(lines(self.NEAR, f"{self.FAR}, notes: Rosa works nights."), self.RULE) == ()


class TestStrengthsAndViolence:
    def test_no_strength(self) -> None:
        entry = "between: [kit, lee], is: strained, seen_by: kit, date: 2023-05-02"
        text = lines(entry)
        assert len(findings(text, "no-strengths-shown")) == 1
        assert findings(text.replace("born: 1990", "born: 1990, strengths: [She sings.]"), "no-strengths-shown") == ()
        assert findings(lines(entry.replace("strained", "normal")), "no-strengths-shown") == ()

    EVENT = "chronology: {events: [{date: 2023-01-02, kind: incident, themes: [domestic-abuse], what: Lee hit Rosa., "
    WHO = "who: {did: [lee], harmed: [rosa]}}]}\n"

    @pytest.mark.parametrize(
        ("word", "count"), [("close", 1), ("violence", 0), ("coercive-control", 0), ("strained", 1)]
    )
    def test_violence_that_is_not_drawn(self, word: str, count: int) -> None:
        text = lines(f"between: [lee, rosa], is: {word}") + self.EVENT + self.WHO
        found = findings(text, "dynamics-not-recorded")
        assert [one.message for one in found] == [
            "By the chronology Lee Marsh harmed Rosa Vale; the genogram has no such line."
        ][:count]

    def test_twice_is_one_finding(self) -> None:
        two = "chronology:\n  events:\n" + 2 * (
            "    - {date: 2023-01-02, kind: domestic-abuse, what: Lee hit Rosa., who: {did: [lee], harmed: [rosa]}}\n"
        )
        assert len(findings(lines("between: [kit, rosa], is: close") + two, "dynamics-not-recorded")) == 1


class TestNetworkNotDerived:
    RULE = "network-not-derived"
    CLOSE = "between: [kit, nan], is: close, seen_by: kit, date: 2023-05-02"

    def test_a_grandmother_whom_nobody_has_asked(self) -> None:
        (found,) = findings(lines(self.CLOSE), self.RULE)
        assert found.message.startswith("Jean Vale is shown as close to Kit Vale;")

    @pytest.mark.parametrize(
        "more",
        [
            "meetings: [{date: 2023-03-01, kind: family-network, invited: [{who: nan, came: no}]}]\n",
            "safety_plan: {rota: {sunday: nan}}\n",
            "circles: {outer: [nan]}\n",
            "carers: [{child: kit, who: [nan], as: kinship-care}]\n",
        ],
    )
    def test_asked(self, more: str) -> None:
        assert findings(lines(self.CLOSE) + more, self.RULE) == ()

    @pytest.mark.parametrize("born", ["2010", "unknown", "1960, died: 2020", "1960, contact: none"])
    def test_not_somebody_to_ask(self, born: str) -> None:
        assert findings(lines(self.CLOSE).replace("born: 1960", f"born: {born}"), self.RULE) == ()
