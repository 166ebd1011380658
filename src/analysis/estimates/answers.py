"""What people and the machine say of each diary text, as numbers to estimate with."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Readings, Scores
from analysis.people.marks import AGREED, TEXT

LOT, PROPOSED = "steekproef", "voorstel"
CELL = ["team", "period"]


class Answers(NamedTuple):
    """Per text, in one order: what was found in it, and where it belongs.

    `found` is texts × themes: the share of its readers who found the theme (0 where nobody
    read); `machine`, as large, what the machine thinks, between 0 and 1. `read` tells which texts
    people read because the lot fell on them, `covered` which texts these can speak for. `cells`
    (team and period), `periods` and `writers` are whole numbers.
    """

    found: np.ndarray
    machine: np.ndarray
    read: np.ndarray
    covered: np.ndarray
    cells: np.ndarray
    periods: np.ndarray
    writers: np.ndarray

    def among(self, chosen: np.ndarray) -> "Answers":
        return Answers(*(part[chosen] for part in self))


def answers(
    texts: pd.DataFrame,
    themes: list[str],
    codings_rules: DataFrame[Codings],
    codings_people: DataFrame[Codings],
    readings: DataFrame[Readings],
    scores: DataFrame[Scores],
) -> Answers:
    """The answers for these rows of `Corpus`, in their order.

    The machine is the trained coder: the chance that the theme is in at least one sentence, as if
    sentences were independent. Without scores it is whether the rules point something out, also
    where people decided that it is not there, for there they read.
    """
    readers = drawn(readings)
    read = pd.MultiIndex.from_frame(texts[TEXT]).isin(pd.MultiIndex.from_frame(readers[TEXT]))
    hits = scores if len(scores) else codings_rules.assign(score=1.0)
    missed = (1 - hits["score"]).groupby([hits[name] for name in (*TEXT, "theme")]).prod()
    found = found_by(readers, codings_people)
    tables = (laid(values, texts, themes) for values in (found, 1 - missed))
    groups = (texts.groupby(names).ngroup().to_numpy() for names in (CELL, "period", "writer"))
    return Answers(*tables, read, covered(read, texts), *groups)


def drawn(readings: DataFrame[Readings]) -> pd.DataFrame:
    """Who answers for each text of the random sample: everyone who read it for that reason.

    Where coders talked a whole text over, what they agreed on is the only answer. Who read a text
    because the machine proposed it is never heard: there the machine spoke first. Nor is what was
    decided about single codes later on: it was asked where the machine saw something else.
    """
    agreed = readings["coder"].eq(AGREED) & readings["why_read"].ne(PROPOSED)
    by_lot = readings[readings["why_read"].eq(LOT)]
    heard = readings[agreed | readings["why_read"].eq(LOT)].merge(by_lot[TEXT].drop_duplicates())
    heard = heard[[*TEXT, "coder"]].drop_duplicates()
    is_agreed = heard["coder"].eq(AGREED)
    settled = is_agreed.groupby([heard[name] for name in TEXT]).transform("any")
    return heard[is_agreed | ~settled]


def found_by(readers: pd.DataFrame, codings_people: DataFrame[Codings]) -> pd.Series:
    """The share of its readers who found a theme, by text and theme; without those with none."""
    given = codings_people[[*TEXT, "coder", "theme"]].drop_duplicates().merge(readers)
    return given.groupby([*TEXT, "theme"]).size() / readers.groupby(TEXT).size()


def laid(values: pd.Series, texts: pd.DataFrame, themes: list[str]) -> np.ndarray:
    """Values by text and theme as texts × themes, 0 where there is none."""
    keys = pd.MultiIndex.from_frame(texts[TEXT])
    wide = values.unstack("theme").reindex(index=keys, columns=themes)
    return wide.astype(float).fillna(0.0).to_numpy()


def covered(read: np.ndarray, texts: pd.DataFrame) -> np.ndarray:
    """Whether something was read of the team and something of the period of each text."""
    seen = pd.Series(read, index=texts.index)
    return np.logical_and(*(seen.groupby(texts[name]).transform("any") for name in CELL)).to_numpy()


def why_not(these: Answers, min_writers: int) -> str:
    """Why there can be no estimate for these texts, empty if there can."""
    if len(np.unique(these.writers)) < min_writers:
        return "weinig_schrijvers"
    if not these.read.any():
        return "niet_gelezen"
    return "weinig_gelezen" if len(np.unique(these.writers[these.read])) < min_writers else ""
