"""A writer is asked about each quote, and the answer holds."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from small_practice import codings, corpus, moments, readings, segments, writers

from analysis.approvals import approvals
from analysis.contracts import Approvals
from analysis.mistakes import Mistake
from analysis.quote_forms import quote_forms
from analysis.quotes import quotes

WORDS = Path(__file__).parents[1] / "workflow" / "report" / "forms.yaml"
SENTENCE = "=HYPERLINK(1) vroeg ik aan \ue600\ue600 aan tafel"
DIARIES = ("A01-2022-10-01", "B01-2022-10-03")
NONE = Approvals.validate(pd.DataFrame(columns=list(Approvals.to_schema().columns)))


def forms(folder: Path, earlier: pd.DataFrame = NONE) -> list[Path]:
    """The forms of A01, who is quoted, and A02, who is not."""
    texts = corpus(*DIARIES)
    chosen = quotes(
        codings(*({"document": name} for name in DIARIES)),
        readings(),
        segments(A01_2022_10_01_001=SENTENCE, B01_2022_10_03_001=SENTENCE),
        texts,
        moments("een", "twee"),
        writers(),
        per_theme=2,
        max_words=20,
        apart=[],
        per_apart=1,
    )
    made = quote_forms(chosen, texts, earlier, writers=["A01", "A02"], words=WORDS)
    paths = [folder / f"citaatcheck {writer}.xlsx" for writer in ("A01", "A02")]
    for path, form in zip(paths, made, strict=True):
        path.write_bytes(form)
    return paths


def rows(path: Path) -> list[list]:
    """The rows of a form from the names of the columns on."""
    lines = [list(row) for row in openpyxl.load_workbook(path).active.iter_rows()]
    return lines[next(n for n, row in enumerate(lines) if row[0].value == "Nr.") :]


def answer(path: Path, *answers: str | None, key: str | None = "") -> pd.DataFrame:
    """The approvals when a writer answers the questions about the first quote."""
    book = openpyxl.load_workbook(path)
    last = book.active.max_row
    for column, typed in enumerate(answers, 4):
        book.active.cell(last, column).value = typed
    if key != "":
        book.active.cell(last, 8).value = key
    book.save(path)
    return Approvals.validate(approvals([path], words=WORDS))


def test_a_writer_is_asked_about_own_quotes_only_and_once(tmp_path):
    own, other = forms(tmp_path)
    (_, quote), *none = rows(own), rows(other)
    assert [cell.value for cell in quote][1:6] == [
        "2022-10-01", "=HYPERLINK(1) vroeg ik aan [naam] aan tafel", None, None, None,
    ]  # fmt: skip
    assert quote[2].data_type == "s"
    assert [len(lines) for lines in none] == [1]


@pytest.mark.parametrize(
    ("answers", "verdict", "words"),
    [
        (("ja", "nee"), ["ja"], [""]),
        (("Ja ", "weet ik niet"), ["nee"], [""]),
        (("ja", None), ["nee"], [""]),
        (("ja", "ja", " Ik  vroeg het "), ["bewerkt"], ["Ik vroeg het"]),
        (("nee", "nee", "anders"), ["nee"], [""]),
        ((None, "nee"), [], []),
    ],
    ids=["yes", "unsure", "half", "changed", "no", "no answer"],
)
def test_only_a_full_yes_lets_a_quote_out(tmp_path, answers, verdict, words):
    found = answer(forms(tmp_path)[0], *answers)
    assert (list(found["verdict"]), list(found["words"])) == (verdict, words)


def test_of_two_answers_the_strictest_holds(tmp_path):
    first, second = tmp_path / "een", tmp_path / "twee"
    first.mkdir(), second.mkdir()
    paths = [forms(first)[0], forms(second)[0]]
    answer(paths[0], "nee"), answer(paths[1], "ja", "nee")
    assert list(approvals(paths, words=WORDS)["verdict"]) == ["nee"]


def test_an_earlier_answer_is_shown_and_not_filled_in(tmp_path):
    known = answer(forms(tmp_path)[0], "ja", "nee")
    quote = rows(forms(tmp_path, known)[0])[1]
    assert [cell.value for cell in quote][3:7] == [None, None, None, "mag"]


@pytest.mark.parametrize(
    ("answers", "key", "sentence"),
    [(("misschien",), "", "dit antwoord is onbekend"), (("ja", "nee"), None, "sleutel")],
)
def test_an_answer_that_cannot_be_read_is_told(tmp_path, answers, key, sentence):
    with pytest.raises(Mistake, match=sentence):
        answer(forms(tmp_path)[0], *answers, key=key)


def test_a_file_that_is_no_form_is_told(tmp_path):
    path = tmp_path / "citaatcheck.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(Mistake, match="Mag dit in een rapport"):
        approvals([path], words=WORDS)
