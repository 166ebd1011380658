"""Topics by non-negative matrix factorisation, always the same, and how alike two sets are."""

import warnings

import numpy as np
from scipy import sparse
from scipy.optimize import linear_sum_assignment, nnls
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning

WHOLE = 60_000  # cells: up to here a matrix goes faster with its zeros


def fitted(values: sparse.csr_array, size: int, seed: int | None = None) -> np.ndarray:
    """`size` topics × terms, each of length one; from the singular values, or from a `seed`."""
    start = {"init": "nndsvda", "random_state": 0}
    if seed is not None:
        start = {"init": "random", "random_state": seed}
    model = NMF(size, max_iter=200, tol=1e-3, **start)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(values.toarray() if np.prod(values.shape) <= WHOLE else values)
    return unit(model.components_)


def unit(topics: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(topics, axis=1, keepdims=True)
    return topics / np.where(length > 0, length, 1)


def matched(topics: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Per topic the cosine with its partner in `others`, in the best matching of one to one."""
    cosines = np.clip(topics @ others.T, 0, 1)
    rows, columns = linear_sum_assignment(-cosines)
    return cosines[rows, columns]


def loadings(values: sparse.csr_array, topics: np.ndarray) -> np.ndarray:
    """Passages × topics: how much of each topic makes up a passage (non-negative least squares)."""
    basis = topics.T.copy()
    rows = (values[[row]].toarray().ravel() for row in range(values.shape[0]))
    found = [nnls(basis, row)[0] for row in rows]
    return np.array(found).reshape(-1, len(topics))


def parts(loads: np.ndarray) -> np.ndarray:
    """The share of each topic in each passage; 0 in a passage that is of none."""
    whole = loads.sum(axis=1, keepdims=True)
    return loads / np.where(whole > 0, whole, 1)
