"""All that a report says of one topic."""

from typing import NamedTuple

import pandas as pd

from analysis.records import records
from analysis.topic.covered import verdict
from analysis.topic.moved import by_period
from analysis.topic.recognised import recognised

WORDS, OWN = 10, 5
KNOWN = ["topic", "returns", "coherence", "by_chance", "writers", "teams"]


class Found(NamedTuple):
    """What is known of the topics of one moment.

    `terms` are rows of `Topics`, `passages` those of `spread`, `themes` those of `covered`;
    `labels` of themes, `times` the periods in order; per topic the passages `near` and the `steps`
    since the period before; `answers` are rows of `Intrusion`.
    """

    terms: pd.DataFrame
    passages: pd.DataFrame
    themes: pd.DataFrame
    labels: pd.Series
    times: pd.DataFrame
    near: dict[int, list[dict]]
    steps: dict[int, dict | None]
    answers: pd.DataFrame


def entry(found: Found, topic: int) -> dict:
    """The words of a topic, where it is, when, next to the codebook, and what people made of it.

    `own` are the words among the ten heaviest that are most frequent and exclusive (FREX).
    """
    terms = found.terms[found.terms["topic"].eq(topic)]
    heavy = terms[:WORDS]
    own = heavy.sort_values(["frex", "term"], ascending=[False, True])
    themes = found.themes[found.themes["topic"].eq(topic)]
    themes = themes.assign(label=themes["theme"].map(found.labels))
    return records(terms[:1], KNOWN)[0] | {
        "passages": int(found.passages["topic"].eq(topic).sum()),
        "words": records(heavy, ["term", "weight"]),
        "own": list(own["term"][:OWN]),
        "themes": records(themes, ["theme", "label", "share", "elsewhere", "more"]),
        "verdict": verdict(found.themes, topic),
        "periods": over(found, topic),
        "change": found.steps[topic],
        "near": found.near.get(topic, []),
        "people": recognised(found.answers, topic),
    }


def over(found: Found, topic: int) -> list[dict]:
    """The share of the passages in each period."""
    shares = by_period(found.passages[["period", topic]], list(found.times["moment"]))[topic]
    return [
        {"period": time.moment, "title": time.period_title, "share": float(shares[time.moment])}
        for time in found.times.itertuples()
    ]


def apart(parts: dict[str, list[int]], labels: pd.Series) -> list[dict]:
    names = [name for name in labels.index if name in parts]
    return [{"label": labels[name], "topics": parts[name]} for name in names]
