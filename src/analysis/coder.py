"""The learned coder: trained on anchor examples and on what people coded.

First a ridge regression per sub-code, per theme and for "any theme", on the sentence alone; then
one logistic regression for all themes on those scores, the sentence's neighbours and its text
(`features_context`), which makes probabilities. The second learns from what the first says of
writers it did not see. Without people's codings the second learns from the anchors.
"""

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook, Lessons
from analysis.learned.examples import Examples, examples, number_of
from analysis.learned.leave_out import fit, weights_without
from analysis.learned.second import learns_from, second
from analysis.learned.trained import Trained, as_npz
from analysis.mistakes import Mistake

FOLDS, PENALTY = 5, 5.0
DECIMALS = 5  # of weights: more is noise, and makes the file larger


def coder(
    lessons: DataFrame[Lessons], codebook: DataFrame[Codebook], *, precision: float, seed: int
) -> bytes:
    """The trained coder as an npz file of plain arrays, with a model for every fold of writers.

    `precision` is the share of its codings that should be right, as it expects itself: a theme
    that never is as sure as that is not coded. `seed` deals the writers over the folds.
    """
    if lessons.empty:
        raise Mistake(
            "de lerende codeur heeft niets om van te leren: zet ankervoorbeelden in "
            "config/anchors.jsonl, of zet people: learned: false in config/config.yaml."
        )
    return as_npz(trained(examples(lessons, codebook["code"].tolist()), codebook, precision, seed))


def trained(given: Examples, codebook: pd.DataFrame, precision: float, seed: int) -> Trained:
    """The model of everything and those without one fold, from a single ridge regression."""
    codes, themes = codebook["code"].to_numpy(str), codebook["theme"].drop_duplicates()
    parents = codebook["theme"].to_numpy(str)[:, None] == themes.to_numpy(str)
    rows, x = learns_from(given, parents), given.features.x
    fitted = fit(x, targets(given.shares, parents), PENALTY, first=rows[0])
    fold = folds(given, seed)
    left_out = [rows[:0], *(np.flatnonzero(fold == number) for number in range(FOLDS))]
    seconds = [second(given, fitted, rows, away, parents, precision) for away in left_out]
    texts = given.lessons.assign(fold=fold)[given.people].drop_duplicates("document")
    return Trained(
        *(codes, themes.to_numpy(str), parents.astype(float)),
        *given.words,
        *(x.data, x.indices, x.indptr, np.array(x.shape[1])),
        np.array([weights_without(fitted, away) for away in left_out]).round(DECIMALS),
        *(np.array(part) for part in zip(*seconds, strict=True)),
        *(texts["document"].to_numpy(str), texts["fold"].to_numpy(int)),
    )


def targets(shares: np.ndarray, parents: np.ndarray) -> np.ndarray:
    """The shares of the codes, of the themes and of any theme, side by side."""
    whole = [shares[:, column].max(1) for column in parents.T]
    return np.column_stack([shares, *whole, shares.max(1)])


def folds(given: Examples, seed: int) -> np.ndarray:
    """The fold of each example, dealt by the name of its group alone; -1 for anchors."""
    dealt = [number_of(f"{seed} {group}") % FOLDS for group in given.group]
    return np.where(given.people, dealt, -1)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(coder)
