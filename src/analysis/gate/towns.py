"""Places that their capitals do not tell: of more than one word, or words themselves."""

import re
from collections.abc import Iterator

from analysis.gate.finds import Find
from analysis.gate.gazetteer import near_first_names, word_names
from analysis.gate.name_shapes import CAPITAL, CAPITALS
from analysis.gate.place_names import longer_places, places
from analysis.gate.vocabulary import capitalised, common

GOES = re.compile(
    r"(?i:(?<!\w)(?:(?P<to>in|uit|te|naar)|vanuit|richting|nabij|bij|van)) "
    rf"(?P<place>{CAPITAL})"
)
PRONOUNS = frozenset(("hem", "haar", "hen", "hun", "ons", "mij", "jou"))


def towns(text: str) -> Iterator[Find]:
    """Places such as Bergen op Zoom, and after a preposition such as `uit Best`, `naar hengelo`."""
    for found in CAPITALS.finditer(text):
        for place in longer_places().get(found[0], ()):
            end = found.start() + len(place)
            if text.startswith(place, found.start()) and not text[end : end + 1].isalpha():
                yield Find(found.start(), end, "plaats", "plaatsenlijst", "zeker")
    for found in GOES.finditer(text):
        if found["place"].lower() in places() and is_place(found):
            yield Find(*found.span("place"), "plaats", "plaatsenlijst", "waarschijnlijk")


def is_place(found: re.Match) -> bool:
    """Whether a word after a preposition is a place: not `van Mark`."""
    name = found["place"].lower()
    usual = name in word_names() | near_first_names() | common() | capitalised()
    return name not in PRONOUNS and (bool(found["to"]) or not usual)
