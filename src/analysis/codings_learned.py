"""The themes that the learned coder is sure enough of, as codings: the coder called ``geleerd``."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.codings_rules import Hit, coding
from analysis.contracts import Codebook, Codings, Scores, Segments, Tokens
from analysis.keyed_segments import KeyedSegment, keyed_segments
from analysis.learned.features import columns, features
from analysis.learned.reasons import held_up, stretch, word_weights
from analysis.learned.seen import seen
from analysis.learned.trained import Trained, from_npz
from analysis.people.marks import LEARNED, UNIT


def codings_learned(
    scores: DataFrame[Scores], tokens: DataFrame[Tokens], segments: DataFrame[Segments],
    codings_rules: DataFrame[Codings], codebook: DataFrame[Codebook], *, coder: Path,
) -> DataFrame[Codings]:  # fmt: skip
    """One row per segment and theme with a score from which `coder` codes that theme.

    What it finds is the theme; the code is a proposal, the likeliest of its theme by the sentence
    alone. The evidence is the stretch of words that weighed most for it; a segment without words
    is not coded. Nothing counts yet.
    """
    trained, known = from_npz(coder), codebook.set_index("code")
    asked = sure(scores, trained).merge(tokens[UNIT].drop_duplicates(), on=UNIT)
    chosen = asked[UNIT].drop_duplicates()
    tables = [table.merge(chosen, on=UNIT) for table in (tokens, segments, codings_rules)]
    found = [
        coding(sentence, hit, known.loc[hit.code]) | {"coder": LEARNED, "score": hit.score}
        for sentence, hit in evidence(asked, tables, trained)
    ]
    table = pd.DataFrame(found, columns=list(Codings.to_schema().columns))
    return table.sort_values(["document", "start", "code"], ignore_index=True)


def sure(scores: pd.DataFrame, trained: Trained) -> pd.DataFrame:
    """The scores at or above the limit of their theme, with the `model` that gave them."""
    model = trained.models(scores["document"])
    theme = pd.Index(trained.themes).get_indexer(scores["theme"])
    return scores.assign(model=model)[scores["score"].ge(trained.limits[model, theme])]


def evidence(
    asked: pd.DataFrame, tables: list[pd.DataFrame], trained: Trained
) -> Iterator[tuple[KeyedSegment, Hit]]:
    """Per row of `asked` its sentence, and the code with the places of what weighed most for it."""
    told, codes = seen(*tables), trained.codes.tolist()
    x = features(told, trained.vocabulary(), codes).x
    row_of = {key: row for row, key in enumerate(told[UNIT].itertuples(index=False, name=None))}
    sentences = {(one.delivery, one.segment): one for one in keyed_segments(*tables[:2])}
    hits = tables[2].groupby(UNIT)[["code", "evidence_start", "evidence_end"]]
    rules = {key: group.to_numpy().tolist() for key, group in hits}
    names = columns(trained.vocabulary(), codes)
    slopes = {model: trained.sentence_weights(model) for model in asked["model"].unique()}
    for one in asked.itertuples():
        key = one.delivery, one.segment
        sentence, row = sentences[key], row_of[key]
        code = likeliest(x[row] @ slopes[one.model], trained, one.theme)
        words, lemmas = (told[name].iloc[row].split() for name in ("words", "lemmas"))
        held = held_up(sentence, words, lemmas, rules.get(key, []), names)
        weights = word_weights(x[row], slopes[one.model][:, code], held, len(words))
        yield sentence, Hit(codes[code], one.score, tuple(stretch(weights)))


def likeliest(first_scores: np.ndarray, trained: Trained, theme: str) -> int:
    """The code of the theme with the highest score."""
    inside = trained.parents[:, trained.themes.tolist().index(theme)] > 0
    return int(np.argmax(np.where(inside, first_scores.ravel()[: len(inside)], -np.inf)))


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(codings_learned)
