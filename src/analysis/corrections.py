"""What people decided about single codes, laid on the segments of the texts that count."""

from pathlib import Path

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Cleared, Codebook, CodebookChanges, Corpus, Corrections, Segments
from analysis.mistakes import Mistake
from analysis.people.codes import known_codes
from analysis.people.places import people_places
from analysis.people.rows import people_rows

COLUMNS = list(Corrections.to_schema().columns)
CELL = ["delivery", "segment", "code"]
SORTED = ["delivery", "document", "start", "code", "source", "place"]


def corrections(
    returned: list[Path],
    segments: DataFrame[Segments],
    cleared: DataFrame[Cleared],
    corpus: DataFrame[Corpus],
    codebook: DataFrame[Codebook],
    codebook_changes: DataFrame[CodebookChanges],
    *,
    words: Path,
) -> DataFrame[Corrections]:
    """One row per segment and code decided on; what cannot be placed is in the table `unplaced`.

    Two decisions that contradict each other stop the run: only people can tell which one holds.
    """
    rows = people_rows(returned, words)
    rows["code"] = known_codes(rows, codebook, codebook_changes)
    laid, _ = people_places(rows, segments, cleared, corpus)
    table = pd.DataFrame(laid, columns=[name for name in COLUMNS if name != "theme"])
    table["theme"] = table["code"].map(codebook.set_index("code")["theme"])
    table = table.sort_values(SORTED, ignore_index=True)
    refuse_contradictions(table)
    return table.drop_duplicates(CELL, ignore_index=True)[COLUMNS]


def refuse_contradictions(table: pd.DataFrame) -> None:
    verdicts = table.groupby(CELL)["verdict"].transform("nunique")
    both = table[verdicts.gt(1)].drop_duplicates([*CELL, "verdict"])
    if len(both):
        one, other = (f"{row.source}, {row.place}" for row in both[:2].itertuples())
        raise Mistake(
            f"{one} en {other}: hier staat over dezelfde code bij dezelfde zin één keer wel en één "
            "keer niet; laat staan wat geldt en maak de andere regel leeg."
        )


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(corrections)
