"""The word lists of the package: plain files in ``words/``, with remarks and headings.

A line that opens with ``#`` is a remark; ``[heading]`` opens a section.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def sections(name: str) -> dict[str, list[str]]:
    """The lines of a word list under their headings; what stands before the first is under ""."""
    found: dict[str, list[str]] = {"": []}
    here = found[""]
    for line in (files("analysis") / "words" / name).read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            here = found.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            here.append(line)
    return found


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of these phrases, the longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", " ") for phrase in ordered)


@cache
def words(name: str, *headings: str) -> frozenset[str]:
    """The words, parted by white space, of a word list or of some of its sections."""
    parts = sections(name)
    lines = [line for heading in headings or parts for line in parts[heading]]
    return frozenset(" ".join(lines).split())
