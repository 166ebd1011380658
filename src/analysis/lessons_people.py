"""What the learned coder learns from people: the sentences of the texts that they read.

It stands between the deliveries and the coder, so that new texts that nobody read change nothing
in what it learns from, and it is not trained again.
"""

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Corpus, Lessons, Readings, Segments, Tokens
from analysis.learned.examples import DIARY
from analysis.learned.seen import pairs, seen
from analysis.people.marks import AGREED, TEXT

CELL = [*TEXT, "segment", "code"]


def lessons_people(
    tokens: DataFrame[Tokens],
    segments: DataFrame[Segments],
    codings_rules: DataFrame[Codings],
    codings_settled: DataFrame[Codings],
    readings: DataFrame[Readings],
    corpus: DataFrame[Corpus],
) -> DataFrame[Lessons]:
    """Every sentence of the counting texts that people read: read without codes is an example.

    The group is the writer, for notes of meetings the text.
    """
    counting = corpus[corpus["status"].eq("telt")].merge(readings[TEXT].drop_duplicates(), on=TEXT)
    read = [table.merge(counting[TEXT], on=TEXT) for table in (tokens, segments, codings_rules)]
    lessons = seen(*read).merge(counting[[*TEXT, "kind", "writer"]], on=TEXT)
    diary = lessons["kind"].eq(DIARY)
    lessons["group"] = np.where(diary, lessons["writer"], lessons["document"]).astype(str)
    lessons["shares"] = shares(lessons, codings_settled, readings)
    return lessons[list(Lessons.to_schema().columns)]


def shares(rows: pd.DataFrame, codings: pd.DataFrame, readings: pd.DataFrame) -> list[str]:
    """Per sentence the share of its readers who gave each code; all of it where they agreed."""
    given = codings[codings["counts"]].drop_duplicates([*CELL, "coder"])
    given = given.assign(weight=np.where(given["coder"].eq(AGREED), np.inf, 1.0))
    counted = given.groupby(CELL, as_index=False)["weight"].sum()
    readers = readings.groupby(TEXT, as_index=False)["coder"].nunique()
    counted = counted.merge(readers.rename(columns={"coder": "readers"}), on=TEXT)
    part = (counted["weight"] / counted["readers"]).clip(upper=1.0)
    told = [pairs([pair]) for pair in zip(counted["code"], part, strict=True)]
    told = counted.assign(told=pd.Series(told, dtype=str))
    by_segment = told.groupby(CELL[:-1])["told"].agg(" ".join)
    keys = pd.MultiIndex.from_frame(rows[CELL[:-1]])
    return by_segment.reindex(keys).fillna("").tolist()


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(lessons_people)
