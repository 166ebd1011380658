"""Which part of the passages each topic takes, period after period: a panel per topic."""

import math
from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

COLUMNS = 3
WIDTH = 7.4


def topic_shares(shares: pd.DataFrame, *, colours: Mapping[str, str]) -> Figure:
    """A figure with one axes per topic and a bar per period, the first on top.

    `shares` has a row per topic and period, in order, with `topic` and `title` (what stands above
    a panel and beside a bar), and `share` between 0 and 1; the percentage stands behind the bar.
    """
    topics = shares.groupby("topic", sort=False)
    rows = math.ceil(topics.ngroups / COLUMNS)
    height = rows * (0.5 + 0.24 * shares["title"].nunique())
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    panels = figure.subplots(rows, COLUMNS, sharex=True, sharey=True, squeeze=False)
    most = max(shares["share"].max(), 0.01)
    for axes, (topic, periods) in zip(panels.flat, topics, strict=False):
        panel(axes, periods, most, colours)
        axes.set_title(topic, loc="left", fontsize=9, color=colours["ink"])
    for axes in panels.flat[topics.ngroups :]:
        axes.remove()
    return figure


def panel(axes: Axes, periods: pd.DataFrame, most: float, colours: Mapping[str, str]) -> None:
    """A bar per period with its percentage behind it; `most` is the longest bar."""
    places = range(len(periods))
    axes.barh(places, periods["share"], height=0.6, color=colours["helps"])
    look = {"va": "center", "fontsize": 7.5, "color": colours["ink"]}
    for place, share in zip(places, periods["share"], strict=True):
        axes.text(share + most / 40, place, f"{100 * share:.0f}%", **look)
    axes.set_yticks(places, periods["title"])
    axes.set_ylim(len(periods) - 0.4, -0.6)
    axes.set_xlim(0, most * 1.25)
    axes.set_xticks([])
    axes.tick_params(labelsize=7.5, length=0, labelcolor=colours["ink"])
    axes.spines[["top", "right", "bottom"]].set_visible(False)
