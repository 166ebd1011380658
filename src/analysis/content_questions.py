"""What may become a question for the next meeting: contradictions, and where little was heard.

Prepared for people, who write the question.
"""

import pandas as pd

FEW = 3


def openings(themes: list[dict], heard: list[dict], insights: pd.DataFrame, moment: str) -> dict:
    """Themes with quotes that contradict, blocks with two sides, teams that wrote little."""
    now = [row for row in heard if row["period"] == moment]
    return {
        "contradictions": [found for theme in themes if (found := contradiction(theme))],
        "two_sides": two_sides(insights[insights["moment"].eq(moment)]),
        "quiet_teams": sorted(row["team"] for row in now if row["diaries"] < FEW),
        "silent_themes": [theme["label"] for theme in themes if not theme["so_far"]["texts_with"]],
    }


def contradiction(theme: dict) -> dict | None:
    """The numbers of typical quotes and of what says otherwise, when there are both."""
    sides = {
        role: [quote["quote"] for quote in theme["quotes"] if quote["role"] == role]
        for role in ("typerend", "tegengeluid")
    }
    return {"label": theme["label"], **sides} if all(sides.values()) else None


def two_sides(rows: pd.DataFrame) -> list[dict]:
    """The blocks that help in one text and hinder in another, the most equal first."""
    found = rows.pivot_table(index="block", columns="side", values="texts_with", sort=False)
    if len(found.columns) < 2:
        return []
    both = found.dropna().astype(int).reset_index()
    both["gap"] = (both["ondersteunend"] - both["belemmerend"]).abs()
    both = both.sort_values(["gap", "block"])
    return [
        {"block": row.block, "helps": row.ondersteunend, "hinders": row.belemmerend}
        for row in both.itertuples()
    ]
