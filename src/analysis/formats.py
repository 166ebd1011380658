"""Identifiers with a format: how they are written, and the check that tells them from chance.

Sources: BSN 11-test (Handreiking BSN), IBAN mod 97 (ISO 13616), postcode ranges (PostNL: no
leading zero, not SA, SD or SS), series of number plates (RDW).
"""

import re
from collections.abc import Callable, Iterator

PHONE = r"(?:(?:\+|00)31[ -]?(?:\(0\)[ -]?)?|\(?0)"
FORMATS = {
    "email": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "url": r"(?:https?://|www\.)[^\s<>\"')\]]+",
    "iban": r"\b[A-Z]{2}\d{2}[ ]?(?:[A-Z0-9]{4}[ ]?){2,7}[A-Z0-9]{0,4}\b",
    "telefoon": (
        rf"(?<![\w+]){PHONE}(?:6[ -]?(?:\d[ -]?){{7}}\d|[1-9]\d\)?[ -]?(?:\d[ -]?){{6}}\d"
        r"|[1-9]\d{2}\)?[ -]?(?:\d[ -]?){5}\d)(?![\w-])|\b0(?:800|88|900|906|909)[ -]?\d{4,7}\b"
    ),
    "bsn": r"(?<![\w.,])\d{4}[. ]?\d{2}[. ]?\d{3}(?![\w]|[.,]\d)|(?<![\w.,])\d{8}(?![\w]|[.,]\d)",
    "postcode": r"\b[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}\b",
    "kenteken": (
        r"\b(?:[A-Z]{2}-\d{2}-(?:\d{2}|[A-Z]{2})|\d{2}-[A-Z]{2}-(?:\d{2}|[A-Z]{2})"
        r"|\d{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}|[A-Z]{2}-\d{3}-[A-Z]"
        r"|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]|[A-Z]-\d{2}-[A-Z]{3})\b"
    ),
}
PATTERNS = {kind: re.compile(pattern) for kind, pattern in FORMATS.items()}


def formatted(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of every identifier in `text` that passes its check; may overlap."""
    for kind, pattern in PATTERNS.items():
        valid: Callable[[str], bool] = CHECKS.get(kind, bool)
        for found in pattern.finditer(text):
            if valid(found[0]):
                yield found.start(), found.start() + len(found[0].rstrip(" .,")), kind


def eleven_test(number: str) -> bool:
    """Whether a number of 8 or 9 digits can be a BSN."""
    digits = [int(digit) for digit in re.sub(r"\D", "", number).zfill(9)]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * digit for weight, digit in zip(weights, digits, strict=True))
    return any(digits) and total % 11 == 0


def mod_97(number: str) -> bool:
    """Whether a number can be an IBAN."""
    number = number.replace(" ", "")
    turned = number[4:] + number[:4]
    return 15 <= len(number) <= 34 and int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


CHECKS: dict[str, Callable[[str], bool]] = {"bsn": eleven_test, "iban": mod_97}
