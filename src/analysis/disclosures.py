"""Stretches of text that may still identify somebody."""

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Disclosures, Documents
from analysis.formats import formatted


def disclosures(documents: DataFrame[Documents]) -> DataFrame[Disclosures]:
    """One row per stretch that may identify somebody; where finds overlap the longest stays."""
    rows = [
        (document, start, end, kind, "vorm", "zeker")
        for document, text in zip(documents["document"], documents["text"], strict=True)
        for start, end, kind in apart(list(formatted(text)))
    ]
    return pd.DataFrame(rows, columns=list(Disclosures.to_schema().columns))


def apart(finds: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The finds without overlap, in order of the text: of two that overlap the longer one."""
    kept: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(finds, key=lambda find: (find[0] - find[1], find)):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, kind))
    return sorted(kept)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(disclosures)
