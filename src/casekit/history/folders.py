"""Finding the top of a repository without asking git, so that a run outside of one loads nothing that reads history."""

from pathlib import Path


def top_of(path: str | Path) -> Path | None:
    """The nearest folder upward from a file that holds `.git`."""
    own = Path(path).resolve()
    return next((folder for folder in (own, *own.parents) if (folder / ".git").exists()), None)
