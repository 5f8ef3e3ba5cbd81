"""The case summary: Kent's sections in Kent's order, and people, dates and due days from the record."""

import re
import secrets
from datetime import date
from pathlib import Path

import pytest

from casekit.case.audience import FAMILY_NOTICE, Audience
from casekit.case.case import Case
from casekit.case.reading import Reader
from casekit.policy.policy import Policy
from casekit.reports.document import Heading
from casekit.reports.markdown import markdown_text
from casekit.reports.summary import NOT_WRITTEN, NOTHING_HERE, summary_document
from casekit.text.source import Source

DAY = date(2023, 6, 20)
NDELA = Path(__file__).parent.parent.parent / "examples" / "ndela-rae.yaml"
CASE = """
casekit: 1
child: tia
case:
  plans:
    - plan: child-protection
      category: neglect
      from: 2023-01-10
      decision: {date: 2023-01-10, by: amir, jointly_with: [police], endorsed_by: bo, why: Tia was left alone.}
    - {plan: child-in-need, from: 2022-03, to: 2023-01-09}
  workers:
    - {who: old, to: 2023-02-28}
    - {who: amir, from: 2023-03-01}
    - {who: new, from: 2023-07-01}
  payments: [{what: Bus fares, to_whom: gran, from: 2023-02-01}]
family:
  tia: {name: Tia Marsh, say_it: TEE-a, born: 2010-05-04}
  mum: {name: Lena Marsh, gender: female, phone: "01234567810", parental_responsibility: yes}
  dad: {name: Joe Marsh, gender: male, phone: "01234567811", contact: {kind: none, basis: Court order, from: 2022}}
  gran: {name: Ruth Marsh, phone: "01234567812", relation: Grandmother}
  grandad: {name: Ted Marsh, died: 2020, parental_responsibility: yes}
  aunt: {name: Kay Marsh, phone: "01234567813", share: {family: yes}, contact: {kind: supervised, to: 2024}}
  foster: {name: Pat Hill, phone: "01234567814"}
couples: [{partners: [mum, dad], children: [tia]}]
carers:
  - {child: tia, who: [gran, aunt], as: kinship-care, from: 2023-01}
  - {child: tia, who: [foster], as: foster, from: 2023-05}
professionals:
  amir: {name: Amir Shah, role: social-worker, agency: social-care, phone: "01234567820"}
  bo: {name: Bo Lund, role: team-manager, agency: social-care}
  old: {name: Olive Grey, role: social-worker, agency: social-care, phone: "01234567821"}
  new: {name: Nia Webb, role: social-worker, agency: social-care}
  gone: {name: Gus Gone, role: health-visitor, agency: health, to: 2022-12-01}
safety_plan: {kept_at: On the fridge., review: 2023-07-07, no_contact: [dad]}
summary:
  updated: 2023-04-01
  by: amir
  because: review
  about_you: "Tia, you like *maps*."
  worries: {text: You were alone at night., basis: reported, by: amir}
  plan: Gran comes at six.
  contingency: We meet the same day.
  shared: [{with: mum, date: 2023-04-03, how: read together}]
"""


def case_of(text: str) -> Case:
    reading = Reader().read_source(Source("case.yaml", text))
    assert reading.case is not None
    assert reading.case.complete, reading.findings
    return reading.case


def page(text: str = CASE, audience: Audience = Audience.INTERNAL, day: date = DAY) -> str:
    return markdown_text(summary_document(case_of(text), day, Policy("kent"), audience))


def section(copy: str, heading: str) -> str:
    """What stands under a heading, up to the next of the same level."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", copy, re.MULTILINE | re.DOTALL)
    assert found is not None, heading
    return found[1].strip()


def headings(text: str = CASE, audience: Audience = Audience.INTERNAL) -> list[str]:
    document = summary_document(case_of(text), DAY, Policy(), audience)
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2]


def test_the_sections_are_kents_in_kents_order() -> None:
    expected = [
        "About you",
        "What we are doing and why",
        "What others need to know",
        "What we are worried about",
        "What is going well",
        "What you say",
        "The plan",
        "People working with you",
        "Important contacts",
        "About this summary",
    ]
    assert headings() == expected
    assert headings("casekit: 1\nchild: a\nfamily: {a: {name: A}}\n") == expected


def test_youth_justice_has_kents_headings_for_it_and_loses_no_section_that_is_written() -> None:
    assert headings(CASE.replace("plan: child-protection\n      category: neglect", "plan: youth-justice"))[:10] == [
        "About you",
        "What we are doing and why",
        "Speech, language and communication",
        "Strengths and positives",
        "Partner agencies and joint working",
        "Significant information and potential triggers",
        "What you say",
        "The plan",
        "If the plan does not work",
        "What we are worried about",
    ]


def test_the_top_says_who_the_child_is_and_which_plan_since_when_and_who_decided() -> None:
    assert page().split("\n\n")[1].split("\n") == [
        "- **Name:** Tia Marsh (say: TEE-a)",
        "- **Date of birth:** 4 May 2010 (age 13 on 20 June 2023)",
        "- **Plan:** Child Protection (neglect), since 10 January 2023. Decided on 10 January 2023 by Amir Shah with "
        "police, endorsed by Bo Lund",
    ]


def test_the_workers_words_stand_as_they_are_and_what_kind_of_statement_they_are() -> None:
    assert section(page(), "About you") == "Tia, you like \\*maps\\*."
    assert section(page(), "What we are worried about") == "You were alone at night.\n\n*(reported, Amir Shah)*"


def test_an_empty_section_is_said_to_be_empty() -> None:
    assert section(page(), "What is going well") == f"*{NOT_WRITTEN}*"
    assert section(page(audience=Audience.FAMILY), "What is going well") == f"*{NOTHING_HERE}*"


def test_the_record_adds_why_there_is_a_plan_and_the_plans_before() -> None:
    assert section(page(), "What we are doing and why") == (
        f"*{NOT_WRITTEN}*\n\n### Why there is a child protection plan\n\n*{NOT_WRITTEN}*\n\n"
        "- **Why Child Protection:** Tia was left alone.\n"
        "- **Before that:** Child in Need, March 2022 to 9 January 2023"
    )


def test_the_plan_has_its_parts() -> None:
    assert section(page(), "The plan") == "Gran comes at six.\n\n### If the plan does not work\n\nWe meet the same day."


def test_what_others_need_to_know_names_who_must_not_have_contact() -> None:
    assert section(page(), "What others need to know").split("\n")[2:] == [
        "- **Must not have contact:** Joe Marsh: Court order, since 2022",
        "- **Where the safety plan is:** On the fridge. To be looked at again by 7 July 2023.",
        "- **Payment:** Bus fares to Ruth Marsh, since 1 February 2023",
    ]
    only_in_plan = page(CASE.replace(", contact: {kind: none, basis: Court order, from: 2022}", ""))
    assert "- **Must not have contact:** Joe Marsh: named in the safety plan" in only_in_plan
    lifted = page(CASE.replace("from: 2022}}", "from: 2022, to: 2023-06-19}}").replace(", no_contact: [dad]", ""))
    assert "- **Must not have contact:** the record names nobody" in lifted


def test_people_working_with_you_are_those_of_the_day() -> None:
    assert section(page(), "People working with you").split("\n")[2:] == [
        "| Amir Shah | social worker | children's social care | 01234567820 | your worker since 1 March 2023 |",
        "| Bo Lund | team manager | children's social care | not recorded |  |",
        "| Olive Grey | social worker | children's social care |  | your worker until 28 February 2023 |",
    ]
    earlier = section(page(day=date(2022, 11, 1)), "People working with you")
    assert "Gus Gone" in earlier
    assert "Olive Grey | social worker | children's social care | 01234567821" in earlier
    assert "Amir" not in earlier


def test_where_no_worker_is_allocated_that_is_said() -> None:
    without = CASE.replace("{who: amir, from: 2023-03-01}", "{who: amir, from: 2023-06-21}")
    assert section(page(without), "People working with you").endswith(
        "*No worker is recorded as allocated on 20 June 2023.*"
    )


def test_important_contacts_are_carers_parents_and_those_with_parental_responsibility_who_are_alive() -> None:
    assert section(page(), "Important contacts").split("\n")[2:] == [
        "| Ruth Marsh | Grandmother, kinship carer | 01234567812 |  |",
        "| Kay Marsh | Kinship carer | 01234567813 | contact is supervised: until 2024 |",
        "| Pat Hill | Foster carer | 01234567814 |  |",
        "| Lena Marsh | Mother | 01234567810 | parental responsibility |",
        "| Joe Marsh | Father | 01234567811 | must not have contact: see what others need to know |",
    ]


def test_parental_responsibility_that_may_be_for_a_brother_or_sister_is_not_claimed_for_this_child() -> None:
    sam = (
        "  sam: {name: Sam Cole, born: 2015}\n"
        "  step: {name: Al Cole, parental_responsibility: {holds: yes, basis: Married}}\n"
    )
    case = CASE.replace("  foster:", f"{sam}  foster:").replace(
        "children: [tia]}]", "children: [tia]}, {partners: [mum, step], children: [sam]}]"
    )
    assert (
        "| Al Cole | May have parental responsibility: the record does not say for which child | not recorded | "
        "parental responsibility (Married) |"
    ) in page(case)
    assert "Al Cole" not in page(case, Audience.FAMILY)
    assert "| Al Cole | Has parental responsibility |" in page(case.replace("born: 2015", "born: 2000"))


@pytest.mark.parametrize(
    ("couples", "expected"),
    [
        (
            "[{partners: [mum], children: [{who: tia, link: adopted}]}, {partners: [dad], children: [tia]}]",
            ["Adoptive mother"],
        ),
        ("[{partners: [dad], children: [{who: tia, link: putative}]}]", ["May be the father, not confirmed"]),
        ("[{partners: [dad], children: [{who: tia, link: step}]}]", []),
    ],
)
def test_what_a_parent_is_to_the_child(couples: str, expected: list[str]) -> None:
    text = CASE.replace("[{partners: [mum, dad], children: [tia]}]", couples).replace(
        ", parental_responsibility: yes", ""
    )
    rows = section(page(text), "Important contacts").split("\n")[5:]
    assert [row.split(" | ")[1] for row in rows] == expected


def test_a_family_copy_has_no_private_number_no_placement_and_nothing_for_the_service_only() -> None:
    copy = page(audience=Audience.FAMILY)
    assert section(copy, "Important contacts").split("\n")[2:] == [
        "| Ruth Marsh | Grandmother, kinship carer |  |",
        "| Kay Marsh | Kinship carer | 01234567813 |",
        "| Lena Marsh | Mother |  |",
    ]
    assert FAMILY_NOTICE in copy
    for hidden in ("Joe Marsh", "Pat Hill", "fridge", "Bus fares", "read together", "0123456781" + "0", "supervised"):
        assert hidden not in copy
    assert "01234567820" in copy


@pytest.mark.parametrize(
    ("field", "withheld"),
    [
        ("about_you", "{text: TOKEN, withhold: {why: Risk.}}"),
        ("worries", "{text: TOKEN, share: {child: later}}"),
        ("why_in_care", "{text: TOKEN, share: {family: no}}"),
        ("strengths", "{text: TOKEN, withhold: {from: [dad]}}"),
        ("notes", "TOKEN"),
        ("withhold", "{why: TOKEN}"),
    ],
)
def test_nothing_withheld_is_in_a_family_copy_nor_that_it_was_there(field: str, withheld: str) -> None:
    token = f"zq{secrets.token_hex(6)}"
    head = CASE[: CASE.index("summary:")]
    case = f"{head}summary:\n  updated: 2023-04-01\n  plan: We meet.\n  {field}: {withheld.replace('TOKEN', token)}\n"
    assert token not in page(case, Audience.FAMILY)
    if field == "withhold":
        assert page(case, Audience.FAMILY) == page(head, Audience.FAMILY)
        return
    assert token in page(case)
    assert page(case, Audience.FAMILY) == page(re.sub(rf"  {field}:.*\n", "", case), Audience.FAMILY)


def test_a_withheld_person_is_in_no_part_of_a_family_copy() -> None:
    case = CASE.replace("{name: Ruth Marsh,", "{name: Ruth Marsh, withhold: {why: Risk.},").replace(
        "Gran comes", "Ruth comes"
    )
    copy = page(case, Audience.FAMILY)
    assert "Ruth" not in copy
    assert section(copy, "The plan").startswith(f"*{NOTHING_HERE}*")
    assert "Ruth comes at six." in page(case)


def test_an_internal_copy_says_which_section_is_withheld() -> None:
    case = CASE.replace("plan: Gran comes at six.", "plan: {text: Gran comes., withhold: {from: [dad], why: Risk.}}")
    assert "Gran comes.\n\n*Withheld from Joe Marsh: Risk.*" in section(page(case), "The plan")


@pytest.mark.parametrize(
    ("day", "more", "expected"),
    [
        (DAY, "", "The next update is due by 1 July 2023, counted from 1 April 2023 (Kent: three months)."),
        (
            date(2023, 7, 3),
            "",
            "The next update was due by 1 July 2023, counted from 1 April 2023 (Kent: three months). On 3 July 2023 "
            "it is 2 days overdue.",
        ),
        (
            DAY,
            "chronology: {events: [{date: 2023-06-16, what: Tia was hurt., significant: yes}]}\n",
            "The update that follows a significant incident is due by 23 June 2023, counted from 16 June 2023 (casekit "
            "default: five working days).",
        ),
        (
            DAY,
            "chronology: {events: [{date: 2023-03-01, what: Tia was hurt., significant: yes}]}\n",
            "The next update is due by 1 July 2023, counted from 1 April 2023 (Kent: three months).",
        ),
    ],
)
def test_when_the_next_update_is_due_and_whose_expectation_that_is(day: date, more: str, expected: str) -> None:
    assert section(page(CASE + more, day=day), "About this summary").split("\n") == [
        "- **Last updated:** 1 April 2023 by Amir Shah",
        "- **Reason for the update:** review",
        f"- **Next update:** {expected}",
        "- **Shown to:** Lena Marsh, 3 April 2023, read together",
    ]


def test_a_withheld_incident_does_not_move_the_due_day_of_a_family_copy() -> None:
    event = "{date: 2023-06-16, what: A., significant: yes, withhold: {why: Risk.}}"
    assert page(CASE + f"chronology: {{events: [{event}]}}\n", Audience.FAMILY) == page(audience=Audience.FAMILY)


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize(("updated", "said"), [("2023-04-01", "on 1 April 2023"), ("2023-04", "April 2023")])
def test_a_copy_for_an_earlier_day_says_first_that_the_text_is_later(
    audience: Audience, updated: str, said: str
) -> None:
    copy = page(CASE.replace("updated: 2023-04-01", f"updated: {updated}"), audience, date(2023, 3, 1))
    told = f"The text of this summary was written later ({said}). It does not show how things stood on 1 March 2023."
    assert copy.replace("\\", "").startswith(f"# Case summary: Tia Marsh\n\n*{told}*\n")
    assert told in section(copy, "About this summary").replace("\\", "")


def test_a_copy_for_the_day_of_the_text_or_later_does_not_say_so() -> None:
    assert "written later" not in page(day=date(2023, 4, 1))


def test_a_copy_for_an_earlier_day_leaves_out_to_whom_it_was_shown_later() -> None:
    assert "Shown to" not in page(day=date(2023, 4, 2))
    assert "**Shown to:** Lena Marsh, 3 April 2023" in page(day=date(2023, 4, 3))


def test_a_copy_for_an_earlier_day_leaves_out_where_a_later_safety_plan_is_and_keeps_its_limits() -> None:
    later = CASE.replace("safety_plan: {", "safety_plan: {made: 2023-05-02, ").replace(
        "no_contact: [dad]", "no_contact: [gran]"
    )
    before, after = (page(later, day=date(2023, 5, number)) for number in (1, 2))
    assert "On the fridge" not in before
    assert "On the fridge" in after
    assert "Ruth Marsh: named in the safety plan" in before


def test_a_closed_case_has_no_update_due() -> None:
    closed = CASE.replace("case:\n", "case:\n  closed: {date: 2023-06-01}\n")
    assert "none is due, because the case is not open on 20 June 2023" in page(closed)


def test_ndela() -> None:
    case = Reader().read(str(NDELA)).case
    assert case is not None
    assert case.file.summary is not None
    copy = markdown_text(summary_document(case, DAY, Policy("kent")))
    for field in ("about_you", "status", "need_to_know", "worries", "working_well", "your_voice", "plan"):
        written = getattr(case.file.summary, field)
        assert str(written.text).strip() in copy
    assert "- **Name:** Ndéla Rae (say: na-DELL-a RAY)" in copy
    assert "| Raul Limington | social worker | children's social care |  | your worker until 3 March 2023 |" in copy
    assert NOT_WRITTEN not in copy


def test_a_family_copy_never_says_that_something_is_not_recorded() -> None:
    kept = CASE.replace("why: Tia was left alone.}", "why: Tia was left alone., withhold: {why: x}}")
    withheld = page(kept, Audience.FAMILY)
    assert "- **Plan:** Child Protection (neglect), since 10 January 2023\n" in withheld
    unborn = page("casekit: 1\nchild: tia\nfamily: {tia: {name: Tia}}\n", Audience.FAMILY)
    died = page("casekit: 1\nchild: tia\nfamily: {tia: {name: Tia, born: 2010, died: yes}}\n", Audience.FAMILY)
    for copy in (withheld, unborn, died):
        assert "not recorded" not in copy


def test_an_internal_copy_says_that_it_is_not_recorded_who_decided() -> None:
    text = re.sub(r"      decision: .*\n", "", CASE)
    assert "since 10 January 2023; who decided is not recorded" in page(text)
    assert "since 10 January 2023\n" in page(text, Audience.FAMILY)
