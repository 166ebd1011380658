"""Addresses: a street with a number, a post office box."""

import re
from collections.abc import Iterator

from analysis.gate.finds import Find
from analysis.gate.name_shapes import CAPITAL, PARTICLE, WORD
from analysis.gate.near import matches, near
from analysis.gate.vocabulary import capitalised, common, in_dictionary
from analysis.gate.weights import PLACE, PLAIN, UNKNOWN, weight
from analysis.gate.word_lists import either, words

STREETS = "streets.txt"
TITLES = "titles.txt"
LOOK_BACK = 70  # characters that a street may have before its ending
CLOSE = 30  # characters between the ending of a street and the end of its number
KEPT = frozenset(("van", "de", "den", "het", "'t")) | words(TITLES)

HOUSE = re.compile(r"(?<=[ ,.])[1-9]\d{0,4}(?!\d)")
POSTCODE = re.compile(r"[1-9]\d{3} ?[A-Z]{2}\b")
CLEAR = either(words(STREETS, "endings"))
CAREFUL = either(words(STREETS, "endings that need a capital"))
NUMBER = (
    r",? ?(?:nr\.? ?|nummer |huisnummer |no\. ?)?[1-9]\d{0,4}"
    r"(?:[- ]?(?:bis|hs|huis|rood|zwart|boven|beneden|sous|bg|zw|rd)\b|,? ?\d?[- ]?hoog\b"
    r"| ?[-–/] ?\d{1,4}(?:[a-z]|hs|bis|huis)?| ?[-–]?(?:I{1,3}|IV|V)\b"
    r"| ?-[a-zA-Z]\b|[a-zA-Z]\b| [A-HJ-Z]\b| [a-h](?=[,.;)]|$))?(?![\w%])"
    r"(?! ?(?:uur|euro|km|minuten|min|jaar|keer|mensen|meter|graden|procent|dagen|weken|maanden)\b)"
)
BEFORE = rf"(?:(?:{CAPITAL}|[A-Z]\.|(?:Dr|Mr|Ir|St|Prof|Burg)\.|\d{{1,2}}e|{PARTICLE}) )"
STREET = re.compile(rf"(?i:(?:{CLEAR})|(?P<careful>{CAREFUL}))\.?(?=[ ,]){NUMBER}")
STEM = re.compile(rf"(?<![\w@.-])(?P<before>{BEFORE}{{0,4}})(?P<stem>[\w'’-]{{0,40}})$")
LANE = re.compile(
    rf"(?<!\w)(?i:laan|plein|park|weg|kade|hof|plantsoen|pad) (?:{PARTICLE} ){{1,2}}"
    rf"{WORD}(?: {WORD})*{NUMBER}"
)
BOX = re.compile(r"(?i)(?<!\w)(?:postbus|antwoordnummer)(?: nr\.?| nummer)? ?\d{1,6}")
BEFORE_POSTCODE = re.compile(
    rf"(?<!\w)(?:(?:{PARTICLE}|{CAPITAL}) ){{0,3}}{CAPITAL}{NUMBER}"
    r"(?=,? [1-9]\d{3} ?[A-Z]{2}\b)"
)
SOMEWHERE = re.compile(
    rf"(?<!\w)(?i:op|aan|in|naar|langs|bij|van) (?P<address>(?P<street>(?:(?i:de|het|'t) )?{WORD}"
    rf"(?: {WORD})?){NUMBER})(?= ?[,.;:)]|$| (?:en|in|te|was|is|waar|om|met|stond|zat|woont)\b)"
)
LIVES = re.compile(
    r"(?i:\b(?:woont|woonde|wonen|wonend|woonachtig|verhuis\w*|adres|langs|aangebeld)"
    r"(?::| is| was| nu| thuis| weer)*(?: op| aan| in| naar| bij)?(?: de| het)? )"
    rf"(?P<address>(?:(?:{PARTICLE}|{CAPITAL}) ){{0,3}}{CAPITAL}{NUMBER})"
)


def addresses(text: str) -> Iterator[Find]:
    """Streets with a house number, boxes, and what stands before a postcode."""
    for found in matches(STREET, text, near(text, HOUSE, CLOSE)):
        start = beginning(text, found)
        if start is not None:
            yield Find(start, found.end(), "adres", "vorm", "zeker")
    houses = near(text, HOUSE)
    postcodes = near(text, POSTCODE)
    for pattern, stretches in ((LANE, houses), (BOX, houses), (BEFORE_POSTCODE, postcodes)):
        for found in matches(pattern, text, stretches):
            yield Find(*found.span(), "adres", "vorm", "zeker")
    for found in matches(SOMEWHERE, text, houses):
        if weight(found["street"].split()[-1]) in (UNKNOWN, PLACE, PLAIN):
            yield Find(*found.span("address"), "adres", "woord_ervoor", "mogelijk")
    for found in matches(LIVES, text, houses):
        yield Find(*found.span("address"), "adres", "woord_ervoor", "waarschijnlijk")


def beginning(text: str, found: re.Match) -> int | None:
    """Where the street begins that ends here, or None if it is no street: onderweg 3."""
    window = max(0, found.start() - LOOK_BACK)
    left = STEM.search(text[window : found.start()])
    if not left:
        return None
    word = left["stem"] + re.match(r"\w+", found[0])[0]
    several = left["before"] != ""
    bare = len(left["stem"]) < 2 or word.lower() in words(STREETS, "no street")
    if bare and not (several and word[0].isupper()):
        return None
    if found["careful"] and word[0].islower() and in_dictionary(word):
        return None
    return window + left.start() + usual(left["before"])


def usual(before: str) -> int:
    """How many characters of what stands before a street are words that open a sentence."""
    end, at = 0, 0
    for word in before.split():
        at = before.index(word, at) + len(word)
        small = word.lower()
        if small not in KEPT and (small in common() or small in capitalised()):
            end = at + 1
    return end
