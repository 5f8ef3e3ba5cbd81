"""Invented case files for measuring: as large and as full as a real one, and the same for the same seed.

    python benchmarks/cases.py FOLDER --files 200

Everything is written by the format's own rules, so that reading finds nothing wrong; what lint finds is what it would
find in a real file, here an action that nobody recorded, there a date of birth that nobody asked for.
"""

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from phrases import CHILD_VIEWS, FIRST_NAMES, STORIES, SUMMARY, SURNAMES, TIMES, WORKER_RESPONSES, Story

EVENTS = 120
RELATIVES = 16
DAY = date(2023, 6, 20)
"""The day on which the invented cases are looked at."""

_YEARS_OF_EVENTS = 4
_WIDEST_LINE = 110
_PLAIN = re.compile(r"[A-Za-z0-9~][^:#\"]*")
_PLAIN_IN_BRACKETS = re.compile(r"[A-Za-z0-9~][^:#\[\]{},\"]*")
_PROFESSIONALS = {
    "jemima": ("Jemima Lervik", "social-worker", "social-care"),
    "priya": ("Priya Anand", "team-manager", "social-care"),
    "sheress": ("Mrs Sheress", "head-of-year", "school"),
    "okoro": ("Dr Okoro", "doctor", "health"),
    "lindqvist": ("PC Lindqvist", "police-officer", "police"),
    "hanna": ("Hanna Brook", "housing-officer", "housing"),
}
_LEFT_OUT: Final = {
    "time": 0.8,
    "themes": 0.15,
    "who": 0.6,
    "significance": 0.8,
    "impact": 0.4,
    "child_view": 0.85,
    "responses": 0.8,
    "source": 0.05,
    "action": 0.05,
}
"""How often a worker leaves a field of an event out."""
_TOLD_BY = {"school": "sheress", "health": "okoro", "police": "lindqvist", "housing": "hanna", "social-care": "jemima"}


@dataclass(frozen=True, slots=True)
class Relative:
    """One place in the family: its key, gender, and how many years older than the child."""

    key: str
    gender: str
    older: int


_FAMILY = (
    Relative("child", "female", 0),
    Relative("mum", "female", 27),
    Relative("dad", "male", 29),
    Relative("nan", "female", 52),
    Relative("grandad", "male", 55),
    Relative("gran", "female", 54),
    Relative("pop", "male", 58),
    Relative("great-nan", "female", 76),
    Relative("great-grandad", "male", 79),
    Relative("aunt", "female", 30),
    Relative("uncle", "male", 33),
    Relative("stepdad", "male", 25),
    Relative("brother", "male", 3),
    Relative("sister", "female", -2),
    Relative("half-brother", "male", -6),
    Relative("cousin", "female", 1),
)
_COUPLES: tuple[tuple[tuple[str, str], tuple[str, ...], Mapping[str, int]], ...] = (
    (("great-grandad", "great-nan"), ("nan",), {"married": 55}),
    (("grandad", "nan"), ("aunt", "mum"), {"married": 31}),
    (("pop", "gran"), ("dad",), {"married": 33, "divorced": 12}),
    (("uncle", "aunt"), ("cousin",), {"married": 5}),
    (("dad", "mum"), ("brother", "child", "sister"), {"cohabiting": 4, "separated": -5}),
    (("stepdad", "mum"), ("half-brother",), {"together": -5}),
)
"""Partners, children, and how many years before the child's birth each thing happened."""


def family(relatives: int) -> tuple[Relative, ...]:
    """The people of a case: at least the child and its parents; past sixteen, cousins are added."""
    cousins = (Relative(f"cousin-{n}", ("male", "female")[n % 2], 2 - n // 2) for n in range(2, relatives - 14))
    return (*_FAMILY, *cousins)[: max(3, relatives)]


def case_text(seed: int, events: int = EVENTS, relatives: int = RELATIVES) -> str:
    """One case file. The same arguments give the same text, byte for byte."""
    return _written(_Case(Random(seed), family(relatives)).everything(events))


def write_cases(folder: Path, files: int, seed: int = 1, events: int = EVENTS, relatives: int = RELATIVES) -> list[str]:
    """Write case files into a folder, and say where."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(files):
        path = folder / f"case-{number:04d}.yaml"
        path.write_text(case_text(seed + number, events, relatives), encoding="utf-8")
        paths.append(str(path))
    return paths


class _Case:
    """One case in the making."""

    def __init__(self, chance: Random, people: Sequence[Relative]) -> None:
        self.chance = chance
        self.people = people
        self.keys = {person.key for person in people}
        self.carer = "aunt" if "aunt" in self.keys else "dad"
        self.born = date(chance.randint(2009, 2013), chance.randint(1, 12), chance.randint(1, 28))
        surname = chance.choice(SURNAMES)
        names = {gender: chance.sample(known, len(known)) for gender, known in FIRST_NAMES.items()}
        self.names = {
            person.key: f"{names[person.gender][place % len(names[person.gender])]} {surname}"
            for place, person in enumerate(people)
        }
        self.words = {key: self.names[key].split()[0] for key in ("child", "mum")}
        self.words["carer"] = self.names[self.carer].split()[0]

    def said(self, text: str) -> str:
        """A sentence with the names of this family in it."""
        return text.format(**self.words)

    def day(self, earliest: int, latest: int) -> date:
        """A day so many days before the day of looking."""
        return DAY - timedelta(days=self.chance.randint(latest, earliest))

    def everything(self, events: int) -> dict[str, Any]:
        """The whole file, as names and values."""
        opened = DAY - timedelta(days=420)
        return {
            "casekit": "1",
            "child": "child",
            "case": self._involvement(opened),
            "family": {person.key: self._person(person) for person in self.people},
            "couples": list(self._couples()),
            "carers": [{"child": "child", "who": [self.carer], "as": "kinship-care", "from": opened}],
            "households": self._households(opened),
            "relationships": list(self._relationships()),
            "network": {
                "robin": {"name": "Robin", "is": "friend", "of": "child", "offers": "A bed on Fridays.", "asked": DAY},
                "drummers": {"name": "Millbrook Drummers", "is": "club", "of": "child"},
            },
            "professionals": {
                key: {"name": name, "role": role, "agency": agency, "phone": f"01632 9600{number}"}
                for number, (key, (name, role, agency)) in enumerate(_PROFESSIONALS.items(), 10)
            },
            "genogram": {"made": self.day(400, 380), "reviewed": self.day(200, 5), "with": ["child", "mum"]},
            "chronology": self._chronology(events),
            "summary": self._summary(),
            "mapping": self._mapping(),
            "safety_plan": self._safety_plan(),
            "meetings": self._meetings(),
            "visits": [self._visit(weeks) for weeks in range(24, 0, -4)],
        }

    def _involvement(self, opened: date) -> dict[str, Any]:
        why = "There was violence at home and too much school was missed."
        decision = {"date": opened, "by": "jemima", "endorsed_by": "priya", "jointly_with": ["police", "school"]}
        return {
            "id": f"CIN-{self.chance.randint(10000, 99999)}",
            "opened": opened,
            "purpose": self.said("Help {child} be safe at home, and be at school."),
            "plans": [{"plan": "child-in-need", "from": opened, "decision": {**decision, "why": why}}],
            "workers": [{"who": "jemima", "from": opened}],
        }

    def _person(self, person: Relative) -> dict[str, Any]:
        year = self.born.year - person.older
        born = self.chance.choice([f"{year}", f"~{year}", f"{year}-0{self.chance.randint(1, 9)}", None])
        entry: dict[str, Any] = {"name": self.names[person.key], "gender": person.gender}
        if person.key == "child":
            entry |= {"born": self.born, "school": "Millbrook School", "culture": {"languages": ["English", "Twi"]}}
        elif born:
            entry["born"] = born
        if person.key in {"mum", "dad"}:
            entry |= {"parental_responsibility": "yes", "phone": f"01632 9601{self.chance.randint(10, 99)}"}
            entry["health"] = [{"what": "back pain", "kind": "physical", "since": "2017"}]
        if person.key == "great-grandad":
            entry["died"] = "2015"
        return entry

    def _couples(self) -> Iterator[dict[str, Any]]:
        for partners, children, dated in _COUPLES:
            if self.keys.issuperset(partners):
                cousins = [key for key in self.keys if partners == ("uncle", "aunt") and key.startswith("cousin-")]
                years = {name: f"{self.born.year - before}" for name, before in dated.items()}
                if self.chance.random() < 0.2:
                    years.pop("separated", None)
                born_here = [key for key in (*children, *sorted(cousins)) if key in self.keys]
                yield {"partners": list(partners), **years, "children": born_here}

    def _households(self, opened: date) -> list[dict[str, Any]]:
        at_mums = [key for key in ("mum", "stepdad", "sister", "brother", "half-brother") if key in self.keys]
        weekend = {"who": "child", "kind": "weekend", "from": opened}
        homes: list[dict[str, Any]] = [{"name": "Mum's house", "members": [*at_mums, "child"]}]
        if self.carer == "aunt":
            theirs = [key for key in ("aunt", "uncle", "cousin") if key in self.keys]
            homes.append({"name": "Aunt's house", "members": [*theirs, weekend]})
        return [*homes, {"name": "Dad's flat", "members": ["dad"]}]

    def _relationships(self) -> Iterator[dict[str, Any]]:
        for key, word in (("mum", "strained"), ("dad", "distant"), (self.carer, "close"), ("brother", "close")):
            if key in self.keys:
                seen = {"seen_by": "child", "date": self.day(300, 10)}
                yield {"between": ["child", key], "is": word, **seen}
        yield {"between": ["child", "drummers"], "is": "strong", "gives": "both", "seen_by": "jemima", "date": DAY}

    def _chronology(self, events: int) -> dict[str, Any]:
        days = sorted(self.day(365 * _YEARS_OF_EVENTS, 8) for _ in range(events))
        return {
            "reviewed": self.day(120, 5),
            "analysis": self.said("Incidents come in clusters after evenings of drinking. {child} misses school next."),
            "systems_checked": ["social care", "school", "health"],
            "shared": [{"with": "mum", "date": self.day(100, 5)}, {"with": "child", "date": self.day(90, 5)}],
            "events": [self._event(day, self.chance.choice(STORIES)) for day in days],
        }

    def _event(self, day: date, story: Story) -> dict[str, Any]:
        chance = self.chance
        entry: dict[str, Any] = {
            "date": f"{day:%Y-%m}" if chance.random() < 0.05 else day,
            "time": chance.choice(TIMES),
            "kind": story.kind,
            "what": self.said(chance.choice(story.what)),
            "themes": list(story.themes),
            "tone": story.tone,
            "who": {"present": ["child", chance.choice(("mum", self.carer))]},
            "source": {"agency": story.agency, "who": _TOLD_BY[story.agency], "received": day + timedelta(days=1)},
            "significance": self.said(story.significance),
            "impact": self.said(story.impact),
            "child_view": chance.choice(CHILD_VIEWS),
            "responses": self._responses(story),
            "action": self._action(day, story),
        }
        for field, how_often in _LEFT_OUT.items():
            if chance.random() < how_often:
                del entry[field]
        return entry

    def _responses(self, story: Story) -> dict[str, str]:
        told = {"parents": story.response, "agencies": story.agencies, "worker": self.chance.choice(WORKER_RESPONSES)}
        return {who: self.said(told[who]) for who in sorted(self.chance.sample(list(told), self.chance.randint(1, 2)))}

    def _action(self, day: date, story: Story) -> object:
        if self.chance.random() < 0.85:
            return self.said(story.action)
        due = day + timedelta(days=14)
        return {"done": self.said(story.action), "by": "jemima", "due": due, "finished": due - timedelta(days=3)}

    def _summary(self) -> dict[str, Any]:
        heads = {"updated": self.day(130, 10), "by": "jemima", "because": "three-monthly"}
        return heads | {section: self.said(text) for section, text in SUMMARY.items()}

    def _mapping(self) -> dict[str, Any]:
        worry = {"key": "home", "worried": ["jemima", self.carer], "about": "Adults hurting each other near the child."}
        return {
            "date": self.day(200, 20),
            "with": ["child", "mum", self.carer],
            "harm": [{"what": self.said("{child} saw adults hit each other."), "by": ["dad"]}],
            "existing_strengths": [self.said("{child} tells a teacher when something is wrong.")],
            "existing_safety": [{"what": self.said("{carer} came at midnight when rung."), "by": self.carer}],
            "danger_statements": [{**worry, "could_happen": self.said("{child} could be hurt, or run away at night.")}],
            "safety_goals": [{"key": "calm", "answers": "home", "will_see": "Adults who talk and do not hit."}],
            "next_steps": [{"what": "Ask Dad to join the network.", "who": "jemima", "due": DAY + timedelta(days=9)}],
        }

    def _safety_plan(self) -> dict[str, Any]:
        act = self.said("fetches {child} and rings the network")
        rule = {"for": "home", "when": "There is shouting.", "who": self.carer, "does": act, "agreed": DAY}
        return {
            "made": self.day(60, 20),
            "review": DAY + timedelta(days=30),
            "kept_at": "On the fridge in both homes.",
            "rules": [rule],
            "monitors": [self.carer, "jemima"],
            "rota": {"monday": self.carer, "friday": [self.carer, "mum"], "sunday": "dad"},
            "if_it_fails": "Jemima speaks to Priya the same day.",
            "child_knows": {"date": self.day(19, 5), "how": "We drew it together."},
        }

    def _meetings(self) -> list[dict[str, Any]]:
        invited = [{"who": "mum", "came": "yes"}, {"who": "dad", "came": "no", "why": "He was at work."}]
        network = {"date": self.day(60, 20), "kind": "family-network", "at": "17:30", "invited": invited}
        actions = [{"what": "Mend the front door.", "who": self.carer, "due": self.day(19, 5)}]
        supervision = {"date": self.day(40, 5), "kind": "supervision", "with": ["priya"], "used": ["chronology"]}
        return [{**network, "missing_people_asked": "yes", "actions": actions}, supervision]

    def _visit(self, weeks: int) -> dict[str, Any]:
        wishes = {"child": self.said("{child} wants to stay at {carer}'s in the holidays."), "mum": "To be left alone."}
        day = DAY - timedelta(weeks=weeks)
        return {"date": day, "by": "jemima", "kind": "home", "seen": "alone", "bedroom": "yes", "wishes": wishes}


def _written(case: Mapping[str, Any]) -> str:
    """A case as its author would type it: a record a line where it fits, else a field a line."""
    return "# An invented case, for measuring only.\n" + "\n".join(_fields(case, "")) + "\n"


def _fields(record: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in record.items():
        short = _short(value)
        if short is not None and len(indent) + len(name) + len(short) + 2 <= _WIDEST_LINE:
            yield f"{indent}{name}: {short}"
        elif isinstance(value, Mapping):
            yield f"{indent}{name}:"
            yield from _fields(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{name}:"
            yield from _items(value, indent + "  ")
        else:
            yield f"{indent}{name}: >-"
            yield from _folded(str(value), indent + "  ")


def _items(items: Sequence[Any], indent: str) -> Iterator[str]:
    for item in items:
        short = _short(item)
        if short is not None and len(indent) + len(short) + 2 <= _WIDEST_LINE:
            yield f"{indent}- {short}"
        else:
            first, *rest = _fields(item, indent + "  ")
            yield f"{indent}- {first.strip()}"
            yield from rest


def _short(value: Any, in_brackets: bool = False) -> str | None:
    """A value on one line; `None` where it holds records, which stand better on lines of their own."""
    if isinstance(value, Mapping):
        parts = [_short(part, in_brackets=True) for part in value.values()]
        if any(part is None for part in parts):
            return None
        return "{" + ", ".join(f"{name}: {part}" for name, part in zip(value, parts, strict=True)) + "}"
    if isinstance(value, list):
        if any(isinstance(item, Mapping) for item in value):
            return None
        return "[" + ", ".join(_short(item, in_brackets=True) or "" for item in value) + "]"
    text = str(value)
    plain = _PLAIN_IN_BRACKETS if in_brackets else _PLAIN
    return text if plain.fullmatch(text) else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _folded(text: str, indent: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(indent) + len(line) + len(word) + 1 > _WIDEST_LINE:
            yield indent + line
            line = ""
        line = f"{line} {word}".strip()
    yield indent + line


def main() -> None:
    """Write invented cases into a folder."""
    parser = argparse.ArgumentParser(description="Write invented case files, the same for the same seed.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=EVENTS)
    parser.add_argument("--relatives", type=int, default=RELATIVES)
    wanted = parser.parse_args()
    paths = write_cases(wanted.folder, wanted.files, wanted.seed, wanted.events, wanted.relatives)
    size = sum(Path(path).stat().st_size for path in paths)
    print(f"{len(paths)} files, {size / 1024 / max(1, len(paths)):.0f} kB each, in {wanted.folder}")


if __name__ == "__main__":
    main()
