"""What all tests share."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` writes the messages of the gallery again; the difference is then read as a git diff."""
    parser.addoption("--update", action="store_true", help="write tests/gallery/*/message.txt again")
