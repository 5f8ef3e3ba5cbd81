"""Genograms: a family on one day as a picture that is right, or a sentence that says why it cannot be drawn."""

from casekit.genogram.draw import Picture, draw
from casekit.genogram.family import CannotDraw, Family

__all__ = ["CannotDraw", "Family", "Picture", "draw"]
