"""The order of the folders holds: data flows one way, and only `cli` knows the terminal, the clock and the environment.

The checks read the source of every module. Each is first shown to find what it looks for in a line of made-up source.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src"
LAYERS = (
    ("text",),
    ("case",),
    ("policy",),
    ("lint", "due", "genogram", "pictures", "chronology", "history", "patterns", "timeline"),
    ("reports", "exchange", "output"),
    ("cli",),
)
LEVELS = {folder: level for level, folders in enumerate(LAYERS) for folder in folders}
TOP = LEVELS["cli"]

TERMINAL_PACKAGES = {"click": {"cli"}, "rich": {"cli", "output"}}
CLOCK_AND_ENVIRONMENT = {
    *("datetime.date.today", "datetime.datetime.today", "datetime.datetime.now", "datetime.datetime.utcnow"),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime"),
    *("os.environ", "os.environb", "os.getenv", "os.getenvb"),
}
OPENS_NO_FILES = (
    "casekit.lint.rules.",
    "casekit.genogram.",
    "casekit.pictures.",
    "casekit.chronology.",
    "casekit.patterns.",
)
FILE_METHODS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob"}
MOST_LINES = 450


@dataclass(frozen=True)
class Module:
    """One module by its dotted name (`casekit.lint.engine`; a package's own module ends in `__init__`)."""

    name: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @property
    def folder(self) -> str:
        """`lint`; the empty text for the face of the package; `cli` for `python -m casekit`."""
        parts = self.name.split(".")
        if len(parts) > 2:
            return parts[1]
        return "cli" if parts[1] == "__main__" else ""

    @cached_property
    def imports(self) -> list[tuple[int, str]]:
        """The line and dotted name of everything imported, inside functions too; from relative to absolute."""
        return [found for node in ast.walk(self.tree) for found in self._imports_of(node)]

    def _imports_of(self, node: ast.AST) -> Iterator[tuple[int, str]]:
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(names=names):
                base = self._absolute(node)
                yield from ((node.lineno, f"{base}.{alias.name}") for alias in names)
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield node.lineno, name

    def _absolute(self, node: ast.ImportFrom) -> str:
        if node.level == 0:
            return node.module or ""
        package = self.name.split(".")[: -node.level]
        return ".".join([*package, *([node.module] if node.module else [])])

    @cached_property
    def meanings(self) -> dict[str, str]:
        """What each imported name stands for: `{"date": "datetime.date"}`."""
        names: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names |= {
                    a.asname or a.name.split(".")[0]: a.name if a.asname else a.name.split(".")[0] for a in node.names
                }
            elif isinstance(node, ast.ImportFrom):
                names |= {a.asname or a.name: f"{self._absolute(node)}.{a.name}" for a in node.names}
        return names

    def meaning(self, node: ast.expr) -> str:
        """The dotted name that an expression stands for, or the empty text."""
        match node:
            case ast.Name(id=name):
                return self.meanings.get(name, "")
            case ast.Attribute(value=value, attr=attr):
                owner = self.meaning(value)
                return f"{owner}.{attr}" if owner else ""
        return ""


def folder_named(dotted: str) -> str | None:
    """The folder of casekit that a dotted name lies in; empty for the package itself; None for what is not ours."""
    parts = dotted.split(".")
    if parts[0] != "casekit":
        return None
    return parts[1] if len(parts) > 1 and parts[1] in LEVELS else ""


def upward_imports(module: Module) -> Iterator[str]:
    """A folder imports from its own layer and from those below it; the face of the package is for users only."""
    if module.folder not in {*LEVELS, ""}:
        yield f"{module.name}: the folder {module.folder} has no layer; give it one in this test"
        return
    level = LEVELS.get(module.folder, TOP - 1)
    for line, dotted in module.imports:
        folder = folder_named(dotted)
        if folder is None or dotted == "casekit.__version__":
            continue
        if folder == "" and level < TOP and module.folder:
            yield f"{module.name}:{line}: imports {dotted}, which is the face of the package"
        elif folder and LEVELS[folder] > level:
            yield f"{module.name}:{line}: imports {dotted}, which lies above {module.folder or 'casekit'}"


def terminal_packages(module: Module) -> Iterator[str]:
    """Only `cli` knows click; only `cli` and `output` know rich."""
    for line, dotted in module.imports:
        allowed = TERMINAL_PACKAGES.get(dotted.split(".")[0])
        if allowed is not None and module.folder not in allowed:
            yield f"{module.name}:{line}: imports {dotted}, which is for {' and '.join(sorted(allowed))}"


def clock_and_environment(module: Module) -> Iterator[str]:
    """Only `cli` asks what day it is or what the environment says, so that the same input gives the same output."""
    if module.folder == "cli":
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name | ast.Attribute) and module.meaning(node) in CLOCK_AND_ENVIRONMENT:
            yield f"{module.name}:{node.lineno}: uses {module.meaning(node)}"


def opened_files(module: Module) -> Iterator[str]:
    """Rules and pictures open no files; `pictures` may read the fonts that came with the package."""
    if not module.name.startswith(OPENS_NO_FILES):
        return
    imported = {dotted for _, dotted in module.imports}
    package_data = module.folder == "pictures" and any(name.startswith("importlib.resources") for name in imported)
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Name(id="open")):
                yield f"{module.name}:{node.lineno}: opens a file"
            case ast.Call(func=ast.Attribute(attr=attr)) if attr in FILE_METHODS and not package_data:
                yield f"{module.name}:{node.lineno}: calls {attr}()"
            case ast.Import() | ast.ImportFrom() if package_data:
                if any(name.split(".")[0] in {"pathlib", "io", "os"} for _, name in module._imports_of(node)):
                    yield f"{module.name}:{node.lineno}: reads package data, so it needs no other files"


def prints(module: Module) -> Iterator[str]:
    """Only `cli` prints."""
    if module.folder == "cli":
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield f"{module.name}:{node.lineno}: prints"


def too_long(module: Module) -> Iterator[str]:
    """A module has one subject, and one person can hold it."""
    count = len(module.source.splitlines())
    if count > MOST_LINES:
        yield f"{module.name}: {count} lines; split it by subject (at most {MOST_LINES})"


def missing_docstrings(module: Module) -> Iterator[str]:
    """Every module and every public class, function and method says what it is."""
    if ast.get_docstring(module.tree) is None:
        yield f"{module.name}: the module has no docstring"
    yield from _undocumented(module.name, module.tree)


def _undocumented(owner: str, node: ast.Module | ast.ClassDef) -> Iterator[str]:
    for child in node.body:
        if not isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or child.name.startswith("_"):
            continue
        again = {ast.unparse(decorator).split(".")[-1] for decorator in child.decorator_list} & {"overload", "setter"}
        if ast.get_docstring(child) is None and not again:
            yield f"{owner}.{child.name} (line {child.lineno}) has no docstring"
        if isinstance(child, ast.ClassDef):
            yield from _undocumented(f"{owner}.{child.name}", child)


def circles(modules: list[Module]) -> list[str]:
    """Folders of one layer that import each other in a circle, as `lint -> output -> lint`."""
    uses: dict[str, set[str]] = {folder: set() for folder in LEVELS}
    for module in modules:
        if module.folder:
            uses[module.folder] |= {folder for _, name in module.imports if (folder := folder_named(name))}
    found: list[str] = []

    def walk(way: tuple[str, ...]) -> None:
        for folder in sorted(uses[way[-1]] - {way[-1]}):
            if folder == way[0]:
                found.append(" -> ".join([*way, folder]))
            elif folder not in way and folder > way[0]:
                walk((*way, folder))

    for start in LEVELS:
        walk((start,))
    return found


def read(path: Path) -> Module:
    return Module(".".join(path.relative_to(SOURCE).with_suffix("").parts), path.read_text(encoding="utf-8"))


MODULES = [read(path) for path in sorted(SOURCE.rglob("*.py"))]
Check = Callable[[Module], Iterator[str]]
CHECKS: list[Check] = [
    *(upward_imports, terminal_packages, clock_and_environment, opened_files, prints, too_long, missing_docstrings),
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_module_keeps_to(check: Check) -> None:
    problems = [problem for module in MODULES for problem in check(module)]
    assert not problems, "\n".join(["", *problems])


def test_no_two_folders_import_each_other() -> None:
    assert circles(MODULES) == []


def test_the_package_was_read() -> None:
    assert {"casekit.__init__", "casekit.text.finding"} <= {module.name for module in MODULES}


LONG = "\n".join(["'''A module.'''"] * (MOST_LINES + 1))


@pytest.mark.parametrize(
    ("check", "name", "source"),
    [
        (upward_imports, "casekit.text.nodes", "from casekit.case.dates import PartialDate"),
        (upward_imports, "casekit.case.dates", "def f():\n    import casekit.lint.engine"),
        (upward_imports, "casekit.policy.values", "from ..lint import rule"),
        (upward_imports, "casekit.policy.__init__", "from ..output import text"),
        (upward_imports, "casekit.lint.engine", "from casekit import output"),
        (upward_imports, "casekit.lint.engine", "from casekit import load"),
        (upward_imports, "casekit.lint.engine", "import importlib\nimportlib.import_module('casekit.cli.main')"),
        (upward_imports, "casekit.__init__", "from casekit.cli.main import main"),
        (upward_imports, "casekit.shelf.book", "import os"),
        (terminal_packages, "casekit.output.text", "import click"),
        (terminal_packages, "casekit.lint.engine", "def f():\n    from rich.text import Text"),
        (clock_and_environment, "casekit.case.dates", "from datetime import date\nx = date.today()"),
        (clock_and_environment, "casekit.case.dates", "import datetime as dt\nx = dt.datetime.now(dt.UTC)"),
        (clock_and_environment, "casekit.case.dates", "from time import time as now\nx = now()"),
        (clock_and_environment, "casekit.output.text", "import os\nx = os.environ['HOME']"),
        (opened_files, "casekit.lint.rules.dates", "open('x')"),
        (opened_files, "casekit.genogram.route", "from pathlib import Path\nPath('x').read_text(encoding='utf-8')"),
        (opened_files, "casekit.pictures.fonts", "from importlib.resources import files\nopen('x')"),
        (opened_files, "casekit.pictures.fonts", "from importlib.resources import files\nfrom pathlib import Path"),
        (prints, "casekit.output.text", "print('x')"),
        (too_long, "casekit.text.nodes", LONG),
        (missing_docstrings, "casekit.text.nodes", "x = 1"),
        (missing_docstrings, "casekit.text.nodes", "'''A module.'''\ndef f(): ..."),
        (missing_docstrings, "casekit.text.nodes", "'''A module.'''\nclass A:\n    '''A.'''\n    def f(self): ..."),
    ],
)
def test_a_check_finds(check: Check, name: str, source: str) -> None:
    assert len(list(check(Module(name, source)))) == 1


@pytest.mark.parametrize(
    ("check", "name", "source"),
    [
        (upward_imports, "casekit.case.dates", "from casekit.text.finding import Span\nfrom . import words\nimport re"),
        (upward_imports, "casekit.genogram.route", "from casekit.pictures.canvas import Canvas"),
        (upward_imports, "casekit.output.json", "from casekit import __version__"),
        (upward_imports, "casekit.__main__", "from casekit.cli.main import main"),
        (upward_imports, "casekit.__init__", "from casekit.output import render\nfrom casekit.case import load"),
        (terminal_packages, "casekit.output.text", "from rich.text import Text"),
        (terminal_packages, "casekit.cli.main", "import click"),
        (clock_and_environment, "casekit.cli.main", "from datetime import date\nx = date.today()"),
        (clock_and_environment, "casekit.case.dates", "from datetime import date\nx = date(2023, 6, 20)\ny = x.today"),
        (opened_files, "casekit.case.reading", "open('x', encoding='utf-8')"),
        (
            opened_files,
            "casekit.pictures.fonts",
            "from importlib.resources import files\nfiles('casekit.pictures').joinpath('x').read_bytes()",
        ),
        (missing_docstrings, "casekit.text.nodes", "'''A module.'''\ndef _f(): ...\nclass A:\n    '''A.'''"),
    ],
)
def test_a_check_leaves_alone(check: Check, name: str, source: str) -> None:
    assert list(check(Module(name, source))) == []


def test_a_circle_is_found() -> None:
    pair = [
        Module("casekit.lint.engine", "from casekit.chronology.select import select"),
        Module("casekit.chronology.select", "from casekit.lint.engine import run"),
    ]
    assert circles(pair) == ["chronology -> lint -> chronology"]
    assert circles(pair[:1]) == []
