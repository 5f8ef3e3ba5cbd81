"""Genograms: a family on one day as a picture that is right, or a sentence that says why it cannot be drawn."""

from casekit.genogram.family import CannotDraw, Family, WrongPicture
from casekit.genogram.picture import Picture, draw

__all__ = ["CannotDraw", "Family", "Picture", "WrongPicture", "draw"]
