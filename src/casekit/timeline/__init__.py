"""Timelines: the events of a chronology in lanes along one axis of time, as a picture that is checked, and in words."""

from casekit.timeline.picture import Picture, WrongPicture, draw

__all__ = ["Picture", "WrongPicture", "draw"]
