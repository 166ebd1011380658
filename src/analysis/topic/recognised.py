"""How often people picked the word that does not belong: word intrusion."""

import pandas as pd
from scipy.stats import binomtest

CHANCE = 1 / 6


def recognised(answers: pd.DataFrame, topic: int | None = None) -> dict | None:
    """How many answers there are and how many are right; `p` is how likely by guessing.

    `answers` are rows of `Intrusion`; of one topic or, without, of all. None when nobody answered.
    """
    rows = answers if topic is None else answers[answers["topic"].eq(topic)]
    if rows.empty:
        return None
    right, many = int(rows["right"].sum()), len(rows)
    p = binomtest(right, many, CHANCE, alternative="greater").pvalue
    return {"right": right, "answers": many, "people": rows["rater"].nunique(), "p": float(p)}
