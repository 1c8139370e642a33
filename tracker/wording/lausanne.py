"""How this tracker stands to the Lausanne Declaration on voting advice applications, point by point, failures included.

The points are given in our words, after the text on vaa-research.net, whose stored copy breaks off after point 4.2.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Point:
    """What the Declaration asks, how far it is met, and why."""

    number: str
    asks: str
    met: str
    why: str


READ_AT: Final = "http://vaa-research.net/?page_id=127"
ABOUT: Final = (
    "Researchers of voting advice applications wrote down in Lausanne in 2013 what such tools should keep to. The "
    "points are put in our words. The copy of the text that we could read breaks off after point 4.2; the last two "
    "rows answer what others report of the rest. Nobody but ourselves has checked this."
)

POINTS: Final = (
    Point(
        "1.1",
        "Open, transparent, impartial and of sound method",
        "partly",
        "Code and record are free, every standing opens into its statements, and one rule holds for all. That the "
        "record itself is even is not proven: see the parity panel, the coverage map and the statements that no "
        "person has reviewed.",
    ),
    Point(
        "2.1",
        "Whoever pays is named",
        "not met",
        "Nothing about money is recorded in the project. Whoever runs a site with it has to say who pays.",
    ),
    Point(
        "2.2",
        "Intentions and purposes are told",
        "met",
        "To say where a candidate stands, since when, and how we know. It does not tell anybody whom to vote for.",
    ),
    Point(
        "3.1",
        "Free for every citizen",
        "met",
        "No fee, no account, no answers stored. The pages work on a phone, by keyboard and with a screen reader; "
        "tests with axe-core hold them to it.",
    ),
    Point(
        "3.2",
        "As many candidates on the ballot as possible; reasons for leaving any out are public",
        "partly",
        "Any number of candidates can be compared, and anybody can add one. But the rule by which candidates were "
        "taken into this record was not written down, and some who were on a ballot may be missing.",
    ),
    Point(
        "3.3",
        "Nobody is left out for what they believe",
        "met",
        "No rule of the project looks at a candidate’s views. How much was found for whom differs widely: see parity.",
    ),
    Point(
        "4.1",
        "Simple and easy to understand",
        "not tested",
        "Built for it: words beside every mark, a key, a sentence that says what the page shows. No voters have been "
        "asked yet.",
    ),
    Point(
        "4.2",
        "The design favours nobody systematically",
        "partly",
        "Alphabetical order, no party’s colours, replies at the size of the claim. The wording of the policies leans: "
        "see whom the voters of every yes and every no would be matched to.",
    ),
    Point(
        "–",
        "Reported of the rest: people can see how candidates were placed",
        "met",
        "Each standing names the statement that gives it, the passage, the source and the grade.",
    ),
    Point(
        "–",
        "Reported of the rest: the matching is explained",
        "met",
        "The formula is published with worked cases, and shown as a range where the record does not know enough.",
    ),
)
