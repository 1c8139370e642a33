"""Data out: one format per file, with the columns of the queries' dataclasses."""

from tracker.export.json_format import json_export

__all__ = ["json_export"]
