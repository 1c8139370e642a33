"""Files of the record as they are written: scaffolds, canonical layout, moves. Never part of a check.

Nothing here changes the text of a value: what is written is parsed again and compared before it counts.
"""

from tracker.editing.moving import Move, Moved, MoveError, carry_out, plan
from tracker.editing.scaffold import ScaffoldError, file_name, record_text
from tracker.editing.tidying import Tidied, tidy

__all__ = [
    "Move",
    "MoveError",
    "Moved",
    "ScaffoldError",
    "Tidied",
    "carry_out",
    "file_name",
    "plan",
    "record_text",
    "tidy",
]
