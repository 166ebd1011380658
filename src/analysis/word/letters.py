"""Text that cannot harm its neighbours: no forbidden characters, and directions that end."""

import re
from itertools import groupby
from unicodedata import bidirectional

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SPACE = re.compile("[ \t\n\r\f]+")
OPENS = {"LRE": "\u202c", "RLE": "\u202c", "LRO": "\u202c", "RLO": "\u202c"}
OPENS |= {"LRI": "\u2069", "RLI": "\u2069", "FSI": "\u2069"}
CLOSES = {"PDF": "\u202c", "PDI": "\u2069"}
FROM_RIGHT = ("R", "AL")


def allowed(words: str) -> str:
    """The words with the sign for an unknown character where XML allows none."""
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", words)


def closing(words: str) -> str:
    """The signs that end every change of direction that is still open after these words."""
    still_open = []
    for kind in map(bidirectional, words):
        if kind in OPENS:
            still_open.append(OPENS[kind])
        elif kind in CLOSES and CLOSES[kind] in still_open:
            while still_open.pop() != CLOSES[kind]:
                pass
    return "".join(reversed(still_open))


def by_direction(words: str) -> list[tuple[bool, str]]:
    """The words in stretches, each with whether it is read from right to left."""
    if not any(bidirectional(letter) in FROM_RIGHT for letter in words):
        return [(False, words)]
    parts = ["", *re.findall(r"\s+|\S+", words), ""]
    right = [any(bidirectional(letter) in FROM_RIGHT for letter in part) for part in parts]
    marked = [
        (right[n] or part.isspace() and right[n - 1] and right[n + 1], part)
        for n, part in enumerate(parts)
        if part
    ]
    return [
        (right, "".join(part for _, part in group))
        for right, group in groupby(marked, key=lambda pair: pair[0])
    ]
