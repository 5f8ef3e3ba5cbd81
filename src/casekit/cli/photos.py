"""Photographs of people, from files beside the case: only with consent, made small, and with nothing hidden in them.

A photograph says where and when it was taken (EXIF); all of that is left behind, because the picture is made anew from
its dots. Pillow is imported only when photographs are asked for.
"""

import base64
import io
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casekit.cli.exits import refuse, say

if TYPE_CHECKING:
    from casekit.case.case import Case
    from casekit.case.people import Photo
    from casekit.genogram import Family

SIDE: Final = 240
"""How wide and high a photograph is in the picture, in dots."""
MOST_DOTS: Final = 60_000_000
MOST_BYTES: Final = 40_000_000
FORMATS: Final = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF", "MPO")


class Unusable(Exception):
    """A photograph that cannot be used; `args` are what is wrong and what to do."""


def with_photos(family: "Family", case: "Case", day: date) -> "Family":
    """The family with the photographs that somebody agreed to by the day, if that layer is shown.

    Leaves with a sentence where a file is missing, lies outside the case's folder, or is no photograph.
    """
    from casekit.genogram.kinds import Layer

    if Layer.PHOTOS not in family.layers:
        return family
    found = dict(_photos(family, case, day))
    members = tuple(replace(one, photo=found.get(one.key, "")) for one in family.members)
    return replace(family, members=members)


def _photos(family: "Family", case: "Case", day: date) -> Iterator[tuple[str, str]]:
    for member in family.members:
        person = case.family.get(member.key)
        if person is None or person.photo is None:
            continue
        photo = person.photo
        if photo.consent is None or (photo.date is not None and photo.date.after(day) is True):
            say(
                f"Note: the photograph of {family.called(member.key)} is left out, because the file does not say who "
                "agreed to it by this day."
            )
            continue
        try:
            yield member.key, data_uri(path_of(photo))
        except Unusable as problem:
            what, help_ = problem.args
            refuse(f"The photograph of {family.called(member.key)}, `{photo.file}`, {what}.", help_)


def path_of(photo: "Photo") -> Path:
    """Where a photograph lies: in the folder of the file that names it, or in a folder below. Raises `Unusable`."""
    folder = Path(photo.place().path).resolve().parent
    try:
        path = (folder / str(photo.file)).resolve()
        inside = path.is_relative_to(folder)
        there = inside and path.is_file()
    except (OSError, ValueError, RuntimeError):
        raise Unusable("has a name that no file can have", "Write the name of the file.") from None
    if not inside:
        raise Unusable(
            "lies outside the case's folder", "Put the file beside the case file, and write its name without a path."
        )
    if not there:
        raise Unusable("is not there", "Put the file beside the case file, or correct its name under `photo`.")
    return path


def data_uri(path: Path) -> str:
    """A photograph as a small square JPEG in a data URI, upright, without anything but its dots. Raises `Unusable`."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unusable("is a file of more than 40 MB", "Save a smaller copy and name that.")
        content = path.read_bytes()
    except OSError as problem:
        raise Unusable(f"cannot be read ({problem.strerror})", "Close it in other programs, or copy it anew.") from None
    return f"data:image/jpeg;base64,{base64.b64encode(small_jpeg(content)).decode('ascii')}"


def small_jpeg(content: bytes) -> bytes:
    """The same photograph, upright, cut to a square from its middle, small. Raises `Unusable`."""
    image, operations = import_module("PIL.Image"), import_module("PIL.ImageOps")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            opened = image.open(io.BytesIO(content), formats=FORMATS)
            if opened.width * opened.height > MOST_DOTS:
                raise Unusable(
                    f"is {opened.width} by {opened.height} dots, more than {MOST_DOTS // 1_000_000} million",
                    "Save a smaller copy and name that.",
                )
            opened.draft("RGB", (2 * SIDE, 2 * SIDE))
            upright = operations.exif_transpose(opened)
            see_through = upright.convert("RGBA")
            flat = image.new("RGBA", see_through.size, "white")
            flat.alpha_composite(see_through)
            square = operations.fit(flat.convert("RGB"), (SIDE, SIDE), centering=(0.5, 0.4))
    except Unusable:
        raise
    except image.DecompressionBombError:
        raise Unusable(
            f"has more than {MOST_DOTS // 1_000_000} million dots", "Save a smaller copy and name that."
        ) from None
    except Exception:
        # Pillow has no common class for what is wrong with a file: a broken one may end in any exception.
        raise Unusable(
            "is not a photograph that casekit can read", "Use a JPEG, PNG, WebP, TIFF, GIF or BMP file."
        ) from None
    clean = image.new("RGB", square.size)
    clean.paste(square)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=85)
    return out.getvalue()
