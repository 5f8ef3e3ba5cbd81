"""The real command, run in this process: the arguments, the streams and the exit code as a terminal has them."""

import io
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple

import pytest

from casekit.cli.app import run


class Ran(NamedTuple):
    """What a command left behind: its exit code and what it wrote on the two streams."""

    code: int
    out: str
    err: str


def casekit(words: Sequence[str]) -> Ran:
    """Run `casekit` with these words after its name."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["casekit", *words])
        # Started as `python -m pytest`, messages would name that as the program.
        patch.setattr(sys.modules["__main__"], "__package__", None, raising=False)
        code = run()
    return Ran(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("utf-8")
