"""What people coded that has no place in the texts that count, for them to look at."""

from pathlib import Path

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import Cleared, Corpus, Segments, Unplaced
from analysis.people.counting_texts import counting_texts
from analysis.people.places import people_places
from analysis.people.rows import people_rows

READ_BY = ["text_sha256", "document", "coder"]


def unplaced(
    returned: list[Path],
    segments: DataFrame[Segments],
    cleared: DataFrame[Cleared],
    corpus: DataFrame[Corpus],
    *,
    words: Path,
) -> DataFrame[Unplaced]:
    """One row per coding without a place, and per text that is not in the analysis or not read.

    Of a text that may not be analysed no words are kept.
    """
    reasons = yaml.safe_load(words.read_text(encoding="utf-8"))["coding"]["reasons"]
    rows = people_rows(returned, words)
    _, lost = people_places(rows, segments, cleared, corpus)
    lost += [*absent(rows, corpus), *unread(rows)]
    for row in lost:
        row["quote"] = "" if row["reason"] in ("refused", "unknown") else row["quote"]
        row["reason"] = reasons[row["reason"]].format(status=row.get("status", ""))
    columns = list(Unplaced.to_schema().columns)
    table = pd.DataFrame(lost, columns=columns)
    return table.drop_duplicates().sort_values(columns, ignore_index=True)


def absent(rows: pd.DataFrame, corpus: pd.DataFrame) -> list[dict]:
    """The texts read without codes that do not count."""
    bare = rows[rows["code"].eq("")]
    return [
        row | {"reason": "refused" if found.status else "unknown", "status": found.status}
        for row, found in zip(bare.to_dict("records"), counting_texts(bare, corpus), strict=True)
        if not found.texts
    ]


def unread(rows: pd.DataFrame) -> list[dict]:
    """The first coded sentence of each text that was coded in a form but not marked as read."""
    marked = rows.groupby(READ_BY)["read"].transform("any").astype(bool)
    first = rows[~marked].drop_duplicates(READ_BY)
    return [row | {"reason": "not_read"} for row in first.to_dict("records")]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(unplaced)
