"""casekit: plain-text case files for children's social care, validated, linted and drawn.

The six things a script needs: `load`, `check`, `render`, `Case`, `Finding` and `PartialDate`. They load when they are
first used, so that `import casekit` costs nothing.
"""

# Not even `typing` is loaded here: a command first sets how seldom Python looks for rubbish (`casekit.cli.main`).
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from casekit.case.case import Case
    from casekit.case.dates import PartialDate
    from casekit.script import check, load, render
    from casekit.text.finding import Finding

__version__ = "0.1.0"
__all__ = ["Case", "Finding", "PartialDate", "__version__", "check", "load", "render"]

_HOMES = {
    "Case": "casekit.case.case",
    "Finding": "casekit.text.finding",
    "PartialDate": "casekit.case.dates",
    "check": "casekit.script",
    "load": "casekit.script",
    "render": "casekit.script",
}


def __getattr__(name: str) -> "Any":
    """Load one of the six names when it is first asked for."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'casekit' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
