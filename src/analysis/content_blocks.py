"""What helps and what hinders per building block and condition, and the design card of people."""

import pandas as pd

from analysis.records import records

COUNTS = ["texts", "texts_with", "writers", "writers_with", "teams_with", "sure"]
SIDES = {"helps": "ondersteunend", "hinders": "belemmerend"}
CARD = ["insight", "support", "block", "demand", "advice", "certainty", "status", "weaker"]


def blocks(insights: pd.DataFrame, moment: str) -> list[dict]:
    """One entry per building block and condition with anything found, conditions last."""
    rows = insights[insights["moment"].eq(moment)]
    return [
        {"kind": kind, "block": block, **{name: side(own, of) for name, of in SIDES.items()}}
        for (kind, block), own in rows.groupby(["kind", "block"], sort=False)
    ]


def side(own: pd.DataFrame, direction: str) -> dict | None:
    """The counts and quotes of one side, or nothing when it was not found."""
    ours = own[own["side"].eq(direction)]
    if ours.empty:
        return None
    (counts,) = records(ours, COUNTS)
    quotes = {name: ours[name].iloc[0].split() for name in ("quotes", "contrary")}
    return counts | quotes


def card(design_card: pd.DataFrame) -> list[dict]:
    """The rows of the design card, as people wrote them."""
    return records(design_card, CARD)
