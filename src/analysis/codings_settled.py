"""What people coded, with what they decided afterwards about single codes."""

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook, Codings, Corrections
from analysis.people.codes import as_usual
from analysis.people.marks import AGREED

CELL = ["delivery", "segment", "code"]
SORTED = ["delivery", "document", "start", "code", "coder"]


def codings_settled(
    codings_people: DataFrame[Codings],
    corrections: DataFrame[Corrections],
    codebook: DataFrame[Codebook],
) -> DataFrame[Codings]:
    """The codings of people, and one by `overeengekomen` for each code that they decided is there.

    It says how it was said as the first coder who gave the code there, else as usual. A code that
    they decided is not there counts for nobody. What is said of a sentence says nothing of the
    rest of its text: that stays as the coders left it.
    """
    there = corrections[corrections["verdict"].eq("wel")]
    agreed = pd.concat([codings_people[among(codings_people, there)], as_given(there, codebook)])
    agreed = agreed.drop_duplicates(CELL).assign(coder=AGREED, score=1.0, counts=True)
    gone = among(codings_people, corrections[corrections["verdict"].eq("niet")])
    left = codings_people.assign(counts=codings_people["counts"] & ~gone)
    table = pd.concat([part for part in (left, agreed) if len(part)] or [left])
    table = table.drop_duplicates([*CELL, "coder"]).sort_values(SORTED, ignore_index=True)
    return table[list(Codings.to_schema().columns)]


def among(codings: pd.DataFrame, corrections: pd.DataFrame) -> np.ndarray:
    """Whether each coding is of a segment and code among these corrections."""
    return pd.MultiIndex.from_frame(codings[CELL]).isin(pd.MultiIndex.from_frame(corrections[CELL]))


def as_given(there: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Codings of the whole segment, for where nobody gave the code before."""
    where = {"evidence_start": there["start"], "evidence_end": there["end"]}
    return as_usual(there.assign(modality="", direction="", actor="", **where), codebook)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(codings_settled)
