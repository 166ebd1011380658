"""Share of texts with a theme, or a signal of it, period after period: a small panel per theme."""

import math
from collections.abc import Mapping
from textwrap import fill

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

COLUMNS = 3
WIDTH = 7.4


def theme_shares(
    shares: pd.DataFrame, *, words: Mapping[str, str], colours: Mapping[str, str]
) -> Figure:
    """A figure with one axes per theme.

    `shares` has a row per theme and period, in order, with `label` (of the theme), `title`
    (of the period), `count` (what stands beside the dot), and `share`, `low`, `high` between
    0 and 1, or no number. `words` holds `none`, `half` and `all` for the axis.
    """
    themes = shares.groupby("label", sort=False)
    rows = math.ceil(themes.ngroups / COLUMNS)
    height = rows * (0.75 + 0.17 * shares["title"].nunique()) + 0.3
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    panels = figure.subplots(rows, COLUMNS, sharex=True, sharey=True, squeeze=False)
    for axes, (label, theme) in zip(panels.flat, themes, strict=False):
        panel(axes, theme, words, colours)
        axes.set_title(fill(label, 28), loc="left", fontsize=8, color=colours["ink"])
    for axes in panels.flat[themes.ngroups :]:
        axes.remove()
    for axes in panels.flat[max(themes.ngroups - COLUMNS, 0) : themes.ngroups]:
        axes.tick_params(labelbottom=True)
    return figure


def panel(
    axes: Axes, theme: pd.DataFrame, words: Mapping[str, str], colours: Mapping[str, str]
) -> None:
    """A dot per period, open without an interval; the first on top, the numbers beside it."""
    places = np.arange(len(theme))
    axes.hlines(places, theme["low"], theme["high"], color=colours["muted"], linewidth=1.2)
    for known, filled in ((theme["low"].notna(), "full"), (theme["low"].isna(), "none")):
        dots = {"color": colours["helps"], "markersize": 5, "fillstyle": filled}
        axes.plot(theme["share"][known], places[known], "o", **dots)
    for place, count in zip(places, theme["count"], strict=True):
        axes.text(1.06, place, count, va="center", fontsize=7, color=colours["ink"])
    axes.set_xlim(-0.03, 1.03)
    axes.set_ylim(len(theme) - 0.4, -0.6)
    axes.set_yticks(places, theme["title"])
    axes.set_xticks([0, 0.5, 1], [words["none"], words["half"], words["all"]])
    axes.tick_params(labelsize=7, length=0, labelcolor=colours["ink"])
    axes.grid(axis="x", color=colours["line"], linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
