"""Office files that are the same bytes for the same case: no time of day, and the day of the copy as their date."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import zip_longest
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from casekit.text.frozen import dataclass

_CORE: Final = "docProps/core.xml"
_DATES: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as XML that are still to come into tables of a file: the text for the first table, the second and so on.

    `end` is the tag that ends a table. It is quicker than to make each row an object of the library and write that.
    """

    end: str
    tables: tuple[str, ...]

    def put_into(self, part: bytes) -> bytes:
        """A part of the file with the rows at the end of each table.

        Raises `ValueError` where there are more tables or fewer, so that no row is lost.
        """
        end = self.end.encode("utf-8")
        before = part.split(end)
        if len(before) != len(self.tables) + 1:
            raise ValueError(f"there are {len(before) - 1} tables, and rows for {len(self.tables)}")
        return b"".join(self._pieces(before, end))

    def _pieces(self, before: list[bytes], end: bytes) -> Iterator[bytes]:
        for piece, rows in zip_longest(before, self.tables):
            yield piece
            if rows is not None:
                yield rows.encode("utf-8")
                yield end


def steady(data: bytes, day: date, rows: Mapping[str, Rows]) -> bytes:
    """The same office file (a ZIP archive) with no trace of when it was written but `day`.

    `rows` come into the parts of the file that have these names. Raises `ValueError` where there is no such part.
    """
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        names = before.namelist()
        if not rows.keys() <= set(names):
            raise ValueError(f"rows for parts that the file has not: {sorted(rows.keys() - set(names))}")
        for name in names:
            content = before.read(name)
            if name == _CORE:
                content = _DATES.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode("ascii") + rb"\g<2>", content)
            if name in rows:
                content = rows[name].put_into(content)
            part = ZipInfo(name)
            part.compress_type = ZIP_DEFLATED
            after.writestr(part, content)
    return out.getvalue()
