"""What happens to each find: what a person decided about it, or else the policy for its kind."""

import pandas as pd

from analysis.text_hash import text_hash

VERDICTS = {"afdekken": "mask", "laten staan": "keep", "vasthouden": "hold"}


def verdicts(
    documents: pd.DataFrame,
    disclosures: pd.DataFrame,
    decisions: pd.DataFrame,
    policy: dict[str, str],
) -> pd.DataFrame:
    """The finds with `word`, `text_sha256`, `decided` and `verdict`: mask, list, keep or hold.

    A decision about a place goes before one about a word, and that before the policy; a kind
    without policy is masked.
    """
    texts = documents.set_index("document")["text"]
    finds = disclosures.copy()
    finds["word"] = [
        folded(texts[row.document][row.start : row.end]) for row in disclosures.itertuples()
    ]
    finds["text_sha256"] = finds["document"].map(texts.map(text_hash))
    by_word, by_place = decided(decisions)
    finds["decided"] = [
        by_place.get((row.text_sha256, row.start, row.end)) or by_word.get((row.kind, row.word))
        for row in finds.itertuples()
    ]
    by_policy = finds["kind"].map(policy).fillna("mask")
    finds["verdict"] = finds["decided"].map(VERDICTS).fillna(by_policy)
    return finds


def folded(word: str) -> str:
    """A word as decisions name it: without capitals and with single spaces."""
    return " ".join(word.casefold().split())


def decided(decisions: pd.DataFrame) -> tuple[dict[tuple, str], dict[tuple, str]]:
    """The decisions by (kind, word) and by (text, start, end)."""
    words = decisions[decisions["scope"].eq("woord")]
    places = decisions[decisions["scope"].eq("plek")]
    by_word = dict(
        zip(zip(words["kind"], words["word"], strict=True), words["decision"], strict=True)
    )
    keys = zip(places["text_sha256"], places["start"], places["end"], strict=True)
    return by_word, dict(zip(keys, places["decision"], strict=True))
