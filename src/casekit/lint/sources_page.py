"""The page that leads from each sentence of the five source documents to what answers it in casekit.

One file a document in `lint/sources`, with a few words of every sentence that asks something, in the document's order.
The documents themselves are not part of casekit: they belong to those who wrote them.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from casekit.lint.rule import Rule
from casekit.text.escape import markdown_cell
from casekit.text.frozen import dataclass
from casekit.text.package_files import package_text

DOCUMENT_NAMES: Final = ("cumbria", "kent", "solihull", "durham", "norfolk")

_INTRODUCTION: Final = """\
casekit rests on five documents in which English authorities say how children's records should be kept. Below are a few
words of each sentence that asks something, in the order of the document, and what answers it: rules of `casekit lint`,
another command, or people. A rule reads what the file says; whether that is good work is always for people to judge."""
_OTHERS: Final = """\
These rules answer no sentence of the five documents. Each names the law, the national return or the guidance that it
comes from."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One sentence that asks something: a few of its words, and what answers it.

    `rules` are names of rules or of problems of the format; `command` is a command line without the case; `people` says
    what is for people to judge; `without` is what casekit does not have. At least one of the four is there.
    """

    says: str
    rules: tuple[str, ...] = ()
    command: str = ""
    people: str = ""
    without: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What is asked under one heading of a document."""

    heading: str
    asks: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One of the five documents."""

    name: str
    title: str
    sections: tuple[Section, ...]

    @property
    def asks(self) -> tuple[Asked, ...]:
        """Everything the document asks, in its order."""
        return tuple(asked for section in self.sections for asked in section.asks)

    @property
    def rules(self) -> frozenset[str]:
        """The names of all that answers it in `casekit lint`."""
        return frozenset(name for asked in self.asks for name in asked.rules)


def source_documents() -> tuple[SourceDocument, ...]:
    """The five documents. Raises `TypeError` where a sentence has a field that `Asked` does not know."""
    return tuple(_document(name) for name in DOCUMENT_NAMES)


def _document(name: str) -> SourceDocument:
    data = tomllib.loads(package_text(f"lint/sources/{name}.toml"))
    sections = tuple(Section(one["heading"], tuple(_asked(each) for each in one["asks"])) for one in data["section"])
    return SourceDocument(name, data["title"], sections)


def _asked(fields: Mapping[str, Any]) -> Asked:
    return Asked(**{**fields, "rules": tuple(fields.get("rules", ()))})


def rules_of_other_sources(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules that answer no sentence of the five documents, in the order given."""
    answering = frozenset[str]().union(*(document.rules for document in source_documents()))
    return tuple(rule for rule in rules if rule.name not in answering)


def sources_page(rules: Sequence[Rule]) -> str:
    """`docs/sources.md`, in Markdown; `rules` are all there are."""
    lines = ["# What the guidance asks, and what answers it", "", _INTRODUCTION]
    for document in source_documents():
        lines += ["", f"## {document.title}"]
        for section in document.sections:
            lines += ["", f"### {section.heading}", "", "| the document says | what answers it |", "|---|---|"]
            lines += [f"| “{markdown_cell(asked.says)}” | {_answer(asked)} |" for asked in section.asks]
    lines += ["", "## Rules that rest on other sources", "", _OTHERS, "", "| rule | where it comes from |", "|---|---|"]
    lines += [f"| {_link(rule.name)} | {markdown_cell(rule.page.source)} |" for rule in rules_of_other_sources(rules)]
    return "\n".join(lines) + "\n"


def _answer(asked: Asked) -> str:
    return "; ".join(_parts(asked))


def _parts(asked: Asked) -> Iterator[str]:
    if asked.rules:
        yield ", ".join(_link(name) for name in asked.rules)
    if asked.command:
        yield f"`{asked.command}`"
    if asked.people:
        yield f"for people to judge: {markdown_cell(asked.people)}"
    if asked.without:
        yield f"not in casekit: {markdown_cell(asked.without)}"


def _link(name: str) -> str:
    return f"[{name}](rules/{name}.md)"
