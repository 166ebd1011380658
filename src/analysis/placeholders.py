"""Masked stretches: private-use characters, one kind of character per kind of find.

A placeholder is as long as what it hides, so offsets hold in every table; it is shown to
people as ``[naam]``.
"""

import re

FIRST = 0xE600
KINDS = (
    "naam", "telefoon", "email", "bsn", "postcode", "adres", "geboortedatum", "iban", "kenteken",
    "plaats", "organisatie", "url", "dossiernummer", "leeftijd", "nummer", "datum", "account",
    "ingetrokken",
)  # fmt: skip
PLACEHOLDER = re.compile("|".join(f"{chr(FIRST + number)}+" for number in range(len(KINDS))))


def placeholder(kind: str, length: int) -> str:
    """A stretch of `length` code points that stands for a hidden find of this kind."""
    return chr(FIRST + KINDS.index(kind)) * length


def shown(text: str) -> str:
    """The text as people read it: every placeholder as its kind in square brackets."""
    return PLACEHOLDER.sub(lambda found: f"[{KINDS[ord(found[0][0]) - FIRST]}]", text)
