"""`casekit.toml` as a whole: folders, words of the authority's own, and what is said of the rest."""

import pytest

from casekit.policy.settings import Settings, Vocabulary, read_settings
from casekit.text.finding import Finding

PATH = "work/casekit.toml"


def only_finding(text: str) -> Finding:
    _, findings = read_settings(text, PATH)
    assert len(findings) == 1, findings
    return findings[0]


def test_without_a_file_the_defaults_hold() -> None:
    assert read_settings(None, PATH) == (Settings(), [])
    assert Settings().cases_folders == ("cases",)


def test_all_tables_together() -> None:
    text = """
[policy]
use = "norfolk"
[cases]
folders = ["cases", 'closed\\2023', "./young people/"]
[vocabulary]
themes = ["county lines", " young carer "]
roles = ["family coach"]
agencies = ["Home-Start"]
"""
    settings, findings = read_settings(text, PATH)
    assert findings == []
    assert settings.path == PATH
    assert settings.policy.name == "norfolk"
    assert settings.cases_folders == ("cases", "closed/2023", "young people")
    assert settings.vocabulary == Vocabulary(("county lines", "young carer"), ("family coach",), ("Home-Start",))


def test_one_folder() -> None:
    settings, findings = read_settings('[cases]\nfolder = "families"\n', PATH)
    assert (settings.cases_folders, findings) == (("families",), [])


@pytest.mark.parametrize(
    "folder", ["../others", "/srv/cases", "C:\\\\cases", "a/../../b", "~/cases", "\\\\\\\\server\\\\c"]
)
def test_a_folder_outside_is_refused_and_said(folder: str) -> None:
    settings, findings = read_settings(f'[cases]\nfolders = ["cases", "{folder}"]\n', PATH)
    assert settings.cases_folders == ("cases",)
    assert ["is not inside" in finding.message for finding in findings] == [True]
    assert findings[0].place.span.line == 2


@pytest.mark.parametrize("written", ["3", '""', "[]", '["../x"]', '"a\\u0000b"'])
def test_where_no_folder_is_left_the_default_is_used_and_said(written: str) -> None:
    settings, findings = read_settings(f"[cases]\nfolder = {written}\n", PATH)
    assert settings.cases_folders == ("cases",)
    assert any("so `cases` is used" in finding.message for finding in findings)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[polcy]\n", 1, "Did you mean `policy`?"),
        ("\ncolour = true\n", 2, "casekit knows no setting `colour`"),
        ("[cases]\nfodler = 'x'\n", 2, "Did you mean `folder`?"),
        ("[vocabulary]\n\ntheme = ['x']\n", 3, "Did you mean `themes`?"),
        ("cases = 'x'\n", 1, "`cases` is a table, not a value"),
        ("[cases]\nfolder = 'a'\nfolders = ['b']\n", 2, "only `folders` is used"),
        ("[vocabulary]\nthemes = 'x'\n", 2, "not a list"),
        ("[vocabulary]\nthemes = ['x', 3]\n", 2, "not a word"),
        ("[vocabulary]\nroles = ['x', 'x']\n", 2, "`x` stands twice in `roles`"),
    ],
)
def test_what_cannot_be_used_is_said(text: str, line: int, says: str) -> None:
    finding = only_finding(text)
    assert finding.rule == "settings-problem"
    assert finding.place.path == PATH
    assert finding.place.span.line == line
    assert says in finding.message
    assert finding.help


def test_findings_come_in_the_order_of_the_file() -> None:
    text = "[vocabulary]\nthemes = 3\n[policy]\nuse = 'knet'\n[cases]\nfolder = 3\n[extra]\n"
    _, findings = read_settings(text, PATH)
    lines = [finding.place.span.line for finding in findings]
    assert lines == sorted(lines)
    assert {finding.rule for finding in findings} == {"policy-problem", "settings-problem"}


def test_a_broken_file_leaves_the_defaults_and_says_so() -> None:
    settings, findings = read_settings("[policy]\nuse = kent\n", PATH)
    assert settings == Settings(PATH)
    assert [finding.place.span.line for finding in findings] == [2]


def test_the_public_form_repeats_nothing_from_the_file() -> None:
    text = "[policy]\nuse = 'Wanda'\nWanda = 3\n[Wanda]\n[cases]\nfolder = '/Wanda'\n[vocabulary]\nWanda = 3\n"
    _, findings = read_settings(text, "x")
    assert len(findings) >= 5
    assert not any("Wanda" in finding.public for finding in findings)
