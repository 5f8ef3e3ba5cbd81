"""What can be mended in a file because its meaning is certain: how dates, words and texts are written, and their order.

Each step reads a text and gives splices, together with what the file must say once they are made. `edited` makes them
and reads the result again; where it says anything else, nothing is made.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from casekit.case.complaints import BAD_DATE, CAPITALS
from casekit.case.dates import DateProblem, PartialDate
from casekit.case.fields import TypedText, model_of, typed_texts
from casekit.case.misreadings import UNQUOTED
from casekit.text.finding import Place, Severity
from casekit.text.frozen import dataclass
from casekit.text.insert import Block, blocks_of
from casekit.text.lookalikes import LOOKALIKE_NUMBER, LOOKALIKE_WORDS, misread
from casekit.text.nodes import ListNode, MapNode, Node, TextNode
from casekit.text.pattern import pattern
from casekit.text.plain_data import Data, plain_data, put
from casekit.text.source import START_OF_FILE, Source
from casekit.text.splice import Lines, Splice, spliced
from casekit.text.trailing import trailing_spaces
from casekit.text.written import double_quoted
from casekit.text.yaml_problems import CUT_BY_HASH
from casekit.text.yaml_tree import Tree, read_tree

ORDER: Final = "events-into-date-order"
SPACES: Final = "spaces-at-line-ends"
_UK_DAY: Final = pattern(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_HASH_AND_REST: Final = pattern(r"[ \t]+#\S.*?(?=[ \t]*$)")


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing that is mended, or left as it is: where, and in a sentence what is done or why nothing is."""

    name: str
    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Splices for one text, what the text must say afterwards, what they mend, and what they leave."""

    splices: tuple[Splice, ...]
    says: Data
    mends: tuple[Mend, ...] = ()
    left: tuple[Mend, ...] = ()


class OtherMeaning(RuntimeError):
    """After an edit the file would say something else than was meant, or could not be read; the edit is not made."""


def edited(source: Source, edit: Edit) -> Source:
    """The text after an edit, read again and compared. Raises `OtherMeaning`."""
    if not edit.splices:
        return source
    after = Source(source.path, spliced(source.text, edit.splices))
    tree = read_tree(after)
    if tree.top is None or plain_data(tree.top) != edit.says or _slips(tree) - _slips(read_tree(source)):
        raise OtherMeaning
    return after


def _slips(tree: Tree) -> Counter[str]:
    """How often each thing is wrong with the form of a text."""
    return Counter(one.rule for one in tree.findings if one.severity is Severity.ERROR)


def spellings(source: Source, top: MapNode, *, unsafe: bool) -> Edit:
    """Dates, words and texts whose meaning is certain, as the format writes them.

    `unsafe` reads `07/04/2014` day first, as is the custom in Britain, puts what stands after a `#` back into its
    text, and keeps `Null` as a word.
    """
    lines = Lines(source)
    says = plain_data(top)
    splices, mends, left = [], [], []
    for one in typed_texts(top, model_of(top)):
        change = _date(one, unsafe) or _word(one) or _hash(one, lines, unsafe) or _unquoted(one, unsafe)
        if change is None:
            continue
        if change.written is None:
            left.append(change.mend)
            continue
        start = lines.offset(one.node.start)
        splices.append(Splice(start, lines.offset(one.node.end) + change.beyond, change.written))
        mends.append(change.mend)
        if change.value is not None:
            put(says, one.way, change.value)
    return Edit(tuple(splices), says, tuple(mends), tuple(left))


@dataclass(frozen=True, slots=True)
class _Change:
    """How a text is to be written, `beyond` how many characters past its end that reaches, and its new value, if any.

    Nothing is to be written where the meaning is not certain.
    """

    mend: Mend
    written: str | None = None
    value: str | None = None
    beyond: int = 0


def _date(one: TypedText, unsafe: bool) -> _Change | None:
    node = one.node
    if one.takes.sort != "date" or node.start.line != node.end.line or not node:
        return None
    try:
        PartialDate.parse(node)
    except DateProblem as problem:
        meant = problem.suggestion or (_day_first(node) if unsafe else None)
        if meant is None:
            return _Change(Mend(BAD_DATE.name, node.place, f"{problem.message} {problem.help}"))
        return _Change(Mend(BAD_DATE.name, node.place, f"`{node}` becomes `{meant}`."), meant, meant)
    return None


def _day_first(text: str) -> str | None:
    """A day written day, month, year, as is the custom in Britain."""
    found = _UK_DAY.fullmatch(text.strip())
    if found is None:
        return None
    written = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    try:
        return PartialDate.parse(written).text
    except DateProblem:
        return None


def _word(one: TypedText) -> _Change | None:
    """A word of the format that is written with capitals."""
    node, words = one.node, one.takes.words
    meant = node.strip().casefold()
    if not words or node in words or meant not in words or node.start.line != node.end.line:
        return None
    return _Change(Mend(CAPITALS.name, node.place, f"`{node}` becomes `{meant}`."), meant, meant)


def _hash(one: TypedText, lines: Lines, unsafe: bool) -> _Change | None:
    """A text that YAML cuts off at a `#`."""
    node = one.node
    if node.style is not None or one.takes.sort != "text" or node.start.line != node.end.line:
        return None
    rest = _HASH_AND_REST.match(lines.line(node.end.line), node.end.column)
    if rest is None:
        return None
    whole = f"{node}{rest.group()}"
    if not unsafe:
        message = f"The words after `#` may belong to the text or be a note: `{rest.group().strip()}`."
        return _Change(Mend(CUT_BY_HASH.name, node.place, message))
    mend = Mend(CUT_BY_HASH.name, node.place, f"`{rest.group().strip()}` is put back into the text, in quotes.")
    return _Change(mend, double_quoted(whole), whole, beyond=len(rest.group()))


def _unquoted(one: TypedText, unsafe: bool) -> _Change | None:
    """A text that other programs take for something else."""
    node = one.node
    if node.style is not None or one.takes.sort != "text":
        return None
    meaning = misread(node) if node in LOOKALIKE_WORDS or LOOKALIKE_NUMBER.fullmatch(node) else None
    if meaning is None:
        return None
    if "nothing" in meaning and not unsafe:
        message = f"`{node}` may be a word or mean that nothing is known."
        return _Change(Mend(UNQUOTED.name, node.place, message))
    return _Change(Mend(UNQUOTED.name, node.place, f"`{node}` is put in quotes."), double_quoted(node))


def line_ends(source: Source, top: MapNode) -> Edit:
    """Spaces at the ends of lines, where they are no part of a text."""
    splices = trailing_spaces(source)
    count = "one line" if len(splices) == 1 else f"{len(splices)} lines"
    mends = (Mend(SPACES, Place(source.path, START_OF_FILE), f"Spaces at the end of {count} are taken out."),)
    return Edit(splices, plain_data(top), mends if splices else ())


def event_order(source: Source, top: MapNode) -> Edit:
    """The events of the chronology in date order; events that may be of one day keep the order they have."""
    says = plain_data(top)
    chronology = top.get("chronology")
    events = chronology.get("events") if isinstance(chronology, MapNode) else None
    if not isinstance(chronology, MapNode) or not isinstance(events, ListNode):
        return Edit((), says)
    place = chronology.place("events")
    dates = [_date_of(event) for event in events]
    order = in_date_order([when for when in dates if when is not None])
    if order == sorted(order):
        return Edit((), says)
    if None in dates:
        left = Mend(ORDER, place, "The events are put into date order once all their dates can be read.")
        return Edit((), says, left=(left,))
    lines = Lines(source)
    blocks = blocks_of(lines, events)
    if blocks is None:
        left = Mend(ORDER, place, "The events are not in date order, and do not stand on lines of their own.")
        return Edit((), says, left=(left,))
    moved = len(events) - _longest_rising(order)
    count = "One event is" if moved == 1 else f"{moved} events are"
    old = plain_data(events)
    put(says, ("chronology", "events"), [old[number] for number in order] if isinstance(old, list) else old)
    return Edit((_reordered(lines, blocks, order),), says, (Mend(ORDER, place, f"{count} put into date order."),))


def _date_of(event: Node) -> PartialDate | None:
    when = event.get("date") if isinstance(event, MapNode) else None
    try:
        return PartialDate.parse(when) if isinstance(when, TextNode) else None
    except DateProblem:
        return None


def in_date_order(dates: Sequence[PartialDate]) -> list[int]:
    """The numbers of dates in an order in which none stands before one that is surely earlier.

    A date that is surely earlier than one before it goes to the front of the first such; all others stay as they are.
    """
    order: list[int] = []
    latest_start: list[date] = []
    for number, when in enumerate(dates):
        start, end = when.earliest or date.min, when.latest or date.max
        place = bisect_right(latest_start, end)
        order.insert(place, number)
        latest_start.insert(place, max(start, latest_start[place - 1] if place else date.min))
    return order


def _longest_rising(numbers: Sequence[int]) -> int:
    """The length of the longest rising sequence among numbers: how many can be taken to have stayed in place."""
    ends: list[int] = []
    for number in numbers:
        place = bisect_right(ends, number)
        ends[place : place + 1] = [number]
    return len(ends)


def _reordered(lines: Lines, blocks: Sequence[Block], order: Sequence[int]) -> Splice:
    """One splice that puts the lines of blocks in another order; what stands between two blocks stays where it is."""
    first = next(place for place, number in enumerate(order) if place != number)
    last = next(place for place in reversed(range(len(order))) if place != order[place])
    numbers: list[int] = []
    for place in range(first, last + 1):
        numbers += range(blocks[order[place]].lead, blocks[order[place]].end)
        if place < last:
            numbers += range(blocks[place].end, blocks[place + 1].lead)
    start, end = lines.start_of(blocks[first].lead), lines.start_of(blocks[last].end)
    text = "".join(_with_end(lines, number) for number in numbers)
    if not lines.source.text[start:end].endswith(("\n", "\r")):
        text = text.rstrip("\r\n")
    return Splice(start, end, text)


def _with_end(lines: Lines, number: int) -> str:
    """A line with its line end; with the usual one where it has none."""
    text = lines.source.text[lines.start_of(number) : lines.start_of(number + 1)]
    return text if text.endswith(("\n", "\r")) else text + lines.line_end
