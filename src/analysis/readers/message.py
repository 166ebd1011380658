"""What a message says, whichever program saved it."""

import re

from analysis.readers.normal import normal
from analysis.readers.notices import Notice

ANSWERED = re.compile(r"(?i)^(?:(?:re|fwd?|antw|doorst|betreft)\s*:\s*)+")
ORNAMENT = 50_000  # bytes: a smaller picture in the text of a message is a logo or a smiley


def message(subject: str, body: str, aside: list[Notice]) -> dict:
    """The text of a message under its subject; a message without text has none."""
    title = ANSWERED.sub("", " ".join(normal(subject).split()))
    parts = [f"# {title}" if title else "", body] if body.strip() else []
    return {"text": normal("\n\n".join(filter(None, parts))), "aside": aside}
