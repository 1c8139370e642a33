"""What a change does to the record, for the one who reviews it: as data, and as Markdown in voters' words."""

from tracker.review.report import report

__all__ = ["report"]
