"""A report as text, as lines and as JSON: the place marked under every kind of letter, the sentences, the words."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.output.brief import SCREEN
from casekit.output.columns import columns
from casekit.output.concise import report_concise
from casekit.output.json import report_json
from casekit.output.report import Report, listed
from casekit.output.text import report_text
from casekit.text.finding import Finding, Label, Place, Severity, Span

DAY = date(2023, 6, 20)
E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE


def finding(line: str, start: int, end: int, severity: Severity = E, **more: Any) -> Finding:
    place = Place("amy.yaml", Span(7, start, 7, end))
    return Finding("some-rule", severity, place, "Rosa is wrong.", "Somebody is wrong.", "Ask her.", **more)


def excerpt(line: str, start: int, end: int, width: int | None = None) -> tuple[str, str]:
    """The line shown and the marks below it, without the number."""
    report = Report(DAY, ["amy.yaml"], [finding(line, start, end)], {("amy.yaml", 7): line})
    lines = list(report_text(report, width=width))
    at = next(number for number, one in enumerate(lines) if one.startswith("      7 | "))
    return lines[at].removeprefix("      7 | "), lines[at + 1].removeprefix("        | ")


def marked(shown: str, marks: str) -> str:
    """The part of a line that stands above the marks, by the columns of a terminal."""
    assert set(marks) <= {" ", "^"}
    before, under = len(marks) - len(marks.lstrip()), len(marks.strip())
    found, column = "", 0
    for letter in shown:
        inside = before <= column < before + under and (found or columns(letter))
        if inside or (found and columns(found + letter) <= under):
            found += letter
        column += columns(letter)
    return found


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("    name: Amy", "Amy"),
        ("    name: 李小龙, aged 7", "aged"),
        ("    name: 李小龙, aged 7", "小龙"),
        ("  x: 김 김 here", "here"),
        ("    name: Ndéla e\u0301 Rae", "Rae"),
        ("  what: é\u0301\u0308 x", "x"),
        ("  what: \U0001f600 there", "there"),
        ("  what: \u200bthere", "there"),
        ("\tname:\tAmy", "Amy"),
        ("  what: a\u00a0b", "b"),
    ],
)
def test_the_mark_stands_under_the_place(line: str, wanted: str) -> None:
    start = line.index(wanted) + 1
    shown, marks = excerpt(line, start, start + len(wanted))
    assert marked(shown, marks).strip() == wanted
    assert len(marks.strip()) == columns(wanted)


def test_a_joined_emoji_counts_as_one_picture() -> None:
    line = "  what: \U0001f469\u200d\U0001f467 there"
    _, marks = excerpt(line, line.index("there") + 1, len(line) + 1)
    assert marks == " " * (len("  what: ") + 2 + 1) + "^^^^^"


def test_a_place_past_the_end_of_the_line_is_marked_at_its_end() -> None:
    assert excerpt("child:", 40, 41) == ("child:", "      ^")
    assert excerpt("child:   ", 8, 8) == ("child:", "       ^")


def test_a_place_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    place = Place("amy.yaml", Span(7, 3, 9, 1))
    one = Finding("some-rule", E, place, "m.", "m.", "h.")
    lines = list(report_text(Report(DAY, ["amy.yaml"], [one], {("amy.yaml", 7): "  what: |  "})))
    assert "        |   ^^^^^^^" in lines


def test_what_would_break_or_steer_a_line_is_shown_by_number() -> None:
    line = "  what: a\u2028b\x1b[31m\u202ec\rd there"
    start = line.index("there") + 1
    shown, marks = excerpt(line, start, start + 5)
    assert shown == "  what: a<U+2028>b<U+001B>[31m<U+202E>c<U+000D>d there"
    assert marked(shown, marks) == "there"


def test_an_empty_line_is_not_shown() -> None:
    report = Report(DAY, ["amy.yaml"], [finding("", 1, 1)], {("amy.yaml", 7): "   "})
    assert not any("|" in line for line in report_text(report))


@given(
    before=st.text(st.sampled_from("ab é李\U0001f600\u0301"), max_size=300),
    wanted=st.text(st.sampled_from("xy李"), min_size=1, max_size=120),
    after=st.text(st.sampled_from("ab é李"), max_size=300),
    width=st.integers(20, 120),
)
def test_a_long_line_is_cut_round_the_place_and_fits(before: str, wanted: str, after: str, width: int) -> None:
    before = f"k{before} "
    shown, marks = excerpt(before + wanted + after, len(before) + 1, len(before + wanted) + 1, width)
    assert 10 + columns(shown) <= max(width, 24)
    assert 10 + len(marks) <= max(width, 24)
    assert marks.strip().strip("^") == ""
    above = marked(shown, marks).rstrip("…")
    assert above
    assert wanted.startswith(above.strip()) or above == wanted


def report(*severities: Severity, files: int = 1) -> Report:
    return Report(DAY, ["amy.yaml"] * files, [finding("", 1, 2, severity) for severity in severities])


@pytest.mark.parametrize(
    ("severities", "files", "sentence"),
    [
        ((), 1, "Nothing to report in 1 file."),
        ((), 3, "Nothing to report in 3 files."),
        ((E,), 1, "1 error in 1 file."),
        ((E, W, W), 2, "1 error and 2 warnings in 2 files."),
        ((E, E, *[W] * 5, *[A] * 9), 3, "2 errors, 5 warnings and 9 pieces of advice in 3 files."),
        ((A,), 1, "1 piece of advice in 1 file."),
    ],
)
def test_the_whole_run_in_a_sentence(severities: tuple[Severity, ...], files: int, sentence: str) -> None:
    assert report(*severities, files=files).summary == sentence


def test_listed() -> None:
    assert [listed(["a", "b", "c"][:count]) for count in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_a_run_fails_from_the_limit_on() -> None:
    assert [report(W).fails(limit) for limit in (E, W, A)] == [False, True, True]
    assert not report().fails(A)


def test_other_places_are_named_once_where_they_say_the_same() -> None:
    def labels(count: int, *paths: str) -> tuple[Label, ...]:
        path = (*paths, "amy.yaml")[0]
        return tuple(Label(Place(path, Span(20 + n, 1, 20 + n, 2)), "here too", "here too") for n in range(count))

    def said(one: Finding) -> list[str]:
        return [line.strip() for line in report_text(Report(DAY, ["amy.yaml"], [one])) if line.startswith("  ")]

    assert said(finding("", 1, 2, labels=labels(1))) == ["See line 20: here too.", "Next: Ask her."]
    assert said(finding("", 1, 2, labels=labels(3))) == ["Also at line 20, line 21, line 22.", "Next: Ask her."]
    assert said(finding("", 1, 2, labels=labels(9)))[0].endswith("line 24 and 4 more.")
    assert said(finding("", 1, 2, labels=labels(1, "f.yaml")))[0] == "See f.yaml, line 20: here too."


def test_no_line_is_wrapped_where_there_is_no_terminal() -> None:
    long = Finding("some-rule", E, Place("a.yaml", Span(1, 1, 1, 2)), "word " * 80, "public", "help " * 80)
    lines = list(report_text(Report(DAY, ["a.yaml"], [long])))
    assert sum(len(line) > 300 for line in lines) == 2
    narrow = list(report_text(Report(DAY, ["a.yaml"], [long]), width=60))
    assert max(len(line) for line in narrow) < 60


def test_colour_marks_the_word_and_changes_nothing_else() -> None:
    plain, coloured = (list(report_text(report(E, W), width=60, colour=colour)) for colour in (False, True))
    assert [re.sub("\x1b\\[[0-9;]*m", "", line) for line in coloured] == plain
    assert coloured[2].startswith("\x1b[31;1mError\x1b[0m")


def test_names_stand_in_machine_formats_only_when_asked_for() -> None:
    one = report(E)
    assert list(report_concise(one)) == ["amy.yaml:7:1: error[some-rule] Somebody is wrong."]
    assert list(report_concise(one, with_text=True)) == ["amy.yaml:7:1: error[some-rule] Rosa is wrong."]
    without, within = (json.loads(report_json(one, with_text=text))["findings"][0] for text in (False, True))
    assert "help" not in without
    assert (without["message"], within["message"], within["help"]) == (
        "Somebody is wrong.",
        "Rosa is wrong.",
        "Ask her.",
    )


@given(st.text(max_size=30))
def test_machine_formats_keep_to_their_form_whatever_a_message_holds(words: str) -> None:
    one = Finding("some-rule", E, Place("a.yaml", Span(1, 1, 1, 2)), words, words, words)
    whole = Report(DAY, ["a.yaml"], [one])
    lines = list(report_concise(whole, with_text=True))
    assert len(lines) == 1
    assert len(lines[0].splitlines()) == 1
    text = report_json(whole, with_text=True)
    assert json.loads(text)["findings"][0]["message"] == words
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text + lines[0])
    text.encode("utf-8")


def many(errors: int, warnings: int, rules: int) -> Report:
    """A report on one file with findings of several rules, each at a line of its own."""
    severities = [E] * errors + [W] * warnings
    found = [
        replace(
            finding("name: Amy", 7, 10, severity),
            rule=f"rule-{chr(97 + number % rules)}",
            place=Place("amy.yaml", Span(100 + number, 7, 100 + number, 10)),
        )
        for number, severity in enumerate(severities)
    ]
    return Report(DAY, ["amy.yaml"], found, {("amy.yaml", 100 + line): "name: Amy" for line in range(len(found))})


def on_a_terminal(report: Report) -> list[str]:
    return list(report_text(report, width=80))


def test_what_fits_on_a_screen_stands_in_full() -> None:
    lines = on_a_terminal(many(2, 5, 3))
    assert lines.count("  Next: Ask her.") == 7
    assert len(lines) <= SCREEN and "--all" not in "".join(lines)


def test_errors_keep_the_most_room() -> None:
    lines = on_a_terminal(many(4, 20, 6))
    assert lines.count("  Next: Ask her.") == 4
    assert sum(line.startswith("  Warning at line 1") for line in lines) == 6
    assert len(lines) <= SCREEN
    assert "--all shows each in full, with what to do next." in lines


def test_many_errors_have_a_sentence_for_each_rule() -> None:
    lines = on_a_terminal(many(40, 0, 4))
    assert len(lines) <= SCREEN
    assert lines[2].startswith("  Error at line 100: Rosa is wrong. [rule-a]")
    assert "9 more: lines 104, 108, 112," in " ".join(line.strip() for line in lines)


def test_with_very_much_the_rest_is_named_with_its_lines() -> None:
    lines = on_a_terminal(many(20, 300, 20))
    assert lines[1] == "20 errors, at line"
    assert lines[2] == " 100  Rosa is wrong. [rule-a]"
    assert "300 warnings, at line" in lines


@given(errors=st.integers(0, 60), warnings=st.integers(0, 90), rules=st.integers(1, 26))
def test_every_finding_is_named_with_its_line_in_every_form(errors: int, warnings: int, rules: int) -> None:
    report = many(errors, warnings, rules)
    text = " ".join(line.strip() for line in on_a_terminal(report))
    numbers = set(re.findall(r"\b\d{3}\b", text))
    assert {str(one.place.span.line) for one in report.findings} <= numbers
    assert {one.rule for one in report.findings} <= set(re.findall(r"rule-[a-z]", text))
    assert report.summary in text


def test_a_pipe_gets_everything_in_full_but_a_flood_in_one_file() -> None:
    assert list(report_text(many(20, 180, 20))).count("  Next: Ask her.") == 200
    flooded = list(report_text(many(20, 300, 20)))
    assert flooded.count("  Next: Ask her.") == 200
    assert "120 more of this file are not shown; add --all to see everything." in flooded
    assert list(report_text(many(20, 300, 20), everything=True)).count("  Next: Ask her.") == 320


def test_a_caseload_counts_the_files_that_no_longer_fit() -> None:
    one = many(20, 30, 20).findings
    found = [replace(each, place=Place(f"{number:03}.yaml", each.place.span)) for number in range(60) for each in one]
    lines = on_a_terminal(Report(DAY, [f"{number:03}.yaml" for number in range(60)], found))
    assert len(lines) < 300
    shown = sum(line.endswith(".yaml") for line in lines)
    left = 60 - shown
    assert f"{left} more files, with {left * 50:,} findings, can be seen with --all, or by name." in lines
