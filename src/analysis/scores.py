"""What the learned coder thinks of every sentence, also where it would not code."""

from pathlib import Path

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Corpus, Scores, Segments, Tokens
from analysis.learned.features import TEXT, Features, features, in_order
from analysis.learned.trained import Trained, from_npz, likelihoods


def scores(
    tokens: DataFrame[Tokens],
    segments: DataFrame[Segments],
    codings_rules: DataFrame[Codings],
    corpus: DataFrame[Corpus],
    *,
    coder: Path,
) -> DataFrame[Scores]:
    """One row per segment and theme, with a probability in four decimals.

    Whatever version of a text that people read is scored by the model that saw nothing of its
    writer; `coder` is the file that the room of that name made.
    """
    trained = from_npz(coder)
    rows = in_order(segments)
    found = segment_scores(trained, rows, tokens, codings_rules, corpus)
    places = rows[["delivery", "document", "segment", "start", "end"]]
    table = places.loc[places.index.repeat(len(trained.themes))].reset_index(drop=True)
    table["theme"] = np.tile(trained.themes, len(rows))
    return table.assign(score=np.round(found.ravel(), 4))


def segment_scores(
    trained: Trained, rows: pd.DataFrame, tokens, codings_rules, corpus: pd.DataFrame
) -> np.ndarray:
    """Rows x themes, each row by the model that may judge its text."""
    seen = features(tokens, rows, codings_rules, trained.vocabulary(), trained.codes.tolist())
    kinds = corpus.drop_duplicates(TEXT).set_index(TEXT)["kind"]
    notes = kinds.reindex(pd.MultiIndex.from_frame(rows[TEXT])).ne("dagboek").to_numpy()
    fold_of = dict(zip(trained.documents.tolist(), trained.folds.tolist(), strict=True))
    model = 1 + rows["document"].map(fold_of).fillna(-1).to_numpy(int)
    found = np.zeros((len(rows), len(trained.themes)))
    for number in np.unique(model):
        ours = np.flatnonzero(model == number)
        here = Features(seen.x[ours], seen.cues[ours], seen.rules[ours])
        where = rows.iloc[ours].reset_index(drop=True)
        found[ours] = likelihoods(trained, number, where, here, notes[ours])
    return found


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(scores)
