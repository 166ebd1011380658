"""What is worth talking about: where people differ, and where a machine and people do."""

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Corrections, Discussions, Readings, Scores
from analysis.evidence import by_people
from analysis.people.marks import AGREED, LEARNED, TEXT, UNIT
from analysis.people.opinions import opinions, read_by, told
from analysis.window import RULES

CODE, THEME = [*UNIT, "code"], [*UNIT, "theme"]
FOUND = [*TEXT, "segment", "theme", "code", "given", "score", "evidence_start", "evidence_end"]
SURE_RULE = 1.0  # an expression of three words or more


def discussions(
    codings: DataFrame[Codings], readings: DataFrame[Readings], scores: DataFrame[Scores],
    corrections: DataFrame[Corrections],
    *, sure_from: float, unseen_to: float, most: int,
) -> DataFrame[Discussions]:  # fmt: skip
    """One row per segment and code not yet decided on, in texts that were read and not settled.

    First where people differ: sentences with another theme before those with another sub-code.
    Then at most `most` themes that a machine is sure of (an expression of the rules, or a score of
    `sure_from` or more) and nobody coded, and at most `most` codes that all readers gave and no
    machine sees (a score of `unseen_to` or less; without scores there are none), strongest first.
    """
    read = outside(readings, readings[readings["coder"].eq(AGREED)], TEXT)
    human, said = by_people(codings), opinions(codings, read)
    differing = said["without"].ne("")
    missed = outside(overlooked(codings, read, scores, sure_from), codings[human], THEME)
    unseen = outside(said[~differing], codings[~human], THEME).merge(scores[[*THEME, "score"]])
    unseen = unseen[unseen["score"].le(unseen_to)].assign(why="machine niet", without=LEARNED)
    parts = [
        differences(outside(said[differing], corrections, CODE)),
        strongest(outside(missed, corrections, THEME), most, weakest=False),
        strongest(outside(unseen, corrections, CODE), most, weakest=True),
    ]
    found = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    return found.reindex(columns=list(Discussions.to_schema().columns))


def outside(rows: pd.DataFrame, others: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The rows whose keys are not among these others."""
    known = pd.MultiIndex.from_frame(others[keys])
    return rows[~pd.MultiIndex.from_frame(rows[keys]).isin(known)]


def overlooked(
    codings: pd.DataFrame, read: pd.DataFrame, scores: pd.DataFrame, sure_from: float
) -> pd.DataFrame:
    """The themes that a machine is sure of in texts that were read, with its best code."""
    rules = codings[codings["coder"].eq(RULES) & codings["score"].ge(SURE_RULE)]
    coded = codings[codings["coder"].eq(LEARNED)].drop(columns=["score", "coder"])
    likely = scores[scores["score"].ge(sure_from)].assign(coder=LEARNED)
    likely = likely.merge(coded[[*THEME, "code", "evidence_start", "evidence_end"]], "left", THEME)
    likely = likely.fillna({"code": "", "evidence_start": 0, "evidence_end": 0})
    sure = pd.concat([table for table in (rules, likely) if len(table)] or [rules])
    sure = sure.rename(columns={"coder": "given"})[FOUND].merge(read[TEXT].drop_duplicates())
    sure = sure.sort_values(["score", *CODE, "given"], ascending=[False, True, True, True, False])
    sure = sure.drop_duplicates(THEME)
    own = codings.merge(read[[*TEXT, "coder"]])
    readers = [sorted(coders) for coders in read_by(sure, read)]
    return sure.assign(why="machine wel", without=told(sure, readers, own))


def differences(rows: pd.DataFrame) -> pd.DataFrame:
    """What people differ about, by sentence: those with another theme come first."""
    rows = rows.assign(why=rows["theme_differs"].map({True: "thema", False: "subcode"}))
    rows["turn"] = ~rows.groupby(UNIT)["theme_differs"].transform("any").astype(bool)
    order = ["turn", *TEXT[::-1], "segment", "why", "theme", "code"]
    return rows.sort_values(order, ascending=[True] * 4 + [False] + [True] * 2)


def strongest(rows: pd.DataFrame, most: int, *, weakest: bool) -> pd.DataFrame:
    order = ["score", *TEXT[::-1], "segment", "theme", "code"]
    return rows.sort_values(order, ascending=[weakest] + [True] * 5).head(most)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(discussions)
