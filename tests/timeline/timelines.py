"""Small cases as timelines, and their pictures read back."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from casekit.case.audience import Audience
from casekit.case.case import Case
from casekit.case.reading import Reader
from casekit.chronology.select import ALL, Selection
from casekit.policy.policy import Policy
from casekit.text.source import Source
from casekit.timeline.from_case import Wish, timeline_of
from casekit.timeline.model import Lanes, Timeline
from casekit.timeline.picture import Picture, draw

DAY = date(2023, 6, 20)
HEAD = """casekit: 1
child: tia
family:
  tia: {name: Tia Marsh, born: 2010-05-04}
  dad: {name: Sol Marsh}
"""
_SVG = "{http://www.w3.org/2000/svg}"


def case_of(text: str) -> Case:
    reading = Reader().read_source(Source("case.yaml", text))
    assert reading.case is not None, reading.findings
    return reading.case


def with_events(*events: str, head: str = HEAD) -> str:
    return f"{head}chronology:\n  events:\n" + "".join(f"    - {{{one}}}\n" for one in events)


def timeline(
    text: str,
    selection: Selection = ALL,
    *,
    lanes: Lanes = Lanes.THEME,
    audience: Audience = Audience.INTERNAL,
    day: date = DAY,
    one_scale: bool = False,
) -> Timeline:
    return timeline_of(case_of(text), day, Policy(), selection, Wish(lanes, audience, one_scale=one_scale))


def drawn(
    text: str,
    selection: Selection = ALL,
    *,
    lanes: Lanes = Lanes.THEME,
    audience: Audience = Audience.INTERNAL,
    day: date = DAY,
    one_scale: bool = False,
) -> Picture:
    return draw(timeline(text, selection, lanes=lanes, audience=audience, day=day, one_scale=one_scale))


@dataclass(frozen=True)
class Mark:
    """A mark in a lane: its event, its lane, the middle of its shape, and the data of its group."""

    event: int
    lane: str
    x: float
    y: float
    data: Mapping[str, str]


def marks(svg: str) -> list[Mark]:
    found = []
    for group in ElementTree.fromstring(svg).iter(f"{_SVG}g"):
        if group.get("class") == "event":
            shape = next(one for one in group if one.get("class") == "mark")
            x, y = middle(shape)
            data = {name: value for name, value in group.attrib.items() if name.startswith("data-")}
            found.append(Mark(int(data["data-event"]), data["data-lane"], x, y, data))
    return found


def middle(shape: ElementTree.Element) -> tuple[float, float]:
    if "cx" in shape.attrib:
        return float(shape.attrib["cx"]), float(shape.attrib["cy"])
    if "width" in shape.attrib:
        x, y, width, height = (float(shape.attrib[name]) for name in ("x", "y", "width", "height"))
        return x + width / 2, y + height / 2
    numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", shape.attrib["points"])]
    xs, ys = numbers[::2], numbers[1::2]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def texts(svg: str, css: str) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(svg).iter(f"{_SVG}text") if one.get("class") == css]


def classes(svg: str) -> list[str]:
    return [one.get("class", "") for one in ElementTree.fromstring(svg).iter()]


def in_order(numbers: Iterable[float]) -> bool:
    listed = list(numbers)
    return listed == sorted(listed)
