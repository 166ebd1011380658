"""The list of codings that a project takes along, to tell later what people changed."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd

LINE = re.compile(r"(?m)^(\S.*?); ([\w.-]+); ([\w.-]+); (\d+)-(\d+)\s*$")


class Taken(NamedTuple):
    """A coding that once went along; its place as in our tables."""

    coder: str
    document: str
    code: str
    start: int
    end: int


def taken_along(codings: pd.DataFrame, say: dict[str, Any]) -> str:
    """A line per coding, after the sentences that say what the list is for."""
    lines = [
        f"{row.coder}; {row.document}; {row.code}; {row.start}-{row.end}"
        for row in codings.itertuples()
    ]
    return "\n".join([*say["intro"], "", *sorted(set(lines)), ""])


def listed(text: str) -> Iterator[Taken]:
    """The codings on such a list."""
    for coder, document, code, start, end in LINE.findall(text):
        yield Taken(coder, document, code, int(start), int(end))
