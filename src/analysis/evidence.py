"""How sure what was found is, and what a report may count of it in which texts."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import SURE, Codings, Readings
from analysis.people.marks import AGREED, TEXT
from analysis.window import ABOUT_TEXT, RULES

ONCE = [*TEXT, "segment", "code"]


class Counted(NamedTuple):
    """What is counted of a theme, in which texts, and on whose word.

    ``basis``: `machine` (people agree with it: all texts), `gelezen` (what people coded, in the
    texts they read) or `signalen` (nobody read anything: what the rules point out, all texts).
    """

    basis: str
    texts: pd.DataFrame
    found: pd.DataFrame


def findings(
    codings: DataFrame[Codings], readings: DataFrame[Readings], texts: pd.DataFrame
) -> pd.DataFrame:
    """One row per segment and code in these texts: its surest coding, and `sure` (see `SURE`).

    `samen`: several people or what they agreed on. What the rules point out in a text that
    people read is left out where no person coded the same: they read it and saw otherwise. What
    the learned coder sees is a proposal to people until it counts, and left out as well.
    """
    found = codings.merge(texts[ABOUT_TEXT], on=TEXT)
    human = by_people(found)
    people = found["coder"].where(human & found["counts"])
    readers = people.groupby([found[name] for name in ONCE]).transform("nunique")
    together = human & (readers.gt(1) | found["coder"].eq(AGREED))
    steps = [together, human, found["counts"]]
    found["sure"] = np.select(steps, SURE[:3], SURE[3]) if len(found) else ""
    found = found[found["counts"] | found["coder"].eq(RULES) & ~were_read(found, readings)]
    found = found.assign(rank=found["sure"].map(SURE.index))
    found = found.sort_values(
        ["rank", "score", *ONCE, "coder"], ascending=[True, False, *[True] * 5]
    )
    return found.drop_duplicates(ONCE).drop(columns="rank").reset_index(drop=True)


def counted(
    codings: DataFrame[Codings], readings: DataFrame[Readings], texts: pd.DataFrame, theme: str
) -> Counted:
    """What counts of a theme in these texts."""
    ours = codings[codings["theme"].eq(theme)].merge(texts[ABOUT_TEXT], on=TEXT)
    counting = ours[ours["counts"].astype(bool)]
    if not by_people(counting).all():
        return Counted("machine", texts, counting)
    if len(readings):
        return Counted("gelezen", texts[were_read(texts, readings)], counting)
    return Counted("signalen", texts, ours[ours["coder"].eq(RULES)])


def by_people(codings: pd.DataFrame) -> pd.Series:
    return codings["coder"].eq(AGREED) | codings["coder"].str.startswith("mens-")


def were_read(rows: pd.DataFrame, readings: DataFrame[Readings]) -> np.ndarray:
    """Whether a person read the text of each row."""
    read = set(texts_of(readings))
    return np.array([text in read for text in texts_of(rows)], dtype=bool)


def texts_of(rows: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    return zip(*(rows[name].tolist() for name in TEXT), strict=True)
