"""Which of our texts a text in a project is: by what it says, else by its name."""

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from analysis.exchange.plain_text import plain_text

SAME = 0.5  # of the lines of the shorter text, for an edited text without a known name
ENDING = re.compile(r"(?i)(?: \([^()]*\))?(?:\.(?:txt|md|docx?|rtf|odt))?$")


class OurText(NamedTuple):
    """A text of ours; `plain` as other programs got it, or None if theirs is no longer the same."""

    document: str
    text_sha256: str
    plain: str | None


class OurTexts(NamedTuple):
    """Our texts by their letters, by name, and by line."""

    by_letters: dict[str, list[OurText]]
    names: set[str]
    by_line: dict[str, set[str]]


def our_texts(cleared: pd.DataFrame, corpus: pd.DataFrame) -> OurTexts:
    shas = corpus[["delivery", "document", "text_sha256"]]
    by_letters, by_line = defaultdict(list), defaultdict(set)
    for row in cleared.merge(shas, on=["delivery", "document"]).itertuples():
        text = plain_text(row.text)
        by_letters[letters(text)].append(OurText(row.document, row.text_sha256, text))
        for line in lines(text):
            by_line[line].add(row.document)
    return OurTexts(by_letters, set(corpus["document"]), by_line)


def same_text(name: str, theirs: str, ours: OurTexts) -> OurText:
    """The text that theirs is; one that is none of ours keeps the name that it has there."""
    known = ENDING.sub("", name)
    if same := ours.by_letters.get(letters(theirs)):
        return next((text for text in same if text.document == known), same[0])
    if known not in ours.names:
        shared = [document for line in lines(theirs) for document in ours.by_line.get(line, ())]
        best = max(sorted(set(shared)), key=shared.count, default="")
        known = best if shared.count(best) > SAME * len(lines(theirs)) else name or "?"
    return OurText(known, "", None)


def lines(text: str) -> set[str]:
    return {letters(line) for line in text.splitlines() if line.strip()}


def letters(text: str) -> str:
    """The text as programs get it, without white space: they change line ends, and how accents
    are written.
    """
    return "".join(unicodedata.normalize("NFC", plain_text(text)).split())


def moved_to(ours: str, theirs: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch of a text with the same letters, in our text; None if it holds no letters."""
    if ours == theirs:
        return start, end
    places = places_of(ours)
    first, last = len(letters(theirs[:start])), len(letters(theirs[:end]))
    return (places[first], places[last - 1] + 1) if first < last else None


@lru_cache(maxsize=2000)
def places_of(text: str) -> list[int]:
    """Where the letters of a text stand."""
    return [at for at, char in enumerate(text) if not char.isspace()]
