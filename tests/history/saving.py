"""A real git repository in a folder of a test, with versions saved on chosen days."""

import os
import subprocess
from pathlib import Path


class Saved:
    """A repository in a folder; every call of git has the same author and asks nobody's settings."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *words: str, day: str = "2023-01-02") -> str:
        """What git prints; the clock it sees says noon on `day`."""
        settings = {
            "GIT_AUTHOR_NAME": "Asha Moore",
            "GIT_AUTHOR_EMAIL": "asha@example.org",
            "GIT_COMMITTER_NAME": "Asha Moore",
            "GIT_COMMITTER_EMAIL": "asha@example.org",
            "GIT_AUTHOR_DATE": f"{day}T12:00:00+00:00",
            "GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C",
        }
        ran = subprocess.run(
            ["git", *words],
            cwd=self.folder,
            env={**os.environ, **settings},
            check=True,
            capture_output=True,
            text=True,
        )
        return ran.stdout

    def write(self, name: str, text: str) -> Path:
        """Write a file without saving a version of it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def save(self, name: str, text: str, day: str = "2023-01-02") -> Path:
        """Write a file and save a version of it on a day."""
        path = self.write(name, text)
        self.git("add", "--", name)
        self.git("commit", "--quiet", "-m", "saved", day=day)
        return path
