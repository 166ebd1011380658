"""What one delivery held that is not analysed, and why."""

from pandera.typing.pandas import DataFrame

from analysis.contracts import Moments, Received, SetAside
from analysis.placing import placed


def set_aside(
    received: DataFrame[Received],
    moments: DataFrame[Moments],
    *,
    writer_pattern: str,
) -> DataFrame[SetAside]:
    """One row per file or text that cannot be analysed, with the reason as a Dutch sentence."""
    rows = placed(received, moments, writer_pattern=writer_pattern)
    rows = rows[rows["problem"].ne("")].rename(columns={"problem": "reason"})
    rows = rows[list(SetAside.to_schema().columns)]
    return rows.sort_values(["source", "place", "reason"], ignore_index=True)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(set_aside)
