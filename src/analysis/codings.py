"""All coders together, on the version of each text that counts; and which codings count."""

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.codings_settled import among
from analysis.contracts import Agreement, Codings, Corpus, Corrections
from analysis.people.marks import PEOPLE

ORDER = ["delivery", "document", "start", "end", "code", "coder", "evidence_start"]


def codings(
    codings_machines: DataFrame[Codings],
    codings_settled: DataFrame[Codings], corrections: DataFrame[Corrections],
    corpus: DataFrame[Corpus], agreement: DataFrame[Agreement],
    *, threshold: float,
) -> DataFrame[Codings]:  # fmt: skip
    """The codings of texts with status ``telt``, sorted.

    What people coded counts as `codings_settled` says. What a machine found counts for the themes
    in which it agrees with people: the lower bound of alpha is `threshold` or more. Without a
    lower bound it does not count. Where people decided that a code is not there, what a machine
    found is left out: it still stands in its own table, and the decision in `corrections`.
    """
    counting = corpus.loc[corpus["status"] == "telt", ["delivery", "document"]].drop_duplicates()
    counts = trusted(codings_machines, agreement, threshold)
    machine = codings_machines.assign(counts=counts)
    machine = machine[~among(machine, corrections[corrections["verdict"].eq("niet")])]
    parts = [part for part in (machine, codings_settled) if len(part)] or [machine]
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
