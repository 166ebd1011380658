"""Numbers in squares, the darker the more; legible in grey too."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

DARKEST = 0.7  # of the way to the full colour: a number in ink stays legible on it (4.5 to 1)


def shaded(axes: Axes, numbers: np.ndarray, shades: np.ndarray, colours: Mapping[str, str]) -> None:
    """A square per number, row below row, with its left upper corner at column, row.

    `shades` lie between 0 (white) and 1; where there is no number, there is no square.
    """
    shade = LinearSegmentedColormap.from_list("shades", [colours["paper"], colours["helps"]])
    for row, column in np.argwhere(~np.isnan(numbers)):
        look = {"edgecolor": colours["line"], "linewidth": 0.6}
        face = shade(DARKEST * shades[row, column])
        axes.add_patch(Rectangle((column, row), 1, 1, facecolor=face, **look))
        words = {"ha": "center", "va": "center", "fontsize": 7.5, "color": colours["ink"]}
        axes.text(column + 0.5, row + 0.5, f"{numbers[row, column]:.0f}", **words)
