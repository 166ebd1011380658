"""How many diary texts came in, per team and period: a panel per team."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

WIDTH = 7.4
COLUMNS = 2


def who_was_heard(received: pd.DataFrame, *, colours: Mapping[str, str]) -> Figure:
    """A figure with one axes per team and a bar per period.

    `received` has a row per team and period, in order, with `team`, `title` (of the period),
    `texts` (a number) and `count` (what stands behind the bar).
    """
    teams = received.groupby("team", sort=False)
    rows = -(-teams.ngroups // COLUMNS)
    height = rows * (0.5 + 0.26 * received["title"].nunique())
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    panels = figure.subplots(rows, COLUMNS, sharex=True, sharey=True, squeeze=False)
    most = max(received["texts"].max(), 1)
    for axes, (team, counts) in zip(panels.flat, teams, strict=False):
        panel(axes, counts, most, colours)
        axes.set_title(team, loc="left", fontsize=9)
    for axes in panels.flat[teams.ngroups :]:
        axes.remove()
    return figure


def panel(axes: Axes, counts: pd.DataFrame, most: int, colours: Mapping[str, str]) -> None:
    """A bar per period, the first on top, with its count behind it; `most` is the longest bar."""
    places = range(len(counts))
    axes.barh(places, counts["texts"], height=0.6, color=colours["helps"])
    for place, texts, count in zip(places, counts["texts"], counts["count"], strict=True):
        at = texts + most / 40
        axes.text(at, place, count, va="center", fontsize=7.5, color=colours["ink"])
    axes.set_yticks(places, counts["title"])
    axes.set_ylim(len(counts) - 0.4, -0.6)
    axes.set_xlim(0, most * 1.6)
    axes.set_xticks([])
    axes.tick_params(labelsize=7.5, length=0, labelcolor=colours["ink"])
    axes.spines[["top", "right", "bottom"]].set_visible(False)
