"""What has capitals and identifies nobody, of more than one word: Veilig Thuis, Albert Heijn."""

import re
from collections.abc import Iterator
from functools import cache

from analysis.gate.vocabulary import CAPITALISED, FAMOUS
from analysis.gate.word_lists import sections

FIRST = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def usual_phrases(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of institutions, brands, sayings and people that everybody knows."""
    for found in FIRST.finditer(text):
        for phrase in by_first_word().get(found[0].lower(), ()):
            end = found.start() + len(phrase)
            stretch = text[found.start() : end]
            if stretch.lower() == phrase and not text[end : end + 1].isalnum():
                yield found.start(), end
                break


@cache
def by_first_word() -> dict[str, tuple[str, ...]]:
    """The phrases in small letters, the longest first, by their first word."""
    lists = [sections(name).values() for name in (*CAPITALISED, FAMOUS)]
    lines = [line for parts in lists for part in parts for line in part if "," in line]
    found: dict[str, list[str]] = {}
    for phrase in {part.strip().lower() for line in lines for part in line.split(",")}:
        if " " in phrase:
            found.setdefault(FIRST.match(phrase)[0], []).append(phrase)
    return {
        first: tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
        for first, phrases in found.items()
    }
