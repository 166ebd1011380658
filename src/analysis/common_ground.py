"""The diary texts in which every theme is counted, so that themes can be compared."""

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook, Codings, Readings
from analysis.evidence import TEXT, Counted, counted

LEAST_FIRST = ("gelezen", "signalen", "machine")  # of what holds for part of the themes


def common_ground(
    codings: DataFrame[Codings],
    readings: DataFrame[Readings],
    texts: pd.DataFrame,
    codebook: DataFrame[Codebook],
) -> Counted:
    """What counts of all themes together, in the texts in which each of them is counted.

    Where people read a part, those are the texts that they read, also for a theme that a machine
    may count in all.
    """
    seen = [counted(codings, readings, texts, theme) for theme in codebook["theme"].unique()]
    basis = min((one.basis for one in seen), key=LEAST_FIRST.index)
    shared = texts
    for one in seen:
        shared = shared[of(shared).isin(of(one.texts))]
    found = pd.concat([one.found for one in seen])
    return Counted(basis, shared, found[of(found).isin(of(shared))])


def of(rows: pd.DataFrame) -> pd.MultiIndex:
    """The text of each row."""
    return pd.MultiIndex.from_frame(rows[TEXT])
