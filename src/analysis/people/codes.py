"""The codes that people typed, and what a code usually says where nothing else was filled in."""

import pandas as pd

from analysis.people.carried_over import carried_rows


def known_codes(
    rows: pd.DataFrame, codebook: pd.DataFrame, codebook_changes: pd.DataFrame
) -> list[str]:
    """The code of now of every row; "" where an older code cannot be carried over."""
    return [one.code for one in carried_rows(rows, codebook, codebook_changes)]


def as_usual(table: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """The codings with their theme, and what was not filled in as it usually is."""
    codes = codebook.set_index("code")
    usual = table["code"].map(codes["direction"])
    return table.assign(
        theme=table["code"].map(codes["theme"]),
        direction=table["direction"].mask(table["direction"].eq(""), usual),
        modality=table["modality"].replace("", "gebeurd"),
        actor=table["actor"].replace("", None),
    )
