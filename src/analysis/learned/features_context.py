"""What the learned coder sees around a sentence: scores of its sub-codes, neighbours and text.

The same features for every theme, so that one weighing can be learned from all themes together.
"""

import numpy as np
import pandas as pd

from analysis.learned.examples import notes
from analysis.learned.features import Features
from analysis.people.marks import TEXT


def noisy_or(scores: np.ndarray, parents: np.ndarray) -> np.ndarray:
    """How likely at least one sub-code of a theme holds, were they independent.

    `scores` is rows x codes, `parents` codes x themes (0 or 1).
    """
    misses = np.log1p(-np.clip(scores, 0.001, 0.99))
    return 1 - np.exp(misses @ parents)


def context(
    scores: np.ndarray, seen: pd.DataFrame, counted: Features, parents: np.ndarray
) -> np.ndarray:
    """Rows x themes x features.

    `scores` has a column per code, per theme and for "any theme"; `seen` are the sentences in the
    order of their texts, with the `kind` of text, and `counted` what is counted in them.
    """
    codes, themes = parents.shape
    own, whole, any_ = noisy_or(scores[:, :codes], parents), scores[:, codes:-1], scores[:, -1:]
    place = pd.factorize(pd.MultiIndex.from_frame(seen[TEXT]))[0]
    order = pd.Series(place).groupby(place).cumcount().to_numpy()[:, None]
    last = np.maximum(np.bincount(place)[place][:, None] - 1, 1)
    ruled, log_own, noted = counted.rules @ parents, np.log(own + 0.02), notes(seen)[:, None]
    words = np.log1p(seen["words"].str.count(" ") + 1).to_numpy()[:, None]
    bullet = seen["shape"].eq("punt").to_numpy()[:, None]
    parts = [
        *(log_own, own, best(scores[:, :codes], parents), whole, np.log(np.clip(whole, 0.01, 1))),
        *(shifted(own, place, 1), shifted(own, place, -1), around(own, place, 2)),
        *(np.log(elsewhere(own, place) + 0.02), rivals(own), own >= own.max(1, keepdims=True)),
        *(ruled, around(ruled, place, 1), np.log1p(counted.cues @ parents)),
        *(any_, any_ * log_own, around(any_, place, 1)),
        *(words, bullet, noted, noted * log_own, order / last),
    ]
    return np.stack([np.broadcast_to(part, own.shape).astype(float) for part in parts], axis=2)


def best(scores: np.ndarray, parents: np.ndarray) -> np.ndarray:
    """The highest score among the sub-codes of each theme."""
    return np.stack([scores[:, column > 0].max(1) for column in parents.T], axis=1)


def elsewhere(own: np.ndarray, place: np.ndarray) -> np.ndarray:
    """The mean over the other sentences of the same text, 0 without these."""
    total = pd.DataFrame(own).groupby(place).transform("sum").to_numpy()
    return (total - own) / np.maximum(np.bincount(place)[place] - 1, 1)[:, None]


def rivals(own: np.ndarray) -> np.ndarray:
    """The highest score among the other themes, 0 if there is one theme."""
    if own.shape[1] == 1:
        return np.zeros_like(own)
    top = np.sort(own, axis=1)
    return np.where(own >= top[:, -1:], top[:, -2:-1], top[:, -1:])


def around(values: np.ndarray, place: np.ndarray, by: int) -> np.ndarray:
    return shifted(values, place, by) + shifted(values, place, -by)


def shifted(values: np.ndarray, place: np.ndarray, by: int) -> np.ndarray:
    """The values `by` rows earlier (negative: later) in the same text, 0 outside it."""
    moved = np.zeros_like(values)
    here, there = (slice(by, None), slice(None, -by)) if by > 0 else (slice(by), slice(-by, None))
    moved[here] = values[there] * (place[here] == place[there])[:, None]
    return moved
