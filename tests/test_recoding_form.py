"""The form for codes that were split: out with a question, back as an answer."""

from pathlib import Path

import openpyxl
import pytest
from small_practice import codebook
from test_codings_people import (
    CHANGES,
    CLEARED,
    CORPUS,
    SEGMENTS,
    WORDS,
    coded,
    lost,
    returned,
)

from analysis.readings import readings
from analysis.recoding_form import recoding_form

OLD = ["A01-2022-09-13", "Zij zei niets.", "reactie", "vragen, missen", None, "mens-an", 19, 33]


def form(folder: Path, paths: list[Path]) -> Path:
    tables = SEGMENTS, CLEARED, CORPUS, codebook(), CHANGES
    made = recoding_form(paths, *tables, words=WORDS)
    assert made == recoding_form(paths, *tables, words=WORDS)
    (path := folder / "hercoderen.xlsx").write_bytes(made)
    return path


def rows(path: Path) -> list[list]:
    page = openpyxl.load_workbook(path)["Hercoderen"]
    found = [[cell.value for cell in row] for row in page.iter_rows()]
    head = next(number for number, row in enumerate(found) if row[0] == "Tekst")
    return found[head + 1 :]


def answer(path: Path, code: str) -> None:
    book = openpyxl.load_workbook(path)
    page = book["Hercoderen"]
    page.cell(page.max_row, 5).value = code
    book.save(path)


def test_a_split_code_is_asked_once_and_answered(tmp_path):
    rest = {"quote": "Ik vroeg het haar.", "start": 0}
    old = {"quote": "Zij zei niets.", "code": "Reactie"}
    paths = returned(tmp_path, rest, old, rest | {"code": "weg"})
    path = form(tmp_path, paths)
    ((*question, _, place),) = rows(path)
    assert (question[:2], question[2].casefold()) == (OLD[:2], OLD[2])
    assert (question[3:], place) == (OLD[3:], "regel 2")
    assert len(coded([*paths, path], CHANGES)) == 1
    answer(path, "missen")
    found = coded([*paths, path], CHANGES)
    assert found[["segment", "code", "coder"]].to_numpy().tolist() == [
        ["A01-2022-09-13-001", "vragen", "mens-an"],
        ["A01-2022-09-13-002", "missen", "mens-an"],
    ]
    assert ["vervallen" in reason for reason in lost([*paths, path], CHANGES)["reason"]] == [True]
    assert len(readings([*paths, path], CORPUS, words=WORDS)) == 1
    assert rows(form(tmp_path, [*paths, path])) == []


@pytest.mark.parametrize("code", ["", None])
def test_a_form_left_empty_says_nothing(tmp_path, code):
    paths = returned(tmp_path, {"quote": "Zij zei niets.", "code": "reactie"})
    path = form(tmp_path, paths)
    answer(path, code)
    assert len(lost([*paths, path], CHANGES)) == 1
    assert len(readings([path], CORPUS, words=WORDS)) == 0


def test_without_split_codes_there_is_nothing_to_ask(tmp_path):
    page = openpyxl.load_workbook(form(tmp_path, []))["Hercoderen"]
    assert page.cell(1, 1).value == "Er zijn geen zinnen om opnieuw te coderen."
