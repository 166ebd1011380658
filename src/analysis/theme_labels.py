"""What themes are called."""

import pandas as pd


def theme_labels(codebook: pd.DataFrame) -> pd.Series:
    """The title of every theme by its short name, in the order of the codebook."""
    return codebook.drop_duplicates("theme").set_index("theme")["theme_label"]
