"""In how many texts two themes stand together: a square per pair of themes."""

from collections.abc import Mapping
from textwrap import fill

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.figures.shaded import shaded

WIDTH, ROW = 7.4, 0.34
LETTERS = 36


def themes_together(counts: pd.DataFrame, *, colours: Mapping[str, str]) -> Figure:
    """A figure with one axes: the themes numbered below each other, and by number beside.

    `counts` has the themes in order as index and as columns; only what is on or below the
    diagonal is drawn. On it stands in how many texts the theme itself is, in a frame.
    """
    size = len(counts)
    figure = Figure(figsize=(WIDTH, ROW * size + 0.35), layout="constrained")
    axes = figure.subplots()
    numbers = np.where(np.tri(size, dtype=bool), counts.to_numpy(dtype=float), np.nan)
    pairs = np.where(np.tri(size, k=-1, dtype=bool), numbers, 0)
    shaded(axes, numbers, pairs / max(pairs.max(), 1), colours)
    for place in range(size):
        frame = {"fill": False, "edgecolor": colours["ink"], "linewidth": 1.2, "zorder": 3}
        axes.add_patch(Rectangle((place, place), 1, 1, **frame))
    named(axes, list(counts.index), colours)
    return figure


def named(axes: Axes, labels: list[str], colours: Mapping[str, str]) -> None:
    """The name and number of each theme to the left, its number below."""
    middles = np.arange(len(labels)) + 0.5
    numbered = [fill(f"{n}  {label}", LETTERS) for n, label in enumerate(labels, 1)]
    axes.set_yticks(middles, numbered, linespacing=1.05)
    axes.set_xticks(middles, range(1, len(labels) + 1))
    axes.set_xlim(-0.05, len(labels) + 0.05)
    axes.set_ylim(len(labels) + 0.05, -0.05)
    axes.tick_params(labelsize=7.5, length=0, labelcolor=colours["ink"])
    axes.spines[:].set_visible(False)
