"""In how many passages of each topic each theme of the codebook is: a map of cells."""

from collections.abc import Mapping
from textwrap import fill

import pandas as pd
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

WIDTH = 7.4
DARKEST = 1.5  # what would have the full colour; up to 1 letters stay readable


def topic_themes(cells: pd.DataFrame, *, colours: Mapping[str, str]) -> Figure:
    """A figure with one axes: a row per theme, a column per topic, darker where there is more.

    `cells` has themes as its index and topics as its columns, with shares between 0 and 1; the
    number stands in the cell as a percentage.
    """
    height = 0.34 * len(cells) + 0.8
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    axes = figure.subplots()
    shades = LinearSegmentedColormap.from_list("share", [colours["paper"], colours["helps"]])
    values = cells.to_numpy(dtype=float)
    axes.pcolormesh(values, cmap=shades, vmin=0, vmax=DARKEST, edgecolor=colours["line"])
    look = {"ha": "center", "va": "center", "fontsize": 8, "color": colours["ink"]}
    for row, shares in enumerate(values):
        for column, share in enumerate(shares):
            axes.text(column + 0.5, row + 0.5, f"{100 * share:.0f}%", **look)
    axes.invert_yaxis()
    axes.xaxis.tick_top()
    axes.set_xticks([n + 0.5 for n in range(cells.shape[1])], cells.columns)
    axes.set_yticks([n + 0.5 for n in range(len(cells))], [fill(name, 38) for name in cells.index])
    axes.tick_params(labelsize=8, length=0, labelcolor=colours["ink"])
    axes.spines[:].set_visible(False)
    return figure
