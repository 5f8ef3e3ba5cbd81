"""Lint: what a careful manager would ask of a case file, each question a rule with a page and a source."""
