"""`casekit render timeline`: what it writes, and what it refuses."""

from pathlib import Path

import pytest
from timelines import HEAD, marks, texts, with_events

from casekit.cli.exits import BUG, USAGE
from running import casekit

CASE = with_events(
    "date: 2022-06-18, what: Shouting., kind: incident, themes: [domestic-abuse], tone: concern, significant: yes",
    "date: 2022-06-20, what: Not at school., kind: school-absence, themes: [school], tone: concern",
    "date: 2022-11-05, what: Tia moved., kind: house-move, tone: strength",
    head=f"{HEAD}case: {{opened: 2022-06-01, plans: [{{plan: child-in-need, from: 2022-06-01}}]}}\n",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    return tmp_path


def rendered(*words: str) -> str:
    ran = casekit(["render", "timeline", "--as-at", "2023-06-20", *words])
    assert ran.code == 0, ran.err
    return ran.out


@pytest.mark.usefixtures("folder")
def test_an_svg_comes_on_standard_output_and_the_words_with_txt() -> None:
    assert {mark.event for mark in marks(rendered())} == {1, 2, 3}
    words = rendered("--format", "txt")
    assert "1. 18 June 2022 (age 12): Shouting. (incident) Significant. A concern." in words
    assert max(map(len, words.splitlines())) <= 80


def test_files_are_made_as_their_endings_say(folder: Path) -> None:
    for name, begin in (("t.svg", b"<svg"), ("t.png", b"\x89PNG"), ("t.pdf", b"%PDF"), ("t.txt", b"Timeline")):
        rendered("-o", name)
        assert (folder / name).read_bytes().startswith(begin)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("--theme", "school"), {2}),
        (("--kind", "house-move"), {3}),
        (("--tone", "strength"), {3}),
        (("--significant",), {1}),
        (("--when", "2022-Q4"), {3}),
        (("--from", "2022-06-19"), {2, 3}),
        (("--to", "2022-06"), {1, 2}),
        (("--text", "school"), {2}),
    ],
)
def test_events_are_chosen_as_in_the_chronology_and_keep_their_numbers(
    words: tuple[str, ...], numbers: set[int]
) -> None:
    assert {mark.event for mark in marks(rendered(*words))} == numbers


@pytest.mark.usefixtures("folder")
def test_over_the_events_when_asked() -> None:
    assert 'class="silence"' in rendered("--silence")
    assert 'class="join"' in rendered("--near", "incident", "school-absence")
    assert 'class="join"' not in rendered("--near", "incident", "school-absence", "--within", "1")
    assert 'class="join"' not in rendered("--near", "incident", "school-absence", "--side", "before")


@pytest.mark.usefixtures("folder")
def test_the_look_and_the_title() -> None:
    assert 'data-theme="large-print"' in rendered("--look", "large-print")
    assert texts(rendered("--title", "A year & more"), "title") == ["A year & more"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--silence", "--for", "family"), "`--silence` cannot be in a copy for the family"),
        (("--within", "3"), "`--within` says how near, and `--near` is not there."),
        (("--near", "incident", "shool"), "Did you mean `school`?"),
        (("--theme", "shool"), "Did you mean `school`?"),
        (("--look", "gray"), "did you mean `--look grey`?"),
        (("--when", "2022", "--from", "2021"), "`--when` names both ends"),
        (("--title", " "), "There is nothing after `--title`."),
        (("--tile",), "`--tile` is for a PDF"),
        (("-o", "case.yaml"), "casekit never writes over records"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    ran = casekit(["render", "timeline", "--as-at", "2023-06-20", *words])
    assert ran.code == USAGE
    assert sentence in " ".join(ran.err.split())
    assert ran.out == ""


@pytest.mark.usefixtures("folder")
def test_a_wrong_picture_is_not_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casekit.timeline.picture.differences", lambda *_: ["event 1 does not stand at its date"])
    ran = casekit(["render", "timeline", "--as-at", "2023-06-20"])
    assert ran.code == BUG
    assert ran.out == ""
    assert "event 1 does not stand at its date" in ran.err


def test_a_chronology_without_events_is_a_picture_that_says_so(folder: Path) -> None:
    (folder / "case.yaml").write_text(HEAD, encoding="utf-8")
    assert "There are no events in this chronology." in rendered("--format", "txt")
    assert marks(rendered()) == []
    rendered("-o", "t.pdf")


EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.yaml") if path.stem != "ten-mistakes"))
@pytest.mark.parametrize("reader", ["internal", "family"])
def test_every_example_is_drawn_by_theme_and_by_agency(name: str, reader: str) -> None:
    for lanes in ("theme", "agency"):
        svg = rendered(str(EXAMPLES / f"{name}.yaml"), "--lanes", lanes, "--for", reader)
        assert {mark.event for mark in marks(svg)}
