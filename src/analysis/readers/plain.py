"""Plain text files."""

from analysis.readers.normal import decoded, normal


def plain(data: bytes) -> dict[str, str]:
    """The text as typed: line breaks stay where the writer put them."""
    return {"text": normal(decoded(data))}
