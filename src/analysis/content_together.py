"""Which themes stand together in one diary text, for a report."""

from itertools import combinations

import pandas as pd

from analysis.common_ground import common_ground, of
from analysis.theme_labels import theme_labels


def together(
    codings: pd.DataFrame, readings: pd.DataFrame, diaries: pd.DataFrame, codebook: pd.DataFrame
) -> dict:
    """In how many texts each theme is, and each two themes both, of the texts that they share.

    ``basis`` as in `evidence`. ``likely`` is in how many texts both would be if one had nothing
    to do with the other: the product of their shares, times the texts (one decimal).
    """
    seen = common_ground(codings, readings, diaries, codebook)
    labels = theme_labels(codebook)
    found = seen.found.assign(text=of(seen.found))
    inside = {theme: set(found["text"][found["theme"].eq(theme)]) for theme in labels.index}
    return {
        "basis": seen.basis,
        "texts": len(seen.texts),
        "themes": [
            {"theme": theme, "label": label, "texts_with": len(inside[theme])}
            for theme, label in labels.items()
        ],
        "pairs": [
            {"one": one, "other": other, "both": len(inside[one] & inside[other])}
            | {"likely": likely(len(inside[one]), len(inside[other]), len(seen.texts))}
            for one, other in combinations(labels.index, 2)
        ],
    }


def likely(one: int, other: int, texts: int) -> float:
    return round(one * other / texts, 1) if texts else 0.0
