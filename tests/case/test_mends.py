"""Mending the text of a file: laws that hold for every file, whatever its form."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from casekit.case.dates import PartialDate
from casekit.lint.fixes import mended
from casekit.text.nodes import ListNode, MapNode
from casekit.text.plain_data import plain_data
from casekit.text.source import Source
from casekit.text.yaml_tree import read_tree

DATES = st.sampled_from(
    ["2022-01-05", "2022-01-05", "2022-02", "2022", "2023-03-01", "unknown", "before 2022", "2022-01/"]
)
FORMS = st.sampled_from(
    [
        "    - {{date: {date}, what: event {number}}}",
        "    - date: {date}\n      what: event {number}",
        "    - date: {date}\n      what: |\n        event {number}\n\n        # text\n      notes: >-\n        a",
        "    -\n      what: event {number}\n      date: {date}",
    ]
)
EVENTS = st.lists(st.tuples(DATES, FORMS, st.booleans(), st.booleans(), st.integers(0, 2)), min_size=2, max_size=7)
HEAD = "casekit: 1\nchild: amy\nchronology:\n  events:\n"


def file_of(events: list[tuple[str, str, bool, bool, int]], end: str, tail: str) -> str:
    lines = []
    for number, (date, form, above, below, blank) in enumerate(events):
        lines += [f"    # above {number}"] * above
        lines += form.format(date=date, number=number).split("\n")
        lines += [f"      # below {number}"] * below
        lines += [""] * blank
    return (HEAD + "\n".join(lines) + tail).replace("\n", end)


def events_in(text: str) -> ListNode:
    top = read_tree(Source("case.yaml", text)).top
    assert top is not None
    chronology = top["chronology"]
    assert isinstance(chronology, MapNode)
    events = chronology["events"]
    assert isinstance(events, ListNode)
    return events


@given(EVENTS, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\n", "\nvisits: []\n", "\n\n# end\n"]))
def test_events_are_in_date_order_and_nothing_is_lost(
    events: list[tuple[str, str, bool, bool, int]], end: str, tail: str
) -> None:
    text = file_of(events, end, tail)
    after = mended(Source("case.yaml", text)).source.text
    before_data, after_data = plain_data(events_in(text)), plain_data(events_in(after))
    assert isinstance(before_data, list) and isinstance(after_data, list)
    assert sorted(map(str, before_data)) == sorted(map(str, after_data))
    dates = [PartialDate.parse(str(one["date"])) for one in after_data if isinstance(one, dict)]
    assert not any(late.before(early) is True for early, late in combinations(dates, 2))
    assert Counter(after.splitlines()) == Counter(text.splitlines())
    assert after.endswith(end) == text.endswith(end)
    lines = after.split(end)
    for number, (_, form, above, *_) in enumerate(events):
        if above and "    -\n" not in form:
            at = lines.index(f"    # above {number}")
            rest = [line for line in lines[at + 1 :] if line.strip()]
            assert f"event {number}" in " ".join(rest[:3])


@given(EVENTS, st.booleans())
def test_mending_twice_is_mending_once(events: list[tuple[str, str, bool, bool, int]], unsafe: bool) -> None:
    once = mended(Source("case.yaml", file_of(events, "\n", "\n")), unsafe=unsafe).source
    assert mended(once, unsafe=unsafe).source == once
    assert not mended(once, unsafe=unsafe).mends
