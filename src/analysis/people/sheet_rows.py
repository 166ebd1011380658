"""The rows of an Excel file below the row that holds the column names, on every sheet."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from openpyxl import load_workbook

from analysis.mistakes import Mistake

HEADS = 15  # the column names stand in one of the first rows


def sheet_rows(
    path: Path, name: Callable[[object], str | None], wanted: set[str]
) -> Iterator[tuple[str, int, dict]]:
    """Sheet, row number and row, of each sheet that has the `wanted` columns.

    `name` turns a cell of the head into the name of a column; empty rows are left out.
    """
    for title, rows in sheets(path):
        names = None
        for number, row in enumerate(rows, 1):
            if names is None and number <= HEADS and wanted <= {name(cell) for cell in row}:
                names = [name(cell) for cell in row]
            elif names is not None and any(cell is not None for cell in row):
                yield title, number, dict(zip(names, row, strict=True))


def lost_key(where: str) -> Mistake:
    """What to say when the hidden key of a row in a form is gone or was changed."""
    return Mistake(
        f"{where}: de sleutel in de laatste kolom is weg of veranderd; vul deze regel opnieuw in "
        "op het formulier in reports/forms."
    )


def sheets(path: Path) -> Iterator[tuple[str, list[tuple]]]:
    """The title and the rows of every sheet."""
    try:
        book = load_workbook(io.BytesIO(path.read_bytes()), data_only=True)
    except Exception as error:
        raise Mistake(
            f"{path.as_posix()} is niet te lezen ({type(error).__name__}): sluit het in Excel, "
            "bewaar het als .xlsx en draai opnieuw."
        ) from None
    for page in book:
        yield page.title, list(page.iter_rows(values_only=True))
