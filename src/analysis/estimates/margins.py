"""Margins that hold for few writers, and p-values that hold for several themes together."""

import numpy as np
from scipy.special import betaincinv, stdtr, stdtrit

from analysis.estimates.answers import Answers
from analysis.estimates.powered import freedom, jackknife, powered, worth

UPPER = 0.975  # of a two-sided interval of 95 %


def shares(these: Answers) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per theme the estimated share of these texts, with the bounds of a 95 % interval.

    The interval of Clopper & Pearson for as many texts as the estimate is worth, so that a theme
    that nobody found has an upper bound too, and with few writers as wide as Student's t asks
    for (Korn & Graubard 1998, Survey Methodology 24, 193-201). What the texts of a writer have in
    common makes them worth less; texts are never worth more than when all were independent.
    """
    share, variance = jackknife(powered, these)
    known = (variance > 0) & (share > 0) & (share < 1)
    texts = worth(these)
    texts[known] = np.minimum(texts, share * (1 - share) / np.where(known, variance, 1))[known]
    texts *= (stdtrit(these.read.sum() - 1, UPPER) / stdtrit(freedom(these), UPPER)) ** 2
    found = share * texts
    low = betaincinv(np.maximum(found, 1e-9), texts - found + 1, 1 - UPPER)
    high = betaincinv(found + 1, np.maximum(texts - found, 1e-9), UPPER)
    return share, np.where(found > 0, low, 0), np.where(found < texts, high, 1)


def changes(before: Answers, now: Answers) -> tuple[np.ndarray, ...]:
    """Per theme how much the share changed, the bounds of a 95 % interval, and a p-value.

    Both parts are texts of the same writers, and each writer is left out of both at once, so what
    is always so in a writer falls away. Student's t; the variance is never less than when all
    texts were independent. Not a number for a theme that was in none or in all of the texts.
    """
    change, variance = jackknife(lambda *parts: powered(parts[1]) - powered(parts[0]), before, now)
    error = np.sqrt(np.maximum(variance, independent(before) + independent(now)))
    change, error = np.where(error > 1e-9, [change, error], np.nan)
    degrees = freedom(before, now)
    reach = stdtrit(degrees, UPPER) * error
    low, high = np.clip([change - reach, change + reach], -1, 1)
    return change, low, high, 2 * stdtr(degrees, -np.abs(change) / error)


def independent(these: Answers) -> np.ndarray:
    """The variance of the estimated shares if the texts of a writer had nothing in common."""
    share = powered(these)
    return share * (1 - share) / worth(these)


def together(p: np.ndarray) -> np.ndarray:
    """p-values that hold for all themes together (Holm 1979), of as many as have one."""
    held, known = np.full(len(p), np.nan), np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known], kind="stable")]
    times = np.arange(len(order), 0, -1)
    held[order] = np.minimum(np.maximum.accumulate(p[order] * times), 1)
    return held
