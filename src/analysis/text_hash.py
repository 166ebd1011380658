"""The fingerprint by which a text is known: other words, another fingerprint."""

import hashlib


def text_hash(text: str) -> str:
    """The SHA-256 of the text, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
