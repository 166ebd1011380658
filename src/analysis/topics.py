"""The topics of each moment: words that go together, and whether they are a finding."""

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Corpus, Moments, Stability, Terms, Topics
from analysis.topic.fits import loadings, parts
from analysis.topic.grid import Grid, grid, weighed
from analysis.topic.sense import frex
from analysis.topic.study import Study, study

ALIKE, MOST = 0.7, 0.5  # from which cosine a topic is the same; in more than this of the resamples
FEWEST_WRITERS = 3


def topics(
    terms: DataFrame[Terms], corpus: DataFrame[Corpus], moments: DataFrame[Moments],
    stability: DataFrame[Stability], *, draws: int, seed: int,
) -> DataFrame[Topics]:  # fmt: skip
    """One row per moment, topic and term with weight; the topic that fills most comes first.

    A topic is shown that returns in most resamples of each kind (other starts, other writers,
    without a team), is more coherent than words dealt at random make it, and of which three
    writers or more wrote. Themes of the codebook are not used as seeds: they did not hold.
    """
    rows = []
    for chosen in stability[stability["chosen"]].itertuples():
        cutoff = moments.set_index("moment")["cutoff"][chosen.moment]
        known = grid(terms, corpus, cutoff)
        found = study(known, chosen.topics, draws=draws, seed=seed)
        rows.append(listed(known, found).assign(moment=chosen.moment))
    columns = list(Topics.to_schema().columns)
    return pd.concat(rows, ignore_index=True)[columns] if rows else pd.DataFrame(columns=columns)


def listed(known: Grid, found: Study) -> pd.DataFrame:
    """The topics of one moment in order of size, each with its terms in order of weight."""
    shares = parts(loadings(weighed(known.counts), found.topics))
    most = np.where(shares.any(axis=1), shares.argmax(axis=1), -1)
    same = [(alike >= ALIKE).mean(axis=0) for alike in found.alike.values()]
    returns, ranks, tables = np.min(same, axis=0), frex(found.topics), []
    for number, topic in enumerate(np.argsort(-shares.sum(axis=0), kind="stable"), 1):
        weight, ours = found.topics[topic], known.places[most == topic]
        about = {
            "topic": number, "returns": returns[topic], "coherence": found.coherence[topic],
            "by_chance": found.by_chance, "writers": ours["writer"].nunique(),
            "teams": ours["team"].nunique(),
        }  # fmt: skip
        table = pd.DataFrame({"term": known.words, "weight": weight, "frex": ranks[topic]} | about)
        table = table[table["weight"].gt(0)]
        tables.append(table.sort_values(["weight", "term"], ascending=[False, True]))
    every = pd.concat(tables, ignore_index=True)
    shown = every["returns"].gt(MOST) & every["coherence"].gt(every["by_chance"].clip(lower=0))
    return every.assign(shown=shown & every["writers"].ge(FEWEST_WRITERS))


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(topics)
