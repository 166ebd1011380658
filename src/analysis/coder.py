"""The learned coder: trained on anchor examples and on what people coded.

First a ridge regression per sub-code, per theme and for "any theme", on the sentence alone; then
one logistic regression for all themes on those scores, the sentence's neighbours and its text
(`features_context`), which makes probabilities. The second learns from what the first says of
writers it did not see. Without people's codings the second learns from the anchors.
"""

from pathlib import Path

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.codings_rules import codings_rules as coded_by_rules
from analysis.contracts import Codebook, Codings, Corpus, Readings, Segments, Tokens
from analysis.learned.examples import Examples, anchor_examples, number_of, read_examples, together
from analysis.learned.features import features, vocabulary
from analysis.learned.leave_out import fit, without
from analysis.learned.second import second
from analysis.learned.trained import Trained, as_npz

FOLDS, PENALTY = 5, 5.0


def coder(
    tokens: DataFrame[Tokens],
    segments: DataFrame[Segments],
    codings_rules: DataFrame[Codings],
    codings_people: DataFrame[Codings],
    readings: DataFrame[Readings],
    corpus: DataFrame[Corpus],
    codebook: DataFrame[Codebook],
    *,
    anchors: Path,
    model: str,
    seed: int,
) -> bytes:
    """The trained coder as an npz file of plain arrays, with a model for every fold of writers.

    Only texts that count and that people read are looked at: new diaries change nothing. `model`
    is the language model of the room `tokens`; `seed` deals the writers over the folds.
    """
    codes = codebook["code"].tolist()
    own = anchor_examples(anchors, codes, model)
    read = read_examples(tokens, segments, codings_people, readings, corpus, codes)
    ruled = coded_by_rules(own.tokens, own.segments, codebook)
    rules = pd.concat([ruled, codings_rules], ignore_index=True)
    return as_npz(trained(together(own, read), rules, codebook, seed))


def trained(given: Examples, rules: pd.DataFrame, codebook: pd.DataFrame, seed: int) -> Trained:
    """The model of everything and those without one fold, from a single ridge regression."""
    codes, themes = codebook["code"].to_numpy(str), codebook["theme"].drop_duplicates()
    parents = codebook["theme"].to_numpy(str)[:, None] == themes.to_numpy(str)
    words = vocabulary(given.tokens, given.segments)
    seen = features(given.tokens, given.segments, rules, words, codes.tolist())
    fitted = fit(seen.x, targets(given.shares, parents), PENALTY)
    fold = folds(given, seed)
    left_out = [np.flatnonzero(fold == number) for number in range(FOLDS)]
    left_out.insert(0, left_out[0][:0])
    seconds = [second(given, seen, fitted, rows, parents) for rows in left_out]
    texts = given.segments.assign(fold=fold)[given.people].drop_duplicates("document")
    return Trained(
        *(codes, themes.to_numpy(str), parents.astype(float)),
        *words,
        *(seen.x.data, seen.x.indices, seen.x.indptr, np.array(seen.x.shape[1])),
        np.array([without(fitted, rows)[0] for rows in left_out], dtype="float32"),
        np.array([one.coefficients for one in seconds]),
        np.array([one.biases for one in seconds]),
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
