"""Verbs by which a person is told from a thing."""

import re
from functools import lru_cache

import simplemma

from analysis.gate.word_lists import words

VERBS = "verbs.txt"


def only_people(word: str) -> bool:
    """Whether a verb says what only people do: zei, schreef, knikte."""
    return word in words(VERBS, "only people")


@lru_cache(maxsize=50_000)
def does(word: str) -> bool:
    """Whether a word can be what one person does or did: belt, tekende, heeft."""
    if word in words(VERBS):
        return True
    if not re.search(r"(?:t|te|de)$", word) or word.startswith("ge"):
        return False
    base = simplemma.lemmatize(word, lang="nl")
    return base != word and base.endswith("en")
