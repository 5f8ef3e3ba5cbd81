"""Where the other copies of a repository lie: the computer and the folder that an address names."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from urllib.parse import urlsplit

_LIKE_SCP: Final = re.compile(r"(?:[^/@]+@)?(?P<host>\[[^]]+\]|[^/:@]{2,}):(?P<path>(?!//).*)", re.DOTALL)
_SERVER: Final = re.compile(r"(?://|\\\\)(?P<host>[^/\\?.][^/\\]*)(?P<path>[/\\].*)?", re.DOTALL)
_HERE: Final = frozenset({"", "localhost", "127.0.0.1", "::1"})


class Remote(NamedTuple):
    """Another copy of a repository: its name in git, the computer it lies on, and the folder there.

    Passwords that stand in the address are not in it.
    """

    name: str
    host: str
    path: str

    @property
    def address(self) -> str:
        """Computer and folder as a setting names them: `git.example.org/team/records`."""
        return f"{self.host}/{self.path}".rstrip("/")


def remote_of(name: str, address: str) -> Remote | None:
    """The copy that an address names; `None` where it lies on this computer."""
    host, path = _host_and_path(address.strip())
    folder = path.replace("\\", "/").strip("/").removesuffix(".git")
    return None if host.casefold() in _HERE else Remote(name, host.casefold(), folder)


def _host_and_path(address: str) -> tuple[str, str]:
    helper, found, rest = address.partition("::")
    if found and helper.isalnum():
        return _host_and_path(rest) if "://" in rest else (helper, "")
    if "://" in address:
        try:
            parts = urlsplit(address)
            return parts.hostname or "", parts.path
        except ValueError:
            return address.partition("://")[0], ""
    match = _SERVER.fullmatch(address) or _LIKE_SCP.fullmatch(address)
    return (match["host"].strip("[]"), match["path"] or "") if match else ("", "")


def not_approved(remotes: Iterable[tuple[str, str]], approved: Iterable[str]) -> Iterator[Remote]:
    """The copies on other computers that no approved address covers, each once.

    An approved address is a computer (`git.example.org`) or a folder on it (`git.example.org/team`).
    """
    allowed = [one.casefold().strip("/") for one in approved]
    seen = set()
    for name, address in remotes:
        remote = remote_of(name, address)
        if remote is None or remote in seen:
            continue
        seen.add(remote)
        named = remote.address.casefold()
        if not any(named == one or named.startswith(f"{one}/") for one in allowed):
            yield remote
