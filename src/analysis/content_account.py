"""The account that a report gives of itself: sources, where quotes stand, what was masked."""

import pandas as pd

from analysis.records import records


def account(
    texts: pd.DataFrame,
    places: list[dict],
    disclosures: pd.DataFrame,
    policy: dict[str, str],
) -> dict:
    """Per source its hash, per quote its place, per kind of find its number in these texts."""
    sources = texts.groupby(["delivery", "source", "sha256"]).size().reset_index(name="texts")
    return {
        "sources": records(sources),
        "places": places,
        "finds": finds(disclosures, set(texts["document"]), policy),
    }


def finds(disclosures: pd.DataFrame, documents: set[str], policy: dict[str, str]) -> list[dict]:
    """How often each kind of find stands in these texts; a text that came in twice counts once."""
    within = disclosures[disclosures["document"].isin(documents)].drop_duplicates()
    numbers = within.groupby("kind").size()
    return [
        {"kind": kind, "number": int(number), "masked": policy.get(kind) == "mask"}
        for kind, number in numbers.items()
    ]
