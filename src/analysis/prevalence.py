"""In which share of the diary texts a theme is, per moment and period, with an interval."""

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import (
    Codebook,
    Codings,
    Corpus,
    Moments,
    Prevalence,
    Readings,
    Scores,
)
from analysis.estimates.answers import Answers, answers, why_not
from analysis.estimates.margins import shares
from analysis.window import WHOLE, periods, signals, window


def prevalence(
    codings: DataFrame[Codings], codings_rules: DataFrame[Codings],
    codings_people: DataFrame[Codings], readings: DataFrame[Readings], scores: DataFrame[Scores],
    corpus: DataFrame[Corpus], moments: DataFrame[Moments], codebook: DataFrame[Codebook],
    *, min_writers: int,
) -> DataFrame[Prevalence]:  # fmt: skip
    """One row per moment, period and theme: all periods together, then each one with diary texts.

    Estimated is in which share of these texts, of these writers, people would find the theme if
    they read them all; not what professionals do. What was read because the machine proposed it
    is not used, nor which codings count.
    """
    themes, rows = list(codebook["theme"].unique()), []
    for moment in moments.itertuples():
        diaries = window(corpus, moment.cutoff).query("kind == 'dagboek'")
        told = answers(diaries, themes, codings_rules, codings_people, readings, scores)
        found = signals(codings, diaries)
        for period in periods(diaries, moments):
            here = diaries["period"].eq(period).to_numpy() | (period == WHOLE)
            about = {"moment": moment.moment, "period": period, "theme": themes}
            seen = counted(diaries[here], found, themes)
            rows.append(pd.DataFrame(about | seen | estimated(told.among(here), min_writers)))
    columns = list(Prevalence.to_schema().columns)
    return pd.concat(rows, ignore_index=True)[columns] if rows else pd.DataFrame(columns=columns)


def counted(texts: pd.DataFrame, found: pd.DataFrame, themes: list[str]) -> dict:
    """In how many of these texts, and of how many writers and teams, there is a signal."""
    having = [
        texts[texts["document"].isin(found["document"][found["theme"].eq(theme)])]
        for theme in themes
    ]
    return {
        "texts": len(texts),
        "texts_with": [len(some) for some in having],
        "writers": texts["writer"].nunique(),
        "writers_with": [some["writer"].nunique() for some in having],
        "teams_with": [some["team"].nunique() for some in having],
    }


def estimated(these: Answers, min_writers: int) -> dict:
    """The estimate for the texts that the sample covers, or why there is none.

    For fewer than `min_writers` writers, or where fewer were read, there is none. The interval is
    wider than the share in just these texts asks for: it takes the writers as drawn as well as
    the texts that were read, so that it also holds for what writers such as these would write.
    """
    reason = why_not(these, min_writers)
    nothing = np.full((3, these.found.shape[1]), np.nan)
    share, low, high = nothing if reason else shares(these.among(these.covered))
    return {
        "basis": "signalen" if reason else "schatting",
        "covered": these.covered.sum(),
        "read": these.read.sum(),
        "read_with": (these.found[these.read] > 0).sum(axis=0),
        "share": share,
        "low": low,
        "high": high,
        "reason": reason,
    }


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(prevalence)
