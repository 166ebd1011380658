"""Forms of every kind as the rooms make them, filled in, and what is read from them."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pandas as pd
import test_approvals
import test_design_card
import test_discussions
import test_intrusion
import test_privacy_forms
import test_reading_form
import test_recoding_form
from small_practice import TEMPLATES, codebook, codings
from test_codings_people import returned

from analysis.approvals import approvals
from analysis.decisions import decisions
from analysis.design_card import design_card
from analysis.discussion_form import discussion_form
from analysis.intrusion import intrusion
from analysis.people.rows import people_rows

WORDS = TEMPLATES / "forms.yaml"
Read = Callable[[list[Path]], pd.DataFrame]
Rows = list[list]


class Form(NamedTuple):
    """How an empty form is made, where people answer what, and who reads it."""

    made: Callable[[Path], Path]
    sheet: str
    column: str
    answer: str
    read: Read


def sample(folder: Path) -> Path:
    return signed(test_reading_form.form(folder, "steekproef", size=3), "Wie codeert?")


def proposed(folder: Path) -> Path:
    found = codings(*({"document": name} for name in test_reading_form.NAMES[:2]))
    scores = test_reading_form.scored(A01_2022_10_01=0.9, A01_2022_10_02=0.8)
    path = test_reading_form.form(folder, "te-coderen", scores, found, size=2)
    book = openpyxl.load_workbook(path)  # only sentences with a proposal can be agreed with
    page = book["Zinnen"]
    for row in range(page.max_row, 1, -1):
        if not page.cell(row, 5).value:
            page.delete_rows(row)
    book.save(path)
    return signed(path, "Wie codeert?")


def discussed(folder: Path) -> Path:
    every, path = test_discussions, folder / "bespreken.xlsx"
    differ = ("an", "11", "vragen"), ("bo", "12", "macht"), ("an", "21", "macht")
    rows = every.found(every.coded(*differ), every.read(an="12", bo="12"))
    tables = rows, every.SEGMENTS, every.CORPUS, codebook()
    path.write_bytes(discussion_form(*tables, words=WORDS))
    return signed(path, "Wie besloten samen?")


def recoded(folder: Path) -> Path:
    old = [{"quote": quote, "code": "reactie"} for quote in ("Zij zei niets.", "Wij lachten om")]
    return test_recoding_form.form(folder, returned(folder, *old))


def chosen(folder: Path) -> Path:
    return test_intrusion.filled(folder, lambda *_: None)


def card(folder: Path) -> Path:
    rows = test_design_card.helping(*test_design_card.DIARIES[:3])
    path = test_design_card.card(folder, test_design_card.seen(*rows))
    book = openpyxl.load_workbook(path)
    book["Ontwerpkaart"].delete_rows(7, 30)  # it has many empty rows
    for row in (5, 6, 7):
        book["Ontwerpkaart"].cell(row, 2, f"bewijs {row}")
    book.save(path)
    return path


def signed(path: Path, question: str) -> Path:
    book = openpyxl.load_workbook(path)
    (line,) = [row for row in book["Uitleg"].iter_rows() if row[0].value == question]
    line[1].value = "An"
    book.save(path)
    return path


def by_people(paths: list[Path]) -> pd.DataFrame:
    return people_rows(paths, WORDS)


def on_card(paths: list[Path]) -> pd.DataFrame:
    return design_card(paths, test_design_card.seen(), words=WORDS)


def reader(room: Callable[..., pd.DataFrame]) -> Read:
    return lambda paths: room(paths, words=WORDS)


FORMS = {
    "privacy": Form(
        test_privacy_forms.form, "Alle vondsten", "Besluit", "laten staan", reader(decisions)
    ),
    "words": Form(test_privacy_forms.form, "Beslissen", "Besluit", "afdekken", reader(decisions)),
    "texts": Form(sample, "Teksten", "Gelezen", "ja", by_people),
    "sentences": Form(sample, "Zinnen", "Code 3", "vragen", by_people),
    "proposals": Form(proposed, "Zinnen", "Akkoord", "ja", by_people),
    "discussion": Form(discussed, "Verschillen", "Besluit", "niet", by_people),
    "recoding": Form(recoded, "Hercoderen", "Code", "missen", by_people),
    "quotes": Form(
        lambda folder: test_approvals.forms(folder)[0],
        "Citaatcheck", "Mag dit in een rapport?", "ja", reader(approvals),
    ),
    "strangers": Form(
        chosen, "Woorden", "Welk woord hoort er niet bij?", "1", reader(intrusion)
    ),
    "card": Form(card, "Ontwerpkaart", "Inzicht", "Iets geleerd", on_card),
}  # fmt: skip


def answered(path: Path, form: Form, answer: str) -> Path:
    def change(rows: Rows, head: int, column: int) -> Rows:
        for row in rows[head + 1 :]:
            row[column] = answer
        return rows

    return remade(path, form, change)


def remade(path: Path, form: Form, change: Callable[[Rows, int, int], Rows]) -> Path:
    """The file with the rows of its sheet as `change` makes them; texts stay texts."""
    book = openpyxl.load_workbook(path)
    page = book[form.sheet]
    rows = [list(row) for row in page.iter_rows(values_only=True)]
    head = next(number for number, row in enumerate(rows) if form.column in row)
    changed = change(rows, head, rows[head].index(form.column))
    page.delete_rows(1, page.max_row)
    for number, row in enumerate(changed, 1):
        for column, value in enumerate(row, 1):
            cell = page.cell(number, column, value)
            if isinstance(value, str) and not value.startswith("=NU"):
                cell.data_type = "s"
    book.save(path)
    return path
