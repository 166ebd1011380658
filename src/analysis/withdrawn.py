"""Take writers who withdrew out of what was received, also where others name them."""

import re

import pandas as pd

from analysis.placeholders import placeholder
from analysis.segments import cut


def without_withdrawn(received: pd.DataFrame, codes: list[str]) -> pd.DataFrame:
    """The rows without the texts and files of these writers.

    A sentence of somebody else that names one of them is hidden whole, as long as it was.
    """
    if not codes:
        return received
    named = re.compile(rf"(?i)\b(?:{'|'.join(re.escape(code) for code in codes)})(?!\d)")
    own = received["writer"].isin(codes)
    of_file = received["writer"].isna() & received["source"].str.contains(named)
    rows = received[~own & ~of_file].copy()
    rows["text"] = [hidden(text, named) for text in rows["text"]]
    return rows


def hidden(text: str, named: re.Pattern[str]) -> str:
    """The text with every sentence, or else line, that names them replaced by a placeholder."""
    for start, end, *_ in cut(text):
        if named.search(text, start, end):
            text = text[:start] + placeholder("ingetrokken", end - start) + text[end:]
    for line in re.finditer(r"[^\n]+", text):
        if named.search(line[0]):
            cover = placeholder("ingetrokken", len(line[0]))
            text = text[: line.start()] + cover + text[line.end() :]
    return text
