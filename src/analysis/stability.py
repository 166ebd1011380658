"""How many topics hold in the diaries that are known at a moment, if any."""

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Corpus, Moments, Stability, Terms
from analysis.topic.grid import Grid, grid
from analysis.topic.study import KINDS, Study, study

SIZES = (2, 3, 4, 5, 6, 8, 10, 12)
FEWEST_PASSAGES, FEWEST_WORDS = 150, 100
PER_TOPIC = 30  # passages


def stability(
    terms: DataFrame[Terms], corpus: DataFrame[Corpus], moments: DataFrame[Moments],
    *, reports: list[str], draws: int, min_writers: int, seed: int,
) -> DataFrame[Stability]:  # fmt: skip
    """One row per moment in `reports` and number of topics tried, with all that is known then.

    Chosen is the number with the highest product of the lowest of the three stabilities,
    exclusivity and coherence (put between 0 and 1). Below 150 passages, 100 terms or
    `min_writers` writers nothing is tried: words dealt at random then give "topics" as well.
    """
    rows = []
    for moment in moments[moments["moment"].isin(reports)].itertuples():
        known = grid(terms, corpus, moment.cutoff)
        reason = too_few(known, min_writers)
        about = {"moment": moment.moment, "passages": len(known.places)}
        about |= {"writers": known.places["writer"].nunique(), "reason": reason}
        sizes = [size for size in SIZES if size * PER_TOPIC <= len(known.places)]
        tried = [] if reason else [(n, study(known, n, draws=draws, seed=seed)) for n in sizes]
        found = pd.DataFrame([about | measures(*one) for one in tried] or [about | {"topics": 0}])
        rows.append(found.assign(chosen=choice(found) if tried else False))
    columns = list(Stability.to_schema().columns)
    return pd.concat(rows, ignore_index=True).reindex(columns=columns)


def too_few(known: Grid, min_writers: int) -> str:
    if known.places["writer"].nunique() < min_writers:
        return "weinig_schrijvers"
    if len(known.places) < FEWEST_PASSAGES:
        return "weinig_passages"
    return "weinig_woorden" if len(known.words) < FEWEST_WORDS else ""


def measures(size: int, found: Study) -> dict:
    return {"topics": size, **{name: found.alike[name].mean() for name in KINDS}} | {
        "coherence": found.coherence.mean(),
        "by_chance": found.by_chance,
        "exclusivity": found.exclusivity.mean(),
    }


def choice(found: pd.DataFrame) -> np.ndarray:
    """Which row has the best product; the smallest number of topics among equals."""
    good = found[list(KINDS)].min(axis=1) * found["exclusivity"] * (1 + found["coherence"]) / 2
    return np.arange(len(found)) == good.to_numpy().argmax()


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(stability)
