"""How far people agree with each other, and the machine with people.

Pairs: every two people; each machine with every person, and with `mensen` (what counts of them).
"""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Agreement, Codebook, Codings, Corpus, Readings, Segments
from analysis.people.coefficients import NOMINAL, ac1, alpha, comparisons, set_comparisons
from analysis.people.marks import (
    AGREED,
    LEARNED,
    LEVELS,
    PEOPLE,
    TEXT,
    grid,
    marks,
    read_texts,
    units,
)

WHOLE = {"subcode": "subcodes", "thema": "themas"}
UNDEFINED = 0.05  # with a larger share of draws without an alpha there is no interval
BOUNDS = (2.5, 97.5)
Grids = tuple[np.ndarray, np.ndarray]


def agreement(
    codings_people: DataFrame[Codings], readings: DataFrame[Readings],
    codings_machines: DataFrame[Codings],
    segments: DataFrame[Segments], corpus: DataFrame[Corpus], codebook: DataFrame[Codebook],
    *, min_writers: int, draws: int, seed: int,
) -> DataFrame[Agreement]:  # fmt: skip
    """One row per pair of coders and sub-code, theme or whole codebook.

    The learned coder finds themes only. There is no interval with fewer than `min_writers`, nor
    where more than 5 % of the `draws` have no alpha.
    """
    rated, read = units(segments, corpus), read_texts(readings)
    given, machines = marks(codings_people, codings_machines), sorted({*codings_machines["coder"]})
    names = {level: list(dict.fromkeys(codebook[column])) for level, column in LEVELS.items()}
    rows: list[dict[str, Any]] = []
    for pair in pairs([*read], machines):
        shared = rated.merge(both_read(pair, read), on=TEXT)
        clusters = pd.factorize(shared["cluster"])[0]
        weights = resamples(clusters, min_writers, draws, seed)
        rows += compared(pair, shared, given, names, clusters, weights)
    return pd.DataFrame(rows, columns=list(Agreement.to_schema().columns))


def pairs(people: list[str], machines: list[str]) -> list[tuple[str, str]]:
    """Every two people, and every machine with every person and with all together."""
    single = [name for name in people if name not in (PEOPLE, AGREED)]
    return [*combinations(single, 2), *product(machines, people)]


def both_read(pair: tuple[str, str], read: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The texts that both coders read; a machine reads them all."""
    texts = [read[coder] for coder in pair if coder in read]
    return texts[0].merge(texts[1]) if len(texts) == 2 else texts[0]


def resamples(clusters: np.ndarray, min_writers: int, draws: int, seed: int) -> np.ndarray | None:
    """How often each segment's writer is drawn: draws × clusters; None with too few writers."""
    count = len(set(clusters))
    if count < max(min_writers, 2):
        return None
    return np.random.default_rng(seed).multinomial(count, [1 / count] * count, size=draws)


def compared(
    pair: tuple[str, str],
    shared: pd.DataFrame,
    given: dict[str, pd.DataFrame],
    names: dict[str, list[str]],
    clusters: np.ndarray,
    weights: np.ndarray | None,
) -> Iterator[dict[str, Any]]:
    """The rows of two coders on the segments that they share."""
    about = dict(zip(("coder_a", "coder_b"), pair, strict=True))
    about |= {"segments": len(shared), "writers": len(set(clusters))}
    for level in ["thema"] if LEARNED in pair else LEVELS:
        grids = tuple(grid(given.get(coder), shared, level, names[level]) for coder in pair)
        for row in each(grids, clusters, weights, names[level], level):
            yield row | about
        yield whole(grids, clusters, weights, WHOLE[level]) | about


def each(
    grids: Grids, clusters: np.ndarray, weights: np.ndarray | None, names: list[str], level: str
) -> list[dict[str, Any]]:
    """The row of every sub-code or theme."""
    rows = []
    for number, name in enumerate(names):
        ratings = np.column_stack([marked[:, number] for marked in grids]).astype(int)
        sums = comparisons(ratings, NOMINAL)
        row = {"level": level, "name": name, "ac1": ac1(ratings, len(NOMINAL))}
        rows.append(row | counted(*ratings.T) | interval(sums, NOMINAL, clusters, weights))
    return rows


def whole(
    grids: Grids, clusters: np.ndarray, weights: np.ndarray | None, name: str
) -> dict[str, Any]:
    """The row of the whole codebook: the sets of names that two coders gave to a segment."""
    *sums, distances = set_comparisons(grids)
    row = {"level": "codeboek", "name": name, "ac1": np.nan}
    return row | counted(*grids) | interval(sums, distances, clusters, weights)


def counted(one: np.ndarray, other: np.ndarray) -> dict[str, Any]:
    """Positives, shared positives, and what share of each coder's the other one has as well."""
    a, b, both = int(one.sum()), int(other.sum()), int((one & other).sum())
    found = {"positives_a": a, "positives_b": b, "both": both}
    return found | {
        "precision": both / a if a else np.nan,
        "recall": both / b if b else np.nan,
    }


def interval(
    sums: tuple[np.ndarray, np.ndarray],
    distances: np.ndarray,
    clusters: np.ndarray,
    weights: np.ndarray | None,
) -> dict[str, float]:
    """Alpha and its 95 % interval; NaN where they cannot be determined."""
    observed, times = sums
    found = {"alpha": float(alpha(observed.sum(), times.sum(axis=0), distances))}
    if weights is None or np.isnan(found["alpha"]):
        return found | {"low": np.nan, "high": np.nan}
    member = np.eye(weights.shape[1])[:, clusters]
    drawn = alpha(weights @ (member @ observed), weights @ (member @ times), distances)
    if np.isnan(drawn).mean() > UNDEFINED:
        return found | {"low": np.nan, "high": np.nan}
    low, high = np.nanpercentile(drawn, BOUNDS)
    return found | {"low": float(low), "high": float(high)}


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(agreement)
