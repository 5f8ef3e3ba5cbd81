"""Office files that are the same bytes for the same case: no time of day, and the day of the copy as their date."""

import io
import re
from datetime import date
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CORE: Final = "docProps/core.xml"
_DATES: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def steady(data: bytes, day: date) -> bytes:
    """The same office file (a ZIP archive) with no trace of when it was written but `day`."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == _CORE:
                content = _DATES.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode("ascii") + rb"\g<2>", content)
            part = ZipInfo(name)
            part.compress_type = ZIP_DEFLATED
            after.writestr(part, content)
    return out.getvalue()
