"""In how many diary entries a theme was signalled, per moment and period, with an interval."""

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame
from scipy.special import expit, logit, stdtrit

from analysis.contracts import Codebook, Codings, Corpus, Moments, Prevalence
from analysis.window import signals, window

BASIS = "signalen"  # only what the rules pointed out, which read every text alike
CONFIDENCE = 0.95


def prevalence(
    codings: DataFrame[Codings],
    corpus: DataFrame[Corpus],
    moments: DataFrame[Moments],
    codebook: DataFrame[Codebook],
    *,
    min_writers: int,
) -> DataFrame[Prevalence]:
    """One row per moment, period with diary entries and theme, in order of time and codebook.

    A theme that was never signalled is a row with 0. There is an interval from `min_writers`
    writers on (see `interval`).
    """
    themes = list(codebook["theme"].unique())
    rows = []
    for moment in moments.itertuples():
        diaries = window(corpus, moment.cutoff).query("kind == 'dagboek'")
        found = signals(codings, diaries)
        for period in [name for name in moments["moment"] if name in set(diaries["period"])]:
            texts = diaries[diaries["period"].eq(period)]
            about = {"moment": moment.moment, "period": period, "basis": BASIS}
            rows += [about | counted(texts, found, theme, min_writers) for theme in themes]
    return pd.DataFrame(rows, columns=list(Prevalence.to_schema().columns))


def counted(texts: pd.DataFrame, found: pd.DataFrame, theme: str, min_writers: int) -> dict:
    """How many of these texts, writers and teams have a signal of the theme."""
    having = found["document"][found["theme"].eq(theme)]
    has = texts["document"].isin(having)
    low, high = interval(has, texts["writer"], min_writers)
    return {
        "theme": theme,
        "texts": len(texts),
        "texts_with": int(has.sum()),
        "writers": texts["writer"].nunique(),
        "writers_with": texts["writer"][has].nunique(),
        "teams_with": texts["team"][has].nunique(),
        "share": has.mean(),
        "low": low,
        "high": high,
    }


def interval(has: pd.Series, writers: pd.Series, min_writers: int) -> tuple[float, float]:
    """A 95 % interval for the share of texts, on the logit scale, clustered by writer.

    Texts of one writer resemble each other, so the writer is the unit that varies: the share
    is a ratio of sums over writers, its variance is linearised (Cochran 1977, Sampling
    Techniques, 3rd ed., eq. 6.9 and 6.13, without finite population correction) and the
    quantile is of Student's t with writers - 1 degrees of freedom, which keeps the interval
    honest with few writers (Korn & Graubard 1998, Survey Methodology 24, 193-201). Not a
    number for fewer than `min_writers` (at least 2) writers or without variation between them.
    """
    per_writer = has.groupby(writers).agg(["sum", "size"])
    count, share = len(per_writer), has.mean()
    residuals = per_writer["sum"] - share * per_writer["size"]
    if count < max(min_writers, 2) or np.allclose(residuals, 0):
        return np.nan, np.nan
    variance = count / (count - 1) * (residuals**2).sum() / len(has) ** 2
    reach = stdtrit(count - 1, 0.5 + CONFIDENCE / 2) * np.sqrt(variance) / (share * (1 - share))
    return expit(logit(share) - reach), expit(logit(share) + reach)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(prevalence)
