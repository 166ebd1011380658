"""Finds in a text: stretches with their kind, how they were found and how sure that is."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Find(NamedTuple):
    """A stretch of a text that may identify somebody; `end` is exclusive."""

    start: int
    end: int
    kind: str
    found_by: str
    certainty: str


WORDS = ("naam", "plaats", "organisatie")
REPEATED = "eerder_in_tekst"
CERTAINTIES = ("zeker", "waarschijnlijk", "mogelijk")


def apart(text: str, finds: Iterable[Find], blocked: Iterable[tuple[int, int]]) -> list[Find]:
    """The finds without overlap in order of the text, outside the stretches of `blocked`.

    What has a format goes before words, and a longer stretch before a shorter one; of what
    overlaps with something better the rest stays.
    """
    taken = bytearray(len(text))
    for start, end in blocked:
        taken[start:end] = b"\1" * (end - start)
    kept = []
    for find in sorted(finds, key=rank):
        for start, end in free(taken, find):
            stretch = text[start:end]
            whole = (start, end) == (find.start, find.end)
            if any(map(str.isalnum, stretch)) and (whole or len(stretch) > 1):
                kept.append(find._replace(start=start, end=end))
                taken[start:end] = b"\1" * (end - start)
    return sorted(trimmed(text, find) for find in kept)


def rank(find: Find) -> tuple:
    """The lower the better: formats, long stretches, sure finds, own evidence; then text order."""
    sure = CERTAINTIES.index(find.certainty)
    return find.kind in WORDS, find.start - find.end, sure, find.found_by == REPEATED, find


def free(taken: bytearray, find: Find) -> Iterator[tuple[int, int]]:
    """The stretches of a find that nothing else has taken."""
    start = find.start
    while start < find.end:
        start = taken.find(0, start, find.end)
        if start < 0:
            return
        end = taken.find(1, start, find.end)
        end = find.end if end < 0 else end
        yield start, end
        start = end


def trimmed(text: str, find: Find) -> Find:
    """The find without white space and loose points at its ends."""
    stretch = text[find.start : find.end]
    before = len(stretch) - len(stretch.lstrip(" ,.-\n\t"))
    after = len(stretch) - len(stretch.rstrip(" ,-\n\t"))
    return find._replace(start=find.start + before, end=find.end - after)
