"""Words that one group of texts uses more than another, with intervals that hold for writers."""

from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit

UPPER = 0.975  # of a two-sided interval of 95 %


class Contrast(NamedTuple):
    """Per term: the log-odds ratio of the first against the second, its bounds, and p."""

    log_odds: np.ndarray
    low: np.ndarray
    high: np.ndarray
    p: np.ndarray


def log_odds(first: np.ndarray, second: np.ndarray, prior: np.ndarray) -> tuple:
    """The log-odds ratio per term with its variance; counts are … × terms.

    With an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, Political Analysis 16,
    372-403): every term has been seen `prior` times more in both groups.
    """
    counts = [first + prior, second + prior]
    odds = [np.log(one / (one.sum(axis=-1, keepdims=True) - one)) for one in counts]
    return odds[0] - odds[1], 1 / counts[0] + 1 / counts[1]


def contrast(
    first: np.ndarray, second: np.ndarray, prior: np.ndarray, others: list[tuple]
) -> Contrast:
    """What tells the first group from the second; both are writers × terms.

    A writer's words come in bursts, so the variance is that of leaving out each writer in turn
    where that is larger. `others` are the totals of the groups with writers exchanged at random;
    p is how often the clearest of all terms is then as clear as this one (Westfall & Young 1993).
    """
    totals = first.sum(axis=0), second.sum(axis=0)
    odds, variance = log_odds(*totals, prior)
    without, _ = log_odds(totals[0] - first, totals[1] - second, prior)
    wrote = first.any(axis=1) | second.any(axis=1)
    many, apart = wrote.sum(), ((without - odds) ** 2)[wrote].sum(axis=0)
    width = stdtrit(many - 1, UPPER) * np.sqrt(np.maximum(variance, apart * (1 - 1 / many)))
    clearest = np.array([clarity(*other, prior).max() for other in others])
    larger = (clearest[:, None] >= clarity(*totals, prior) - 1e-9).sum(axis=0)
    return Contrast(odds, odds - width, odds + width, (1 + larger) / (1 + len(others)))


def clarity(first: np.ndarray, second: np.ndarray, prior: np.ndarray) -> np.ndarray:
    odds, variance = log_odds(first, second, prior)
    return np.abs(odds) / np.sqrt(variance)
