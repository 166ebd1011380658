"""From evidence to the design card, and back from people."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from small_practice import EMPTY, TEMPLATES, codebook, codings, corpus, moments, readings, table

from analysis.contracts import BuildingBlocks, DesignCard, Insights
from analysis.design_card import design_card
from analysis.design_card_form import design_card_form
from analysis.insights import insights
from analysis.mistakes import Mistake

WORDS = TEMPLATES / "forms.yaml"
DIARIES = ("A01-2022-10-01", "A02-2022-10-02", "B01-2022-10-03", "B02-2022-10-04")
BLOCKS = table(
    BuildingBlocks,
    [
        {"code": "vragen", "kind": "bouwsteen", "block": "terugblikken"},
        {"code": "missen", "kind": "bouwsteen", "block": "terugblikken"},
        {"code": "macht", "kind": "voorwaarde", "block": "leiding"},
    ],
)
NONE = table(DesignCard, [])


def seen(*rows: dict, read: tuple[str, ...] = (), blocks: pd.DataFrame = BLOCKS) -> pd.DataFrame:
    """The insights of four diaries at one moment."""
    given = codings(*rows), readings(*read), corpus(*DIARIES), moments("een")
    return Insights.validate(insights(*given, codebook(), EMPTY["quotes"], blocks))


def helping(*documents: str, **own) -> list[dict]:
    return [{"document": document, **own} for document in documents]


def counts(found: pd.DataFrame) -> list[list]:
    columns = ["block", "side", "texts_with", "texts", "writers_with", "teams_with", "sure"]
    return found[columns].values.tolist()


def test_what_helps_and_hinders_is_counted_per_block():
    rows = helping(*DIARIES[:3]) + helping(DIARIES[0], code="missen", direction="belemmerend")
    assert counts(seen(*rows)) == [
        ["terugblikken", "ondersteunend", 3, 4, 3, 2, "signaal"],
        ["terugblikken", "belemmerend", 1, 4, 1, 1, "signaal"],
    ]


def test_what_people_read_goes_before_signals():
    own = {"coder": "mens-een", "counts": True}
    rows = helping(*DIARIES[:3]) + helping(DIARIES[0], **own)
    assert counts(seen(*rows, read=DIARIES[:2])) == [
        ["terugblikken", "ondersteunend", 1, 2, 1, 1, "mens"]
    ]


def test_a_code_that_is_not_in_the_codebook_is_named():
    wrong = table(BuildingBlocks, [{"code": "oud", "kind": "bouwsteen", "block": "x"}])
    with pytest.raises(Mistake, match=r"building_blocks\.csv noemt 'oud'"):
        seen(blocks=wrong)


def card(folder: Path, found: pd.DataFrame, written: pd.DataFrame = NONE) -> Path:
    path = folder / "ontwerpkaart.xlsx"
    path.write_bytes(design_card_form(written, found, words=WORDS))
    return path


def lines(path: Path, sheet: str) -> list[list]:
    """The filled rows of a sheet below the names of the columns."""
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(path)[sheet].iter_rows()]
    head = next(number for number, row in enumerate(rows) if row[0] == "Inzicht")
    return [row for row in rows[head + 1 :] if any(row)]


def taken_over(path: Path, insight: str) -> Path:
    """A person copies the first proposal to the card and writes the insight."""
    book = openpyxl.load_workbook(path)
    page, proposal = book["Ontwerpkaart"], lines(path, "Voorstellen")[0]
    free = next(row for row in page.iter_rows(min_row=4) if not any(cell.value for cell in row))
    for cell, value in zip(free, [insight, *proposal[1:]], strict=True):
        cell.value = value
        cell.data_type = "s" if isinstance(value, str) else cell.data_type
    book.save(path)
    return path


def test_a_proposal_tells_its_evidence_and_leaves_the_rest_to_people(tmp_path):
    (row,) = lines(card(tmp_path, seen(*helping(*DIARIES[:3]))), "Voorstellen")
    assert row[1].startswith(
        "In 3 van de 4 dagboekteksten staat iets dat helpt, van 3 van de 4 schrijvers uit 2 teams."
    )
    assert (row[0], row[2], row[3:8]) == (None, "terugblikken", [None] * 5)


def test_a_row_of_people_stays_as_they_wrote_it_and_is_not_proposed_again(tmp_path):
    found = seen(*helping(*DIARIES[:3]))
    path = taken_over(card(tmp_path, found), "=Terugblikken <lukt> als er tijd is")
    written = DesignCard.validate(design_card([path], found, words=WORDS))
    assert written[["insight", "weaker"]].values.tolist() == [
        ["=Terugblikken <lukt> als er tijd is", ""]
    ]
    again = card(tmp_path, found, written)
    assert lines(again, "Ontwerpkaart")[0][:3] == written.iloc[0, :3].tolist()
    assert lines(again, "Voorstellen") == []


@pytest.mark.parametrize(
    ("now", "said"),
    [(3, ""), (2, "Toen 3 teksten, nu 2, of minder schrijvers."), (0, "niets meer gevonden")],
)
def test_evidence_that_weakened_is_marked(tmp_path, now, said):
    path = taken_over(card(tmp_path, seen(*helping(*DIARIES[:3]))), "Iets")
    (weaker,) = design_card([path], seen(*helping(*DIARIES[:now])), words=WORDS)["weaker"]
    assert said in weaker
    assert bool(said) == bool(weaker)


def test_an_empty_card_has_no_rows_and_another_file_is_told(tmp_path):
    assert design_card([card(tmp_path, seen())], seen(), words=WORDS).empty
    openpyxl.Workbook().save(tmp_path / "ontwerpkaart ander.xlsx")
    with pytest.raises(Mistake, match="Ontwerpkaart"):
        design_card([tmp_path / "ontwerpkaart ander.xlsx"], seen(), words=WORDS)
