"""Which texts to read: by lot, for the figures, or those that teach most, for the machine."""

from collections import Counter

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Corpus, Readings, Scores
from analysis.people.marks import TEXT

THEMES_NAMED = 2
ANYTHING = 1e-6  # so that a text without any doubt still has a turn, after the others


def by_lot(
    corpus: DataFrame[Corpus], readings: DataFrame[Readings], *, size: int, seed: int
) -> pd.DataFrame:
    """A random sample of the texts that count and are not yet in the sample, in order of name.

    Every text has the same chance, teams and periods their share: a systematic sample from a list
    by team and period, in random order within these. A text read for another reason may be drawn,
    or the sample would hold too few of the texts that the machine proposes.
    """
    texts = left(corpus, readings[readings["why_read"].eq("steekproef")])
    draw = np.random.default_rng(seed)
    texts = texts.sort_values(["document", "delivery"]).assign(lot=draw.random(len(texts)))
    texts = texts.sort_values(["team", "period", "lot"])
    size = min(size, len(texts))
    places = ((draw.random() + np.arange(size)) * len(texts) / max(size, 1)).astype(int)
    return texts.iloc[places].sort_values(TEXT[::-1], ignore_index=True)


def by_gain(
    corpus: DataFrame[Corpus], readings: DataFrame[Readings], chances: DataFrame[Scores],
    codings: DataFrame[Codings], sizes: pd.Series, *, size: int,
) -> pd.DataFrame:  # fmt: skip
    """The unread texts to gain most from, best first, with `themes`: in which most is to be gained.

    The gain of a sentence is, added up over themes, the chance of the theme and the doubt about
    it; a theme that people coded n times weighs 1 / √(1 + n). The gain of a text is divided by √
    its sentences (`sizes`, by delivery and document) and shrinks with the share of its team's texts
    that has been read, or stands higher on the list.
    """
    return most_gained(corpus, readings, gains(chances, codings), sizes, size=size)


def most_gained(
    corpus: pd.DataFrame, readings: pd.DataFrame, doubts: pd.DataFrame, sizes: pd.Series,
    *, size: int,
) -> pd.DataFrame:  # fmt: skip
    """The unread texts to gain most from; `doubts` has the gain per text and theme."""
    texts = left(corpus, readings)
    total = doubts.groupby(TEXT)["gain"].sum() / np.sqrt(sizes)
    keys = pd.MultiIndex.from_frame(texts[TEXT])
    texts["gain"] = total.reindex(keys).fillna(0).to_numpy() + ANYTHING
    chosen = spread(texts, corpus[corpus["status"].eq("telt")], size)
    most = doubts.merge(chosen[TEXT], on=TEXT).sort_values(
        ["gain", "theme"], ascending=[False, True]
    )
    most = most.groupby(TEXT).head(THEMES_NAMED)
    named = most.groupby(TEXT)["theme"].agg(list).to_dict()
    places = chosen[TEXT].itertuples(index=False, name=None)
    return chosen.assign(themes=[named.get(place, []) for place in places])


def left(corpus: pd.DataFrame, readings: pd.DataFrame) -> pd.DataFrame:
    """The texts that count and are not among these readings."""
    texts = corpus[corpus["status"].eq("telt")]
    read = pd.MultiIndex.from_frame(readings[TEXT])
    return texts[~pd.MultiIndex.from_frame(texts[TEXT]).isin(read)].reset_index(drop=True)


def gains(chances: pd.DataFrame, codings: pd.DataFrame) -> pd.DataFrame:
    """Per text and theme what is to be gained."""
    gain = weight(chances["theme"], codings) * chances["score"] * (2 - chances["score"])
    return chances.assign(gain=gain).groupby([*TEXT, "theme"], as_index=False)["gain"].sum()


def weight(themes: pd.Series, codings: pd.DataFrame) -> pd.Series:
    """How much each theme weighs: less, the more often people coded it."""
    coded = codings[codings["counts"]].drop_duplicates(["segment", "theme"])["theme"].value_counts()
    return 1 / np.sqrt(1 + themes.map(coded).astype(float).fillna(0))


def spread(texts: pd.DataFrame, known: pd.DataFrame, size: int) -> pd.DataFrame:
    """The best texts, from teams of which little has been read or chosen each time."""
    texts = texts.sort_values(TEXT[::-1], ignore_index=True)
    every, unread = Counter(known["team"]), Counter(texts["team"])
    chosen: list[int] = []
    while len(chosen) < min(size, len(texts)):
        share = texts["team"].map({team: unread[team] / every[team] for team in every})
        best = (texts["gain"] * share).drop(chosen).idxmax()
        chosen.append(best)
        unread[texts.loc[best, "team"]] -= 1
    return texts.loc[chosen].reset_index(drop=True)
