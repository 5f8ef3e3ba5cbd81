"""Names, dates of birth and death, telephone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linting import findings, pointed_at, small

from casekit.lint.names import age_in, is_not_family, is_placeholder, is_role
from casekit.lint.phones import odd_numbers
from casekit.text.finding import Severity


def _family(*entries: str) -> str:
    return small("family:\n  kit: {name: Kit Vale, born: 2014-03-02}\n" + "".join(f"  {entry}\n" for entry in entries))


class TestMissingDob:
    def test_a_relative_without_one(self) -> None:
        text = _family("rosa: {name: Rosa Vale}")
        (found,) = findings(text, "missing-dob")
        assert found.message == "Rosa Vale has no date of birth; a genogram shows one for everybody (Kent guidance)."
        assert found.severity is Severity.WARNING
        assert pointed_at(text, found) == "Rosa Vale"

    def test_the_child_is_an_error(self) -> None:
        (found,) = findings(small("family:\n  kit: {name: Kit Vale}\n"), "missing-dob")
        assert found.severity is Severity.ERROR
        assert found.public == "The child has no date of birth."

    @pytest.mark.parametrize(
        "entry",
        [
            "rosa: {name: Rosa Vale, born: 1960}",
            "rosa: {name: Rosa Vale, born: ~1960}",
            "rosa: {name: Rosa Vale, born: unknown}",
            "rosa: {name: Bello, kind: pet}",
            "rosa: {name: Baby Vale, due: 2023-09-01}",
            "rosa: {name: Mum's partner}",
            "rosa: {name: Rosa Vale (aged 60)}",
            "rosa: {name: Rosa Vale, age: 60}",
            "rosa: {name: Rosa Vale, allow: [{rule: missing-dob, why: She does not want it recorded.}]}",
        ],
    )
    def test_silent(self, entry: str) -> None:
        assert findings(_family(entry), "missing-dob") == ()

    @pytest.mark.parametrize("born", ["12/13/1960", "no idea", "born 1960"])
    def test_silent_where_the_date_could_not_be_read(self, born: str) -> None:
        assert findings(_family(f"rosa: {{name: Rosa Vale, born: {born}}}"), "missing-dob", readable=False) == ()

    def test_silent_where_the_field_is_misspelt(self) -> None:
        assert findings(_family("rosa: {name: Rosa Vale, borm: 1960}"), "missing-dob", readable=False) == ()

    def test_silent_of_a_closed_case(self) -> None:
        text = _family("rosa: {name: Rosa Vale}") + "case: {closed: {date: 2022-01-01, reason: Done.}}\n"
        assert findings(text, "missing-dob") == ()

    def test_many_are_one_finding(self) -> None:
        text = _family(*(f"r{number}: {{name: Rosa Vale}}" for number in range(5)))
        (found,) = findings(text, "missing-dob")
        assert found.message == "5 people have no date of birth."
        assert len(found.labels) == 4


class TestAgeInsteadOfDob:
    def test_an_age_field(self) -> None:
        text = _family("rosa: {name: Rosa Vale, age: '60'}")
        (found,) = findings(text, "age-instead-of-dob")
        assert found.message == "Rosa Vale has an age (60) and no date of birth; ages go out of date."
        assert found.severity is Severity.WARNING
        assert pointed_at(text, found) == "'60'"

    def test_an_age_beside_a_date_is_advice(self) -> None:
        (found,) = findings(_family("rosa: {name: Rosa Vale (aged 60), born: 1963}"), "age-instead-of-dob")
        assert found.severity is Severity.ADVICE
        assert "aged 60" not in found.public

    def test_silent_without_an_age(self) -> None:
        assert findings(_family("rosa: {name: Sage Vale 3rd, born: 1963}"), "age-instead-of-dob") == ()

    def test_a_reason_answers_it(self) -> None:
        entry = "rosa: {name: Rosa Vale, age: 60, allow: [{rule: age-instead-of-dob, why: All that is known.}]}"
        assert findings(_family(entry), "age-instead-of-dob") == ()

    @pytest.mark.parametrize(
        ("name", "age"),
        [
            ("Rosa Vale (aged 60)", "aged 60"),
            ("Rosa, age 60", "age 60"),
            ("Rosa (60 years old)", "60 years old"),
            ("Kit 3yo", "3yo"),
            ("Sage Vale", None),
            ("John (2)", None),
            ("Rosa the 2nd", None),
        ],
    )
    def test_ages_in_names(self, name: str, age: str | None) -> None:
        assert age_in(name) == age


class TestUnnamedPerson:
    @pytest.mark.parametrize(
        "name",
        [
            "unknown",
            "Unknown male",
            "Mr ?",
            "Mr X",
            "'?'",
            "mum's partner",
            "Dad’s new girlfriend",
            "partner of mum",
            "Nan",
            "n/k",
        ],
    )
    def test_what_stands_for_a_name(self, name: str) -> None:
        text = _family(f"them: {{name: {name}, born: 1980}}")
        (found,) = findings(text, "unnamed-person")
        assert found.severity is Severity.WARNING
        assert "stands where a name should be" in found.message
        assert pointed_at(text, found) == name

    def test_a_name_that_is_not_sure(self) -> None:
        (found,) = findings(_family("them: {name: John ?, relation: mum's brother}"), "unnamed-person")
        assert found.message == "The name “John ?” is not sure (mum's brother): who is this?"

    def test_no_name_at_all(self) -> None:
        (found,) = findings(_family("gran: {relation: mother's mother}"), "unnamed-person")
        assert found.message == "`gran` (mother's mother) has no name."

    def test_somebody_in_the_network(self) -> None:
        text = _family() + "network: {them: {name: Mum's friend, is: friend, of: kit}}\n"
        assert len(findings(text, "unnamed-person")) == 1

    @pytest.mark.parametrize(
        "entry",
        [
            "them: {name: Rosa Vale}",
            "them: {known_as: Rosie}",
            "them: {name: Chris (mum's partner)}",
            "them: {name: Sam's dad Chris}",
            "them: {name: Na Li}",
            "them: {name: Baby, due: 2023-09-01}",
            "them: {kind: pet, name: Unknown}",
            "them: {name: unknown, allow: [{rule: unnamed-person, why: Nobody can say., by: kit}]}",
        ],
    )
    def test_silent(self, entry: str) -> None:
        assert findings(_family(entry), "unnamed-person") == ()

    def test_one_finding_for_one_unknown_person(self) -> None:
        text = _family("grandad: {name: unknown}")
        found = [one.rule for one in findings(text, "people") if pointed_at(text, one) == "unknown"]
        assert found == ["unnamed-person"]

    @given(st.from_regex(r"\A[A-Z][a-z]{2,8} [A-Z][a-z]{3,9}(son|er|ley|ski)\Z"))
    def test_ordinary_names_are_names(self, name: str) -> None:
        assert not is_placeholder(name)
        assert not is_role(name)


class TestDeceasedWithoutDate:
    def test_a_name_that_says_so(self) -> None:
        text = _family("rosa: {name: Rosa Vale (deceased), born: 1940}")
        (found,) = findings(text, "deceased-without-date")
        assert found.severity is Severity.ADVICE
        assert pointed_at(text, found) == "Rosa Vale (deceased)"

    @pytest.mark.parametrize(
        "entry",
        [
            "rosa: {name: Rosa Vale (deceased), died: 2016}",
            "rosa: {name: Rosa Vale, died: unknown}",
            "rosa: {name: Rosa Vale}",
            "rosa: {name: Rosa Vale (died), allow: [{rule: deceased-without-date, why: Too painful to ask now.}]}",
        ],
    )
    def test_silent(self, entry: str) -> None:
        assert findings(_family(entry), "deceased-without-date") == ()

    def test_silent_where_the_date_could_not_be_read(self) -> None:
        text = _family("rosa: {name: Rosa Vale (deceased), died: last winter}")
        assert findings(text, "deceased-without-date", readable=False) == ()


class TestPhoneNumbers:
    def test_kents_own_example(self) -> None:
        text = _family('rosa: {name: Rosa Vale, phone: "012345678910"}')
        (found,) = findings(text, "phone-number-implausible")
        assert found.message == "The phone number of Rosa Vale has 12 digits; a UK number has 10 or 11."
        assert found.severity is Severity.WARNING
        assert pointed_at(text, found) == '"012345678910"'

    def test_network_and_professionals_too(self) -> None:
        text = _family() + (
            "network: {amara: {name: Amara, phone: '0123'}}\n"
            "professionals: {jo: {name: Jo Hale, phone: '7700900123'}}\n"
        )
        assert len(findings(text, "phone-number-implausible")) == 2

    def test_a_reason_answers_it(self) -> None:
        text = _family(
            "rosa: {name: Rosa, phone: '0123', allow: [{rule: phone-number-implausible, why: House phone.}]}"
        )
        assert findings(text, "phone-number-implausible") == ()

    @pytest.mark.parametrize(
        "number",
        [
            "01234567810",
            "01234 567810",
            "(01234) 567810",
            "01234-567-810",
            "01234/567810",
            "020 7946 0958",
            "01204 56789",
            "+44 7700 900123",
            "+44 (0)1234 567810",
            "0044 7700 900123",
            "+358 40 123 4567",
            "01234 567814 ext 2",
            "01234 567814 x12",
            "07700 900123 or 07700 900124",
            "07700 900123 / 01234 567810",
            "01234 567810 07700 900123",
            "07700 900123 (after 6pm, room 1234)",
            "09.00-17.00 on 01234 567810",
            "07700 900123 since 2023-05-01",
            "101",
            "999",
            "0800 1111",
            "116 123",
            "ask Rosa",
            "unknown",
            "",
        ],
    )
    def test_numbers_that_can_be(self, number: str) -> None:
        assert list(odd_numbers(number)) == []

    @pytest.mark.parametrize(
        ("number", "wrong"),
        [
            ("012345678910", "has 12 digits; a UK number has 10 or 11"),
            ("0123 4567", "has 8 digits; a UK number has 10 or 11"),
            ("07700 90012", "has 10 digits; a UK mobile number has 11"),
            ("7700900123", "has 10 digits and does not begin with 0; the 0 may have been lost"),
            ("567810", "has 6 digits and does not begin with 0 or +; a UK number has 10 or 11"),
            ("447700900123", "begins with 44; write +44, or 0 instead of it"),
            ("+44 770 900 12", "has 10 digits; a UK number has 11 or 12 with +44 in front"),
            ("+358 12", "has 5 digits; a number abroad has 7 to 15 with the country code"),
        ],
    )
    def test_numbers_that_cannot_be(self, number: str, wrong: str) -> None:
        assert [odd.wrong for odd in odd_numbers(number)] == [wrong]

    @given(st.text(alphabet="01 +()-/ext.", max_size=60))
    def test_any_text_is_read(self, text: str) -> None:
        assert all(odd.wrong for odd in odd_numbers(text))


@pytest.mark.parametrize(
    ("relation", "not_family"),
    [
        ("best friend", True),
        ("family friend", True),
        ("mum's friend", True),
        ("friend of mum", True),
        ("next-door neighbour", True),
        ("teacher", True),
        ("aunt, teacher", False),
        ("friend of mum, now her partner", False),
        ("boyfriend", False),
        ("mum's cousin", False),
        ("not a friend", False),
        ("", False),
    ],
)
def test_who_is_not_family(relation: str, not_family: bool) -> None:
    assert is_not_family(relation) is not_family
