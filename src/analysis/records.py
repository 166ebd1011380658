"""The rows of a table as plain values that JSON can hold."""

import pandas as pd


def records(rows: pd.DataFrame, columns: list[str] | None = None) -> list[dict]:
    """One dict per row with these columns (default: all); a missing value is None."""
    chosen = rows if columns is None else rows[columns]
    return chosen.astype(object).where(chosen.notna(), None).to_dict("records")
