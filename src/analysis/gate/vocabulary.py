"""Which words are ordinary Dutch, so that a capital says nothing about them."""

import re
from functools import cache, lru_cache

import simplemma

from analysis.gate.word_lists import sections, words

COMMON = "common_words.txt"
CAPITALISED = ("institutions.txt", "methods.txt", "brands.txt", "peoples.txt", "calendar.txt",
               "ordinary.txt", "titles.txt")  # fmt: skip
PEOPLES = "peoples.txt"
AUTHORS = "authors.txt"
FAMOUS = "famous.txt"
PARTS = re.compile(r"[^\W\d_]+")
ENDING = re.compile(
    r"(?:heid|heden|ing|ingen|schap|tjes?|lijke?|loze?|baar|zame?|atie|isme|iteit|erij|ment|ers|loos)$"
    r"|^ge.*(?:d|t|en|el|er)$"
)
ABSTRACT = re.compile(
    r"(?:heid|heden|teit|schap|atie|gerichte?|lijke?|ische?|isme|ering|eringen|ment"
    r"|.{3}(?:model|methode|wijzer|kaart|scan|lijst|formulier|plan|gesprek|cirkel|matrix|ladder|meter"
    r"|schaal|training|cursus|spel|instrument|aanpak|theorie|analyse|meting|overleg|bijeenkomst|dag"
    r"|toets|bord|systeem|beleid|wet|regeling|toeslag|uitkering|team|vraag|cijfer|taal|werk))$"
)
PLACE = re.compile(
    r"(?:straat|laan|weg|plein|gracht|kade|hof|dreef|singel|steeg|schans|buurt|wijk|kerk|huis|school"
    r"|dijk|hoven|dorp|stad|poort|burg|berg|veld|haven|hoek|kamp|brug|park|meer|dam|zoom|horst)$"
)
JOINTS = ("", "s", "en", "e", "n")
LONGEST = 40  # letters that a word may have to be taken apart
LONG = 12  # letters from which a compound is no last name
SHORTEST = 3  # letters of a part of a compound


@lru_cache(maxsize=200_000)
def known(word: str) -> bool:
    """Whether a word in any case is Dutch: in the dictionary, or made of words that are."""
    small = word.lower()
    if len(small) > LONGEST:
        return True
    return in_dictionary(small) or small in common() or compound(small)


@lru_cache(maxsize=200_000)
def in_dictionary(small: str) -> bool:
    return simplemma.is_known(small, lang="nl")


@lru_cache(maxsize=50_000)
def proper(small: str) -> bool:
    """Whether the dictionary writes a word with a capital: Turkse, Utrechtse, Europa."""
    return in_dictionary(small) and simplemma.lemmatize(small, lang="nl")[:1].isupper()


@lru_cache(maxsize=50_000)
def abstract(small: str) -> bool:
    """Whether a word is too plainly a word to be a name: kwaliteit, toeslagenaffaire."""
    long = len(small) >= LONG and not in_dictionary(small) and not PLACE.search(small)
    return long or bool(ABSTRACT.search(small))


def compound(small: str) -> bool:
    """Whether a word is two or three dictionary words in a row, with `s` or `en` between."""
    for cut in range(len(small) - SHORTEST, SHORTEST - 1, -1):
        left, right = small[:cut], small[cut:]
        if len(right) > SHORTEST and in_dictionary(right) and made_of(left):
            return True
    return False


def made_of(left: str) -> bool:
    for joint in JOINTS:
        stem = left.removesuffix(joint)
        if left.endswith(joint) and len(stem) >= SHORTEST:
            if in_dictionary(stem):
                return True
            if len(stem) > 7 and compound(stem):
                return True
    return False


@cache
def common() -> frozenset[str]:
    """Small words and verbs that open sentences."""
    return words(COMMON)


@cache
def capitalised() -> frozenset[str]:
    """Every word, in small letters, of what has a capital and identifies nobody."""
    lines = [line for name in CAPITALISED for part in sections(name).values() for line in part]
    whole = frozenset(word.lower() for line in lines for word in line.split())
    return whole | frozenset(word.lower() for line in lines for word in PARTS.findall(line))


@cache
def peoples() -> frozenset[str]:
    """Peoples, countries and languages that the dictionary may not have."""
    return frozenset(word.lower() for word in words(PEOPLES))


@cache
def authors() -> frozenset[str]:
    """Names of who wrote theory or is known to all, of one word."""
    lines = [line for part in sections(FAMOUS).values() for line in part]
    famous = {name.strip().lower() for line in lines for name in line.split(",")}
    return frozenset(word.lower() for word in words(AUTHORS)) | {n for n in famous if " " not in n}


def looks_dutch(small: str) -> bool:
    """Whether an unknown word is built as Dutch words are: gladheid, gekibbel, stofzuigerzak."""
    return bool(ENDING.search(small)) or any(
        in_dictionary(small[cut:]) for cut in range(4, len(small) - SHORTEST + 1)
    )
