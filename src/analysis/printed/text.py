"""Text for paper: what cannot be printed or would run off the sheet is made harmless."""

import re

SPACE = re.compile(r"[ \t\r\n\f\x85\u2028\u2029]+")
TURNS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
BREAK = "\u200b"  # where a line may break without a hyphen
LONG = re.compile(r"\S{15,}")
LETTERS = re.compile(r"[^\W\d_]{1,45}[).,;:!?”’]*")
JOINT = re.compile(r"[-_./\\@=&?+:,;](?=\w)|[^-_./\\@=&?+:,;\s]{18}(?=\w)")


def plain(text: str) -> str:
    """Single spaces; no signs that turn the direction; a private character as �."""
    return SPACE.sub(" ", PRIVATE.sub("\ufffd", TURNS.sub("", text))).strip()


def printable(text: str, isolated: bool) -> str:
    """The text with places to break long words; `isolated` keeps its direction to itself."""
    text = PRIVATE.sub("\ufffd", TURNS.sub("", text))
    text = LONG.sub(breakable, SPACE.sub(" ", text))
    return f"\u2068{text}\u2069" if isolated and RIGHT_TO_LEFT.search(text) else text


def breakable(word: re.Match) -> str:
    """A long word that is no word of letters only, which hyphenation takes care of."""
    return word[0] if LETTERS.fullmatch(word[0]) else JOINT.sub(rf"\g<0>{BREAK}", word[0])
