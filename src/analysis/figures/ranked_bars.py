"""A bar per row with its number behind it, the first on top; and a mark at what is likely."""

from collections.abc import Mapping
from textwrap import fill

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

WIDTH, LETTERS, TITLE = 7.4, 36, 95


def ranked_bars(rows: pd.DataFrame, *, title: str, colours: Mapping[str, str]) -> Figure:
    """A figure with one axes.

    `rows` has, in order, `label`, `value`, `count` (what stands behind the bar) and, if there is
    something to compare with, `likely`: a mark across the bar.
    """
    figure = Figure(figsize=(WIDTH, 0.27 * len(rows) + 0.5), layout="constrained")
    axes = figure.subplots()
    bars(axes, rows, colours)
    axes.set_yticks(range(len(rows)), [fill(label, LETTERS) for label in rows["label"]])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xticks([])
    axes.tick_params(labelsize=8, length=0, labelcolor=colours["ink"])
    axes.set_title(fill(title, TITLE), loc="left", fontsize=9, color=colours["ink"])
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    return figure


def bars(axes: Axes, rows: pd.DataFrame, colours: Mapping[str, str]) -> None:
    places, ends = range(len(rows)), rows["value"]
    axes.barh(places, rows["value"], height=0.6, color=colours["helps"])
    if "likely" in rows:
        ends = rows[["value", "likely"]].max(axis=1)
        mark = {"color": colours["hinders"], "markersize": 11, "markeredgewidth": 2}
        axes.plot(rows["likely"], places, "|", **mark)
    most = ends.max() if ends.max() > 0 else 1
    axes.set_xlim(0, most * 1.15)
    look = {"va": "center", "fontsize": 7.5, "color": colours["ink"]}
    for place, end, count in zip(places, ends, rows["count"], strict=True):
        axes.text(max(end, 0) + most / 60, place, count, **look)
