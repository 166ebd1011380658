"""How much more or less there is of a theme than in the period before, in the same writers."""

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook, Codings, Corpus, Moments, Readings, Scores, Shifts
from analysis.estimates.answers import Answers, answers, why_not
from analysis.estimates.margins import changes, together
from analysis.window import periods, window


def shifts(
    codings_rules: DataFrame[Codings], codings_people: DataFrame[Codings],
    readings: DataFrame[Readings], scores: DataFrame[Scores], corpus: DataFrame[Corpus],
    moments: DataFrame[Moments], codebook: DataFrame[Codebook], *, min_writers: int,
) -> DataFrame[Shifts]:  # fmt: skip
    """One row per moment and theme: its period compared with the one before with diary texts.

    Only of writers with covered texts in both, each compared with what he or she wrote before:
    the difference of two shares as in `prevalence`, with a 95 % interval per theme and a p-value
    that holds for all themes of the moment together. There is no claim for fewer than
    `min_writers` of them, nor where fewer were read in either period: `reason` says so.
    """
    themes, rows = list(codebook["theme"].unique()), []
    for moment in moments.itertuples():
        diaries = window(corpus, moment.cutoff).query("kind == 'dagboek'")
        pair = last_two(periods(diaries, moments)[1:], moment.moment)
        if not pair:
            continue
        told = answers(diaries, themes, codings_rules, codings_people, readings, scores)
        parts = [told.among(diaries["period"].eq(period).to_numpy()) for period in pair]
        about = {"moment": moment.moment, "before": pair[0], "period": pair[1], "theme": themes}
        rows.append(pd.DataFrame(about | compared(parts, min_writers)))
    columns = list(Shifts.to_schema().columns)
    return pd.concat(rows, ignore_index=True)[columns] if rows else pd.DataFrame(columns=columns)


def last_two(periods: list[str], moment: str) -> list[str]:
    """The period of this moment after the one before it with texts; nothing if one is missing."""
    until = periods.index(moment) + 1 if moment in periods else 0
    return periods[until - 2 : until] if until > 1 else []


def compared(parts: list[Answers], min_writers: int) -> dict:
    """The change from the one part to the other, or why nothing can be said of it."""
    every, covered = same_writers(parts), same_writers([part.among(part.covered) for part in parts])
    reasons = [why_not(part, min_writers) for part in every + covered]
    reason = next(filter(None, reasons), "")
    before, now = every if reason else covered
    nothing = np.full((4, now.found.shape[1]), np.nan)
    change, low, high, p = nothing if reason else changes(before, now)
    return {
        "writers": len(np.unique(now.writers)),
        "texts_before": len(before.read),
        "texts": len(now.read),
        "change": change,
        "low": low,
        "high": high,
        "p": together(p),
        "reason": np.where(np.isnan(change), reason or "geen_spreiding", ""),
    }


def same_writers(parts: list[Answers]) -> list[Answers]:
    """The texts of writers who wrote some in each part."""
    all_wrote = np.intersect1d(*(part.writers for part in parts))
    return [part.among(np.isin(part.writers, all_wrote)) for part in parts]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(shifts)
