"""How much of the passages each topic takes in each period, and whether that moved."""

import numpy as np
import pandas as pd

EXCHANGES = 999


def by_period(shares: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Periods × topics: the mean share of the passages; a column per topic in `shares`."""
    topics = [name for name in shares.columns if isinstance(name, int)]
    return shares.groupby("period")[topics].mean().reindex(names)


def moved(shares: pd.DataFrame, pair: list[str], *, seed: int) -> pd.DataFrame:
    """Per topic the change from the first period to the second, with p for all together.

    Of writers with passages in both, each compared with himself; p is how often the largest
    change is as large when writers' periods are exchanged at random. `writers` counts them.
    """
    topics = [name for name in shares.columns if isinstance(name, int)]
    own = shares.groupby(["writer", "period"])[topics].mean().unstack("period")
    steps = pd.DataFrame({n: own[n][pair[1]] - own[n][pair[0]] for n in topics}).dropna()
    draw = np.random.default_rng(seed)
    signs = draw.choice([-1, 1], (EXCHANGES, len(steps)))
    values = steps.to_numpy()
    change = values.mean(axis=0)
    largest = np.abs(signs @ values / max(len(values), 1)).max(axis=1)
    larger = (largest[:, None] >= np.abs(change) - 1e-12).sum(axis=0)
    p = (1 + larger) / (1 + EXCHANGES)
    return pd.DataFrame({"change": change, "p": p, "writers": len(steps)}, index=topics)
