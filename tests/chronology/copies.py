"""Every form of a chronology, and the words that a reader, or somebody who takes the file apart, finds in it."""

import io
from collections.abc import Callable
from html import unescape
from zipfile import ZipFile

from casekit.chronology.csv_export import csv_text
from casekit.chronology.excel import excel_workbook
from casekit.chronology.extract import Extract
from casekit.chronology.html import html_text
from casekit.chronology.json_export import json_text
from casekit.chronology.markdown import markdown_text
from casekit.chronology.table import text_lines
from casekit.chronology.word import word_document

FORMS: dict[str, Callable[[Extract], str | bytes]] = {
    "table": lambda found: "\n".join(text_lines(found)),
    "markdown": markdown_text,
    "csv": csv_text,
    "json": json_text,
    "html": html_text,
    "excel": excel_workbook,
    "word": word_document,
}


def contents(copy: str | bytes) -> str:
    """All text of a copy; of an office file that of all its parts, their names too."""
    if isinstance(copy, str):
        return copy
    with ZipFile(io.BytesIO(copy)) as archive:
        parts = [name + "\n" + archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return unescape("\n".join(parts))
