"""How far coders agree, for a report: per theme, and what that makes of the machine."""

import pandas as pd

from analysis.people.marks import PEOPLE
from analysis.records import records
from analysis.theme_labels import theme_labels

NUMBERS = ["segments", "writers", "positives_a", "positives_b", "alpha", "low", "high", "ac1"]


def agreement(table: pd.DataFrame, codebook: pd.DataFrame, threshold: float) -> dict:
    """Between people per theme, between each machine and people, and for the whole codebook.

    `passed` tells whether the machine's codings of a theme count: the lower bound of alpha
    reaches `threshold`.
    """
    labels = theme_labels(codebook)
    rows = table.assign(label=table["name"].map(labels), passed=table["low"].ge(threshold))
    single = rows["coder_b"].ne(PEOPLE)
    human = rows["coder_a"].str.startswith("mens-") & single
    machine = rows["coder_b"].eq(PEOPLE)
    themes = rows["level"].eq("thema")
    columns = ["label", "coder_a", "coder_b", *NUMBERS]
    return {
        "threshold": threshold,
        "people": records(rows[human & themes], columns),
        "machines": records(
            rows[machine & themes], [*columns, "precision", "recall", "both", "passed"]
        ),
        "whole": records(
            rows[rows["level"].eq("codeboek") & (human | machine)], ["name", *columns[1:]]
        ),
    }
