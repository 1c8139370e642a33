"""The database's tables: one class per kind of row; no reads, no writes.

Rows are not records (design §5): a table class checks nothing by itself, so every closed list is a constraint made
from `vocabulary.py`. Values stand as in YAML, days as ISO dates, and a date as written has its first and last day
beside it. Statements, elections, candidates, issues and policies are named by their public ids throughout;
numbers count rows of one build and mean nothing outside it.

Standings: `standing_span` says on which days which `standing` holds, for an election, an evidence bar and a clock.
No span at all for a candidate and a policy means `not_researched`, on all days. What a standing holds in numbers
that grow (its run, the changes, the corrections) has days of its own in `standing_run`, `standing_change` and
`standing_corrected`: rows that are in force on the day asked for (`valid_from` ≤ day < `valid_to`) are the answer.

`source_file` and `source_key` serve the next load alone.
"""

from sqlmodel import SQLModel

from tracker.tables.files import SourceFileRow, SourceKeyRow
from tracker.tables.seeds import (
    CandidacyRow,
    CandidateRow,
    CandidateSiteRow,
    ElectionPolicyRow,
    ElectionRow,
    EventRow,
    FormerIdRow,
    IssueRow,
    LoadFactRow,
    PolicyRow,
)
from tracker.tables.sources import (
    CarrierRow,
    CitationRow,
    OriginalRow,
    SearchedPlaceRow,
    SearchRow,
    VerificationRow,
)
from tracker.tables.standings import (
    StandingChangeRow,
    StandingChangeThroughRow,
    StandingCorrectedRow,
    StandingReportedRow,
    StandingRow,
    StandingRunRow,
    StandingSpanRow,
)
from tracker.tables.statements import DistinctionRow, ResponseRow, ReviewRow, StatementRow

__all__ = [
    "METADATA",
    "TABLES",
    "CandidacyRow",
    "CandidateRow",
    "CandidateSiteRow",
    "CarrierRow",
    "CitationRow",
    "DistinctionRow",
    "ElectionPolicyRow",
    "ElectionRow",
    "EventRow",
    "FormerIdRow",
    "IssueRow",
    "LoadFactRow",
    "OriginalRow",
    "PolicyRow",
    "ResponseRow",
    "ReviewRow",
    "SearchRow",
    "SearchedPlaceRow",
    "SourceFileRow",
    "SourceKeyRow",
    "StandingChangeRow",
    "StandingChangeThroughRow",
    "StandingCorrectedRow",
    "StandingReportedRow",
    "StandingRow",
    "StandingRunRow",
    "StandingSpanRow",
    "StatementRow",
    "VerificationRow",
]

TABLES: tuple[type[SQLModel], ...] = (
    IssueRow,
    PolicyRow,
    CandidateRow,
    CandidateSiteRow,
    ElectionRow,
    CandidacyRow,
    EventRow,
    ElectionPolicyRow,
    FormerIdRow,
    StatementRow,
    ResponseRow,
    DistinctionRow,
    ReviewRow,
    OriginalRow,
    CitationRow,
    CarrierRow,
    VerificationRow,
    SearchRow,
    SearchedPlaceRow,
    StandingRow,
    StandingReportedRow,
    StandingSpanRow,
    StandingRunRow,
    StandingChangeRow,
    StandingChangeThroughRow,
    StandingCorrectedRow,
    SourceFileRow,
    SourceKeyRow,
    LoadFactRow,
)
"""Every table, those referred to before those that refer to them (but a statement may refer to another)."""

METADATA = SQLModel.metadata
"""The tables as SQLAlchemy knows them."""
