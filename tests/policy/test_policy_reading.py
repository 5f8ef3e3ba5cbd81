"""The `[policy]` table of `casekit.toml`: what it may set, and what is said where it cannot be used."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.policy.policy import Policy
from casekit.policy.reading import POLICY_PROBLEM, read_policy
from casekit.policy.shipped import shipped_keys
from casekit.policy.values import Length
from casekit.text.finding import Finding, Severity
from casekit.text.problems import PROBLEMS

PATH = "casekit.toml"


def read(text: str) -> tuple[Policy, list[Finding]]:
    return read_policy(text, PATH)


def only_finding(text: str) -> Finding:
    _, findings = read(text)
    assert len(findings) == 1, findings
    return findings[0]


def marked(text: str, finding: Finding) -> str:
    """The part of `text` that a finding points at, on one line."""
    span = finding.place.span
    assert span.line == span.end_line
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


def test_no_file_and_an_empty_file_mean_england() -> None:
    assert read_policy(None, PATH) == (Policy("england"), [])
    assert read("") == (Policy("england"), [])
    assert read("[policy]\n") == (Policy("england"), [])


@pytest.mark.parametrize("name", ["england", "kent", "norfolk", " Kent ", "NORFOLK"])
def test_a_policy_is_named(name: str) -> None:
    policy, findings = read(f'[policy]\nuse = "{name}"\n')
    assert (policy.name, findings) == (name.strip().lower(), [])


@pytest.mark.parametrize(
    "text",
    [
        '[policy]\nsummary.max_age = "2 months"\n',
        '[policy.summary]\nmax_age = "2 months"\n',
        '[policy]\nsummary = { max_age = "2 months" }\n',
        '[policy]\n"summary.max_age" = "2 months"\n',
        'policy.summary.max_age = "two months"\n',
        "[policy]\nsummary.max_age = 2\n",
        "[policy]\nsummary.max_age = '2'\n",
        '\ufeff[policy]\r\nsummary.max_age = "2 calendar months"\r\n',
    ],
)
def test_every_way_to_set_one_value(text: str) -> None:
    policy, findings = read(text)
    assert findings == []
    assert policy.expectation("summary.max_age") == "Your policy: two months"
    assert policy.due_after("summary.max_age", date(2023, 12, 31)) == date(2024, 2, 29)
    assert policy.expectation("chronology.max_age") == "England default: three months"


def test_a_value_set_knows_its_line_and_what_it_stands_in_place_of() -> None:
    policy, _ = read('# ours\n[policy]\nuse = "kent"\n\n[policy.summary]\nmax_age = "8 weeks"\n')
    value = policy.value("summary.max_age")
    assert value.where_from == "casekit.toml line 6"
    assert value.source == "Set in casekit.toml, in place of three months (Kent)"
    assert policy.value("chronology.max_age").where_from == "kent.toml, shipped with casekit"


def test_an_authority_of_its_own_is_named_in_messages() -> None:
    policy, findings = read('[policy]\nauthority = "Medway"\nsupervision.interval = "6 weeks"\n')
    assert findings == []
    assert policy.expectation("supervision.interval") == "Medway: six weeks"


def test_a_value_of_a_few_words() -> None:
    policy, findings = read('[policy]\ndays.count_from = "same-day"\n')
    assert findings == []
    assert policy.due_after("cin.visit_interval", date(2024, 6, 3)) == date(2024, 7, 14)
    assert Policy().due_after("cin.visit_interval", date(2024, 6, 3)) == date(2024, 7, 15)


@pytest.mark.parametrize(
    ("line", "points_at", "says", "helps"),
    [
        ('use = "knet"', '"knet"', "no policy called `knet`. Did you mean `kent`?", "england, kent and norfolk"),
        ("use = 3", "3", "`use` is not the name of a policy", "england, kent and norfolk"),
        ('authority = ""', '""', "`authority` is not a name", "Medway"),
        ('summary.maxage = "2 months"', "summary.maxage", "Did you mean `summary.max_age`?", "casekit policy"),
        ('max_age = "2 months"', "max_age", "Did you mean `chronology.max_age` or `summary.max_age`", "casekit policy"),
        ("cases = 1", "cases", "The policy has no key `cases`", "casekit policy"),
        ('summary.max_age = "3 visits"', '"3 visits"', "is a length of time", '"3 months"'),
        ('cp.seen_alone_every = "2 weeks"', '"2 weeks"', "is counted in visits", '"2 visits"'),
        ('summary.max_age = "3 moons"', '"3 moons"', "`moons` is not a unit that casekit knows", '"3 months"'),
        ('summary.max_age = "3 mnths"', '"3 mnths"', "Did you mean `months`?", '"3 months"'),
        ("summary.max_age = -3", "-3", "less than nothing", '"3 months"'),
        ('summary.max_age = "-3 months"', '"-3 months"', "less than nothing", '"3 months"'),
        ("summary.max_age = 2.5", "2.5", "not a whole number", '"3 months"'),
        ("summary.max_age = true", "true", "`true` is not a whole number", '"3 months"'),
        ("summary.max_age = 99999", "99999", "more than casekit counts", "9999"),
        ('summary.max_age = ["3 months"]', '["3 months"]', "not a whole number", '"3 months"'),
        ("cp.seen_alone_every = 0", "0", "Nought visits", "one or more"),
        ("chronology.least_child = 101", "101", "more than the whole", "100 percent"),
        ('days.count_from = "samedy"', '"samedy"', "Did you mean `same-day`?", '"day-after", "same-day"'),
        ('cla.visit_first_year = "7 weeks"', '"7 weeks"', "Six weeks is the longest", "less time"),
        ("cp.icpc_from_strategy = 16", "16", "15 working days is the longest", "less time"),
    ],
)
def test_what_cannot_be_used_is_said_where_it_stands(line: str, points_at: str, says: str, helps: str) -> None:
    text = f'# settings\n[policy]\ncin.review_interval = "5 weeks" # ours\n{line}  # "a comment"\n'
    finding = only_finding(text)
    assert (finding.rule, finding.severity) == ("policy-problem", Severity.ERROR)
    assert finding.place.path == PATH
    assert marked(text, finding) == points_at
    assert says in finding.message
    assert helps in finding.help
    policy, _ = read(text)
    assert policy.expectation("cin.review_interval") == "Your policy: five weeks"
    assert list(policy.overrides) == ["cin.review_interval"]


def test_what_stands_instead_is_said() -> None:
    finding = only_finding('[policy]\nuse = "kent"\nsummary.max_age = "x"\n')
    assert finding.message.endswith("In its place would stand three months (Kent).")


def test_the_law_may_be_tightened() -> None:
    policy, findings = read('[policy]\ncla.visit_first_year = "4 weeks"\ncp.icpc_from_strategy = "3 weeks"\n')
    assert findings == []
    assert policy.expectation("cla.visit_first_year") == "Your policy: four weeks"


def test_a_finding_points_into_the_right_table() -> None:
    text = (
        '[vocabulary]\nthemes = [\n  "max_age = 3", # [policy.summary]\n]\nnotes = """\n[policy.summary]\n'
        'max_age = "x"\n"""\n[policy.chronology]\nmax_age = "3 months"\n[policy.summary]\nmax_age = "x"\n'
    )
    finding = only_finding(text)
    assert finding.place.span == (12, 11, 12, 14)


def test_inside_a_table_on_one_line_the_whole_table_is_shown() -> None:
    text = '[policy]\nsummary = { max_age = "x" }\n'
    assert marked(text, only_finding(text)) == '{ max_age = "x" }'


def test_policy_as_a_value() -> None:
    assert "is a table" in only_finding('policy = "kent"\n').message
    assert "is a table" in only_finding('[[policy]]\nuse = "kent"\n').message


@pytest.mark.parametrize(
    ("text", "line", "says", "helps"),
    [
        ("[policy]\nuse = kent\n", 2, "not in quotation marks", '`use = "kent"`'),
        ("[policy]\nsummary.max_age = 2 months\n", 2, "not in quotation marks", '`summary.max_age = "2 months"`'),
        ("[policy]\nuse = “kent”\n", 2, "curly quotation mark", '`use = "kent"`'),
        ('[policy\nuse = "kent"\n', 1, "heading is not closed", "square brackets"),
        ('[policy]\nuse "kent"\n', 2, "no = after the key", "equals sign"),
        ('[policy]\nuse = "kent"\nuse = "norfolk"\n', 3, "stands twice", "Keep one"),
        ("[policy]\n[cases]\n[policy]\n", 3, "table stands twice", "one heading"),
        ('[policy]\nuse = "kent\n', 2, "not closed on its line", "same mark"),
        ('[cases]\nfolders = ["a"\n', 3, "list is not closed", "]"),
        ("use = " + "[" * 20_000, 1, "nested too deeply", "two levels"),
        ("# " + "x" * 70_000, 1, "more than", "Settings fit on a page"),
        ("!\n", 1, "cannot be read", "equals sign"),
    ],
)
def test_a_file_that_is_not_toml_is_one_finding_with_its_line(text: str, line: int, says: str, helps: str) -> None:
    finding = only_finding(text)
    assert finding.rule == "settings-problem"
    assert finding.place.span.line == line
    assert says in finding.message
    assert finding.message.endswith("nothing can be checked by it.")
    assert helps in finding.help


def test_both_problems_have_a_page() -> None:
    assert PROBLEMS["policy-problem"] is POLICY_PROBLEM
    assert "[vocabulary]" in PROBLEMS["settings-problem"].page


@given(st.sampled_from(shipped_keys()), st.integers(min_value=1, max_value=9999))
def test_a_number_is_read_in_the_unit_of_its_key(key: str, number: int) -> None:
    below = Policy().value(key)
    policy, findings = read(f"[policy]\n{key} = {number}\n")
    if isinstance(below.value, Length) and not findings:
        assert policy.length(key) == Length(number, below.value.unit)
    else:
        assert policy.value(key) == below
        assert len(findings) == 1


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    policy, findings = read(text)
    assert policy.value("summary.max_age").for_people()
    assert all(finding.place.span.line <= text.count("\n") + 1 for finding in findings)


@given(
    st.lists(
        st.sampled_from(
            ["[policy]", "[policy.summary]", "[cases]", "use", "=", '"kent"', "'", '"', "summary.max_age", "max_age",
             '"2 months"', "-1", "[", "]", "{", "}", ",", "#", "\n", '"""', "\\", ".", " ", "é"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_no_pieces_of_settings_break_the_reading(pieces: list[str]) -> None:
    policy, findings = read("".join(pieces))
    assert policy.value("summary.max_age").for_people()
    assert all(finding.message and finding.help for finding in findings)
