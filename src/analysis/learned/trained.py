"""The trained coder as plain arrays: how it is kept, and what it says of sentences."""

import io
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy.sparse as sp

from analysis.learned.features import Features, Vocabulary
from analysis.learned.features_context import context
from analysis.learned.second import logistic
from analysis.mistakes import Mistake


class Trained(NamedTuple):
    """Model 0 learned from everything, model 1 + k from all but the writers of fold k.

    `weights` is models x examples x targets (codes, themes, any theme), `data`, `indices`,
    `indptr` and `width` are the sparse examples x features that they weigh; `coefficients` is
    models x context features, `biases` and `limits` (see `second`) models x themes. `documents`
    were read by people and stand in `folds`; `parents` is codes x themes (0 or 1).
    """

    codes: np.ndarray
    themes: np.ndarray
    parents: np.ndarray
    lemmas: np.ndarray
    lemma_idf: np.ndarray
    letters: np.ndarray
    letter_idf: np.ndarray
    headings: np.ndarray
    heading_idf: np.ndarray
    data: np.ndarray
    indices: np.ndarray
    indptr: np.ndarray
    width: np.ndarray
    weights: np.ndarray
    coefficients: np.ndarray
    biases: np.ndarray
    limits: np.ndarray
    documents: np.ndarray
    folds: np.ndarray

    def vocabulary(self) -> Vocabulary:
        return Vocabulary(*(getattr(self, name) for name in Vocabulary._fields))

    def sentence_weights(self, model: int) -> np.ndarray:
        """Features x targets."""
        shape = (len(self.indptr) - 1, int(self.width))
        return sp.csr_matrix((self.data, self.indices, self.indptr), shape).T @ self.weights[model]

    def models(self, documents: pd.Series) -> np.ndarray:
        """The model that may judge each text: whoever was read by those that saw nothing of it."""
        fold_of = dict(zip(self.documents.tolist(), self.folds.tolist(), strict=True))
        return 1 + documents.map(fold_of).fillna(-1).to_numpy(int)


def as_npz(trained: Trained) -> bytes:
    """The same coder gives the same bytes: numpy dates every array 1980."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **trained._asdict())
    return buffer.getvalue()


def from_npz(path: Path) -> Trained:
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return Trained(**arrays)
    except (OSError, ValueError, TypeError) as error:
        raise Mistake(
            f"{path.as_posix()} ontbreekt of is beschadigd ({type(error).__name__}): "
            "verwijder het bestand en draai opnieuw."
        ) from error


def likelihoods(trained: Trained, model: int, seen: pd.DataFrame, counted: Features) -> np.ndarray:
    """Rows x themes: how likely this model thinks each theme is, in whole texts."""
    scores = counted.x @ trained.sentence_weights(model)
    around = context(scores, seen, counted, trained.parents)
    return logistic(around @ trained.coefficients[model] + trained.biases[model])
