"""Ridge regression that knows exactly what it would have said without some of its examples.

Kernel ridge with A = K + penalty * I and weights a = A^-1 y. Without the examples S their
prediction is y_S - e with e = (A^-1_SS)^-1 a_S, and the weights are those of targets y from which e
is taken in S (Rasmussen and Williams 2006, equations 5.10 to 5.12, for blocks). The part of A^-1
for the last examples is the inverse of L L' with L the last block of the Cholesky factor of A, so
one factor gives every fold and the whole inverse is never made.
"""

from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from scipy.linalg import cho_solve, lapack


class Fit(NamedTuple):
    """The factor (examples x examples), weights and targets (examples x targets).

    `inverse` is the part of A^-1 for the examples from `first` on: only these can be left out.
    """

    factor: np.ndarray
    weights: np.ndarray
    targets: np.ndarray
    inverse: np.ndarray
    first: int


def fit(x: sp.csr_matrix, targets: np.ndarray, penalty: float, first: int) -> Fit:
    """Fit all targets at once, in single precision; `x` is examples x features."""
    kernel = (x @ x.T).toarray().astype("float32")
    kernel[np.diag_indices_from(kernel)] += penalty
    factor, _ = lapack.spotrf(kernel.T, lower=True, overwrite_a=True)
    lower, _ = lapack.spotri(factor[first:, first:], lower=True)
    inverse = np.tril(lower) + np.tril(lower, -1).T
    weights = cho_solve((factor, True), targets.astype("float32"), check_finite=False)
    return Fit(factor, weights, targets, inverse, first)


def said_without(fitted: Fit, left_out: np.ndarray) -> np.ndarray:
    """What is predicted for these examples without having seen them."""
    return fitted.targets[left_out] - errors(fitted, left_out)


def weights_without(fitted: Fit, left_out: np.ndarray) -> np.ndarray:
    """The weights without these examples, 0 for them."""
    targets = fitted.targets.astype("float32")
    targets[left_out] -= errors(fitted, left_out).astype("float32")
    weights = cho_solve((fitted.factor, True), targets, check_finite=False)
    weights[left_out] = 0.0
    return weights


def errors(fitted: Fit, left_out: np.ndarray) -> np.ndarray:
    at = left_out - fitted.first
    return np.linalg.solve(
        fitted.inverse[np.ix_(at, at)].astype(float), fitted.weights[left_out].astype(float)
    )
