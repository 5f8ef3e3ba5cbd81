"""The calendar in words and figures: the names of months and weekdays, and a day as the format writes it."""

from datetime import date
from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def iso(year: int, month: int, day: int) -> str | None:
    """The day as the format writes it, or `None` if the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
