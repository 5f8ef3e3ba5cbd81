"""casekit: plain-text case files for children's social care, validated, linted and drawn."""

__version__ = "0.1.0"
