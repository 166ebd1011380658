"""Of answers that people gave to the same question, the strictest."""

import pandas as pd


def strictest(table: pd.DataFrame, key: list[str], answer: str, order: list[str]) -> pd.DataFrame:
    """One row per `key`: the answer that stands last in `order`, of the last file among equals."""
    ranked = table.assign(strict=table[answer].map(order.index))
    ranked = ranked.sort_values([*key, "strict", "source"]).drop_duplicates(key, keep="last")
    return ranked.drop(columns="strict").reset_index(drop=True)
