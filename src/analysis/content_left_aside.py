"""The texts that are held back and the codings without a place, for a report to list."""

import pandas as pd

from analysis.records import records


def left_aside(
    held: pd.DataFrame, unplaced: pd.DataFrame, corpus: pd.DataFrame, cutoff: str
) -> dict:
    """Per text held back its team and the reason, per coding without a place where it stands.

    Nothing about texts of which it is known that they are dated after `cutoff`; no quoted words.
    """
    known = corpus.drop_duplicates("document", keep="last")[["document", "team", "date"]]
    texts = held.drop_duplicates(["document", "reason"]).merge(known, on="document", how="left")
    codings = unplaced.merge(known, on="document", how="left")
    texts, codings = (rows[~rows["date"].gt(cutoff)] for rows in (texts, codings))
    where = ["source", "place", "reason"]
    return {
        "held": records(texts.sort_values("document"), ["document", "team", "reason"]),
        "unplaced": records(codings.drop_duplicates(where).sort_values(where), where),
    }
