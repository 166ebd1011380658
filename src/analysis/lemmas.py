"""The base form of a Dutch word: one way for texts and for the codebook's expressions."""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from unicodedata import normalize

import simplemma

EXCEPTIONS = "lemmas.tsv"
VOWELS, TREMA = "aeiouy", {"e": "ë", "i": "ï", "o": "ö", "u": "ü"}
ACUTE = "\u0301"
SHORT, ENDS = 3, {"dt": "d", "d": "t", "t": "d"}


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The base form in lower case: our own table first, else what simplemma knows."""
    small = word.lower().replace("’", "'")
    if ours := exceptions().get(small):
        return ours
    meant = small if known(small) else next(filter(known, respelled(small)), small)
    return simplemma.lemmatize(meant, lang="nl").replace("_", "").lower()


def known(word: str) -> bool:
    """Whether our own table or the word list has this form of a word."""
    return word in exceptions() or simplemma.is_known(word, lang="nl")


def respelled(word: str) -> Iterator[str]:
    """What an unknown word may have been meant as: with its trema (*egoistisch*) or accent
    (*prive*), without emphasis (*zélf*), with d for t or t for d at the end (*gezegt*)."""
    for at, (before, letter) in enumerate(pairwise(word), 1):
        if before in VOWELS and letter in TREMA:
            yield word[:at] + TREMA[letter] + word[at + 1 :]
    if word.endswith("e"):
        yield word[:-1] + "é"
    yield "".join(char for char in normalize("NFD", word) if char != ACUTE)
    for end, other in ENDS.items():
        if word.endswith(end) and len(word) > SHORT:
            yield word.removesuffix(end) + other


@cache
def exceptions() -> dict[str, str]:
    """Words that simplemma gets wrong: `word<TAB>lemma` a line, `#` opens a comment."""
    table = files("analysis") / "words" / EXCEPTIONS
    if not table.is_file():
        return {}
    lines = table.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))
