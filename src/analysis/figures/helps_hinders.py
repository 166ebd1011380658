"""What hinders to the left, what helps to the right: texts with such a signal, per theme."""

from collections.abc import Mapping
from textwrap import fill

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

WIDTH = 7.4


def helps_hinders(
    counts: pd.DataFrame, *, words: Mapping[str, str], colours: Mapping[str, str]
) -> Figure:
    """A figure with one axes and two bars per theme, hatched to the left and plain to the right.

    `counts` has a row per theme, in order, with `label`, `hinders` and `helps` in texts;
    `words` holds `hinders` and `helps` for above the bars.
    """
    figure = Figure(figsize=(WIDTH, 0.42 * len(counts) + 0.6), layout="constrained")
    axes = figure.subplots()
    reach = max(counts[["hinders", "helps"]].to_numpy().max(), 1) * 1.15
    bars(axes, counts, reach / 60, colours)
    left, right = "\N{LEFTWARDS ARROW} ", " \N{RIGHTWARDS ARROW}"
    beside(axes, -reach / 60, -0.8, left + words["hinders"], "right", colours)
    beside(axes, reach / 60, -0.8, words["helps"] + right, "left", colours)
    axes.set_yticks(range(len(counts)), [fill(label, 34) for label in counts["label"]])
    axes.set_xlim(-reach, reach)
    axes.set_ylim(len(counts) - 0.4, -1.1)
    bare(axes, colours)
    return figure


def bars(axes: Axes, counts: pd.DataFrame, gap: float, colours: Mapping[str, str]) -> None:
    """Two bars per theme with their number at the end, `gap` from the bar."""
    places = range(len(counts))
    look = {"height": 0.6, "edgecolor": colours["ink"], "linewidth": 0.8}
    axes.barh(places, -counts["hinders"], color=colours["hinders"], hatch="////", **look)
    axes.barh(places, counts["helps"], color=colours["helps"], **look)
    for place, row in zip(places, counts.itertuples(), strict=True):
        beside(axes, -row.hinders - gap, place, str(row.hinders), "right", colours)
        beside(axes, row.helps + gap, place, str(row.helps), "left", colours)


def beside(
    axes: Axes, x: float, y: float, words: str, side: str, colours: Mapping[str, str]
) -> None:
    axes.text(x, y, words, ha=side, va="center", fontsize=8, color=colours["ink"])


def bare(axes: Axes, colours: Mapping[str, str]) -> None:
    """Only the line in the middle and the names of the themes: the numbers stand at the bars."""
    axes.axvline(0, color=colours["ink"], linewidth=1)
    axes.set_xticks([])
    axes.tick_params(labelsize=8, length=0, labelcolor=colours["ink"])
    axes.spines[:].set_visible(False)
