"""Lengths that several parts of a timeline keep to, in picture units."""

from typing import Final

MARGIN: Final = 30.0
"""Paper round the picture; names of lanes and bands, and all sentences, begin here."""
COLUMN: Final = 158.0
"""The width of the column with the names of lanes and bands."""
PAD: Final = 16.0
"""Room at either end of the line, so that marks there are whole."""
