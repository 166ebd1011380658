"""What the learned coder learns from before people coded: anchor examples, one sentence each."""

from pathlib import Path

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.codings_rules import codings_rules as coded_by_rules
from analysis.contracts import Codebook, CodebookChanges, Lessons
from analysis.learned.anchors import ANCHORS, anchors_of_now
from analysis.learned.examples import ANCHOR, number_of
from analysis.learned.seen import pairs, seen
from analysis.tokens import tokens as words_of

GROUPS = 10


def lessons_anchors(
    codebook: DataFrame[Codebook],
    codebook_changes: DataFrame[CodebookChanges],
    *,
    anchors: Path,
    model: str,
) -> DataFrame[Lessons]:
    """One row per line of a file of anchor examples; near misses may have no code at all.

    `model` is the language model of the room `tokens`. The groups are tenths of the examples.
    """
    rows, _ = anchors_of_now(anchors, codebook, codebook_changes)
    table = sentences([row["text"] for row in rows])
    words = words_of(table, table, model=model)
    ruled = coded_by_rules(words, table, codebook)
    shares = [pairs([(code, 1.0) for code in dict.fromkeys(row["codes"])]) for row in rows]
    group = [f"anker {number_of(row['text']) % GROUPS}" for row in rows]
    lessons = seen(words, table, ruled).assign(kind=ANCHOR, group=group, shares=shares)
    return lessons[list(Lessons.to_schema().columns)]


def sentences(texts: list[str]) -> pd.DataFrame:
    """The examples as texts of one segment."""
    names = [f"anker-{number:05d}" for number in range(1, len(texts) + 1)]
    table = pd.DataFrame({"segment": names, "document": names, "text": texts}, dtype=str)
    table = table.assign(delivery=ANCHORS, start=0, end=table["text"].str.len())
    return table.assign(heading="", shape="zin")


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(lessons_anchors)
