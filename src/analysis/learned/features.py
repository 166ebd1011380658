"""What the learned coder sees of one sentence: words, letters, fields, cues and rule hits."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy.sparse as sp
from pandera.typing.pandas import DataFrame
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.contracts import Codings, Segments, Tokens
from analysis.learned.features_hits import hits

# How much each part weighs, chosen by grouped cross-validation; TF-IDF rows have length 1.
LEMMA, LETTER, HEADING, FIELD, CUE, RULE, CONSTANT = 1.0, 1.0, 0.8, 0.2, 1.2, 1.2, 0.5
LEMMAS = {"token_pattern": r"\S+", "ngram_range": (1, 2), "lowercase": False}
LETTERS = {"analyzer": "char_wb", "ngram_range": (3, 5), "lowercase": False}
HEADINGS = {"token_pattern": r"[^\W\d_]{3,}"}


TEXT = ["delivery", "document"]


class Vocabulary(NamedTuple):
    """The lemmas (and pairs of them), letter groups and words of headings, each with their IDF."""

    lemmas: np.ndarray
    lemma_idf: np.ndarray
    letters: np.ndarray
    letter_idf: np.ndarray
    headings: np.ndarray
    heading_idf: np.ndarray


class Features(NamedTuple):
    """One row per segment: all features side by side, and cues and rule hits per code."""

    x: sp.csr_matrix
    cues: np.ndarray
    rules: np.ndarray


def vocabulary(tokens: DataFrame[Tokens], segments: DataFrame[Segments]) -> Vocabulary:
    """What occurs in at least two sentences; letter groups in three, headings above five."""
    return Vocabulary(
        *terms(texts(tokens, segments, "lemma"), 2, LEMMAS),
        *terms(texts(tokens, segments, "word"), 3, LETTERS),
        *terms(segments["heading"], 5, HEADINGS),
    )


def in_order(segments: pd.DataFrame) -> pd.DataFrame:
    """The segments as they stand in their texts."""
    return segments.sort_values([*TEXT, "start"], kind="stable", ignore_index=True)


def texts(tokens: pd.DataFrame, segments: pd.DataFrame, column: str) -> list[str]:
    """Each segment as a row of lemmas or words with spaces between; empty without words."""
    joined = tokens.groupby(["delivery", "segment"], sort=False)[column].agg(" ".join)
    keys = pd.MultiIndex.from_frame(segments[["delivery", "segment"]])
    return joined.reindex(keys).fillna("").tolist()


def terms(rows: Sequence[str], least: int, how: dict) -> tuple[np.ndarray, np.ndarray]:
    """The terms in at least `least` rows and their IDF; there may be none."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, **how)
    if not any(map(vectorizer.build_analyzer(), rows)):
        return np.array([], dtype=str), np.array([])
    counted = vectorizer.fit_transform(rows)
    kept = np.asarray((counted > 0).sum(axis=0)).ravel() >= least
    return vectorizer.get_feature_names_out().astype(str)[kept], vectorizer.idf_[kept]


def features(
    tokens: DataFrame[Tokens],
    segments: DataFrame[Segments],
    rules: DataFrame[Codings],
    words: Vocabulary,
    codes: list[str],
) -> Features:
    """The features of every segment, in the order of `segments`."""
    lemmas = weighed(texts(tokens, segments, "lemma"), words.lemmas, words.lemma_idf, LEMMAS)
    letters = weighed(texts(tokens, segments, "word"), words.letters, words.letter_idf, LETTERS)
    headings = weighed(segments["heading"], words.headings, words.heading_idf, HEADINGS)
    fields, cues = hits(tokens, segments, codes)
    ruled = rule_hits(rules, segments, codes)
    constant = np.full((len(segments), 1), CONSTANT)
    parts = (LEMMA * lemmas, LETTER * letters, HEADING * headings)
    parts += (FIELD * fields, CUE * (cues > 0), RULE * ruled, constant)
    return Features(sp.hstack([sp.csr_matrix(part) for part in parts], format="csr"), cues, ruled)


def weighed(rows: Sequence[str], known: np.ndarray, idf: np.ndarray, how: dict) -> sp.csr_matrix:
    """TF-IDF with a vocabulary that is given."""
    if not len(known):
        return sp.csr_matrix((len(rows), 0))
    vectorizer = TfidfVectorizer(sublinear_tf=True, vocabulary=known.tolist(), **how)
    vectorizer.idf_ = idf
    return vectorizer.transform(rows)


def rule_hits(rules: pd.DataFrame, segments: pd.DataFrame, codes: list[str]) -> np.ndarray:
    """The score that the rules gave to each code in each segment, 0 without a hit."""
    best = rules.groupby(["delivery", "segment", "code"])["score"].max().unstack()
    keys = pd.MultiIndex.from_frame(segments[["delivery", "segment"]])
    return best.reindex(index=keys, columns=codes).fillna(0.0).to_numpy(float)
