"""What people did in another program with the codings that went along, as an Excel file to read."""

from pathlib import Path

import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import ExchangeChanges
from analysis.workbooks import Sheet, workbook

WIDTHS = {"what": 14, "given_by": 18, "before": 30, "after": 30, "coder": 18, "document": 20,
          "quote": 70, "source": 34}  # fmt: skip


def changes_sheet(exchange_changes: DataFrame[ExchangeChanges], *, words: Path) -> bytes:
    """The xlsx with a row per change, and above it what the kinds of change mean."""
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["changes"]
    columns = {say["columns"][name]: width for name, width in WIDTHS.items()}
    rows = exchange_changes[list(WIDTHS)].to_numpy(dtype=object).tolist()
    return workbook([Sheet(say["sheet"], columns, rows, intro=tuple(say["intro"]))])


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(changes_sheet)
