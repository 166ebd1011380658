"""The export of an online form: one row of a sheet is one diary entry."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.mistakes import Mistake
from analysis.readers.claims import Claims, team_in, writer_in
from analysis.readers.dates import cell_date
from analysis.readers.headings import asked_for, header, missing, missing_columns, plain_heading
from analysis.readers.normal import normal
from analysis.readers.sheet import Cell, Sheet, cell


class Table(NamedTuple):
    """A sheet, the number of its row with headings, and the headings in our spelling."""

    sheet: Sheet
    start: int
    headings: list[str]


def form(sheets: list[Sheet], *, form_columns: dict[str, str], writer_pattern: str) -> list[Claims]:
    """One entry per filled-in row of each sheet with all of `form_columns` that people can see.

    A sheet that is hidden, or lacks some of the columns, gives a row that says so.
    """
    asked = asked_for(form_columns)
    tables = [Table(sheet, *header(sheet.rows, asked)) for sheet in sheets]
    whole = [table for table in tables if not missing(asked, table.headings)]
    seen = [table for table in whole if not table.sheet.hidden]
    if not whole:
        closest = min(tables, key=lambda table: len(missing(asked, table.headings)), default=None)
        raise Mistake(missing_columns(asked, closest.headings if closest else []))
    rows = [
        entry(answers, form_columns, writer_pattern) | {"place": place(table, number, len(seen))}
        for table in seen
        for number, answers in filled_in(table, asked)
    ]
    told = [*left_out(tables, asked)]
    return [*rows, *told] if rows or told else [{"problem": NOTHING}]


NOTHING = "in het formulier is nog geen rij ingevuld: vul die aan of laat dit weg."


def filled_in(table: Table, asked: list[str]) -> Iterator[tuple[int, dict[str, object]]]:
    """The rows with an answer: their number in the sheet, and what stands under each heading."""
    column = {name: table.headings.index(plain_heading(name)) for name in asked}
    for number, row in enumerate(table.sheet.rows[table.start :], table.start + 1):
        answers = {name: cell(row, place) for name, place in column.items()}
        if any(answer is not None and str(answer).strip() for answer in answers.values()):
            yield number, answers


def place(table: Table, number: int, sheets: int) -> str:
    return f"rij {number}" if sheets == 1 else f"blad '{table.sheet.name}', rij {number}"


def entry(answers: dict[str, object], form_columns: dict[str, str], writer_pattern: str) -> Claims:
    unknown = [name for name, answer in answers.items() if answer is Cell.UNKNOWN]
    answers = {name: None if name in unknown else answer for name, answer in answers.items()}
    writer = writer_in(str(answers[form_columns["writer"]] or "").strip(), writer_pattern)
    named = str(answers[form_columns["team"]] or "") if "team" in form_columns else ""
    questions = form_columns["text"].split("|")
    return {
        "kind": "dagboek",
        "writer": writer,
        "team": team_in(f"team {named}", writer_pattern) or team_in(writer or "", writer_pattern),
        "date": cell_date(answers[form_columns["date"]]),
        "text": "\n\n".join(given(questions, answers)),
        "problem": FORMULA.format("' en '".join(unknown)) if unknown else "",
    }


FORMULA = (
    "in de kolom '{}' staat een formule zonder bruikbare uitkomst: typ daar wat er moet staan, sla "
    "het bestand op en lever het opnieuw aan."
)


def given(questions: list[str], answers: dict[str, object]) -> Iterator[str]:
    """The answers that were given, each under its question if the form asks more than one."""
    for question in questions:
        answer = answers[question]
        if text := normal(str(answer) if answer is not None else "").strip():
            yield f"## {question.strip()}\n\n{text}" if len(questions) > 1 else text


def left_out(tables: list[Table], asked: list[str]) -> Iterator[Claims]:
    """A row for each sheet that seems to hold answers, but is not read."""
    for table in tables:
        lacking = missing(asked, table.headings)
        if table.sheet.hidden and not lacking:
            yield {"place": f"blad '{table.sheet.name}'", "problem": HIDDEN}
        elif len(tables) > 1 and not table.sheet.hidden and 0 < len(lacking) < len(asked):
            sentence = missing_columns(asked, table.headings)
            yield {"place": f"blad '{table.sheet.name}'", "problem": sentence}


HIDDEN = (
    "dit blad is verborgen en niet gelezen: maak het zichtbaar als het meetelt, of haal het weg."
)
