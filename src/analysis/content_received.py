"""What came in, from whom, and what did not count: the facts for a report's account of the data."""

import pandas as pd

from analysis.records import records

WHERE = ["document", "team", "date", "delivery"]


def received(
    corpus: pd.DataFrame, texts: pd.DataFrame, readings: pd.DataFrame, set_aside: pd.DataFrame,
    moments: pd.DataFrame, writers: pd.DataFrame, moment: str,
) -> dict:  # fmt: skip
    """Counts per period and team of the texts in the window, and the texts that are not in it."""
    now = moments.set_index("moment").loc[moment]
    periods = moments[moments["moment"].isin(texts["period"])]
    return {
        **counts(texts),
        "enrolled": len(writers),
        "read": len(texts.merge(readings[["delivery", "document"]].drop_duplicates())),
        "first": texts["date"].min() if len(texts) else None,
        "periods": [
            {"period": period.moment, "title": period.period_title}
            | {"complete": period.cutoff <= now["cutoff"]}
            | counts(texts[texts["period"].eq(period.moment)])
            for period in periods.itertuples()
        ],
        "heard": heard(texts, periods, sorted(set(writers["team"]))),
        **exceptions(corpus[corpus["date"].le(now["cutoff"])], texts, moment),
        "set_aside": left_out(set_aside, now["last_delivery"]),
    }


def counts(texts: pd.DataFrame) -> dict:
    diaries = texts[texts["kind"].eq("dagboek")]
    return {
        "diaries": len(diaries),
        "notes": len(texts) - len(diaries),
        "writers": int(diaries["writer"].nunique()),
        "teams": int(texts["team"].nunique()),
        "words": int(texts["words"].sum()),
    }


def heard(texts: pd.DataFrame, periods: pd.DataFrame, teams: list[str]) -> list[dict]:
    """One row per team and period, also where nothing came in."""
    return [
        {"team": team, "period": period.moment, "title": period.period_title}
        | counts(texts[texts["team"].eq(team) & texts["period"].eq(period.moment)])
        for team in teams
        for period in periods.itertuples()
    ]


def exceptions(known: pd.DataFrame, texts: pd.DataFrame, moment: str) -> dict:
    """The texts that came late or were changed, and how many may not be used."""
    newest = known.drop_duplicates("document", keep="last")
    late = texts.loc[[moment in names.split() for names in texts["late_for"]]]
    changed = texts[texts["change"].ne("")]
    return {
        "late": records(late.sort_values(WHERE), WHERE),
        "changed": records(changed.sort_values(WHERE), [*WHERE, "version", "change"]),
        "withdrawn": int(newest["status"].eq("ingetrokken").sum()),
        "refused": int(newest["status"].eq("geen toestemming").sum()),
    }


def left_out(set_aside: pd.DataFrame, last_delivery: str | None) -> list[dict]:
    """The sources set aside up to the delivery of this report, each file once."""
    if not pd.isna(last_delivery):
        set_aside = set_aside[set_aside["delivery"].le(last_delivery)]
    once = set_aside.sort_values(["delivery", "source", "place", "reason"])
    once = once.drop_duplicates(["sha256", "source", "place", "reason"])
    return records(once, ["delivery", "source", "place", "reason"])
