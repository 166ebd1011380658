"""The figures of a report: drawn from its content, each with a sentence on what there is to see."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup
from matplotlib.figure import Figure

from analysis.drawing import drawing
from analysis.figures.helps_hinders import helps_hinders
from analysis.figures.theme_shares import theme_shares
from analysis.figures.who_was_heard import who_was_heard
from analysis.window import WHOLE
from analysis.wording import Say

MANY = 2
MOST_TEAMS = 12  # that a figure has room for
PERCENT_FROM = 20


def pictures(facts: dict, say: Say, colours: Mapping[str, str]) -> dict[str, dict]:
    """Per figure its SVG and takeaway; without diary texts there is nothing to draw.

    ``heard`` (texts per team and period), ``overview`` (helps and hinders per theme) and
    ``shift`` (shares per theme and period). The SVG carries the takeaway for screen readers.
    Of more than twelve teams ``heard`` is not drawn.
    """
    if not facts["received"]["diaries"] or not facts["themes"]:
        return {"heard": None, "overview": None, "shift": None}
    few = len({row["team"] for row in facts["received"]["heard"]}) <= MOST_TEAMS
    by_team = picture(*heard(facts, say, colours), "heard", "done.heard.alt", say) if few else None
    return {
        "heard": by_team,
        "overview": picture(*overview(facts, say, colours), "overview", "themes.overview.alt", say),
        "shift": picture(*shift(facts, say, colours), "shift", "shift.alt", say),
    }


def picture(figure: Figure, takeaway: str, name: str, alt: str, say: Say) -> dict:
    svg = drawing(figure, name, say(alt, takeaway=takeaway))
    return {"svg": Markup(svg), "takeaway": takeaway}


def heard(facts: dict, say: Say, colours: Mapping[str, str]) -> tuple[Figure, str]:
    """Texts per team and period, and which team wrote most and least."""
    rows = pd.DataFrame(facts["received"]["heard"]).rename(columns={"diaries": "texts"})
    rows = rows[rows.groupby("period")["texts"].transform("sum").gt(0)]
    wrote = rows.groupby("team")["texts"].sum()
    rows["count"] = [
        say(
            "figure.count", texts=say("amount.texts", n=n), writers=say("amount.writers", n=writers)
        )
        for n, writers in zip(rows["texts"], rows["writers"], strict=True)
    ]
    rows["team"] = [say("figure.team", team=team) for team in rows["team"]]
    figure = who_was_heard(rows, colours=colours)
    most, least = int(wrote.max()), int(wrote.min())
    if most == least:
        return figure, say("done.heard.equal", n=most)
    ends = {"most": together(wrote.eq(most), say), "least": together(wrote.eq(least), say)}
    return figure, said(say, "done.heard.most_least", ends, most_n=most, least_n=least)


def overview(facts: dict, say: Say, colours: Mapping[str, str]) -> tuple[Figure, str]:
    """Texts with what helps and what hinders per theme, and the themes with most of either."""
    rows = pd.DataFrame([{"label": row["label"], **row["so_far"]} for row in facts["themes"]])
    words = {side: say(f"figure.{side}") for side in ("helps", "hinders")}
    figure = helps_hinders(rows, words=words, colours=colours)
    themes = rows.set_index("label")
    most = {f"{side}_n": int(themes[side].max()) for side in words}
    ends = {side: together(themes[side].eq(max(most[f"{side}_n"], 1)), say) for side in words}
    texts = say("amount.diaries", n=int(rows["texts"].max()))
    return figure, said(say, "themes.overview.most", ends, texts=texts, **most)


def shift(facts: dict, say: Say, colours: Mapping[str, str]) -> tuple[Figure, str]:
    """Estimated shares per theme, for all periods together and each; without any, signals."""
    rows = pd.DataFrame(
        {"label": theme["label"], **share} for theme in facts["themes"] for share in theme["shares"]
    ).astype({"share": float, "low": float, "high": float})
    words = {name: say(f"figure.axis.{name}") for name in ("none", "half", "all")}
    if rows["share"].isna().all():
        return signalled(rows[rows["title"].ne("")], facts, say, words, colours)
    rows["title"] = rows["title"].replace("", say("shift.whole"))
    rows["count"] = [said_share(row, say) for row in rows.itertuples()]
    figure = theme_shares(rows, words=words, colours=colours)
    whole = rows[rows["period"].eq(WHOLE)].set_index("label")
    if whole["share"].isna().all():
        return figure, ""
    most = {"label": together(whole["count"].eq(whole.loc[whole["share"].idxmax(), "count"]), say)}
    about = {"title": say("shift.whole").lower(), "share": whole["count"][whole["share"].idxmax()]}
    return figure, said(say, "shift.estimate.most", most, **about)


def said_share(share: NamedTuple, say: Say) -> str:
    """A percentage, under twenty texts a number of texts, or that there is no estimate."""
    if pd.isna(share.share):
        return say("shift.estimate.absent")
    if share.covered < PERCENT_FROM:
        return say("figure.of", count=round(share.share * share.covered), texts=share.covered)
    return say("shift.estimate.short", share=round(100 * share.share))


def signalled(
    rows: pd.DataFrame, facts: dict, say: Say, words: dict, colours: Mapping[str, str]
) -> tuple[Figure, str]:
    """Shares of texts with a signal per theme and period, and the theme with most of them now."""
    counts = zip(rows["texts_with"], rows["texts"], strict=True)
    count = [say("figure.of", count=count, texts=texts) for count, texts in counts]
    rows = rows.assign(count=count, share=rows["texts_with"] / rows["texts"])
    figure = theme_shares(rows, words=words, colours=colours)
    now = rows[rows["period"].eq(facts["about"]["moment"]["moment"])].set_index("label")
    if now.empty:
        return figure, ""
    most, texts = int(now["texts_with"].max()), int(now["texts"].iloc[0])
    seen = {"label": together(now["texts_with"].eq(max(most, 1)), say)}
    about = {"title": now["title"].iloc[0], "count": most, "texts": texts}
    return figure, said(say, "shift.signals.most", seen, **about)


def together(chosen: pd.Series, say: Say) -> str:
    """The one or two names that are chosen; nothing where more share the first place."""
    names = list(chosen.index[chosen])
    return say("and").join(names) if len(names) <= MANY else ""


def said(say: Say, key: str, names: dict[str, str], **facts: str | int) -> str:
    """The takeaway, or nothing where there is no clear first."""
    return say(key, **names, **facts) if all(names.values()) else ""
