"""The named styles of the chronology's Word document, each to be changed in Word to a council's own look."""

from typing import Final

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

_FONT: Final = "Arial"
_INK: Final = RGBColor(0x1B, 0x1B, 0x1B)
_TABLE: Final = """
<w:style {ns} w:type="table" w:customStyle="1" w:styleId="ChronologyTable">
  <w:name w:val="Chronology Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>
  <w:tblPr>
    <w:tblBorders>{borders}</w:tblBorders>
    <w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>
      <w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="DDE6EF"/></w:tcPr>
  </w:tblStylePr>
</w:style>
"""
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def add_styles(document: WordDocument) -> None:
    """Put the styles into a document, and set the language and font of the whole."""
    _whole(document)
    for name, size, bold, after in (
        ("Chronology Text", 10, False, 6),
        ("Chronology Notice", 10, True, 6),
        ("Chronology Heading", 9, True, 0),
        ("Chronology Cell", 9, False, 2),
        ("Chronology Date", 9, True, 2),
        ("Chronology Aside", 8, False, 2),
        ("Chronology Gap", 4, False, 0),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size, style.font.bold = Pt(size), bold or None
        style.paragraph_format.space_after = Pt(after)
        style.quick_style = True
    label = document.styles.add_style("Chronology Label", WD_STYLE_TYPE.CHARACTER)
    label.font.bold = True
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A9099"/>' for side in _SIDES)
    document.styles.element.append(parse_xml(_TABLE.format(ns=nsdecls("w"), borders=borders)))


def _whole(document: WordDocument) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(10)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), _FONT)
    normal.element.get_or_add_rPr().append(
        parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>')
    )
    normal.paragraph_format.space_after = Pt(4)
    for name, size in (("Title", 18), ("Heading 1", 13), ("Header", 8), ("Footer", 8)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _INK
        style.font.bold = name in ("Title", "Heading 1")
        own = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            own.attrib.pop(qn(theme), None)
    document.styles["Heading 1"].paragraph_format.keep_with_next = True
    document.styles["Footer"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
