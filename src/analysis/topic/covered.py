"""Which themes of the codebook are in the passages of a topic, and which topics are new."""

import pandas as pd

KEY = ["delivery", "document", "segment"]
PLACE = [*KEY, "start", "end"]
COVERED, PARTLY, MORE = 0.5, 0.25, 1.5


def spread(shares: pd.DataFrame, diaries: pd.DataFrame) -> pd.DataFrame:
    """Passages with a column per topic (its number); `topic` is the one that fills most of it."""
    wide = shares.pivot(index=PLACE, columns="topic", values="share").fillna(0)
    wide["topic"] = wide.idxmax(axis=1) if len(wide) else pd.Series(dtype=int)
    about = diaries[["delivery", "document", "writer", "team", "period"]]
    return wide.reset_index().merge(about, on=["delivery", "document"])


def themed(passages: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """The theme of each coding with the passage it starts in: `KEY` and `theme`, each once."""
    codings = found[["delivery", "document", "start", "theme"]].rename(columns={"start": "at"})
    both = passages[[*KEY, "start", "end"]].merge(codings, on=["delivery", "document"])
    inside = both["at"].ge(both["start"]) & both["at"].lt(both["end"])
    return both.loc[inside, [*KEY, "theme"]].drop_duplicates()


def covered(passages: pd.DataFrame, coded: pd.DataFrame) -> pd.DataFrame:
    """One row per topic and theme: in which `share` of its passages the theme is, and elsewhere.

    `passages` has a row per passage with the `topic` it is mostly of; `of_theme` is the share of
    the theme's passages that are of this topic.
    """
    placed = coded.merge(passages[[*KEY, "topic"]], on=KEY)
    here = placed.groupby(["topic", "theme"]).size().rename("here")
    every = pd.MultiIndex.from_product(
        [sorted(passages["topic"].unique()), sorted(coded["theme"].unique())],
        names=["topic", "theme"],
    )
    table = here.reindex(every, fill_value=0).reset_index()
    sizes = passages.groupby("topic").size()
    size, whole = table["topic"].map(sizes), table.groupby("theme")["here"].transform("sum")
    table["share"] = table["here"] / size
    table["elsewhere"] = (whole - table["here"]) / (len(passages) - size).clip(lower=1)
    table["of_theme"] = table["here"] / whole.clip(lower=1)
    table["more"] = table["share"].ge(PARTLY) & table["share"].ge(MORE * table["elsewhere"])
    return table


def verdict(table: pd.DataFrame, topic: int) -> str:
    """`gedekt`, `deels` or `nieuw`: how much of the topic a single theme of the codebook holds."""
    more = table[table["topic"].eq(topic) & table["more"]]
    if more.empty:
        return "nieuw"
    return "gedekt" if more["share"].max() >= COVERED else "deels"


def fallen_apart(table: pd.DataFrame, shown: list[int]) -> dict[str, list[int]]:
    """Per theme that is spread over several topics shown, in each more than elsewhere: these."""
    parts = table[table["topic"].isin(shown) & table["more"] & table["of_theme"].ge(PARTLY)]
    found = parts.groupby("theme")["topic"].agg(list)
    return {theme: topics for theme, topics in found.items() if len(topics) > 1}
