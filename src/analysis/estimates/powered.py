"""Shares of texts by prediction-powered inference: what people read, helped by the machine."""

from collections.abc import Callable

import numpy as np

from analysis.estimates.answers import Answers


def powered(these: Answers) -> np.ndarray:
    """Per theme the estimated share of these texts in which people would find it.

    The machine's mean over all texts, put right by how far it is off in the texts that people
    read, each of which stands for the texts of its team and period: the mean of PPI++
    (Angelopoulos, Duchi & Zrnic 2023, arXiv:2311.01453). As the read texts are some of all, it
    is the difference estimator of survey sampling. It can fall somewhat outside 0 and 1, and is
    put on the nearest of these.
    """
    weights = weighted(these)
    machine = these.machine * trust(these, weights)
    right = weights @ (these.found - machine) / len(weights)
    return np.clip(machine.mean(axis=0) + right, 0, 1)


def weighted(these: Answers) -> np.ndarray:
    """For how many texts each read text stands; others 0. Together they stand for all texts.

    Of its team and period; texts of a team of which nothing was read in a period are divided
    over the read texts of that period, and a period without any over all.
    """
    weights = these.read.astype(float)
    for group in (these.cells, these.periods, np.zeros(len(weights), dtype=int)):
        texts, stood_for = np.bincount(group), np.bincount(group, weights)
        weights *= ratio(texts, stood_for, empty=1.0)[group]
    return weights


def trust(these: Answers, weights: np.ndarray) -> np.ndarray:
    """Per theme how much of the machine's answer to use, between 0 and 1 (power tuning).

    The slope of people's answers on the machine's, which is the best choice of PPI++ written for
    read texts that are some of all texts. A machine that says nothing about the theme gets 0,
    which leaves the weighted mean of what people found.
    """
    both = moment(these.found * these.machine, weights)
    both -= moment(these.found, weights) * moment(these.machine, weights)
    return np.clip(ratio(both, scatter(these.machine, weights), empty=0.0), 0, 1)


def moment(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return weights @ values / weights.sum()


def scatter(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The weighted variance per column."""
    return np.maximum(moment(values**2, weights) - moment(values, weights) ** 2, 0)


def ratio(above: np.ndarray, below: np.ndarray, *, empty: float) -> np.ndarray:
    """`above` by `below`, and `empty` where there is nothing to divide by."""
    filled = np.full(np.shape(above), empty)
    return np.divide(above, below, out=filled, where=below > 1e-12)


def jackknife(
    estimate: Callable[..., np.ndarray], *parts: Answers
) -> tuple[np.ndarray, np.ndarray]:
    """An estimate from these parts with its variance: each writer left out of all, in turn.

    Everything is done anew without that writer, weights and trust too, so that it counts how
    unequal writers are and how alike their texts (Rust & Rao 1996, Statistical Methods in Medical
    Research 5, 283-310).
    """
    whole, writers = estimate(*parts), np.unique(parts[0].writers)
    others = [
        estimate(*(part.among(part.writers != writer) for part in parts)) for writer in writers
    ]
    return whole, (1 - 1 / len(writers)) * ((np.array(others) - whole) ** 2).sum(axis=0)


def worth(these: Answers) -> np.ndarray:
    """Per theme how many texts, read one by one from different writers, would tell as much.

    Between the number of read texts (corrected for unequal weights) and the number of texts, by
    the part of what people found that the machine foretells.
    """
    weights = weighted(these)
    left = scatter(these.found - these.machine * trust(these, weights), weights)
    unknown = np.clip(ratio(left, scatter(these.found, weights), empty=1.0), 0, 1)
    return 1 / (unknown / even(weights) + (1 - unknown) / len(weights))


def freedom(*parts: Answers) -> float:
    """Degrees of freedom: Kish's effective number of writers who were read, minus 1."""
    writers = np.concatenate([part.writers for part in parts])
    weights = np.concatenate([weighted(part) for part in parts])
    return max(even(np.bincount(writers, weights)) - 1, 1.0)


def even(weights: np.ndarray) -> float:
    """How many equal weights would be as good as these (Kish 1965, Survey Sampling, 11.7)."""
    return weights.sum() ** 2 / (weights @ weights)
