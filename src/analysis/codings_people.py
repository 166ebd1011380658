"""What people coded, laid on the segments of the texts that count."""

from pathlib import Path

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Cleared, Codebook, CodebookChanges, Codings, Corpus, Segments
from analysis.people.codes import as_usual, known_codes
from analysis.people.counting_texts import counting_texts
from analysis.people.marks import AGREED
from analysis.people.places import people_places
from analysis.people.rows import people_rows

COLUMNS = list(Codings.to_schema().columns)
ONCE = ["delivery", "document", "start", "code", "coder"]


def codings_people(
    returned: list[Path],
    segments: DataFrame[Segments],
    cleared: DataFrame[Cleared],
    corpus: DataFrame[Corpus],
    codebook: DataFrame[Codebook],
    codebook_changes: DataFrame[CodebookChanges],
    *,
    words: Path,
) -> DataFrame[Codings]:
    """One row per segment, code and person; what cannot be placed is in the table `unplaced`.

    Where nothing was filled in the modality is `gebeurd` and the direction that of the code. The
    evidence is the part of the segment that the person marked. Everything counts, but of a text
    that coders talked over only what they agreed on.
    """
    rows = people_rows(returned, words)
    rows["code"] = known_codes(rows, codebook, codebook_changes)
    laid, _ = people_places(rows, segments, cleared, corpus)
    table = as_usual(pd.DataFrame(laid, columns=[*{*COLUMNS, "source"}]), codebook)
    table["score"], table["counts"] = 1.0, ~settled_together(table, rows, corpus)
    table = table.sort_values([*ONCE, "source"], kind="stable").drop_duplicates(ONCE)
    return table[COLUMNS].reset_index(drop=True)


def settled_together(table: pd.DataFrame, rows: pd.DataFrame, corpus: pd.DataFrame) -> np.ndarray:
    """Whether a coding of one person gave way to what the coders of that text agreed on."""
    agreed = counting_texts(rows[rows["coder"].eq(AGREED)], corpus)
    texts = pd.MultiIndex.from_tuples(
        [text for found in agreed for text in found.texts[:1]] or [("", "")]
    )
    inside = pd.MultiIndex.from_frame(table[["delivery", "document"]]).isin(texts)
    return inside & table["coder"].ne(AGREED)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(codings_people)
