"""The empty sheet for agencies as a Word document: one table on a landscape page, its headings on every page."""

import io
from typing import Final

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt
from docx.table import Table

from casekit.exchange.template import INSTRUCTIONS, TITLE, columns

_ROWS: Final = 12
_PAGE: Final = (Cm(29.7), Cm(21.0))
_MARGIN: Final = Cm(1.5)
_WIDEST: Final = 26.7
"""Centimetres between the margins."""
_SMALL: Final = Pt(9)
_SMALLEST: Final = Pt(8)
_NARROWEST, _BROADEST = 24, 48
"""Shares of the page for the narrowest and the broadest column, so that no heading is broken within a word."""


def template_docx() -> bytes:
    """The document."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    document.add_heading(TITLE, level=1)
    for text in INSTRUCTIONS:
        document.add_paragraph(text, style="List Bullet")
    for column in columns():
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.add_run(f"{column.heading}: ").bold = True
        line.add_run(column.about if len(column.words) < 5 else f"{column.about} {', '.join(column.words)}.")
        for run in line.runs:
            run.font.size = _SMALL
    document.add_paragraph().paragraph_format.page_break_before = True
    _fill(document.add_table(rows=1 + _ROWS, cols=len(columns())))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(table: Table) -> None:
    table.style = "Table Grid"
    table.autofit = False
    shares = [min(max(column.width, _NARROWEST), _BROADEST) for column in columns()]
    for number, column in enumerate(columns()):
        width = Cm(_WIDEST * shares[number] / sum(shares))
        # Word goes by the cells, LibreOffice by the grid of the table.
        table.columns[number].width = width
        for cell in table.columns[number].cells:
            cell.width = width
        head = table.rows[0].cells[number].paragraphs[0].add_run(column.heading)
        head.bold, head.font.size = True, _SMALLEST
    properties = table.rows[0]._tr.get_or_add_trPr()
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    properties.append(repeated)
