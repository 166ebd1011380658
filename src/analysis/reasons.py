"""Why the learned coder saw a theme in a sentence: the words that weighed most.

A word weighs what the score of the sentence loses without it, in the linear first step: its base
form, its letters, the pairs it makes, and the fields, cues and rule hits that it holds up.
"""

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Segments, Tokens
from analysis.learned.features import features
from analysis.learned.trained import Trained

KEY = ["delivery", "segment"]
TABLE = ["delivery", "segment", "theme", "code", "start", "end", "word", "weight"]


def reasons(
    trained: Trained,
    asked: pd.DataFrame,
    tokens: DataFrame[Tokens],
    segments: DataFrame[Segments],
    codings_rules: DataFrame[Codings],
    *,
    most: int,
) -> pd.DataFrame:
    """At most `most` words that raise the score of each row of `asked`, heaviest first.

    `asked` has delivery, segment, theme; `code` is the theme's sub-code that scores highest.
    """
    chosen = asked[KEY].drop_duplicates()
    tables = [table.merge(chosen, on=KEY) for table in (tokens, segments, codings_rules)]
    whole = first_scores(trained, *tables)
    row_of = {key: row for row, key in enumerate(keys(tables[1]))}
    owner = np.array([row_of[key] for key in keys(tables[0])], dtype=int)
    losses = whole[owner] - first_scores(trained, *without_each_word(*tables))
    parts = [pd.DataFrame(columns=TABLE)]
    for key, theme in zip(keys(asked), asked["theme"], strict=True):
        code, inside = best_code(trained, whole[row_of[key]], theme), owner == row_of[key]
        words = tables[0][inside].assign(theme=theme, code=trained.codes[code])
        parts.append(heaviest(words.assign(weight=losses[inside, code]), most))
    return pd.concat(parts[1:] or parts, ignore_index=True)


def keys(table: pd.DataFrame) -> list[tuple[str, str]]:
    return list(table[KEY].itertuples(index=False, name=None))


def first_scores(trained: Trained, tokens, segments, rules) -> np.ndarray:
    """Segments x codes, by the model that learned from everything."""
    codes = trained.codes.tolist()
    seen = features(tokens, segments, rules, trained.vocabulary(), codes)
    return seen.x @ trained.sentence_weights(0)[:, : len(codes)]


def without_each_word(
    tokens: pd.DataFrame, segments: pd.DataFrame, rules: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Each segment once per word, without that word and without the rule hits that rest on it."""
    names = [f"{segment}~{row}" for row, segment in enumerate(tokens["segment"])]
    left = tokens[[*KEY, "start", "end"]].assign(name=names)
    copies = left[[*KEY, "name"]].merge(segments, on=KEY)
    others = left.merge(tokens, on=KEY, suffixes=("_left", ""))
    others = others[others["start"] != others["start_left"]]
    hits = left.merge(rules, on=KEY, suffixes=("_left", ""))
    apart = (hits["evidence_end"] <= hits["start_left"]) | (
        hits["evidence_start"] >= hits["end_left"]
    )
    return tuple(table.assign(segment=table["name"]) for table in (others, copies, hits[apart]))


def best_code(trained: Trained, scores: np.ndarray, theme: str) -> int:
    inside = trained.parents[:, trained.themes.tolist().index(theme)] > 0
    return int(np.argmax(np.where(inside, scores, -np.inf)))


def heaviest(words: pd.DataFrame, most: int) -> pd.DataFrame:
    words = words[words["weight"] > 0]
    return words.sort_values(["weight", "start"], ascending=[False, True]).head(most)[TABLE]
