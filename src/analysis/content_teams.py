"""Which sub-codes were found with which team, for a report."""

import pandas as pd

from analysis.common_ground import common_ground, of


def teams(
    codings: pd.DataFrame, readings: pd.DataFrame, diaries: pd.DataFrame, codebook: pd.DataFrame
) -> dict:
    """Per team its diary texts in which codes are counted; per sub-code how many have it.

    The numbers of a sub-code stand in the order of the teams; ``basis`` as in `evidence`.
    """
    seen = common_ground(codings, readings, diaries, codebook)
    names = sorted(set(diaries["team"]))
    sizes = seen.texts["team"].value_counts()
    once = seen.found[~seen.found.assign(text=of(seen.found))[["text", "code"]].duplicated()]
    having = once.groupby(["code", "team"]).size()
    return {
        "basis": seen.basis,
        "teams": [{"team": team, "texts": int(sizes.get(team, 0))} for team in names],
        "themes": [
            {"label": theme, "codes": [counts(code, having, names) for code in codes.itertuples()]}
            for theme, codes in codebook.groupby("theme_label", sort=False)
        ],
    }


def counts(code, having: pd.Series, teams: list[str]) -> dict:
    numbers = [int(having.get((code.code, team), 0)) for team in teams]
    return {"label": code.label, "counts": numbers}
