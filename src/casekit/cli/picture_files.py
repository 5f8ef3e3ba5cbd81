"""The files that come of a picture, one way for each format."""

from pathlib import Path
from typing import TYPE_CHECKING

from casekit.cli.exits import refuse
from casekit.cli.render_options import PictureFormat
from casekit.cli.writing import write

if TYPE_CHECKING:
    from casekit.genogram.picture import Picture


def write_picture(picture: "Picture", kind: PictureFormat, output: Path | None) -> None:
    """Write a picture in the format that was asked for."""
    match kind:
        case PictureFormat.SVG:
            write(picture.svg, output)
        case PictureFormat.PNG:
            write(_png(picture.svg), output)


def _png(svg: str) -> bytes:
    from casekit.pictures.png import CannotMakePng, png_of

    try:
        return png_of(svg)
    except CannotMakePng as refusal:
        refuse(str(refusal), "Make an .svg instead: any browser opens it.")
