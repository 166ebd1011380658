"""A list to choose codes from in an Excel file: too long for a cell, so it stands on a sheet."""

import io
import zipfile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter

from analysis.workbooks import DAY_ZERO, timeless


def code_choices(package: bytes, sheet: str, columns: list[str], choices: str) -> bytes:
    """The workbook in which cells under these columns of `sheet` offer what stands in the first
    column of the sheet `choices`.
    """
    book = load_workbook(io.BytesIO(package))
    page, last = book[sheet], book[choices].max_row
    head = next(row for row in page.iter_rows() if columns[0] in [cell.value for cell in row])
    offer = DataValidation(type="list", formula1=f"'{choices}'!$A$2:$A${last}", allow_blank=True)
    for cell in head:
        if cell.value in columns and page.max_row > cell.row:
            letter = get_column_letter(cell.column)
            offer.add(f"{letter}{cell.row + 1}:{letter}{page.max_row}")
    if offer.sqref:
        page.add_data_validation(offer)
    return saved(book)


def saved(book) -> bytes:
    """The bytes of the file; `book.save` would write the time of today into it."""
    book.properties.created = book.properties.modified = DAY_ZERO
    raw = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED)).save()
    return timeless(raw.getvalue())
