"""The second step of the learned coder: from scores of sentences to probabilities of themes."""

from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from analysis.learned.examples import Examples
from analysis.learned.features import Features
from analysis.learned.features_context import context
from analysis.learned.leave_out import Fit, without

STRENGTH = 0.1  # inverse of the penalty
ENOUGH = (
    100  # themes in sentences that people must have found before the second step learns of them
)


class Second(NamedTuple):
    """A coefficient per context feature, the same for all themes, and a bias per theme."""

    coefficients: np.ndarray
    biases: np.ndarray


def second(
    given: Examples, seen: Features, fitted: Fit, left_out: np.ndarray, parents: np.ndarray
) -> Second:
    """Learn it without the examples `left_out`, from what the first says of writers not seen."""
    present = np.stack([given.shares[:, column].max(1) > 0.5 for column in parents.T], axis=1)
    kept = np.setdiff1d(np.arange(len(present)), left_out)
    people = kept[given.people[kept]]
    rows = people if present[people].sum() >= ENOUGH else kept[~given.people[kept]]
    scores = np.zeros_like(fitted.targets)
    for group in np.unique(given.group[rows]):
        ours = rows[given.group[rows] == group]
        scores[ours] = without(fitted, np.append(ours, left_out))[1][: len(ours)]
    here = Features(seen.x[rows], seen.cues[rows], seen.rules[rows])
    segments = given.segments.iloc[rows].reset_index(drop=True)
    return learned(context(scores[rows], segments, here, given.notes[rows], parents), present[rows])


def learned(around: np.ndarray, present: np.ndarray) -> Second:
    """One logistic regression on every pair of a sentence and a theme.

    `around` is rows x themes x features. Coefficients are those of unscaled features.
    """
    rows, themes, width = around.shape
    x = np.hstack([around.reshape(-1, width), np.tile(np.eye(themes), (rows, 1))])
    middle, spread = x.mean(0), x.std(0)
    spread[spread < 1e-9] = 1.0  # what never varies gets no coefficient
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit((x - middle) / spread, present.ravel())
    slopes = model.coef_[0] / spread
    base = model.intercept_[0] - slopes @ middle
    return Second(slopes[:width], base + slopes[width:])
