"""Which topics each passage is of, and how much."""

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Corpus, Moments, SegmentTopics, Terms, Topics
from analysis.topic.fits import loadings, parts
from analysis.topic.grid import grid, weighed

SMALLEST = 0.01


def segment_topics(
    terms: DataFrame[Terms],
    corpus: DataFrame[Corpus],
    moments: DataFrame[Moments],
    topics: DataFrame[Topics],
) -> DataFrame[SegmentTopics]:
    """One row per moment with topics, passage, and topic that is at least 1 % of the passage."""
    cutoffs, rows = moments.set_index("moment")["cutoff"], []
    for moment, found in topics.groupby("moment", sort=False):
        known = grid(terms, corpus, cutoffs[moment])
        weights = found.pivot(index="topic", columns="term", values="weight").fillna(0)
        weights = weights.reindex(columns=known.words, fill_value=0.0).to_numpy(dtype=float)
        values = weighed(known.counts)
        share, fit = parts(loadings(values, weights)), np.clip(values @ weights.T, 0, 1)
        passage, topic = np.nonzero(share >= SMALLEST)
        places = known.places.rename(columns={"passage": "segment"}).iloc[passage]
        about = {"topic": topic + 1, "share": share[passage, topic], "fit": fit[passage, topic]}
        rows.append(places.reset_index(drop=True).assign(moment=moment, **about))
    columns = list(SegmentTopics.to_schema().columns)
    return pd.concat(rows, ignore_index=True)[columns] if rows else pd.DataFrame(columns=columns)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(segment_topics)
