"""What every command promises: nothing is changed, nothing leaves the machine, and no crash spills a word."""

import json
import os
import random
import re
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from casekit.case.case import Case
from casekit.lint import rule as rule_module
from casekit.lint.catalogue import all_rules
from casekit.lint.rule import Rule
from casekit.text.finding import Severity

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
AS_AT = ("--as-at", "2023-06-20")
EVERY_COMMAND: list[tuple[str, ...]] = [
    ("lint", *AS_AT),
    ("lint", "cases", "--format", "json", "--with-text"),
    ("lint", "cases/ndela.yaml", "--format", "concise", "--advice"),
    ("explain", "gap"),
    ("rules",),
    ("policy",),
    ("chronology", "ndela", *AS_AT),
    ("chronology", "ndela", "--format", "csv", "--for", "family"),
    ("chronology", "ndela", "--format", "markdown"),
    ("chronology", "ndela", "--format", "json"),
    ("summary", "amy"),
    ("summary", "ndela", "--for", "family"),
    ("render", "genogram", "ndela", *AS_AT),
    ("render", "genogram", "ndela", "--format", "png"),
    ("due", *AS_AT),
    ("due", "--format", "csv"),
    ("summary", "nobody"),
    ("--version",),
    ("--help",),
]


def state(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file below a folder: when it was changed, its permissions, and its bytes."""
    found = {}
    for path in sorted(folder.rglob("*")):
        about = path.stat()
        found[str(path)] = (about.st_mtime_ns, about.st_mode, path.read_bytes() if path.is_file() else b"")
    return found


@pytest.mark.parametrize("words", EVERY_COMMAND, ids=" ".join)
def test_reading_never_writes(casekit: Any, cases: Path, words: tuple[str, ...]) -> None:
    before = state(cases)
    assert casekit(*words).code in (0, 1, 2)
    assert state(cases) == before


@pytest.mark.parametrize("words", EVERY_COMMAND, ids=" ".join)
def test_nothing_is_asked_of_a_network(
    casekit: Any, cases: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a command asked for the network")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)
    assert casekit(*words).code in (0, 1, 2)


@pytest.fixture
def broken_rule(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A rule that fails, with the name of the child in its complaint."""

    def check(case: Case, context: object) -> Iterator[Any]:
        raise RuntimeError(f"cannot do {case.name_of(case.child_key)}")
        yield

    rule = Rule("always-broken", "case", Severity.ERROR, check)
    monkeypatch.setitem(rule_module.RULES, rule.name, rule)
    all_rules.cache_clear()
    yield
    all_rules.cache_clear()


@pytest.mark.usefixtures("broken_rule")
def test_a_crash_is_one_line_and_a_log_without_case_text(
    casekit: Any, cases: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs = tmp_path_factory.mktemp("logs")
    monkeypatch.setattr(tempfile, "tempdir", str(logs))
    ran = casekit("lint", "ndela")
    assert (ran.code, ran.data) == (3, b"")
    log = next(logs.iterdir())
    said = re.fullmatch(
        r"casekit: this is a mistake in casekit, not in your file "
        r"\(RuntimeError in test_promises\.py:\d+ in check\)\.\n"
        r"  Next: please report it with (.+); that file holds no words of the case\.\n",
        ran.said,
    )
    assert said is not None
    assert said[1] == str(log)
    written = log.read_text(encoding="utf-8")
    assert "RuntimeError" in written
    assert "engine.py" in written
    for word in ("Ndéla", "Rae", "ndela", "cannot do", str(cases)):
        assert word not in written + ran.said.replace(str(log), "")


@pytest.mark.usefixtures("broken_rule")
def test_a_crash_that_cannot_be_logged_is_still_one_line(
    casekit: Any, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(cases / "nowhere"))
    ran = casekit("lint", "ndela")
    assert ran.code == 3
    assert "this is a mistake in casekit" in ran.said


def test_ctrl_c_is_said_in_a_word(casekit: Any, cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("casekit.case.reading.Reader.read", stopped)
    ran = casekit("lint", "ndela")
    assert (ran.code, ran.data, ran.said) == (130, b"", "Interrupted.\n")


class Tokens:
    """Puts a token that stands nowhere else in the place of texts and names, each time another."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.share = (0.1, 0.3, 0.6, 1.0)[seed % 4]
        self.keys: dict[str, str] = {}

    def token(self) -> str:
        return "q" + "".join(self.chance.choices("bcdfghjklmnpqrstvwxz", k=11)) + "q"

    def key(self, key: str) -> str:
        return self.keys.setdefault(key, self.token())

    def text(self, text: str) -> str:
        if text in self.keys:
            return self.keys[text]
        if self.chance.random() > self.share:
            return text
        words = text.split(" ")
        return " ".join(self.token() if self.chance.random() < 0.5 else word for word in words[:-1]) + self.token()

    def inside(self, value: Any, *, names: bool = False) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.inside(one) for one in value]
        return {
            self.key(name) if names or (name != "child" and self.chance.random() < 0.02) else name: (
                self.inside(one, names=name in ("family", "professionals", "network"))
            )
            for name, one in value.items()
        }


def _records(document: dict[str, Any], field: str) -> list[dict[str, Any]]:
    """The records under a field that can have more fields."""
    found = document.get(field)
    records = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    return [one for one in records if isinstance(one, dict)]


@pytest.mark.parametrize("example", ["ndela-rae", "ten-mistakes", "jay-marsh"])
@pytest.mark.parametrize("seed", range(8))
def test_machine_formats_hold_no_word_of_the_case(casekit: Any, folder: Path, example: str, seed: int) -> None:
    document = yaml.load((EXAMPLES / f"{example}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    tokens = Tokens(seed)
    for people in ("family", "professionals"):
        for key in document[people] if isinstance(document.get(people), dict) else ():
            tokens.key(key)
    del document["casekit"]
    for one in (*_records(document, "family"), *_records(document, "couples")):
        one["secrets"] = [{"what": tokens.token(), "known_to": [tokens.token()]}]
    for one in _records(document, "family"):
        one["culture"] = {"heritages": [tokens.token(), tokens.token()]}
    text = "casekit: 1\n" + yaml.dump(tokens.inside(document), allow_unicode=True, sort_keys=False, width=1000)
    Path("case.yaml").write_text(text, encoding="utf-8")
    secret = re.compile(r"q[bcdfghjklmnpqrstvwxz]{11}q")
    assert secret.search(text)
    shown = 0
    for form in ("concise", "json", "sarif", "github", "junit"):
        ran = casekit("lint", "case.yaml", "--advice", "--format", form, "--as-at", "2024-03-01")
        assert ran.code in (0, 1)
        assert not secret.findall(ran.out + ran.said)
        shown += len(secret.findall(casekit("lint", "case.yaml", "--format", form, "--with-text").out))
    assert shown


def test_control_characters_of_a_case_do_not_reach_the_terminal(casekit: Any, folder: Path) -> None:
    text = 'casekit: 1\nchild: amy\nfamily:\n  amy: {name: "Amy \\e[31m\\u202E Example\\x9b", born: 2014-05-02}\n'
    Path("amy.yaml").write_text(text, encoding="utf-8")
    for form in ("text", "concise", "json", "sarif", "github", "junit"):
        ran = casekit("lint", "amy.yaml", "--format", form, "--with-text", "--advice")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", ran.out)
    assert json.loads(casekit("lint", "amy.yaml", "--format", "json").out)["version"] == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their file systems take no such name")
def test_a_file_name_that_is_no_text_does_no_harm(casekit: Any, folder: Path) -> None:
    name = os.fsdecode(b"a\xff\n\x1b[31m.yaml")
    Path(name).write_text("casekit: 1\nchild: amy\n", encoding="utf-8")
    for form in ("text", "concise", "json", "sarif", "github", "junit"):
        ran = casekit("lint", name, "--format", form)
        assert ran.code == 1
        assert b"\x1b" not in ran.data
    assert json.loads(casekit("lint", name, "--format", "json").out)["files"] == [name]
