"""Which texts people read, with or without codes, and why."""

from pathlib import Path

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Corpus, Readings
from analysis.people.counting_texts import counting_texts
from analysis.people.rows import people_rows

ORDER = ["steekproef", "voorstel", "eigen keuze"]  # what holds when a text was read twice
ONCE = ["delivery", "document", "coder"]


def readings(
    returned: list[Path], corpus: DataFrame[Corpus], *, words: Path
) -> DataFrame[Readings]:
    """One row per text that counts and person who read it, in whatever version.

    A row in a flat table makes its text a read one; in a reading form the mark `gelezen` does.
    """
    rows = people_rows(returned, words)
    rows = rows[rows["read"].astype(bool)]
    read = [
        [*found.texts[0], row.coder, row.why_read, row.source]
        for row, found in zip(rows.itertuples(), counting_texts(rows, corpus), strict=True)
        if found.texts
    ]
    table = pd.DataFrame(read, columns=list(Readings.to_schema().columns))
    table["turn"] = table["why_read"].map(ORDER.index)
    table = table.sort_values([*ONCE, "turn", "source"]).drop_duplicates(ONCE)
    return table.drop(columns="turn").reset_index(drop=True)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(readings)
