"""The page: what its text is without a browser, and what it does in a real one, by keyboard and aloud."""

import base64
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import browser
import pytest
from chronologies import made, with_events
from pypdf import PdfReader

from casekit.chronology.choices import GroupBy, View
from casekit.chronology.html import html_text
from casekit.chronology.select import Selection

CHROMIUM = browser.found()
in_a_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
EVENTS = """
    - {date: 2022-03-01, what: Slept out., themes: [missing, alcohol], tone: concern, who: {did: [mum]},
       source: {agency: police}}
    - {date: 2022-03-01, what: Went to school., themes: [missing], tone: strength, source: {agency: school, who: amir}}
    - {date: ~2012, what: Moved to the Café., tone: neutral, source: {agency: police}}
    - {date: 2022-11/2023-02, what: Long quiet., tone: strength, themes: [home life]}
    - {date: unknown, what: Some day.}
"""
TEXT = with_events(EVENTS)
HOSTILE = (
    "<script>document.title='broken'</script><img src=x onerror=document.title='broken'>",
    "</td></tr></table><h1>No</h1>",
    "&lt;b&gt; \" ' ` {{x}} ${x}",
    "turned \u0645\u0631\u062d\u0628\u0627 \U0001f469\u200d\U0001f469\u200d\U0001f466",
    "one\ntwo\n\nthree",
    "word " * 2_000,
)


class _Page(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "input", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] not in (["script"], ["style"]):
            self.text += data


@pytest.mark.parametrize("view", View)
def test_a_page_refers_to_nothing_outside_and_closes_what_it_opens(view: View) -> None:
    page = _Page(html_text(made(TEXT, view)))
    assert page.open == []
    outside = [attributes for _, attributes in page.tags if attributes.keys() & {"src", "action", "style", "onclick"}]
    assert outside == []
    assert [attributes["href"] for tag, attributes in page.tags if tag == "a"] == ["#events"]
    assert "http" not in re.sub("http-equiv", "", html_text(made(TEXT, view)))
    policy = next(str(one["content"]) for _, one in page.tags if one.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


def test_without_scripts_it_is_a_plain_table() -> None:
    page = _Page(html_text(made(TEXT)))
    form = next(attributes for tag, attributes in page.tags if tag == "form")
    assert "hidden" in form
    assert not any("hidden" in attributes for tag, attributes in page.tags if tag in ("tr", "section", "table"))
    heads = [attributes.get("scope") for tag, attributes in page.tags if tag == "th"]
    assert heads == ["col"] * 6 + ["row"] * 5
    labelled = {attributes["for"] for tag, attributes in page.tags if tag == "label" and "for" in attributes}
    fields = {attributes.get("id") for tag, attributes in page.tags if tag in ("input", "select")} - {None}
    assert fields == labelled == {"agency", "person", "from", "to", "words"}


def test_a_courts_page_holds_no_theme_and_no_analysis() -> None:
    text = html_text(made(TEXT, View.COURT))
    for word in ("data-theme", "missing", "alcohol", "a concern", "a strength"):
        assert word not in text


def test_a_childs_page_offers_only_dates_and_words() -> None:
    text = html_text(made(TEXT, View.CHILD))
    assert "data-theme" not in text
    assert "data-agency" not in text
    assert "Police" not in text
    assert [one.get("id") for tag, one in _Page(text).tags if tag in ("input", "select")] == ["from", "to", "words"]


@pytest.mark.parametrize("text", HOSTILE)
def test_case_text_stays_text(text: str) -> None:
    event = {"date": "2022-01-01", "what": text, "themes": [text[:200]], "where": text}
    page = _Page(html_text(made(with_events(f"    - {_json(event)}\n"))))
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert not any(tag in ("img", "b'") for tag, _ in page.tags)
    assert " ".join(text.split()) in " ".join(page.text.split())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def test_nothing_chosen_is_said() -> None:
    page = html_text(made(TEXT, selection=Selection(text="nowhere")))
    assert "No event is in what was asked for." in page
    assert "<script>" not in page


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[browser.Page, Path]]:
    assert CHROMIUM is not None
    folder = tmp_path_factory.mktemp("pages")
    (folder / "full.html").write_text(html_text(made(TEXT)), encoding="utf-8")
    (folder / "themes.html").write_text(html_text(made(TEXT, group_by=GroupBy.THEME)), encoding="utf-8")
    hostile = "".join(f"    - {_json({'date': '2022', 'what': text, 'themes': [text[:99]]})}\n" for text in HOSTILE)
    (folder / "hostile.html").write_text(html_text(made(with_events(hostile))), encoding="utf-8")
    with browser.chromium(CHROMIUM) as opened:
        yield opened, folder


SHOWN = "[...document.querySelectorAll('tr[data-event]')].filter(r => r.offsetParent).map(r => r.dataset.event).join()"
COUNT = "document.getElementById('count').textContent"


@in_a_browser
@pytest.mark.parametrize(
    ("fragment", "shown", "count"),
    [
        ("", "1,2,3,4,5", "Showing all 5 events."),
        ("#theme=missing", "2,3", "Showing 2 of 5 events: theme Missing."),
        ("#theme=alcohol&theme=home+life", "2,4", "Showing 2 of 5 events: theme Alcohol or Home life."),
        ("#agency=Police", "1,2", "Showing 2 of 5 events: agency Police."),
        ("#person=Amir+Shah", "3", "Showing 1 of 5 events: person Amir Shah."),
        ("#from=2022-03-01&to=2022-03-01", "2,3,5", "Showing 3 of 5 events: from 2022-03-01; to 2022-03-01."),
        ("#from=2023-01-01", "4,5", "Showing 2 of 5 events: from 2023-01-01."),
        ("#to=2010-01-01", "1,5", "Showing 2 of 5 events: to 2010-01-01."),
        ("#words=cafe", "1", "Showing 1 of 5 events: words cafe."),
        ("#words=chool", "", "Showing 0 of 5 events: words chool."),
        ("#words=scho*", "3", "Showing 1 of 5 events: words scho*."),
        ("#theme=missing&agency=School", "3", "Showing 1 of 5 events: theme Missing; agency School."),
    ],
)
def test_events_are_chosen_in_the_browser(
    page: tuple[browser.Page, Path], fragment: str, shown: str, count: str
) -> None:
    opened, folder = page
    opened.open(folder / "full.html", fragment)
    assert (opened.value(SHOWN), opened.value(COUNT)) == (shown, count)


@in_a_browser
def test_what_may_lie_outside_the_dates_is_marked(page: tuple[browser.Page, Path]) -> None:
    opened, folder = page
    opened.open(folder / "full.html", "#from=2023-01-01")
    marked = (
        "[...document.querySelectorAll('.maybe')].filter(p => p.offsetParent)"
        ".map(p => p.closest('tr').dataset.event).join()"
    )
    assert opened.value(marked) == "4,5"


@in_a_browser
def test_by_keyboard_alone(page: tuple[browser.Page, Path]) -> None:
    opened, folder = page
    opened.open(folder / "full.html")
    active = "document.activeElement.name || document.activeElement.textContent"
    order = []
    for _ in range(4):
        opened.press("Tab")
        order.append(opened.value(active))
    assert order == ["Go to the events", "theme", "theme", "theme"]
    opened.press("Space")
    assert opened.value(COUNT) == "Showing 2 of 5 events: theme Missing."
    opened.press("Tab")
    assert opened.value(active) == "agency"
    opened.press("ArrowDown")
    assert opened.value(COUNT) == "Showing 1 of 5 events: theme Missing; agency Police."
    opened.value("document.getElementById('words').focus()")
    opened.type("slept")
    assert opened.value(COUNT) == "Showing 1 of 5 events: theme Missing; agency Police; words slept."
    opened.press("Tab")
    assert opened.value(active) == "Show all events"
    opened.press("Enter")
    opened.value("new Promise(done => setTimeout(done, 20))")
    assert opened.value(COUNT) == "Showing all 5 events."


@in_a_browser
def test_for_a_screen_reader(page: tuple[browser.Page, Path]) -> None:
    opened, folder = page
    opened.open(folder / "full.html")
    nodes = opened.call("Accessibility.getFullAXTree")["nodes"]
    told = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]
    for expected in (
        ("heading", "Chronology: Tia Marsh"),
        ("main", ""),
        ("table", "Events, the earliest first"),
        ("columnheader", "What happened"),
        ("combobox", "Agency"),
        ("combobox", "Person"),
        ("searchbox", "Words"),
        ("checkbox", "Missing"),
        ("button", "Show all events"),
        ("group", "Themes (any of those chosen)"),
    ):
        assert expected in told
    assert sum(role == "rowheader" for role, _ in told) == 5
    status = next(node for node in nodes if node["role"]["value"] == "status")
    assert {one["name"]: one["value"].get("value") for one in status["properties"]}["live"] == "polite"


@in_a_browser
def test_a_section_without_an_event_to_show_goes_with_its_heading(page: tuple[browser.Page, Path]) -> None:
    opened, folder = page
    opened.open(folder / "themes.html", "#agency=School")
    headings = "[...document.querySelectorAll('h2')].filter(h => h.offsetParent).map(h => h.textContent).join('; ')"
    assert opened.value(headings).startswith("Missing (2 events); What the chronology shows")
    assert opened.value(COUNT) == "Showing 1 of 5 events: agency School."


@in_a_browser
def test_hostile_text_does_nothing_and_nothing_is_asked_of_anybody(page: tuple[browser.Page, Path]) -> None:
    opened, folder = page
    opened.open(folder / "hostile.html")
    assert opened.value("document.title") == "Chronology: Tia Marsh"
    assert opened.value("document.querySelectorAll('tbody tr').length") == len(HOSTILE)
    assert opened.value("document.querySelectorAll('img, h1 ~ h1').length") == 0
    requests = [
        one["params"]["request"]["url"] for one in opened.events if one["method"] == "Network.requestWillBeSent"
    ]
    # A browser draws the sign of its own date field from a `data:` address.
    assert {url.rpartition("/")[2] for url in requests if not url.startswith("data:")} == {"hostile.html"}
    assert [one["params"]["entry"]["text"] for one in opened.events if one["method"] == "Log.entryAdded"] == []
    wide = opened.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert wide is True


@in_a_browser
def test_the_headings_stand_on_every_printed_page(page: tuple[browser.Page, Path], tmp_path: Path) -> None:
    opened, _ = page
    events = "".join(f"    - {{date: 2022-01-0{n % 9 + 1}, what: Event {n}., action: We rang.}}\n" for n in range(40))
    path = tmp_path / "long.html"
    path.write_text(html_text(made(with_events(events))), encoding="utf-8")
    opened.open(path)
    printed = opened.call("Page.printToPDF", preferCSSPageSize=True)["data"]
    pages = [one.extract_text() for one in PdfReader(io.BytesIO(base64.b64decode(printed))).pages]
    assert len(pages) > 2
    assert all("What happened" in one for one in pages if "Event " in one)
    assert "Show all events" not in "".join(pages)
