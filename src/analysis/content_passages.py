"""The passages that are nearest to a topic, to read for oneself."""

import pandas as pd

from analysis.placeholders import shown

MOST, MAINLY = 3, 0.5
TEXT = ["delivery", "document"]


def nearest(
    shares: pd.DataFrame, segments: pd.DataFrame, diaries: pd.DataFrame, writers: pd.DataFrame
) -> dict[int, list[dict]]:
    """Per topic at most three passages that are mainly of it, most like it first.

    Each of another writer, who agreed to be quoted.
    """
    rows = shares[shares["share"].ge(MAINLY)].merge(
        diaries[[*TEXT, "writer", "team", "date"]], on=TEXT
    )
    rows = rows[rows["writer"].isin(writers["writer"][writers["consent_quotes"].eq("ja")])]
    rows = rows.sort_values(
        ["topic", "fit", "document", "start"], ascending=[True, False, True, True]
    )
    rows = rows.drop_duplicates(["topic", "writer"]).groupby("topic").head(MOST)
    texts = said(rows, segments)
    found: dict[int, list[dict]] = {}
    for row in rows.itertuples():
        place = (row.delivery, row.document, row.start)
        about = {"document": row.document, "team": row.team, "share": row.share}
        found.setdefault(row.topic, []).append(about | {"text": texts[place]})
    return found


def said(rows: pd.DataFrame, segments: pd.DataFrame) -> dict[tuple, str]:
    """The sentences of each passage, as people read them."""
    places = rows[[*TEXT, "start", "end"]].drop_duplicates()
    both = places.merge(segments[[*TEXT, "start", "text"]].rename(columns={"start": "at"}), on=TEXT)
    inside = both[both["at"].ge(both["start"]) & both["at"].lt(both["end"])].sort_values("at")
    return {
        place: shown(" ".join(" ".join(group["text"]).split()))
        for place, group in inside.groupby([*TEXT, "start"])
    }
