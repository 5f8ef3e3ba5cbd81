"""What the family must not see reaches no copy for the family, and nothing in it tells that something was there."""

import csv
import io
import json
import re
import secrets
from datetime import date

import pytest

from casekit.case.audience import ADDRESS_KEPT, FAMILY_NOTICE, Audience, NothingToShow, view_for
from casekit.case.case import Case
from casekit.case.reading import Reader
from casekit.chronology.csv_export import csv_text
from casekit.chronology.extract import extract
from casekit.chronology.json_export import json_text
from casekit.chronology.markdown import markdown_text
from casekit.chronology.select import Selection, SelectionProblem
from casekit.chronology.table import text_lines
from casekit.policy.policy import Policy
from casekit.text.source import Source

DAY = date(2024, 6, 1)
TOP = """
casekit: 1
child: tia
family:
  tia: {name: Tia Marsh, born: 2010-05-04}
  mum: {name: Lena Marsh, phone: "01234567810"}
professionals:
  amir: {name: Amir Shah, role: social-worker, agency: social-care, phone: "01234567811"}
"""


def case_of(text: str) -> Case:
    reading = Reader().read_source(Source("case.yaml", text))
    assert reading.case is not None
    assert all(finding.message.endswith("this is empty.") for finding in reading.findings), reading.findings
    return reading.case


def copies(text: str, audience: Audience) -> dict[str, str]:
    made = extract(case_of(text), DAY, Policy(), audience=audience)
    return {
        "text": "\n".join(text_lines(made, 80)),
        "piped": "\n".join(text_lines(made)),
        "markdown": markdown_text(made),
        "csv": csv_text(made),
        "json": json_text(made),
    }


def event(**fields: str) -> str:
    said = {"date": "2023-05-06", "what": "Something open.", **fields}
    return "chronology:\n  events:\n    - " + "\n      ".join(f"{name}: {value}" for name, value in said.items()) + "\n"


WITHHELD = [
    event(what="TOKEN", withhold="{why: It would put her at risk.}"),
    event(what="TOKEN", withhold="{from: [mum], why: It would put her at risk.}"),
    event(what="TOKEN", withhold=""),
    event(what="TOKEN", share="{family: no}"),
    event(what="TOKEN", share="{family: later}"),
    event(what="TOKEN", share="{child: no}"),
    event(what="TOKEN", share="{with: [amir]}"),
    event(what="TOKEN", share=""),
    event(impact="{text: TOKEN, withhold: {why: Not yet.}}"),
    event(significance="{text: TOKEN, share: {child: later}}"),
    event(action="{done: TOKEN, withhold: {why: Not yet.}}"),
    event(disputed="[{by: mum, what: TOKEN, withhold: {why: Not yet.}}]"),
    event(themes="[TOKEN]", withhold="{why: Not yet.}"),
    event(notes="TOKEN"),
    event(child_view="TOKEN"),
    event(source="{agency: police, ref: TOKEN}"),
    event(source="{agency: school, who: mum}").replace("mum", "teller"),
    "chronology: {analysis: {text: TOKEN, withhold: {why: Not yet.}}}\n",
    "chronology: {shared: [{with: mum, how: TOKEN}]}\n",
    "chronology: {withhold: {why: Not yet.}, analysis: TOKEN, events: [{date: 2023, what: TOKEN}]}\n",
]


@pytest.mark.parametrize("withheld", WITHHELD)
def test_nothing_withheld_is_in_any_copy_for_the_family(withheld: str) -> None:
    token = f"zq{secrets.token_hex(6)}"
    top = TOP.replace("professionals:", f"  teller: {{name: {token}}}\nprofessionals:")
    case = top + withheld.replace("TOKEN", token)
    for form, copy in copies(case, Audience.FAMILY).items():
        assert token not in copy, form
    assert any(token in copy for copy in copies(case, Audience.INTERNAL).values())


def test_a_copy_with_something_withheld_is_the_copy_of_a_case_that_never_had_it() -> None:
    kept = "    - {date: 2022, what: Tia moved., themes: [home]}\n"
    hidden = "    - {date: 2021, what: Hidden., themes: [secret], withhold: {why: Risk.}}\n"
    parts = "    - {date: 2023, what: Tia wrote., impact: {text: Hidden., share: {family: no}}}\n"
    head = TOP + "chronology:\n  reviewed: 2024-05-01\n  events:\n"
    with_it = copies(head + hidden + kept + parts, Audience.FAMILY)
    without = copies(head + kept + "    - {date: 2023, what: Tia wrote.}\n", Audience.FAMILY)
    assert with_it == without
    assert all(FAMILY_NOTICE in copies(head + kept, Audience.FAMILY)[form] for form in ("piped", "markdown", "json"))


def test_a_theme_that_only_withheld_events_have_is_unknown_to_a_family_copy() -> None:
    case = case_of(TOP + "chronology: {events: [{date: 2021, what: A., themes: [secret], withhold: {why: R.}}]}\n")
    assert extract(case, DAY, Policy(), Selection(themes=("secret",))).total == 1
    with pytest.raises(SelectionProblem) as caught:
        extract(case, DAY, Policy(), Selection(themes=("secrets",)), Audience.FAMILY)
    assert caught.value.known == ()


def test_a_withheld_part_of_an_event_cannot_be_searched_for() -> None:
    text = TOP + event(impact="{text: Lena was there., withhold: {why: Risk.}}")
    assert len(extract(case_of(text), DAY, Policy(), Selection(person="mum")).entries) == 1
    with pytest.raises(SelectionProblem):
        extract(case_of(text), DAY, Policy(), Selection(person="mum"), Audience.FAMILY)


def test_somebody_withheld_is_nowhere_in_a_family_copy() -> None:
    case = TOP.replace("professionals:", "  zed: {name: Zedekiah Marsh, withhold: {why: Risk.}}\nprofessionals:") + (
        "couples: [{partners: [zed, mum], children: [tia]}]\n"
        "chronology:\n"
        "  analysis: Since ZEDEKIAH left things are calmer.\n"
        "  events:\n"
        "    - {date: 2020, what: A man shouted., who: {did: [zed]}}\n"
        "    - {date: 2021, what: Zedekiah's car was seen.}\n"
        "    - {date: 2022, what: Tia Marsh moved., responses: {parents: Lena rang Zedékiah.}}\n"
        "    - {date: 2023, what: Tia slept well., source: {agency: family, who: zed}}\n"
    )
    for form, copy in copies(case, Audience.FAMILY).items():
        assert not re.search("zed|shouted|car was", copy, re.IGNORECASE), form
        assert "Tia Marsh moved." in copy
        assert "Tia slept well." in copy
    assert view_for(case_of(case), Audience.FAMILY).couples == ()


def test_where_the_case_or_the_child_is_withheld_there_is_no_family_copy() -> None:
    for case in (
        TOP + "withhold: {why: Risk.}\n",
        TOP.replace("born: 2010-05-04", "withhold: {why: Risk.}"),
    ):
        with pytest.raises(NothingToShow, match="withheld from the family"):
            view_for(case_of(case), Audience.FAMILY)
        assert view_for(case_of(case), Audience.INTERNAL)


SECRETS = """
couples:
  - partners: [mum]
    children: [tia]
    secrets: [{what: TOKEN, known_to: [mum], share: {family: yes, child: yes}}]
"""


def test_a_family_secret_is_in_no_copy_for_the_family_whoever_knows_it() -> None:
    token = f"zq{secrets.token_hex(6)}"
    mum = (
        "{name: Lena Marsh, secrets: [{what: TOKEN, known_to: [mum, tia], share: {family: yes}}], share: {family: yes}"
    )
    text = (TOP.replace("{name: Lena Marsh", mum) + SECRETS + event()).replace("TOKEN", token)
    case = case_of(text)
    assert token in repr(case.family["mum"]) and token in repr(case.couples)
    for_family = view_for(case, Audience.FAMILY)
    assert token not in repr(for_family.file)
    assert for_family.couples[0].secrets == for_family.family["mum"].secrets == ()
    for form, copy in copies(text, Audience.FAMILY).items():
        assert token not in copy, form
    without = text.replace(f"secrets: [{{what: {token}, known_to: [mum, tia], share: {{family: yes}}}}], ", "")
    assert copies(text, Audience.FAMILY) == copies(without, Audience.FAMILY)


@pytest.mark.parametrize(
    ("share", "left"), [("", None), (", share: {family: yes}", "lesbian"), (", share: {child: yes}", None)]
)
def test_sexual_orientation_is_in_a_family_copy_only_where_it_was_shared(share: str, left: str | None) -> None:
    case = case_of(TOP.replace("{name: Lena Marsh", f"{{name: Lena Marsh, sexual_orientation: lesbian{share}"))
    assert view_for(case, Audience.INTERNAL).family["mum"].sexual_orientation == "lesbian"
    assert view_for(case, Audience.FAMILY).family["mum"].sexual_orientation == left


def test_a_family_copy_names_professionals_as_the_source_and_nobody_else() -> None:
    events = (
        "chronology: {events: [{date: 2021, what: A., source: {agency: social-care, who: amir}},"
        " {date: 2022, what: B., source: {agency: family, who: tia}}]}\n"
    )
    read = json.loads(copies(TOP + events, Audience.FAMILY)["json"])
    assert [one["source"]["words"] for one in read["events"]] == ["Children's social care, Amir Shah", "Family"]


def test_what_the_child_says_is_in_a_family_copy_only_where_the_event_says_so() -> None:
    said = event(child_view="I felt safe.", share="{family: yes}")
    assert "I felt safe." in copies(TOP + said, Audience.FAMILY)["markdown"]


def test_an_internal_copy_says_what_is_withheld_from_whom_and_why() -> None:
    whole = copies(TOP + event(withhold="{from: [mum], why: She would be at risk.}"), Audience.INTERNAL)
    part = copies(TOP + event(impact="{text: A., share: {child: later, why: She asked.}}"), Audience.INTERNAL)
    for form in ("piped", "markdown", "csv", "json"):
        assert "Withheld from Lena Marsh: She would be at risk." in whole[form]
        assert "In part: To be shared not yet with the child: She asked." in part[form]


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize(
    "said", ["They moved to 14 Larkspur Row.", "She lives at 14  LARKSPUR ROW, Easby", "The postcode is ZZ99 9ZZ."]
)
def test_a_confidential_address_is_in_no_copy(audience: Audience, said: str) -> None:
    home = (
        "households: [{name: Home, address: '14 Larkspur Row, Easby, ZZ99 9ZZ', confidential: yes, members: [tia]}]\n"
    )
    for copy in copies(TOP + home + event(what=said), audience).values():
        assert not re.search("larkspur|ZZ99", copy, re.IGNORECASE)
    assert ADDRESS_KEPT in copies(TOP + home + event(what=said), audience)["json"]
    assert view_for(case_of(TOP + home), audience).households[0].address is None


def test_an_address_that_is_not_confidential_stays() -> None:
    home = "households: [{name: Home, address: '14 Larkspur Row, Easby', confidential: no, members: [tia]}]\n"
    assert (
        "14 Larkspur Row" in copies(TOP + home + event(what="They moved to 14 Larkspur Row."), Audience.FAMILY)["csv"]
    )


def test_a_family_copy_as_csv_has_no_columns_for_the_service_only() -> None:
    headings = next(csv.reader(io.StringIO(copies(TOP + event(), Audience.FAMILY)["csv"].removeprefix("\ufeff"))))
    assert {"Notes", "Withheld"}.isdisjoint(headings)
