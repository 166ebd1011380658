"""How well topics hold for each number of them: how stable, how coherent, how much their own."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

WIDTH, HEIGHT = 7.4, 3.3
TICKS = {0: "0", 0.5: "0,5", 1: "1"}
LINES = {
    "stable": {"seeds": ":", "team_out": "--", "writers_out": "-"},
    "sense": {"coherence": "-", "by_chance": ":", "exclusivity": "--"},
}
MARKERS = {"-": "o", "--": "s", ":": "^"}


def topic_stability(
    curve: pd.DataFrame, *, words: Mapping[str, str], colours: Mapping[str, str]
) -> Figure:
    """A figure with two axes, stability on the left and sense on the right; a line per measure.

    `curve` has a row per number of `topics`, with the measures of `Stability` and `chosen`.
    `words` names the measures, the panels `stable` and `sense`, and `topics` for the axis.
    """
    figure = Figure(figsize=(WIDTH, HEIGHT), layout="constrained")
    for axes, (name, lines) in zip(figure.subplots(1, 2), LINES.items(), strict=True):
        for measure, style in lines.items():
            colour = colours["muted" if measure == "by_chance" else "helps"]
            look = {"linestyle": style, "marker": MARKERS[style], "color": colour}
            axes.plot(curve["topics"], curve[measure], label=words[measure], markersize=4, **look)
        chosen = curve["topics"][curve["chosen"]].iloc[0]
        axes.axvline(chosen, color=colours["line"], linewidth=5, zorder=0)
        axes.set_ylim(min(-0.04, curve[list(lines)].min().min() - 0.04), 1.04)
        axes.set_title(words[name], loc="left", fontsize=9, color=colours["ink"])
        dressed(axes, curve, words, colours)
    return figure


def dressed(
    axes: Axes, curve: pd.DataFrame, words: Mapping[str, str], colours: Mapping[str, str]
) -> None:
    axes.set_xticks(curve["topics"])
    axes.set_yticks(list(TICKS), list(TICKS.values()))
    axes.set_xlabel(words["topics"], fontsize=8, color=colours["ink"])
    axes.tick_params(labelsize=8, length=0, labelcolor=colours["ink"])
    axes.grid(axis="y", color=colours["line"], linewidth=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(fontsize=7.5, frameon=False, loc="upper left", bbox_to_anchor=(-0.02, -0.2))
