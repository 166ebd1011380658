"""A text as other programs get it: as long as ours, so that an offset means the same in both."""

import re

from analysis.placeholders import PLACEHOLDER

MASK = "█"
# Programs count a character outside the basic plane as one or as two, so none is given to them.
FACES = str.maketrans(dict.fromkeys("😀😃😄😁😊🙂", "☺") | dict.fromkeys("🙁😢😭😞😔", "☹"))
STANDS_FOR = re.compile("[□☺☹]+")
ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def plain_text(text: str) -> str:
    """The text with blocks for masked stretches, and another sign for each astral character."""
    masked = PLACEHOLDER.sub(lambda found: MASK * len(found[0]), text)
    return ASTRAL.sub("□", masked.translate(FACES))


def as_quoted(words: str) -> str:
    """Words from another program as we can find them: a masked stretch in brackets, and of words
    around signs that stand for others the longest piece.
    """
    return re.sub(f"{MASK}+", "[naam]", max(STANDS_FOR.split(words), key=len)).strip()
