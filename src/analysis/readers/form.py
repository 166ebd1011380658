"""The export of an online form: one row of a spreadsheet is one diary entry."""

import io
import warnings
from collections.abc import Iterator

import openpyxl

from analysis.mistakes import Mistake
from analysis.readers.claims import Claims, team_in, writer_in
from analysis.readers.dates import cell_date
from analysis.readers.normal import normal

HEADER_ROWS = 10
LONGEST_HEADING = 60
Row = tuple[object, ...]


def form(data: bytes, *, form_columns: dict[str, str], writer_pattern: str) -> list[Claims]:
    """One entry per filled-in row, from the first sheet that has all of `form_columns`."""
    sheets = rows_of_sheets(data)
    asked = [name for names in form_columns.values() for name in names.split("|")]
    header, rows = table(sheets, asked)
    column = {name: header.index(plain_heading(name)) for name in asked}
    return [
        entry(number, row, column, form_columns, writer_pattern)
        for number, row in rows
        if any(row[column[name]] not in (None, "") for name in asked)
    ]


def rows_of_sheets(data: bytes) -> list[list[Row]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about layout, such as lists to choose from
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


def table(sheets: list[list[Row]], asked: list[str]) -> tuple[list[str], list[tuple[int, Row]]]:
    """The headings in our spelling, and the rows below them with their numbers in the sheet."""
    wanted = {plain_heading(name) for name in asked}
    candidates = [
        ([plain_heading(cell) for cell in row], list(enumerate(sheet, 1))[number:])
        for sheet in sheets
        for number, row in enumerate(sheet[:HEADER_ROWS], 1)
    ]
    found = max(candidates, key=lambda pair: len(wanted & set(pair[0])), default=([], []))
    missing = [name for name in asked if plain_heading(name) not in found[0]]
    if missing:
        raise Mistake(missing_columns(missing, found[0] if wanted & set(found[0]) else []))
    return found


def plain_heading(cell: object) -> str:
    return " ".join(normal(str(cell or "")).split()).casefold().rstrip(" *:")


def missing_columns(missing: list[str], present: list[str]) -> str:
    """Names what is missing; what is there only from a row that is surely one of headings."""
    gone, here = (
        ", ".join(f"'{name[:LONGEST_HEADING]}'" for name in names if name)
        for names in (missing, present)
    )
    return (
        f"in het formulier ontbreekt de kolom {gone} "
        f"({'er zijn wel: ' + here if here else 'er is geen enkele bekende kolom'}): pas "
        "form_columns in config/config.yaml aan, of de kop in het formulier."
    )


def entry(
    number: int, row: Row, column: dict[str, int], form_columns: dict[str, str], writer_pattern: str
) -> Claims:
    writer = writer_in(str(row[column[form_columns["writer"]]] or "").strip(), writer_pattern)
    named = str(row[column[form_columns["team"]]] or "") if "team" in form_columns else ""
    questions = form_columns["text"].split("|")
    return {
        "place": f"rij {number}",
        "kind": "dagboek",
        "writer": writer,
        "team": team_in(f"team {named}", writer_pattern) or team_in(writer or "", writer_pattern),
        "date": cell_date(row[column[form_columns["date"]]]),
        "text": "\n\n".join(answers(questions, [row[column[name]] for name in questions])),
    }


def answers(questions: list[str], cells: list[object]) -> Iterator[str]:
    """The answers that were given, each under its question if the form asks more than one."""
    for question, cell in zip(questions, cells, strict=True):
        if text := normal(str(cell) if cell is not None else "").strip():
            yield f"## {question.strip()}\n\n{text}" if len(questions) > 1 else text
