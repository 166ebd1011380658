"""Ridge regression that knows exactly what it would have said without some of its examples.

Kernel ridge with A = K + penalty * I and weights a = A^-1 y. Without the examples S their
prediction is y_S - (A^-1_SS)^-1 a_S, and the other weights become a - A^-1_S (A^-1_SS)^-1 a_S:
one inverse gives every fold (Rasmussen and Williams 2006, equations 5.10 to 5.12, for blocks).
"""

from typing import NamedTuple

import numpy as np
import scipy.linalg
import scipy.sparse as sp


class Fit(NamedTuple):
    """The inverse (examples x examples), the weights and the targets (examples x targets)."""

    inverse: np.ndarray
    weights: np.ndarray
    targets: np.ndarray


def fit(x: sp.csr_matrix, targets: np.ndarray, penalty: float) -> Fit:
    """Fit all targets at once; `x` is examples x features. Memory: three squares of examples."""
    kernel = (x @ x.T).toarray()
    kernel[np.diag_indices_from(kernel)] += penalty
    factor = scipy.linalg.cho_factor(kernel, lower=True, overwrite_a=True, check_finite=False)
    inverse = scipy.linalg.cho_solve(factor, np.eye(len(targets)), overwrite_b=True)
    return Fit(inverse, inverse @ targets, targets)


def without(fitted: Fit, left_out: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The weights without these examples (0 for them), and what is then predicted for them."""
    inverse = fitted.inverse[:, left_out]
    errors = np.linalg.solve(inverse[left_out], fitted.weights[left_out])
    weights = fitted.weights - inverse @ errors
    weights[left_out] = 0.0
    return weights, fitted.targets[left_out] - errors
