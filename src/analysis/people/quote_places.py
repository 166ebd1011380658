"""Where a quoted stretch stands in a text, as people copy and type."""

import re
import unicodedata
from functools import lru_cache

from analysis.placeholders import KINDS, PLACEHOLDER

PIECE = re.compile(rf"(?s)({PLACEHOLDER.pattern}|\[(?:{'|'.join(KINDS)})\])|(\s+)|(.)")
SAME = {
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-",
    "—": "-", "…": "...", "*": "", "\u00ad": "",
}  # fmt: skip
LIST_MARK = re.compile(r"^\s*(?:[-•*]|\d{1,2}[.)])\s+")


def quote_places(text: str, quote: str) -> list[tuple[int, int]]:
    """Start and end of every place where the quote stands, in order, without overlap.

    White space, capitals, marks of emphasis and the shapes of quotation marks and dashes make
    no difference; a masked stretch is equal to any other.
    """
    plain, places = plainly(text)
    for sought in (quote, LIST_MARK.sub("", quote)):
        words = re.escape(plainly(unicodedata.normalize("NFC", sought))[0].strip())
        found = [(at.start(), at.end()) for at in re.finditer(words, plain) if words]
        if found:
            return [(places[start][0], places[end - 1][1]) for start, end in found]
    return []


def same_words(one: str, other: str) -> bool:
    return plainly(one)[0].strip() == plainly(other)[0].strip()


@lru_cache(maxsize=1000)
def plainly(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without differences that do not matter, and where each character comes from."""
    characters, places = [], []
    for piece in PIECE.finditer(text):
        masked, space, other = piece.groups()
        plain = "\ue600" if masked else " " if space else SAME.get(other, other).casefold()
        characters.append(plain)
        places += [piece.span()] * len(plain)
    return "".join(characters), places
