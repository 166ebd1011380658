"""Coefficients of agreement: Krippendorff's alpha, Gwet's AC1 and the MASI distance of sets.

A rating is the number of a value, from 0; -1 is a unit that a coder did not rate. What cannot be
determined, because there is only one value or nothing to compare, is NaN.
"""

import numpy as np

NOMINAL = 1 - np.eye(2)


def comparisons(ratings: np.ndarray, distances: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Per unit, what `alpha` adds up: the observed disagreement and how often each value came.

    `ratings` is units × coders and `distances` values × values; gives units and units × values.
    Units that fewer than two coders rated are not compared and weigh nothing.
    """
    times = (ratings[:, :, None] == np.arange(len(distances))).sum(axis=1, dtype=float)
    coders = times.sum(axis=1)
    times[coders < 2] = 0
    observed = ((times @ distances) * times).sum(axis=1) / np.maximum(coders - 1, 1)
    return observed, times


def alpha(observed: np.ndarray, times: np.ndarray, distances: np.ndarray) -> np.ndarray:
    """Krippendorff's alpha of sums over units: `observed` (…) and `times` (… × values).

    Krippendorff (2011), Computing Krippendorff's alpha-reliability, in the form for any distance.
    """
    pairable = times.sum(axis=-1)
    expected = ((times @ distances) * times).sum(axis=-1)
    defined = expected > 0
    ratio = observed * (pairable - 1) / np.where(defined, expected, 1)
    return np.where(defined, 1 - ratio, np.nan)


def ac1(ratings: np.ndarray, values: int) -> float:
    """Gwet's AC1 of units × coders.

    Gwet (2008), Computing inter-rater reliability and its variance in the presence of high
    agreement, doi 10.1348/000711006X126600; units with one rating only weigh in the chance part.
    """
    times = (ratings[:, :, None] == np.arange(values)).sum(axis=1, dtype=float)
    coders = times.sum(axis=1)
    rated, twice = coders > 0, coders > 1
    if not twice.any() or (times.sum(axis=0) > 0).sum() < 2:
        return np.nan
    shares = (times[rated] / coders[rated, None]).mean(axis=0)
    same = (times * (times - 1)).sum(axis=1)[twice] / (coders * (coders - 1))[twice]
    chance = (shares * (1 - shares)).sum() / (values - 1)
    return float((same.mean() - chance) / (1 - chance))


def masi(one: frozenset, other: frozenset) -> float:
    """The distance of two sets, from 0 (the same) to 1 (nothing shared).

    Passonneau (2006), Measuring agreement on set-valued items: one less Jaccard times 1 for
    equal sets, 2/3 when one holds the other and 1/3 when they overlap. Two empty sets are equal.
    """
    if one == other:
        return 0.0
    shared = len(one & other)
    kind = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1 - kind * shared / len(one | other)


def set_comparisons(grids: tuple[np.ndarray, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What `alpha` adds up for sets, and the MASI distances: each grid is units × names."""
    every, numbers = np.unique(np.vstack(grids), axis=0, return_inverse=True)
    sets = [frozenset(np.flatnonzero(row)) for row in every]
    distances = np.array([masi(one, other) for one in sets for other in sets])
    distances = distances.reshape(len(sets), len(sets))
    ratings = numbers.reshape(len(grids), -1).T
    return *comparisons(ratings, distances), distances
