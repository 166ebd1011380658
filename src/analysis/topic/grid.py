"""The terms of the passages that are known at a moment, as numbers to find topics in."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.window import window

FEWEST_PASSAGES, FEWEST_WRITERS, MOST = 4, 3, 0.3  # in which passages, of how many, a term stands
PASSAGE = ["delivery", "document", "passage"]


class Grid(NamedTuple):
    """`counts`, passages × terms; `places`, a row per passage with its writer, team and period."""

    counts: sparse.csr_array
    places: pd.DataFrame
    words: pd.Index

    @property
    def single(self) -> np.ndarray:
        """Which terms are one word."""
        return ~self.words.str.contains(" ")


def grid(terms: pd.DataFrame, corpus: pd.DataFrame, cutoff: str) -> Grid:
    """The passages of texts up to `cutoff`, with terms that are neither rare nor everywhere.

    A term stands in at least four passages, of three writers: what fewer wrote is theirs, and no
    topic of the practice. A term in more than 30 % of the passages tells nothing apart.
    """
    texts = window(corpus, cutoff)[["delivery", "document", "writer", "team", "period", "date"]]
    known = terms.merge(texts, on=["delivery", "document"])
    known["row"] = known.groupby(PASSAGE).ngroup()
    places = known.drop_duplicates("row").sort_values("row", ignore_index=True)
    spread = known.groupby("term")[["row", "writer"]].nunique()
    kept = spread["row"].between(FEWEST_PASSAGES, MOST * len(places))
    words = pd.Index(sorted(spread.index[kept & spread["writer"].ge(FEWEST_WRITERS)]))
    known = known[known["term"].isin(words)]
    at = (known["row"], words.get_indexer(known["term"]))
    counts = sparse.csr_array((known["count"].astype(float), at), shape=(len(places), len(words)))
    return Grid(counts, places.drop(columns=["term", "count", "row"]), words)


def weighed(counts: sparse.csr_array) -> sparse.csr_array:
    """Log counts × inverse document frequency, each passage of length one (as in scikit-learn)."""
    frequency = np.maximum(np.bincount(counts.indices, minlength=counts.shape[1]), 1)
    values = counts.copy()
    values.data = 1 + np.log(values.data)
    values = values @ sparse.diags_array(np.log((1 + counts.shape[0]) / (1 + frequency)) + 1)
    length = np.sqrt((values * values).sum(axis=1))
    return sparse.csr_array(sparse.diags_array(1 / np.where(length > 0, length, 1)) @ values)


def dealt(grid: Grid, draw: np.random.Generator) -> Grid:
    """Every writer's words dealt anew over that writer's own passages, as long as they were."""
    rows = np.repeat(np.arange(grid.counts.shape[0]), np.diff(grid.counts.indptr))
    times = grid.counts.data.astype(int)
    passage, word = np.repeat(rows, times), np.repeat(grid.counts.indices, times)
    writer = grid.places["writer"].factorize()[0][passage]
    order, mixed = np.lexsort((passage, writer)), np.lexsort((draw.random(len(word)), writer))
    at = (passage[order], word[mixed])
    counts = sparse.csr_array((np.ones(len(word)), at), shape=grid.counts.shape)
    return grid._replace(counts=counts)
