"""Which codes and themes each coder gave to which segment, people and machine alike."""

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Corpus, Readings, Segments

PEOPLE = "mensen"  # what counts of all people together
AGREED = "overeengekomen"  # what coders settled together
LEARNED = "geleerd"
LOCAL = "taalmodel"
LEVELS = {"subcode": "code", "thema": "theme"}
TEXT = ["delivery", "document"]
UNIT = ["delivery", "segment"]


def units(segments: DataFrame[Segments], corpus: DataFrame[Corpus]) -> pd.DataFrame:
    """The segments of texts that count, with `cluster`: the writer, or the set of notes."""
    texts = corpus[corpus["status"].eq("telt")]
    texts = texts.assign(cluster=texts["writer"].fillna(texts["document"]))
    found = segments.merge(texts[[*TEXT, "cluster"]], on=TEXT)
    return found[[*TEXT, "segment", "cluster"]].sort_values(UNIT, ignore_index=True)


def marks(people: DataFrame[Codings], machines: DataFrame[Codings]) -> dict[str, pd.DataFrame]:
    """Per coder one row per segment and code; what the learned coder found is a theme only."""
    together = people[people["counts"]].assign(coder=PEOPLE)
    machines = machines.assign(code=machines["code"].mask(machines["coder"].eq(LEARNED), None))
    columns = [*UNIT, "coder", "code", "theme"]
    parts = [table[columns] for table in (people, together, machines) if len(table)]
    given = pd.concat(parts or [people[columns]])
    return {coder: rows.drop(columns="coder") for coder, rows in given.groupby("coder")}


def read_texts(readings: DataFrame[Readings]) -> dict[str, pd.DataFrame]:
    """The texts that each person read, and those that people read together.

    Texts read because the machine proposed them are left out: there the machine spoke first.
    """
    own = readings[readings["why_read"].ne("voorstel")]
    every = pd.concat([own, own.assign(coder=PEOPLE)])
    return {coder: texts[TEXT].drop_duplicates() for coder, texts in every.groupby("coder")}


def grid(
    given: pd.DataFrame | None, rated: pd.DataFrame, level: str, names: list[str]
) -> np.ndarray:
    """Whether a coder gave each of these names to each segment: segments × names."""
    filled = np.zeros((len(rated), len(names)), dtype=bool)
    if given is not None and len(rated):
        index = pd.MultiIndex.from_frame(rated[UNIT])
        rows = index.get_indexer(pd.MultiIndex.from_frame(given[UNIT]))
        columns = pd.Index(names).get_indexer(given[LEVELS[level]])
        known = (rows >= 0) & (columns >= 0)
        filled[rows[known], columns[known]] = True
    return filled
