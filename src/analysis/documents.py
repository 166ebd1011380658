"""The dated texts of one delivery that can be analysed."""

from pandera.typing.pandas import DataFrame

from analysis.contracts import Documents, Moments, Received
from analysis.placing import placed


def documents(
    received: DataFrame[Received],
    moments: DataFrame[Moments],
    *,
    writer_pattern: str,
) -> DataFrame[Documents]:
    """One row per text that has a team, a date and a period."""
    rows = placed(received, moments, writer_pattern=writer_pattern)
    usable = rows[rows["problem"].eq("")]
    return usable[list(Documents.to_schema().columns)].reset_index(drop=True)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(documents)
