"""What each reader of a text gave to its segments, and in whose eyes a code is there."""

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Readings
from analysis.people.marks import TEXT, UNIT

PLACE = [*TEXT, "segment"]


def opinions(codings: DataFrame[Codings], readings: DataFrame[Readings]) -> pd.DataFrame:
    """One row per segment and code that a reader of the text gave, with the evidence together.

    `given` names who gave it, `without` who read the segment and did not, `theme_differs` tells
    whether some of these gave no other code of its theme either.
    """
    own = codings.merge(readings[[*TEXT, "coder"]], on=[*TEXT, "coder"])
    rows = own.groupby([*PLACE, "theme", "code"], as_index=False).agg(
        coders=("coder", set),
        evidence_start=("evidence_start", "min"),
        evidence_end=("evidence_end", "max"),
    )
    themes = own.groupby([*PLACE, "theme"], as_index=False)["coder"].nunique()
    rows = rows.merge(themes.rename(columns={"coder": "in_theme"}))
    readers = read_by(rows, readings)
    rows["given"] = ["; ".join(map(name, sorted(coders))) for coders in rows["coders"]]
    others = [sorted(every - gave) for every, gave in zip(readers, rows["coders"], strict=True)]
    rows["without"] = told(rows, others, own)
    rows["theme_differs"] = rows["in_theme"] < [len(every) for every in readers]
    return rows.drop(columns=["coders", "in_theme"])


def read_by(rows: pd.DataFrame, readings: pd.DataFrame) -> list[set[str]]:
    """Who read the text of each row."""
    readers = readings.groupby(TEXT)["coder"].agg(set).to_dict()
    return [readers.get(text, set()) for text in rows[TEXT].itertuples(index=False, name=None)]


def told(rows: pd.DataFrame, people: list[list[str]], own: pd.DataFrame) -> list[str]:
    """These people per row, each with the codes that they gave to its segment in brackets."""
    chosen = own.groupby([*UNIT, "coder"])["code"].agg(", ".join).to_dict()
    lines = []
    for unit, coders in zip(rows[UNIT].itertuples(index=False, name=None), people, strict=True):
        codes = [(name(coder), chosen.get((*unit, coder))) for coder in coders]
        lines.append("; ".join(f"{who} ({gave})" if gave else who for who, gave in codes))
    return lines


def name(coder: str) -> str:
    return coder.removeprefix("mens-")
