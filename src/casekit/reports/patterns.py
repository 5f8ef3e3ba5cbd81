"""What a record shows, as a document: a part for each section, with every event that a figure counts."""

from collections.abc import Iterator

from casekit.case.dates import uk_day
from casekit.chronology.words import capital
from casekit.output.patterns_text import NOTICE, example_words
from casekit.patterns.model import Patterns, Section
from casekit.reports.document import Block, Document, Heading, Items, Note, Paragraph, line


def patterns_document(found: Patterns) -> Document:
    """The patterns for people to read and print, with names."""
    return Document(found.title, found.day, "internal", tuple(_blocks(found)))


def _blocks(found: Patterns) -> Iterator[Block]:
    number = f"{found.case_id}, " if found.case_id else ""
    yield Paragraph(line(f"{number}{found.path}, as at {uk_day(found.day)}"))
    yield Note(NOTICE)
    span = f" Only what may lie {found.span}." if found.span else ""
    yield Paragraph(line(f"{' '.join(found.about)}{span}"))
    for section in found.sections:
        yield Heading(2, section.title)
        yield from _section(section, found.path)


def _section(section: Section, path: str) -> Iterator[Block]:
    if not section.figures:
        yield Paragraph(line(section.nothing))
        return
    if section.note:
        yield Note(section.note)
    for figure in section.figures:
        yield Paragraph(line(capital(figure.sentence), strong=True))
        told = [line(one) for one in figure.lines]
        if figure.measure is not None:
            told.append(line(f"Source of the expectation: {figure.measure.source}"))
        told += [line(example_words(one, path)) for one in figure.examples]
        if told:
            yield Items(tuple(told))
    if section.question:
        yield Note(f"To think about: {section.question}")
