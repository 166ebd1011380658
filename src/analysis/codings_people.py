"""What people coded, laid on the segments of the texts that count."""

from difflib import get_close_matches
from pathlib import Path

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Cleared, Codebook, Codings, Corpus, Segments
from analysis.mistakes import Mistake
from analysis.people.counting_texts import counting_texts
from analysis.people.marks import AGREED
from analysis.people.places import people_places
from analysis.people.rows import people_rows, plain

COLUMNS = list(Codings.to_schema().columns)
ONCE = ["delivery", "document", "start", "code", "coder"]


def codings_people(
    returned: list[Path],
    segments: DataFrame[Segments],
    cleared: DataFrame[Cleared],
    corpus: DataFrame[Corpus],
    codebook: DataFrame[Codebook],
    *,
    words: Path,
) -> DataFrame[Codings]:
    """One row per segment, code and person; what cannot be placed is in the table `unplaced`.

    Where nothing was filled in the modality is `gebeurd` and the direction that of the code. The
    evidence is the part of the segment that the person marked. Everything counts, but of a text
    that coders talked over only what they agreed on.
    """
    rows = people_rows(returned, words)
    rows["code"] = known(rows, codebook)
    laid, _ = people_places(rows, segments, cleared, corpus)
    table = as_usual(pd.DataFrame(laid, columns=[*{*COLUMNS, "source"}]), codebook)
    table["score"], table["counts"] = 1.0, ~settled_together(table, rows, corpus)
    table = table.sort_values([*ONCE, "source"], kind="stable").drop_duplicates(ONCE)
    return table[COLUMNS].reset_index(drop=True)


def known(rows: pd.DataFrame, codebook: pd.DataFrame) -> list[str]:
    """The code of every row by its id or title, or a Mistake with the nearest one."""
    names = {plain(label): code for code, label in codebook[["code", "label"]].to_numpy()}
    names |= {plain(code): code for code in codebook["code"]} | {"": ""}
    for row in rows.itertuples():
        if plain(row.code) not in names:
            near = get_close_matches(plain(row.code), names, 1, cutoff=0)
            raise Mistake(
                f"{row.source}, {row.place}: deze code staat niet in het codeboek; "
                f"het meest lijkt '{names[near[0]]}'."
            )
    return [names[plain(code)] for code in rows["code"]]


def as_usual(table: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """The codings with their theme, and what was not filled in as it usually is."""
    codes = codebook.set_index("code")
    usual = table["code"].map(codes["direction"])
    return table.assign(
        theme=table["code"].map(codes["theme"]),
        direction=table["direction"].mask(table["direction"].eq(""), usual),
        modality=table["modality"].replace("", "gebeurd"),
        actor=table["actor"].replace("", None),
    )


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
