"""From each sentence of the source documents to what answers it.

The documents are not in the repository, so that the words quoted from them cannot be looked up here; what can be held
to is that every name leads somewhere, and that a rule which quotes a document is found under that document.
"""

import re
from collections import Counter
from itertools import takewhile
from pathlib import Path

import click
import pytest

from casekit.cli.app import app
from casekit.lint.catalogue import all_problems, all_rules
from casekit.lint.sources_page import (
    DOCUMENT_NAMES,
    SourceDocument,
    rules_of_other_sources,
    source_documents,
    sources_page,
)

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = source_documents()
EACH_DOCUMENT = pytest.mark.parametrize("document", DOCUMENTS, ids=DOCUMENT_NAMES)
QUOTED_AS = {
    "cumbria": r"Cumbria briefing",
    "kent": r"Kent guidance|Kent's example",
    "solihull": r"Solihull recording principles",
    "durham": r"Durham[,:]",
    "norfolk": r"Norfolk, ",
}


def test_every_file_of_the_folder_is_read() -> None:
    kept = {path.stem for path in (ROOT / "src/casekit/lint/sources").glob("*.toml")}
    assert kept == set(DOCUMENT_NAMES) == set(QUOTED_AS)


@EACH_DOCUMENT
def test_every_name_is_a_rule_or_a_problem_and_stands_once_beside_a_sentence(document: SourceDocument) -> None:
    known = {rule.name for rule in all_rules()} | {problem.name for problem in all_problems()}
    assert document.rules <= known
    assert not [asked.says for asked in document.asks if len(set(asked.rules)) != len(asked.rules)]


@EACH_DOCUMENT
def test_every_sentence_has_an_answer(document: SourceDocument) -> None:
    assert not [
        asked.says for asked in document.asks if not (asked.rules or asked.command or asked.people or asked.without)
    ]


@EACH_DOCUMENT
def test_quotations_are_short_and_stand_once(document: SourceDocument) -> None:
    assert not [asked.says for asked in document.asks if len(asked.says.split()) > 12]
    assert not [words for words, times in Counter(asked.says for asked in document.asks).items() if times > 1]
    assert not [section.heading for section in document.sections if not section.asks]


@EACH_DOCUMENT
def test_a_rule_that_quotes_a_document_is_found_under_it(document: SourceDocument) -> None:
    quoting = {rule.name for rule in all_rules() if re.search(QUOTED_AS[document.name], rule.page.source)}
    assert quoting <= document.rules


def test_a_rule_under_no_document_rests_on_something_else_and_is_listed_with_it() -> None:
    page = sources_page(all_rules())
    listed = page.partition("## Rules that rest on other sources")[2]
    others = rules_of_other_sources(all_rules())
    assert re.findall(r"^\| \[(.+?)\]", listed, re.MULTILINE) == [rule.name for rule in others]
    assert not [rule.name for rule in others if not rule.page.source]
    assert len(others) < len(all_rules()) / 4


def test_every_command_is_one_that_casekit_takes() -> None:
    lines = sorted({asked.command for document in DOCUMENTS for asked in document.asks if asked.command})
    assert lines
    for line in lines:
        _check_command(line)


def _check_command(line: str) -> None:
    """Walk down the commands of a line such as `casekit render genogram --show health`, then look up its options."""
    first, *words = line.split()
    assert first == "casekit"
    command: click.Command = app
    names = len(list(takewhile(lambda word: not word.startswith("-"), words)))
    for name in words[:names]:
        commands = getattr(command, "commands", {})
        assert name in commands, line
        command = commands[name]
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words[names:] if word.startswith("-")} <= options, line
    assert len([word for word in words[names:] if not word.startswith("-")]) <= 1, line


def test_the_page_keeps_the_order_of_the_documents_and_links_to_pages_that_are_there() -> None:
    page = sources_page(all_rules())
    headings = re.findall(r"^###? (.+)$", page, re.MULTILINE)
    wanted = [
        heading
        for document in DOCUMENTS
        for heading in (document.title, *(section.heading for section in document.sections))
    ]
    assert headings == [*wanted, "Rules that rest on other sources"]
    pages = {path.name for path in (ROOT / "docs/rules").glob("*.md")}
    assert set(re.findall(r"\]\(rules/([^)]+)\)", page)) <= pages


def test_the_page_is_current() -> None:
    assert (ROOT / "docs/sources.md").read_text(encoding="utf-8") == sources_page(all_rules())
