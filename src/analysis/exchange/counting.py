"""How another program counted its positions: found by trying in which way its quotes fit."""

from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np

from analysis.exchange.raw_texts import RawText

LEAST = 4  # characters, for a name to tell where a stretch begins


class Way(NamedTuple):
    """How much a line end counts and a character outside the basic plane, whether the byte order
    mark counts, and whether the end is the last character itself.
    """

    line: int
    astral: int
    mark: int
    last: int


class Selection(NamedTuple):
    """A stretch of a text by the positions of the program, and the name that it has there."""

    text: RawText
    start: int
    end: int
    name: str


# The way of the standard comes first: it is taken when others fit no better.
WAYS = [Way(*one) for one in product((1, 2), (1, 2), (0, 1), (0, 1))]


def way_of(selections: list[Selection]) -> tuple[Way, bool]:
    """The way in which most names and word ends fit; and whether names are quotes here at all."""
    texts = {selection.text for selection in selections}
    marked = any(text.marked for text in texts)
    wide = any(max(text.stored, default="") > "\uffff" for text in texts)
    ways = [way for way in WAYS if (marked or not way.mark) and (wide or way.astral == 1)]
    fits = [np.array([fit(one, way) for one in selections]).reshape(-1, 2) for way in ways]
    best = max(range(len(ways)), key=lambda at: tuple(fits[at].sum(axis=0)))
    named = sum(len(one.name) >= LEAST for one in selections)
    return ways[best], bool((fits[best][:, 0] > 0).sum() * 2 >= named > 0)


def fit(selection: Selection, way: Way) -> tuple[int, int]:
    """How well the name fits the words (0 to 2), and how many ends of the stretch part no word."""
    text = selection.text.plain
    start, end = stretch(selection, way)
    ends = sum(not parts_word(text, at) for at in (start, end))
    return name_fits(selection.name, text[start:end]), ends


def name_fits(name: str, words: str) -> int:
    """2 if the name is the words, 1 if one begins with the other, 0 if it says something else."""
    sought, found = (squeezed(one.rstrip("….")) for one in (name, words))
    if sought == found and sought:
        return 2
    short, long = sorted((sought, found), key=len)
    return int(len(short) >= LEAST and long.startswith(short))


def squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def parts_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def stretch(selection: Selection, way: Way) -> tuple[int, int]:
    """Start and end in the plain text, when the positions were counted in this way."""
    places = np.array([selection.start, selection.end + way.last])
    at = np.searchsorted(starts(selection.text, way), places, side="right") - 1
    start, end = np.clip(at, 0, len(selection.text.plain))
    return int(start), int(end)


@lru_cache(maxsize=2000)
def starts(text: RawText, way: Way) -> np.ndarray:
    """The position of every character of the plain text, and of its end."""
    sizes = [way.line if char == "\n" else way.astral if char > "\uffff" else 1
             for char in text.plain]  # fmt: skip
    lead = way.mark if text.marked else 0
    return np.cumsum([lead, *sizes])
