"""Spreadsheets (.xlsx): the values of their cells, as people see them."""

import io
import re
import warnings
from collections.abc import Iterator

import openpyxl
from openpyxl.utils import range_boundaries

from analysis.mistakes import Mistake
from analysis.readers.package import parts
from analysis.readers.sheet import Cell, Row, Sheet, cell

MOST_ROWS, MOST_CELLS, WIDEST = 1_048_576, 2_000_000, 500
SHEETS = r"xl/worksheets/[^/]+"
FORMULA = re.compile(rb"<(?:\w+:)?f\b")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]+\d+:[A-Z]+\d+)[\"']")


def workbook(data: bytes) -> list[Sheet]:
    """The sheets of a spreadsheet; what is merged stands in every filled-in row that it spans."""
    xml = parts(data, SHEETS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about layout, such as lists to choose from
        asked = formulas(data) if any(map(FORMULA.search, xml.values())) else set()
        sheets = []
        for sheet in loaded(data, data_only=True):
            rows = [
                tuple(value(shown, (sheet.title, *place) in asked) for place, shown in row)
                for row in cells(sheet)
            ]
            # openpyxl tells no merged ranges when it reads row by row
            ranges = MERGED.findall(xml.get(sheet._worksheet_path, b""))
            spread(rows, [range_boundaries(where.decode()) for where in ranges])
            sheets.append(Sheet(sheet.title, rows, sheet.sheet_state != "visible"))
    return sheets


def formulas(data: bytes) -> set[tuple[str, int, int]]:
    """Sheet, row and column of every cell with a formula."""
    return {
        (sheet.title, *place)
        for sheet in loaded(data, data_only=False)
        for row in cells(sheet)
        for place, shown in row
        if shown.data_type == "f"
    }


def loaded(data: bytes, *, data_only: bool) -> list:
    """The sheets, to be read row by row."""
    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False
    )
    return book.worksheets


def cells(sheet) -> Iterator[list[tuple[tuple[int, int], object]]]:
    """Each row: its cells, with the number of their row and column.

    The size that the sheet gives itself may be wrong, or a trick.
    """
    sheet.reset_dimensions()
    total = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        total += len(row)
        if number > MOST_ROWS or total > MOST_CELLS:
            raise Mistake(TOO_LARGE)
        yield [((number, column), shown) for column, shown in enumerate(row, 1)]


TOO_LARGE = (
    "dit rekenblad is te groot om te lezen: zet de rijen die meetellen in een nieuw, leeg bestand."
)


def value(shown, is_formula: bool) -> object:
    """What a cell shows; an outcome that is an empty text has a type, one that is lost has none."""
    lost = is_formula and shown.value is None and shown.data_type != "str"
    return Cell.UNKNOWN if lost or shown.data_type == "e" else shown.value


def spread(rows: list[Row], ranges: list[tuple[int, int, int, int]]) -> None:
    """Put what stands in a merged range in each of its rows that says something itself.

    A range is its first column and row, and its last column and row.
    """
    if sum(last - first for _, first, _, last in ranges) > MOST_CELLS:
        raise Mistake(TOO_LARGE)
    for column, first, _, last in ranges:
        for number in range(first, min(last, len(rows))):
            row = rows[number]
            if any(row) and column <= WIDEST:
                wide = [*row, *[None] * (column - len(row))]
                wide[column - 1] = cell(rows[first - 1], column - 1)
                rows[number] = tuple(wide)
