"""The chronology as a Word document: a real table whose header row repeats, on A4 landscape.

Every paragraph and the table have a style of their own by name ("Chronology Cell", "Chronology Table" …), so that a
council changes how all of it looks by changing the styles.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any, Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from casekit.chronology.entries import Entry
from casekit.chronology.extract import Closing, Extract
from casekit.chronology.groups import Section
from casekit.chronology.layout import Column, Fact, cell, page_columns
from casekit.chronology.steady_zip import Rows, steady
from casekit.chronology.word_styles import add_styles
from casekit.text.escape import one_line, terminal, xml

_LONG: Final = 1_500
"""A row with more characters may break across pages; a shorter one stays whole."""
_BODY: Final = "word/document.xml"
_MARGIN: Final = 15
_WIDTH: Final = 297 - 2 * _MARGIN
_TWENTIETHS: Final = 1440 / 25.4
"""Twentieths of a point, in which Word counts the width of a cell, to a millimetre."""


def word_document(extract: Extract) -> bytes:
    """The chronology as the bytes of a `.docx` file."""
    document = Document()
    _properties(document, extract)
    add_styles(document)
    _page(document, extract)
    document.add_paragraph(one_line(terminal(extract.title)), style="Title")
    document.add_paragraph(terminal(extract.notice), style="Chronology Notice")
    for paragraph in (*extract.opening, extract.nothing_chosen):
        if paragraph:
            document.add_paragraph(terminal(paragraph), style="Chronology Text")
    tables = []
    for section in extract.sections:
        if section.heading:
            document.add_paragraph(one_line(terminal(extract.heading_of(section))), style="Heading 1")
        tables.append(_add_table(document, extract, section))
    for part in extract.closing:
        _closing(document, part)
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue(), extract.as_at, {_BODY: Rows("</w:tbl>", tuple(tables))})


def _properties(document: WordDocument, extract: Extract) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = one_line(terminal(extract.title)), "casekit", ""
    properties.language, properties.last_modified_by = "en-GB", ""
    properties.created = properties.modified = datetime.combine(extract.as_at, time(), UTC)


def _page(document: WordDocument, extract: Extract) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(18)
    section.header_distance = section.footer_distance = Mm(8)
    header = section.header.paragraphs[0]
    header.style = document.styles["Header"]
    header.text = f"{extract.notice.partition('.')[0].partition(':')[0]}."
    title = xml(one_line(extract.title))
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Footer"]
    for run in (_run(f"{title}, page "), _field("PAGE"), _run(" of "), _field("NUMPAGES")):
        footer._p.append(parse_xml(run.replace("<w:r>", f"<w:r {nsdecls('w')}>", 1)))


def _run(escaped: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r>'


def _field(code: str) -> str:
    return f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _add_table(document: WordDocument, extract: Extract, section: Section) -> str:
    """A table without rows at the end of the document; its rows as XML."""
    columns = page_columns(extract.view, extract.entries)
    shares = sum(column.share for column in columns)
    widths = [round(_WIDTH * column.share / shares * _TWENTIETHS) for column in columns]
    document.element.body.sectPr.addprevious(parse_xml(_empty_table(extract, section, widths)))
    document.add_paragraph("", style="Chronology Gap")
    return "".join([_header(columns, widths), *(_row(entry, columns, widths) for entry in section.entries)])


def _empty_table(extract: Extract, section: Section, widths: list[int]) -> str:
    caption = xml(one_line(f"{extract.title}{f', {section.heading}' if section.heading else ''}"))
    parts = [
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblStyle w:val='ChronologyTable'/><w:tblW w:w='5000' w:type='pct'/>",
        "<w:tblLayout w:type='fixed'/><w:tblLook w:val='0020' w:firstRow='1' w:lastRow='0' w:firstColumn='0' "
        "w:lastColumn='0' w:noHBand='1' w:noVBand='1'/>",
        f"<w:tblCaption w:val='{caption}'/></w:tblPr>",
        "<w:tblGrid>",
        *(f"<w:gridCol w:w='{width}'/>" for width in widths),
        "</w:tblGrid></w:tbl>",
    ]
    return "".join(parts)


def _header(columns: tuple[Column, ...], widths: list[int]) -> str:
    cells = (
        _cell(width, f"<w:p>{_style('ChronologyHeading')}{_run(xml(column.heading))}</w:p>")
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _row(entry: Entry, columns: tuple[Column, ...], widths: list[int]) -> str:
    cells = [cell(column, entry) for column in columns]
    length = sum(len(fact.text) for facts in cells for fact in facts)
    empty = f"<w:p>{_style('ChronologyCell')}</w:p>"
    made = "".join(
        _cell(width, "".join(map(_fact, facts)) or empty) for facts, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{'' if length > _LONG else '<w:cantSplit/>'}</w:trPr>{made}</w:tr>"


def _cell(width: int, content: str) -> str:
    return f"<w:tc><w:tcPr><w:tcW w:w='{width}' w:type='dxa'/></w:tcPr>{content}</w:tc>"


def _style(name: str) -> str:
    return f"<w:pPr><w:pStyle w:val='{name}'/></w:pPr>"


def _fact(fact: Fact) -> str:
    """A fact as one paragraph, its label in front; its own line ends are line breaks in it."""
    style = "ChronologyDate" if fact.strong else "ChronologyAside" if fact.aside else "ChronologyCell"
    label = ""
    if fact.label:
        named = f"<w:t xml:space='preserve'>{xml(fact.label)}: </w:t>"
        label = f"<w:r><w:rPr><w:rStyle w:val='ChronologyLabel'/></w:rPr>{named}</w:r>"
    return f"<w:p>{_style(style)}{label}<w:r>{''.join(_lines(fact.text))}</w:r></w:p>"


def _lines(text: str) -> Iterator[str]:
    for number, line in enumerate(xml(text).split("\n")):
        if number:
            yield "<w:br/>"
        yield f"<w:t xml:space='preserve'>{line.replace(chr(9), ' ')}</w:t>"


def _closing(document: WordDocument, part: Closing) -> None:
    document.add_paragraph(part.heading, style="Heading 1")
    style = "List Bullet" if part.is_list else "Chronology Text"
    for text in (*part.texts, *([part.note] if part.note else [])):
        _paragraph(document.add_paragraph(style=style), terminal(text))


def _paragraph(paragraph: Any, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run(line)
        if number:
            run._r.insert(0, parse_xml(f"<w:br {nsdecls('w')}/>"))
