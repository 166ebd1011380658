"""The account that a report gives of itself: sources, where quotes stand, what was masked."""

import pandas as pd

from analysis.records import records

PLACE = ["quote", "document", "start", "end", "segment", "coder", "source", "place", "sha256"]


def account(
    texts: pd.DataFrame, quotes: pd.DataFrame, disclosures: pd.DataFrame, policy: dict[str, str]
) -> dict:
    """Per source its hash, per quote its place, per kind of find its number in these texts."""
    where = texts[["delivery", "document", "source", "place", "sha256"]]
    placed = quotes.merge(where, on=["delivery", "document"]).sort_values("quote")
    sources = texts.groupby(["delivery", "source", "sha256"]).size().reset_index(name="texts")
    return {
        "sources": records(sources),
        "places": records(placed, PLACE),
        "finds": finds(disclosures, texts, policy),
    }


def finds(disclosures: pd.DataFrame, texts: pd.DataFrame, policy: dict[str, str]) -> list[dict]:
    """How often each kind of find stands in these texts, and what the policy does with it."""
    within = disclosures.merge(texts[["delivery", "document"]], on=["delivery", "document"])
    return [
        {"kind": kind, "number": int(number), "masked": policy.get(kind, "mask") != "list"}
        for kind, number in within.groupby("kind").size().items()
    ]
