"""Squared paper, as `casekit.pictures.grid` has it."""

from casekit.pictures.grid import Grid

__all__ = ["Grid"]
