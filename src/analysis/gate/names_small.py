"""Names with a small letter, as people type in a hurry: mw de vries, sandra, met roos."""

import re
from collections.abc import Iterator

from analysis.gate.finds import Find
from analysis.gate.gazetteer import last_names, small_names, whole_last_names, word_names
from analysis.gate.name_shapes import (
    CLEAR_PARTICLE,
    INITIALLED_SMALL,
    PARTICLE,
    SMALL,
    TITLED_SMALL,
)
from analysis.gate.place_names import small_places
from analysis.gate.standing import opens, speaks
from analysis.gate.vocabulary import common, in_dictionary, known
from analysis.gate.word_lists import either, words

NAME_WORDS = "name_words.txt"
SMALL_WORDS = either(words(NAME_WORDS, "with a small letter"))
SMALL_WORD = re.compile(
    r"(?:(?P<before>(?<!\w)(?:met|tegen|collega|vriend|vriendin|broer|zus|zoon|dochter|namens"
    rf"|volgens|van|bij|aan) )|(?<!\w))(?P<name>{SMALL_WORDS})(?![\w-])"
)
CLEAR = re.compile(CLEAR_PARTICLE)
SURNAME = re.compile(rf"(?: (?:{PARTICLE} ?){{1,2}}| )(?P<name>[^\W\d_]{{3,}})(?!\w)")


def names_small(text: str) -> Iterator[Find]:
    """Every stretch with a small letter that looks like a name; they may overlap."""
    yield from titled_small(text)
    yield from small(text)
    yield from small_words(text)


def titled_small(text: str) -> Iterator[Find]:
    """mw jansen, dhr. de vries, j. de boer: a last name with a small letter."""
    for found in TITLED_SMALL.finditer(text):
        name = found["name"].lower()
        short = len(name) < 4 or text[found.end() : found.end() + 1] == "."
        particled = CLEAR.fullmatch(found["particle"].lower().strip())
        listed = is_surname(found) or name in word_names() or particled
        if name not in common() and (listed or not (known(name) or short)):
            yield Find(*found.span("whole"), "naam", "titel", "waarschijnlijk")
    for found in INITIALLED_SMALL.finditer(text):
        if is_surname(found):
            yield Find(*found.span("whole"), "naam", "voorletters", "waarschijnlijk")


def is_surname(found: re.Match) -> bool:
    """Whether a word with a small letter is a last name, by itself or with what stands before."""
    name, particle = found["name"].lower(), found["particle"].lower().strip()
    if name in last_names() and (not in_dictionary(name) or CLEAR.fullmatch(particle)):
        return True
    return f"{particle} {name}" in whole_last_names()


def small(text: str) -> Iterator[Find]:
    """Names with a small letter, with the last name that follows."""
    for found in SMALL.finditer(text):
        if found[0] in small_places():
            yield Find(*found.span(), "plaats", "plaatsenlijst", "waarschijnlijk")
        elif found[0] in small_names():
            after = SURNAME.match(text, found.end())
            joins = after and after["name"] in last_names() and not in_dictionary(after["name"])
            end = after.end() if joins else found.end()
            yield Find(found.start(), end, "naam", "namenlijst", "waarschijnlijk")


def small_words(text: str) -> Iterator[Find]:
    """Names that are words, where a word with a small letter cannot stand: `met roos`."""
    for found in SMALL_WORD.finditer(text):
        opening = found["before"] is None
        if not opening or (opens(text, found.start("name")) and speaks(text, found.end())):
            yield Find(*found.span("name"), "naam", "namenlijst", "mogelijk")
