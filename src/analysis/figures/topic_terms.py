"""The heaviest words of each topic: a small panel of bars per topic."""

import math
from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

COLUMNS = 3
WIDTH = 7.4


def topic_terms(terms: pd.DataFrame, *, colours: Mapping[str, str]) -> Figure:
    """A figure with one axes per topic and a bar per word, the heaviest on top.

    `terms` has a row per topic and word, in order, with `title` (of the topic), `term` and
    `weight` between 0 and 1. All panels have one scale.
    """
    topics = terms.groupby("title", sort=False)
    rows = math.ceil(topics.ngroups / COLUMNS)
    height = rows * (0.45 + 0.2 * topics.size().max())
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    panels = figure.subplots(rows, COLUMNS, squeeze=False)
    for axes, (title, words) in zip(panels.flat, topics, strict=False):
        places = range(len(words))
        axes.barh(places, words["weight"], height=0.65, color=colours["helps"])
        axes.set_yticks(places, words["term"])
        axes.set_ylim(len(words) - 0.4, -0.6)
        axes.set_xlim(0, terms["weight"].max())
        axes.set_xticks([])
        axes.tick_params(labelsize=8, length=0, labelcolor=colours["ink"])
        axes.set_title(title, loc="left", fontsize=9, color=colours["ink"])
        axes.spines[["top", "right", "bottom"]].set_visible(False)
    for axes in panels.flat[topics.ngroups :]:
        axes.remove()
    return figure
