"""The lists of words say what they must, and no word stands in two lists that one text is read for."""

import re
import tomllib
from pathlib import Path

import pytest

from casekit.lint.catalogue import all_rules
from casekit.lint.language import entries
from casekit.lint.language.entries import list_names, sources, word_list
from casekit.lint.language.matcher import all_words

FOLDER = Path(entries.__file__).parent.parent / "words"
NAMES = list_names()


def test_every_list_belongs_to_a_rule() -> None:
    assert {rule.name for rule in all_rules()} >= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_read_as_toml_reads_it(name: str) -> None:
    """The quick reading of the forms agrees with a real reading of the file."""
    read = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    known = word_list(name)
    assert [list(known.forms(number)) for number in range(len(known.blocks))] == [one["forms"] for one in read["entry"]]
    assert known.exact == read.get("exact", False)
    for one in read["entry"]:
        assert set(one) <= {"forms", "unless", "instead", "means", "why", "source", "verified"}
    assert [list(known.unless(number)) for number in range(len(known.blocks))] == [
        one.get("unless", []) for one in read["entry"]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_says_what_to_write_why_and_who_says_so(name: str) -> None:
    known = word_list(name)
    for entry in known.entries:
        assert entry.forms and entry.instead
        assert entry.why.endswith(".") and entry.why[0].isupper()
        assert entry.source in sources()
        assert isinstance(entry.verified, bool)
        assert not (entry.verified and entry.source == "unverified")
        for form in (*entry.forms, *entry.unless):
            shape = (
                r"[A-Za-z0-9]+" if known.exact else r"[a-z0-9’]+(?:\|[a-z0-9’]+)*(?:[ -][a-z0-9’]+(?:\|[a-z0-9’]+)*)*"
            )
            assert re.fullmatch(shape, form), form
        assert all(phrase == phrase.lower() for phrase in entry.means)


def test_every_source_is_used() -> None:
    used = {entry.source for name in NAMES for entry in word_list(name).entries}
    assert used == set(sources())


def test_no_form_stands_twice() -> None:
    forms = [
        (form if word_list(name).exact else form.lower().replace("-", " "))
        for name in NAMES
        for entry in word_list(name).entries
        for form in entry.forms
    ]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_form_is_found(name: str) -> None:
    known = word_list(name)
    for number, entry in enumerate(known.entries):
        for form in entry.forms:
            text = " ".join(token.split("|")[-1] for token in form.split(" "))
            matches = [match for match in all_words().find(f"Then {text} came.") if match.list == name]
            assert any(match.entry == number for match in matches), form
