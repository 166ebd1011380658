"""The figures of a report in which themes and teams are laid beside each other."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.codes_by_team import codes_by_team
from analysis.figures.themes_together import themes_together
from analysis.pictures import MOST_TEAMS, picture
from analysis.wording import Say

NOTABLE = 1  # texts more than what is likely, from which a pair is worth a sentence


def pictures_more(facts: dict, say: Say, colours: Mapping[str, str]) -> dict[str, dict]:
    """Per figure its SVG and takeaway: ``together`` (themes in one text), ``teams`` (sub-codes).

    Nothing is drawn without texts in which all themes are counted, nor more than twelve teams.
    """
    if not facts["together"]["texts"]:
        return {"together": None, "teams": None}
    drawn = {"together": themes_in_one_text, "teams": codes_of_teams}
    made = {
        name: picture(*draw(facts[name], say, colours), name, f"{name}.alt", say)
        for name, draw in drawn.items()
        if name != "teams" or len(facts[name]["teams"]) <= MOST_TEAMS
    }
    return {"teams": None, **made}


def themes_in_one_text(seen: dict, say: Say, colours: Mapping[str, str]) -> tuple[Figure, str]:
    """Texts with two themes, and the pair that is together most beyond what is likely."""
    own = pd.DataFrame(seen["themes"]).set_index("theme")
    counts = pd.DataFrame(0, index=own.index, columns=own.index)
    for theme, number in own["texts_with"].items():
        counts.loc[theme, theme] = number
    for pair in seen["pairs"]:
        counts.loc[pair["other"], pair["one"]] = pair["both"]
    counts.index = pd.Index(own["label"])
    figure = themes_together(counts, colours=colours)
    pairs = sorted(seen["pairs"], key=beyond, reverse=True)
    if not pairs or beyond(pairs[0]) < NOTABLE or beyond(pairs[0]) in map(beyond, pairs[1:]):
        return figure, ""
    names = {side: own["label"][pairs[0][side]] for side in ("one", "other")}
    numbers = {"both": pairs[0]["both"], "likely": round(pairs[0]["likely"])}
    return figure, say("together.most", **names, **numbers, texts=seen["texts"])


def beyond(pair: dict) -> float:
    """In how many texts more two themes are together than is likely (one decimal)."""
    return round(pair["both"] - pair["likely"], 1)


def codes_of_teams(seen: dict, say: Say, colours: Mapping[str, str]) -> tuple[Figure, str]:
    """Texts with a sub-code per team, and how many sub-codes all teams or none have."""
    sizes = {row["team"]: row["texts"] for row in seen["teams"]}
    rows = pd.DataFrame(
        {"theme": theme["label"], "label": code["label"]}
        | dict(zip(sizes, code["counts"], strict=True))
        for theme in seen["themes"]
        for code in theme["codes"]
    )
    figure = codes_by_team(rows, sizes, colours=colours)
    found_with = rows[list(sizes)].gt(0).sum(axis=1)
    ends = {"every": int(found_with.eq(len(sizes)).sum()), "none": int(found_with.eq(0).sum())}
    return figure, say("teams.most", **ends, codes=len(rows))
