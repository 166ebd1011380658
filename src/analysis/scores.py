"""What the learned coder thinks of every sentence, also where it would not code."""

from pathlib import Path

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Cleared, Codings, Scores, Segments, Tokens
from analysis.learned.features import features
from analysis.learned.seen import seen
from analysis.learned.trained import Trained, from_npz, likelihoods
from analysis.people.marks import TEXT


def scores(
    tokens: DataFrame[Tokens],
    segments: DataFrame[Segments],
    codings_rules: DataFrame[Codings],
    cleared: DataFrame[Cleared],
    *,
    coder: Path,
) -> DataFrame[Scores]:
    """One row per segment and theme, with a probability in four decimals.

    Whatever version of a text that people read is scored by the model that saw nothing of its
    writer; `coder` is the file that the room of that name made.
    """
    trained = from_npz(coder)
    rows = seen(tokens, segments, codings_rules).merge(cleared[[*TEXT, "kind"]], "left", TEXT)
    places = rows[["delivery", "document", "segment", "start", "end"]]
    table = places.loc[places.index.repeat(len(trained.themes))].reset_index(drop=True)
    table["theme"] = np.tile(trained.themes, len(rows))
    return table.assign(score=np.round(segment_scores(trained, rows).ravel(), 4))


def segment_scores(trained: Trained, rows: pd.DataFrame) -> np.ndarray:
    """Rows x themes, each row by the model that may judge its text."""
    counted = features(rows, trained.vocabulary(), trained.codes.tolist())
    models = trained.models(rows["document"])
    found = np.zeros((len(rows), len(trained.themes)))
    for model in np.unique(models):
        ours = np.flatnonzero(models == model)
        found[ours] = likelihoods(trained, model, rows.iloc[ours], counted.among(ours))
    return found


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(scores)
