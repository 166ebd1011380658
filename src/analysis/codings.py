"""All coders together, on the version of each text that counts; and which codings count."""

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Agreement, Codings, Corpus
from analysis.people.marks import PEOPLE

ORDER = ["delivery", "document", "start", "end", "code", "coder", "evidence_start"]


def codings(
    codings_rules: DataFrame[Codings],
    codings_people: DataFrame[Codings],
    corpus: DataFrame[Corpus],
    agreement: DataFrame[Agreement],
    *,
    threshold: float,
) -> DataFrame[Codings]:
    """The codings of texts with status ``telt``, sorted.

    What people coded counts as `codings_people` says. What a machine found counts for the themes
    in which it agrees with people: the lower bound of alpha is `threshold` or more. Without a
    lower bound it does not count.
    """
    counting = corpus.loc[corpus["status"] == "telt", ["delivery", "document"]].drop_duplicates()
    machine = codings_rules.assign(counts=trusted(codings_rules, agreement, threshold))
    parts = [part for part in (machine, codings_people) if len(part)] or [machine]
    return (
        pd.concat(parts)
        .merge(counting, on=["delivery", "document"])
        .sort_values(ORDER, kind="stable", ignore_index=True)
        .reindex(columns=list(Codings.to_schema().columns))
    )


def trusted(machine: pd.DataFrame, agreement: pd.DataFrame, threshold: float) -> np.ndarray:
    """Whether each coding is of a machine and a theme that people bear out."""
    people = agreement["level"].eq("thema") & agreement["coder_b"].eq(PEOPLE)
    passed = agreement[people & agreement["low"].ge(threshold)]
    pairs = pd.MultiIndex.from_frame(passed[["coder_a", "name"]])
    return pd.MultiIndex.from_frame(machine[["coder", "theme"]]).isin(pairs)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(codings)
