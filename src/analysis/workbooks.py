"""Excel files for people: the same bytes each time, and no text that Excel would run."""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

DAY_ZERO = datetime(1980, 1, 1)  # the oldest date that a zip file can hold
SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
TO_FILL = PatternFill("solid", fgColor="FFF7DC")
HEAD = PatternFill("solid", fgColor="E8EEF2")
TOP = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True)
class Sheet:
    """One sheet: headings with widths, rows, choices per column to fill in, hidden columns."""

    title: str
    columns: dict[str, int]
    rows: list[list]
    choices: dict[str, list[str]] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    intro: tuple[str, ...] = ()


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as an xlsx file, with fixed dates inside."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        fill(book.create_sheet(sheet.title), sheet)
    book.properties.creator = ""
    book.properties.created = DAY_ZERO
    raw = io.BytesIO()
    book.save(raw)
    return timeless(raw.getvalue())


def fill(page: Worksheet, sheet: Sheet) -> None:
    for line in sheet.intro:
        page.append([line])
        page.cell(page.max_row, 1).font = Font(italic=True)
    head = page.max_row + 1 if sheet.intro else 1
    for number, (name, width) in enumerate(sheet.columns.items(), 1):
        cell = page.cell(head, number, name)
        cell.font, cell.fill = Font(bold=True), HEAD
        page.column_dimensions[get_column_letter(number)].width = width
        page.column_dimensions[get_column_letter(number)].hidden = name in sheet.hidden
    for number, row in enumerate(sheet.rows, head + 1):
        write_row(page, sheet, number, row)
    page.freeze_panes = page.cell(head + 1, 1)
    add_choices(page, sheet, head)


def write_row(page: Worksheet, sheet: Sheet, number: int, row: list) -> None:
    for column, (name, value) in enumerate(zip(sheet.columns, row, strict=True), 1):
        cell = page.cell(number, column, value)
        cell.alignment = TOP
        if isinstance(value, str):
            cell.data_type = "s"  # a text that begins with = is a text, not a formula
        if name in sheet.choices:
            cell.fill, cell.protection = TO_FILL, Protection(locked=False)


def add_choices(page: Worksheet, sheet: Sheet, head: int) -> None:
    for number, name in enumerate(sheet.columns, 1):
        if sheet.choices.get(name) and sheet.rows:
            letter = get_column_letter(number)
            options = ",".join(sheet.choices[name])
            valid = DataValidation(type="list", formula1=f'"{options}"', allow_blank=True)
            valid.add(f"{letter}{head + 1}:{letter}{page.max_row}")
            page.add_data_validation(valid)


def timeless(package: bytes) -> bytes:
    """The package with the same parts in the same order, all dated 1 January 1980.

    openpyxl puts the time of saving in the properties, whatever they said before.
    """
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = SAVED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", old.read(name))
            info = zipfile.ZipInfo(name, DAY_ZERO.timetuple()[:6])
            new.writestr(info, part, zipfile.ZIP_DEFLATED)
    return made.getvalue()
