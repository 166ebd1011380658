"""What else is in the diaries than the codebook looks for: the facts about topics of a report."""

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.content_passages import nearest
from analysis.content_topic import Found, apart, entry
from analysis.contracts import (
    Codebook,
    Codings,
    Corpus,
    Distinctive,
    Intrusion,
    Moments,
    Readings,
    Segments,
    SegmentTopics,
    Stability,
    Topics,
    Writers,
)
from analysis.evidence import findings, were_read
from analysis.records import records
from analysis.shifts import last_two
from analysis.theme_labels import theme_labels
from analysis.topic.covered import covered, fallen_apart, spread, themed
from analysis.topic.moved import moved
from analysis.topic.recognised import recognised
from analysis.window import window

CURVE = [
    "topics", "seeds", "writers_out", "team_out", "coherence", "by_chance", "exclusivity", "chosen",
]  # fmt: skip
FEWEST_WRITERS = 3  # that wrote in both periods
NUMBERS = ["word", "count", "others", "writers_with", "log_odds", "low", "high", "p"]


def content_topics(
    stability: DataFrame[Stability], topics: DataFrame[Topics],
    segment_topics: DataFrame[SegmentTopics], distinctive: DataFrame[Distinctive],
    intrusion: DataFrame[Intrusion], segments: DataFrame[Segments], codings: DataFrame[Codings],
    readings: DataFrame[Readings], corpus: DataFrame[Corpus], codebook: DataFrame[Codebook],
    moments: DataFrame[Moments], writers: DataFrame[Writers], *, reports: list[str], seed: int,
) -> list[dict]:  # fmt: skip
    """The section on topics of the report of each moment in `reports`, as values for JSON.

    Only topics that are shown have an entry; the curve is there also when none is.
    """
    tables = stability, topics, segment_topics, distinctive, intrusion
    coded = codings, readings, segments, corpus, codebook, moments, writers
    return [
        section([table[table["moment"].eq(moment)] for table in tables], *coded, moment, seed)
        for moment in reports
    ]


def section(
    tables: list[pd.DataFrame], codings: pd.DataFrame, readings: pd.DataFrame,
    segments: pd.DataFrame, corpus: pd.DataFrame, codebook: pd.DataFrame, moments: pd.DataFrame,
    writers: pd.DataFrame, moment: str, seed: int,
) -> dict:  # fmt: skip
    """What there is to say at one moment."""
    curve, terms, shares, told, answers = tables
    diaries = until(moments, moment, corpus)
    passages = spread(shares, diaries)
    themes, basis = mapped(passages, findings(codings, readings, diaries), readings)
    near = nearest(shares, segments, diaries, writers)
    found = gathered(terms, passages, themes, codebook, moments, near, answers, moment, seed)
    return looked(curve) | said(found) | {"basis": basis, "words": words(told, moments)}


def until(moments: pd.DataFrame, moment: str, corpus: pd.DataFrame) -> pd.DataFrame:
    """The diary texts that are known at the moment."""
    texts = window(corpus, moments.set_index("moment")["cutoff"][moment])
    return texts[texts["kind"].eq("dagboek")]


def mapped(
    passages: pd.DataFrame, found: pd.DataFrame, readings: pd.DataFrame
) -> tuple[pd.DataFrame, str]:
    """In which share of the passages of each topic each theme is, and on what that rests.

    Where people read, what they coded in the passages that they read; else all signals.
    """
    basis = "gelezen" if len(readings) else "signalen"
    if len(readings):
        passages = passages[were_read(passages, readings)]
        found = found[found["sure"].ne("signaal")]
    return covered(passages, themed(passages, found)), basis


def gathered(
    terms: pd.DataFrame, passages: pd.DataFrame, themes: pd.DataFrame, codebook: pd.DataFrame,
    moments: pd.DataFrame, near: dict[int, list[dict]], answers: pd.DataFrame, moment: str,
    seed: int,
) -> Found:  # fmt: skip
    """What is known of the topics; those that are shown have `steps`."""
    labels = theme_labels(codebook)
    times = moments[moments["moment"].isin(passages["period"])]
    shown = [int(topic) for topic in terms["topic"][terms["shown"]].unique()]
    steps = change(passages, shown, last_two(list(times["moment"]), moment), seed)
    return Found(terms, passages, themes, labels, times, near, steps, answers)


def change(
    passages: pd.DataFrame, shown: list[int], pair: list[str], seed: int
) -> dict[int, dict | None]:
    """Per topic how its share moved since the period before, or None with too few writers."""
    if not pair or not shown:
        return dict.fromkeys(shown)
    steps = moved(passages[["writer", "period", *shown]], pair, seed=seed)
    enough = steps["writers"].iloc[0] >= FEWEST_WRITERS
    return steps.to_dict("index") if enough else dict.fromkeys(shown)


def looked(curve: pd.DataFrame) -> dict:
    """In how much was looked, with what result for each number of topics, or why not."""
    return {
        "reason": curve["reason"].iloc[0] if len(curve) else "",
        "passages": int(curve["passages"].max()) if len(curve) else 0,
        "writers": int(curve["writers"].max()) if len(curve) else 0,
        "curve": records(curve[curve["topics"].gt(0)], CURVE),
    }


def said(found: Found) -> dict:
    """What is shown, and how many were found; which themes fall apart; what people recognised."""
    return {
        "found": int(found.terms["topic"].nunique()),
        "shown": [entry(found, topic) for topic in found.steps],
        "apart": apart(fallen_apart(found.themes, list(found.steps)), found.labels),
        "people": recognised(found.answers),
    }


def words(rows: pd.DataFrame, moments: pd.DataFrame) -> list[dict]:
    """Per group the words that it uses more."""
    titles = moments.set_index("moment")["period_title"]
    return [
        {"between": between, "group": group, "title": titles.get(group, group)}
        | {"words": records(told, NUMBERS)}
        for (between, group), told in rows.groupby(["between", "group"], sort=False)
    ]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(content_topics)
