"""A part of the page of what waits for people."""

from typing import NamedTuple


class Part(NamedTuple):
    """What waits: the key of its words, how much there is, and lines that say what."""

    name: str
    number: int
    lines: list[str]
