"""What people and the rules coded in a sentence, for places that were found in another way."""

import numpy as np
import pandas as pd

from analysis.evidence import by_people, were_read
from analysis.exploring.known import UNIT, Known
from analysis.exploring.stored import parts, read
from analysis.window import RULES


def segment_at(run: Known, rows: pd.DataFrame, columns: tuple[str, ...] = ()) -> pd.DataFrame:
    """These rows (`delivery`, `document`, `start`) with the segment in which they start: its name,
    its start as `at`, and these columns of it."""
    found = []
    for delivery, some in rows.groupby("delivery"):
        (path,) = parts(run.folder, "segments", [delivery]).values()
        keep = [("document", "in", set(some["document"]))]
        cut = read(path, ["document", "segment", "start", *columns], keep).to_pandas()
        cut = cut.sort_values("start").rename(columns={"start": "at"})
        cut["document"] = cut["document"].astype(object)
        some = some.astype({"document": object}).sort_values("start")
        found.append(pd.merge_asof(some, cut, left_on="start", right_on="at", by="document"))
    return pd.concat(found, ignore_index=True) if found else rows.assign(segment="")


def coded_there(run: Known, rows: pd.DataFrame) -> pd.DataFrame:
    """These rows (`delivery`, `segment`) with the sub-codes that `people` and `rules` gave there.

    ``coder`` names who gave one, ``read`` says whether a person read the text.
    """
    wanted = set(rows["segment"])
    columns = [*UNIT, "code", "theme", "coder"]
    codings = run.codings_of([("segment", "in", wanted)] if wanted else [], columns)
    codings = codings[pd.MultiIndex.from_frame(codings[UNIT]).isin(keys(rows))]
    human, rules = by_people(codings), codings["coder"].eq(RULES)
    for name, some, what in (
        ("people", human, "code"), ("rules", rules, "code"), ("coder", human | rules, "coder"),
        ("people_themes", human, "theme"),
    ):  # fmt: skip
        said = codings[some].groupby(UNIT)[what].agg(listed)
        rows[name] = said.reindex(keys(rows)).fillna("").to_numpy() if len(said) else ""
    return rows.assign(read=were_read(rows, run.readings) if len(rows) else np.array([], bool))


def keys(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[UNIT])


def listed(names: pd.Series) -> str:
    return "; ".join(sorted(set(names)))
