"""The lessons of the learned coder as numbers."""

import hashlib
from typing import NamedTuple

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Lessons
from analysis.learned.features import Features, features, numbers, vocabulary

ANCHOR, DIARY = "anker", "dagboek"


class Examples(NamedTuple):
    """The lessons, what is counted in them, and per sentence and code the share that gave it.

    `group` is what must not be on both sides when the coder is tested; `people` tells the
    sentences that people read from anchors, which come first.
    """

    lessons: pd.DataFrame
    words: tuple
    features: Features
    shares: np.ndarray
    group: np.ndarray
    people: np.ndarray


def examples(lessons: DataFrame[Lessons], codes: list[str]) -> Examples:
    anchors = lessons["kind"].eq(ANCHOR)
    lessons = pd.concat([lessons[anchors], lessons[~anchors]], ignore_index=True)
    words = vocabulary(lessons)
    return Examples(
        lessons,
        words,
        features(lessons, words, codes),
        numbers(lessons["shares"], codes),
        lessons["group"].to_numpy(str),
        lessons["kind"].ne(ANCHOR).to_numpy(),
    )


def notes(rows: pd.DataFrame) -> np.ndarray:
    """Whether the text of each row is notes of a meeting."""
    return ~rows["kind"].isin([ANCHOR, DIARY]).to_numpy()


def number_of(text: str) -> int:
    """A number that only depends on the text."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16)
