"""The files that come with the package, each by its path from the package's folder: fonts, policies, lists of words.

They lie beside the modules and are opened there: `importlib.resources` takes longer to load than most take to read.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def package_file(name: str) -> Path:
    """Where a file of the package lies: `package_file("pictures/fonts/DejaVuSans.ttf")`."""
    return _PACKAGE / name


def package_bytes(name: str, start: int = 0, length: int = -1) -> bytes:
    """What is in a file of the package, or so many bytes of it from `start` on, which is less to read.

    Raises `FileNotFoundError` where there is none of that name.
    """
    with package_file(name).open("rb") as file:
        file.seek(start)
        return file.read(length)


def package_text(name: str) -> str:
    """The text of a file of the package. Raises `FileNotFoundError` where there is none of that name."""
    return package_file(name).read_text(encoding="utf-8")
