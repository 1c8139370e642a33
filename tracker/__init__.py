"""A policy-position tracker: dated statements in YAML, one SQLite file, pages that voters can open."""

__version__ = "0.1.0"
