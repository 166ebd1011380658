"""The values of a table as people read them in Dutch; a copy, the table stays as it is."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.placeholders import shown as unmasked

SHARES = ("share", "estimate", "low", "high", "elsewhere", "of_theme", "returns")
PERCENT_FROM = 20


def readable(table: pd.DataFrame, say: Mapping[str, Any]) -> pd.DataFrame:
    """Masks as [naam], ja and nee, shares as percentages, Dutch headings."""
    made = {say["columns"].get(name, name): cells(table, name, say) for name in table.columns}
    return pd.DataFrame(made, index=table.index)


def cells(table: pd.DataFrame, name: str, say: Mapping[str, Any]) -> list | pd.Series:
    column = table[name]
    if column.dtype == bool:
        return column.map({True: say["yes"], False: say["no"]})
    if column.dtype == float:
        return shares(table, name, say) if is_share(table, name) else column.map(decimals)
    if pd.api.types.is_numeric_dtype(column):
        return column
    return column.fillna("").map(lambda value: unmasked(str(value)))


def is_share(table: pd.DataFrame, name: str) -> bool:
    """Whether a number is a share; bounds of other numbers have the same names."""
    return name in SHARES and not {"log_odds", "alpha"} & set(table.columns)


def shares(table: pd.DataFrame, name: str, say: Mapping[str, Any]) -> list[str]:
    """Whole percents; what was counted in few texts stays a count."""
    said = ["" if pd.isna(value) else f"{100 * value:.0f}%" for value in table[name]]
    if name != "share" or "written" not in table:
        return said
    rows = zip(said, table["texts_with"], table["texts"], strict=True)
    return [
        say["of"].format(count=count, texts=texts) if 0 < texts < PERCENT_FROM else share
        for share, count, texts in rows
    ]


def decimals(value: float) -> str:
    """Two decimals after a comma."""
    return "" if pd.isna(value) else f"{value:.2f}".replace(".", ",")


def dotted(number: int) -> str:
    """A whole number with a point per thousand."""
    return f"{number:,}".replace(",", ".")
