"""A document as Markdown: each block is what a reader of the page sees, whatever signs the text has."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from casekit.reports.document import (
    Block,
    Document,
    Heading,
    Items,
    Line,
    Note,
    Paragraph,
    Quote,
    Span,
    labelled,
    line,
    table,
)
from casekit.reports.markdown import markdown_text
from casekit.text.escape import terminal


def written(*blocks: Block) -> str:
    return markdown_text(Document("Title", date(2023, 6, 20), "internal", blocks))


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Heading(2, "About *you*\nand me"), "## About \\*you\\* and me"),
        (Paragraph(line("One.\n\n- Two.")), "One.\n\n\\- Two."),
        (Note("Not written yet."), "*Not written yet.*"),
        (Items((labelled("Name", "Tia"), line("A\nB"))), "- **Name:** Tia\n- A<br>B"),
        (Quote("I am\nmore.", "Tia"), "> I am\n> more.\n>\n> Tia"),
        (Quote("I am."), "> I am."),
        (Paragraph(Line((Span("a "), Span("b", strong=True), Span(" c")))), "a **b** c"),
        (table(("A", "B"), [("x|y", "")]), "| A | B |\n| --- | --- |\n| x\\|y |  |"),
    ],
)
def test_a_block(block: Block, expected: str) -> None:
    assert written(block) == f"# Title\n\n{expected}\n"


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).filter(str.strip))
def test_a_paragraph_reads_back_as_its_text(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(written(Paragraph(line(text))))
    read = [token for token in tokens if token.type == "inline"][1]
    shown = "".join(child.content for child in read.children or () if child.type in ("text", "text_special"))
    assert [token.type for token in tokens].count("paragraph_open") == 1
    assert shown == terminal(text).strip()
