"""Where in a text something may stand: patterns are tried near what they cannot do without."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

REACH = 60  # characters before and after, unless a pattern needs less
DIGIT = re.compile(r"\d+")


@lru_cache(maxsize=16)
def near(text: str, anchor: re.Pattern, reach: int = REACH) -> tuple[tuple[int, int], ...]:
    """Start and end of the stretches around every `anchor`, without overlap, in order."""
    stretches: list[tuple[int, int]] = []
    for found in anchor.finditer(text):
        start, end = max(0, found.start() - reach), min(len(text), found.end() + reach)
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return tuple(stretches)


def matches(
    pattern: re.Pattern, text: str, stretches: Iterable[tuple[int, int]]
) -> Iterator[re.Match]:
    """Where a pattern matches inside these stretches."""
    for start, end in stretches:
        yield from pattern.finditer(text, start, end)
