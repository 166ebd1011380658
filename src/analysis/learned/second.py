"""The second step of the learned coder: from scores of sentences to probabilities of themes."""

from typing import NamedTuple

import numpy as np

from analysis.learned.examples import Examples
from analysis.learned.features_context import context
from analysis.learned.leave_out import Fit, said_without

STRENGTH, STEPS = 0.1, 25  # inverse of the penalty; eight steps are mostly enough
ENOUGH = 100  # themes in sentences of people, before the second step learns from people


class Second(NamedTuple):
    """A coefficient per context feature, the same for all themes, and per theme a bias and the
    probability from which it is coded."""

    coefficients: np.ndarray
    biases: np.ndarray
    limits: np.ndarray


def learns_from(given: Examples, parents: np.ndarray) -> np.ndarray:
    """The examples that the second step learns from: those of people, or else the anchors."""
    people = np.flatnonzero(given.people)
    enough = present(given, parents)[people].sum() >= ENOUGH
    return people if enough or given.people.all() else np.flatnonzero(~given.people)


def present(given: Examples, parents: np.ndarray) -> np.ndarray:
    """Examples x themes: whether more than half of the readers gave a code of the theme."""
    return np.stack([given.shares[:, column].max(1) > 0.5 for column in parents.T], axis=1)


def second(
    given: Examples, fitted: Fit, rows: np.ndarray, left_out: np.ndarray, parents: np.ndarray,
    precision: float,
) -> Second:  # fmt: skip
    """Learn it from `rows` without `left_out`, from what the first says of writers not seen."""
    rows = np.setdiff1d(rows, left_out)
    scores = np.zeros_like(fitted.targets)
    for group in np.unique(given.group[rows]):
        ours = rows[given.group[rows] == group]
        scores[ours] = said_without(fitted, np.append(ours, left_out))[: len(ours)]
    around = context(scores[rows], given.lessons.iloc[rows], given.features.among(rows), parents)
    slopes, biases = learned(around, present(given, parents)[rows])
    return Second(slopes, biases, limits(logistic(around @ slopes + biases), precision))


def learned(around: np.ndarray, there: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One logistic regression on every pair of a sentence and a theme, by Newton's method.

    `around` is rows x themes x features. Coefficients are those of unscaled features.
    """
    rows, themes, width = around.shape
    x = np.hstack([around.reshape(-1, width), np.tile(np.eye(themes), (rows, 1))])
    middle, spread = x.mean(0), x.std(0)
    spread[spread < 1e-9] = 1.0  # what never varies gets no coefficient
    x = np.hstack([(x - middle) / spread, np.ones((len(x), 1))])
    penalty = np.append(np.full(width + themes, 1 / STRENGTH), 1e-6)
    found = np.zeros(width + themes + 1)
    for _ in range(STEPS):
        chance = logistic(x @ found)
        slope = x.T @ (chance - there.ravel()) + penalty * found
        bend = (x.T * (chance * (1 - chance))) @ x + np.diag(penalty)
        found -= (step := np.linalg.solve(bend, slope))
        if abs(step).max() < 1e-8:
            break
    slopes = found[:-1] / spread
    return slopes[:width], found[-1] - slopes @ middle + slopes[width:]


def limits(chances: np.ndarray, precision: float) -> np.ndarray:
    """Per theme the probability from which it is coded, infinite where it never should be.

    Of the limits above which the mean probability is `precision` or more, the one with the best
    expected F: so far as probabilities are right, that share of the codings is right as well.
    """
    ordered = -np.sort(-chances, axis=0)
    right, taken = np.cumsum(ordered, axis=0), np.arange(1, len(ordered) + 1)[:, None]
    harmonic = np.where(right / taken >= precision, right / (taken + right[-1]), -1.0)
    best = harmonic.argmax(axis=0)
    columns = np.arange(chances.shape[1])
    return np.where(harmonic[best, columns] >= 0, ordered[best, columns].round(4), np.inf)


def logistic(values: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(values, -30, 30)))
