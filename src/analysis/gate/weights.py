"""What a word with a capital is likely to be, by itself."""

import re
from functools import lru_cache

from analysis.gate.gazetteer import (
    first_names,
    last_names,
    near_first_names,
    no_names,
    word_names,
)
from analysis.gate.place_names import places
from analysis.gate.vocabulary import (
    abstract,
    authors,
    capitalised,
    common,
    in_dictionary,
    known,
    proper,
)

NAME = "name"  # stands in a list of names and is no word
DOUBT = "doubt"  # stands in a list of names and is a word too
PLACE = "place"  # stands in a list of places and is no word
UNKNOWN = "unknown"  # stands nowhere
PLAIN = "plain"  # is a word: a capital inside a sentence would be strange
NOTHING = "nothing"  # has a capital without being a name


LONGEST = 40  # letters; what is longer is no name
ABBREVIATION = re.compile(r"(?=\w{2,4}$)[A-Z][a-z]{0,2}[A-Z]\w*")  # PvA, RvK, ZvW


@lru_cache(maxsize=100_000)
def weight(word: str) -> str:
    """What a capitalised word is likely to be, wherever it stands."""
    small = word.lower()
    if len(word) == 1 or len(word) > LONGEST:
        return NOTHING
    if "-" in word:
        return joined(word)
    if word.isupper():
        return shouted(word)
    if ABBREVIATION.fullmatch(word):
        return NOTHING
    if small in word_names():
        return DOUBT
    if small in near_first_names():
        return NAME
    if small in common() or small in capitalised() or small in authors() or proper(small):
        return NOTHING
    return NAME if genitive(small) else unlisted(small)


def joined(word: str) -> str:
    """A word with hyphens: Dirk-Jan and Verhoeven-Smit are names, Wmo-consulent is a word."""
    if word.lower() in capitalised() | authors():
        return NOTHING
    parts = word.split("-")
    if not all(part[:1].isupper() for part in parts):
        return NAME if all(part.lower() in near_first_names() for part in parts) else NOTHING
    weights = {weight(part) for part in parts}
    best = [one for one in (NAME, PLACE, UNKNOWN, DOUBT, PLAIN) if one in weights]
    return best[0] if best else NOTHING


def shouted(word: str) -> str:
    """A word in capitals: JANSEN is a name, NIET a word and SVB an abbreviation."""
    small = word.lower()
    if len(word) < 4 or small in capitalised():
        return NOTHING
    if small in near_first_names():
        return NAME
    if known(word):
        return NOTHING
    if small in last_names():
        return NAME
    return UNKNOWN if len(word) > 6 else NOTHING


def genitive(small: str) -> bool:
    """Whether a word is a first name with an ending, as in Sannes moeder or Bertje."""
    stems = [small.removesuffix(ending) for ending in ("s", "je", "tje", "ke")]
    names = near_first_names() | word_names()
    return not in_dictionary(small) and any(stem != small and stem in names for stem in stems)


def unlisted(small: str) -> str:
    """The weight of a word that is no usual first name and no usual capital."""
    if known(small) or small in no_names():
        plain = abstract(small) and small not in last_names() and small not in places()
        return NOTHING if plain else PLAIN
    if small in places():
        return PLACE
    if small in first_names() or small in last_names():
        return NAME
    return UNKNOWN
