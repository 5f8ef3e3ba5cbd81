"""The chronology as one HTML page that needs nothing else: no server, no network, no other file.

With scripts off it is a plain table. With them it can be narrowed down by theme, agency, person, date and words. The
page forbids itself (Content-Security-Policy) to load or to send anything; only its own script and style, known by their
hashes, do anything.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import Final

from casekit.chronology.choices import View
from casekit.chronology.entries import Entry
from casekit.chronology.extract import Closing, Extract
from casekit.chronology.groups import Section
from casekit.chronology.html_script import SCRIPT
from casekit.chronology.html_style import STYLE
from casekit.chronology.layout import Column, Fact, cell, page_columns
from casekit.chronology.words import capital, in_words
from casekit.text.escape import xml

_WITHOUT_THEMES: Final = frozenset({View.COURT, View.CHILD})
"""Views that show no themes, so that their pages must not hold any."""
_LONG: Final = 1_500
"""A row with more characters may break across printed pages; a shorter one stays whole."""


def html_text(extract: Extract) -> str:
    """The chronology as the text of an HTML file."""
    return "\n".join([*_head(extract), *_body(extract), "</body>", "</html>"]) + "\n"


def _head(extract: Extract) -> Iterator[str]:
    policy = (
        f"default-src 'none'; script-src '{_hash(SCRIPT)}'; style-src '{_hash(STYLE)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="robots" content="noindex">'
    yield f"<title>{xml(extract.title)}</title>"
    yield f"<style>{STYLE}</style>"
    yield "</head>"


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def _body(extract: Extract) -> Iterator[str]:
    yield "<body>"
    yield '<a class="skip" href="#events">Go to the events</a>'
    yield "<header>"
    yield f"<h1>{xml(extract.title)}</h1>"
    yield f'<p class="notice">{xml(extract.notice)}</p>'
    yield from (f'<p class="opening">{xml(paragraph)}</p>' for paragraph in extract.opening)
    yield "</header>"
    yield '<main id="events" tabindex="-1">'
    if extract.nothing_chosen:
        yield f"<p>{xml(extract.nothing_chosen)}</p>"
    if extract.sections:
        yield from _form(extract)
    for position, section in enumerate(extract.sections):
        yield from _section(extract, section, position)
    for part in extract.closing:
        yield from _closing(part)
    yield "</main>"
    if extract.sections:
        yield f"<script>{SCRIPT}</script>"


def _form(extract: Extract) -> Iterator[str]:
    """What events can be chosen by: nothing that the table itself does not show."""
    yield '<form id="choose" hidden aria-label="Choose events">'
    if extract.view not in _WITHOUT_THEMES:
        yield from _theme_boxes(extract)
    yield '<div class="row">'
    if extract.view is not View.CHILD:
        agencies = sorted({entry.agency for entry in extract.entries if entry.agency})
        people = sorted({name for entry in extract.entries for name in _people(entry)})
        yield from _choice("agency", "Agency", "All agencies", agencies)
        yield from _choice("person", "Person", "Everybody", people)
    yield _field("from", "From", "date")
    yield _field("to", "To", "date")
    yield _field("words", "Words", "search")
    yield '<div class="field"><button type="reset">Show all events</button></div>'
    yield "</div>"
    yield '<output id="count" role="status" aria-live="polite"></output>'
    yield "</form>"


def _theme_boxes(extract: Extract) -> Iterator[str]:
    themes = {theme: capital(in_words(theme)) for entry in extract.entries for theme in entry.themes}
    if not themes:
        return
    yield "<fieldset><legend>Themes (any of those chosen)</legend>"
    yield '<div class="themes">'
    for theme in sorted(themes):
        yield f'<label><input type="checkbox" name="theme" value="{xml(theme)}"> {xml(themes[theme])}</label>'
    yield "</div></fieldset>"


def _choice(name: str, label: str, everything: str, values: list[str]) -> Iterator[str]:
    if not values:
        return
    yield f'<div class="field"><label for="{name}">{label}</label><select id="{name}" name="{name}">'
    yield f'<option value="">{everything}</option>'
    yield from (f'<option value="{xml(value)}">{xml(value)}</option>' for value in values)
    yield "</select></div>"


def _field(name: str, label: str, kind: str) -> str:
    return (
        f'<div class="field"><label for="{name}">{label}</label><input type="{kind}" id="{name}" name="{name}"></div>'
    )


def _people(entry: Entry) -> set[str]:
    """Everybody whom the entry names by key: in a part, as the source, as the one who acts or disputes."""
    found = {one.name for people in entry.who.values() for one in people}
    others = (entry.source.who if entry.source else None, entry.action.by if entry.action else None)
    found |= {one.name for one in (*others, *(dispute.by for dispute in entry.disputed)) if one}
    return found


def _section(extract: Extract, section: Section, position: int) -> Iterator[str]:
    columns = page_columns(extract.view, extract.entries)
    if section.heading:
        yield f'<section class="events" aria-labelledby="part-{position}">'
        yield f'<h2 id="part-{position}">{xml(extract.heading_of(section))}</h2>'
    else:
        yield '<section class="events" aria-label="Events">'
    unseen = ' class="unseen"' if section.heading else ""
    caption = section.heading or "Events, the earliest first"
    yield f'<div class="wide"><table><caption{unseen}>{xml(caption)}</caption>'
    yield "<colgroup>" + "".join(f'<col width="{column.share}%">' for column in columns) + "</colgroup>"
    yield "<thead><tr>" + "".join(f'<th scope="col">{xml(one.heading)}</th>' for one in columns) + "</tr></thead>"
    yield "<tbody>"
    names_row = max(place for place, column in enumerate(columns) if column.leads)
    for entry in section.entries:
        yield _row(extract, entry, columns, names_row)
    yield "</tbody></table></div></section>"


def _row(extract: Extract, entry: Entry, columns: tuple[Column, ...], names_row: int) -> str:
    cells = []
    for place, column in enumerate(columns):
        facts = "".join(map(_fact, cell(column, entry)))
        if place == names_row:
            maybe = '<p class="maybe" hidden>May lie outside the dates chosen.</p>'
            cells.append(f'<th scope="row">{facts}{maybe}</th>')
        else:
            cells.append(f"<td>{facts}</td>")
    long = ' class="long"' if sum(map(len, cells)) > _LONG else ""
    return f"<tr{long}{_data(extract, entry)}>{''.join(cells)}</tr>"


def _data(extract: Extract, entry: Entry) -> str:
    """What the row can be chosen by, for the page's script."""
    data = {"event": str(entry.number), "from": _iso(entry.date.earliest), "to": _iso(entry.date.latest)}
    if extract.view not in _WITHOUT_THEMES:
        data["theme"] = _list(entry.themes)
    if extract.view is not View.CHILD:
        data |= {"agency": entry.agency, "person": _list(sorted(_people(entry)))}
    return "".join(f' data-{name}="{xml(value)}"' for name, value in data.items() if value)


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _list(words: Iterable[str]) -> str:
    found = list(words)
    return json.dumps(found, ensure_ascii=False) if found else ""


def _fact(fact: Fact) -> str:
    text = xml(fact.text)
    if fact.strong:
        text = f"<strong>{text}</strong>"
    kind = ' class="aside"' if fact.aside else ""
    label = f"<b>{xml(fact.label)}:</b> " if fact.label else ""
    return f'<p{kind} dir="auto">{label}{text}</p>'


def _closing(part: Closing) -> Iterator[str]:
    yield f"<section><h2>{xml(part.heading)}</h2>"
    if part.is_list:
        yield "<ul>" + "".join(f'<li dir="auto">{xml(text)}</li>' for text in part.texts) + "</ul>"
    else:
        yield from (f'<p class="opening" dir="auto">{xml(text)}</p>' for text in part.texts)
    if part.note:
        yield f"<p>{xml(part.note)}</p>"
    yield "</section>"
