"""What is kept out of our own words, with the plain word for it, and the marks that pages put round words of others."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

LOADED_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "flip-flop…": "changed",
        "flipflop…": "changed",
        "flipped": "changed",
        "backpedal…": "changed",
        "backtrack…": "changed",
        "walked back": "changed",
        "walks back": "changes",
        "u-turn…": "change",
        "reneg…": "changed",
        "waffl…": "said both",
        "dodged": "did not answer",
        "dodges": "does not answer",
        "evaded the": "did not answer",
        "sidestep…": "did not answer",
        "stonewall…": "did not answer",
        "admitted": "said",
        "admits": "says",
        "claimed": "said",
        "claims that": "says that",
        "alleged": "",
        "alleges": "says",
        "allegedly": "",
        "confess…": "said",
        "boast…": "said",
        "bragged": "said",
        "brags": "says",
        "ranted": "said",
        "fumed": "said",
        "lied": "said",
        "slammed": "criticised",
        "blasted": "criticised",
        "bashed": "criticised",
        "lashed out": "criticised",
        "doubled down": "said again",
        "falsely": "",
        "baseless…": "",
        "debunked": "",
        "so-called": "",
        "notorious…": "",
        "infamous…": "",
        "outrageous…": "",
        "shameful…": "",
        "disgraceful…": "",
        "hypocri…": "",
        "laughable…": "",
        "extremist…": "",
        "heroic…": "",
        "courageous…": "",
        "obviously": "",
    }
)
"""Words that judge, in small letters, and the plain word for each; none where it can be left out.

Each is a whole word, or several; one that ends in `…` begins a word.
"""

QUOTATION_MARKS: Final = ("“”", "„“", "„”", "«»", "»«", '""')
"""The pairs of double marks that open and close a quotation, as they are written somewhere."""

SINGLE_MARKS: Final = ("‘’", "‚‘", "‚’", "‹›", "›‹", "''")
"""The same of single marks, which are apostrophes too, and which newspapers put into titles."""
