"""In how many texts of each team a sub-code is: a row per sub-code, in blocks per theme."""

from collections.abc import Mapping
from textwrap import fill

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures.shaded import shaded

WIDTH, LINE, SQUARE, GAP = 7.4, 0.25, 0.3, 0.12  # inches
HEAD = 1.6  # lines for the names of the teams
BESIDE = 6  # with more teams the sub-codes stand in one long column instead of two
LETTER, BOLD = 0.062, 0.069  # inches that a letter takes on average


def codes_by_team(
    codes: pd.DataFrame, sizes: Mapping[str, int], *, colours: Mapping[str, str]
) -> Figure:
    """A figure with one or two axes; the darker, the larger the share of the texts of the team.

    `codes` has a row per sub-code, in order, with `theme`, `label` and a number of texts under
    the name of each team; `sizes` holds how many texts of each team there are.
    """
    teams = list(sizes)
    darkest = (codes[teams] / at_least_one(sizes)).to_numpy().max()
    columns = halves(codes) if len(teams) <= BESIDE else [codes]
    lines = max(len(part) + part["theme"].nunique() for part in columns)
    figure = Figure(figsize=(WIDTH, (lines + HEAD) * LINE))
    wide = 1 / len(columns)
    for number, part in enumerate(columns):
        axes = figure.add_axes((number * wide, 0, wide - GAP / WIDTH, 1))
        axes.set_xlim(len(teams) + 0.05 - (wide * WIDTH - GAP) / SQUARE, len(teams) + 0.05)
        axes.set_ylim(lines + 0.05, -HEAD)
        axes.set_axis_off()
        column(axes, part, sizes, darkest or 1, colours)
    return figure


def at_least_one(sizes: Mapping[str, int]) -> np.ndarray:
    """The number of texts of each team, 1 where there are none."""
    return np.maximum(list(sizes.values()), 1)


def halves(codes: pd.DataFrame) -> list[pd.DataFrame]:
    """The sub-codes in two parts that are about as long, cut between themes."""
    block = codes["theme"].ne(codes["theme"].shift()).cumsum()
    ends = codes.groupby(block).size().add(1).cumsum()
    last = (ends - ends.iloc[-1] / 2).abs().idxmin()
    return [part for part in (codes[block <= last], codes[block > last]) if len(part)]


def column(
    axes: Axes,
    codes: pd.DataFrame,
    sizes: Mapping[str, int],
    darkest: float,
    colours: Mapping[str, str],
) -> None:
    """Teams above, and per theme a line with its name and one per sub-code."""
    left = axes.get_xlim()[0]
    room = -left * SQUARE
    look = {"va": "center", "color": colours["ink"], "linespacing": 1}
    for place, (team, texts) in enumerate(sizes.items()):
        axes.text(place + 0.5, -0.75, f"{team}\n({texts})", ha="center", fontsize=7, **look)
    blank = pd.DataFrame([dict.fromkeys(codes.columns, np.nan)])
    blocks = [block for _, block in codes.groupby("theme", sort=False)]
    lines = pd.concat([part for block in blocks for part in (blank, block)], ignore_index=True)
    for at, label in lines["label"].dropna().items():
        axes.text(left, at + 0.5, fill(label, int(room / LETTER)), fontsize=7, **look)
    for at, theme in lines["theme"].shift(-1)[lines["label"].isna()].items():
        name = fill(theme, int((room + len(sizes) * SQUARE) / BOLD))
        axes.text(left, at + 0.55, name, fontsize=7.5, weight="bold", **look)
    numbers = lines[list(sizes)].to_numpy(dtype=float)
    shaded(axes, numbers, numbers / at_least_one(sizes) / darkest, colours)
