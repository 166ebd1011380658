"""The privacy form goes out, comes back filled in, and what people decided holds."""

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from analysis.cleared import cleared
from analysis.contracts import Cleared, Decisions, Disclosures, Documents, Held
from analysis.decisions import decisions
from analysis.held import held
from analysis.mistakes import Mistake
from analysis.placeholders import shown
from analysis.privacy_content import privacy_content
from analysis.privacy_form import privacy_form
from analysis.privacy_page import privacy_page

TEMPLATES = Path(__file__).parents[1] / "workflow" / "report"
WORDS = TEMPLATES / "forms.yaml"
POLICY = {"naam": "mask", "plaats": "list", "bsn": "hold"}
TEXTS = {
    "A01-2022-09-13": "Ik sprak Roos in Ede. Roos zei niets.\n\nDaarna =1+1 naar huis.",
    "A02-2022-09-14": "Een dag zonder namen.",
}


def documents(texts: dict[str, str] = TEXTS, delivery: str = "2022-09") -> pd.DataFrame:
    rows = [
        [name, delivery, "dagboek", "A", name[:3], name[4:], "intake", text, "s.txt", "", "0"]
        for name, text in texts.items()
    ]
    return pd.DataFrame(rows, columns=list(Documents.to_schema().columns))


def finds(*words: tuple[str, str, str], texts=TEXTS) -> pd.DataFrame:
    """Every place where these (word, kind, certainty) stand in the texts."""
    rows = [
        ["2022-09", name, at, at + len(word), kind, "namenlijst", certainty]
        for name, text in texts.items()
        for word, kind, certainty in words
        for at in range(len(text))
        if text.startswith(word, at)
    ]
    table = pd.DataFrame(rows, columns=list(Disclosures.to_schema().columns))
    return Disclosures.validate(table)


def none_yet() -> pd.DataFrame:
    return decisions([], words=WORDS)


def corpus(status: str = "telt") -> pd.DataFrame:
    return documents()[["delivery", "document"]].assign(status=status)


NAMES = [("Roos", "naam", "mogelijk"), ("Ede", "plaats", "waarschijnlijk")]


def form(tmp_path: Path, known: pd.DataFrame | None = None, found=None) -> Path:
    """The privacy form for the texts above, as a file that a person can fill in."""
    known = none_yet() if known is None else known
    found = finds(*NAMES) if found is None else found
    facts = privacy_content(documents(), found, known, corpus(), policy=POLICY)
    (tmp_path / "content.json").write_text(json.dumps(facts), encoding="utf-8")
    path = tmp_path / "privacycontrole.xlsx"
    path.write_bytes(privacy_form(tmp_path / "content.json", words=WORDS))
    return path


def fill(path: Path, sheet: str, find: str, decision: str) -> None:
    """Write a decision behind the first row about `find`, as a person does in Excel."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    names = next(row for row in page.iter_rows() if "Besluit" in [cell.value for cell in row])
    at = {cell.value: cell.column for cell in names}
    row = next(row for row in page.iter_rows() if row[1].value == find)
    page.cell(row[0].row, at["Besluit"], decision)
    book.save(path)


def text_after(known: pd.DataFrame, name: str = "A01-2022-09-13") -> str | None:
    """What is left of a text after these decisions; None if it is held."""
    back = Held.validate(held(documents(), finds(*NAMES), known, policy=POLICY))
    free = cleared(documents(), finds(*NAMES), known, back, policy=POLICY)
    texts = Cleared.validate(free).set_index("document")["text"]
    return shown(texts[name]) if name in texts else None


def test_without_decisions_the_policy_holds():
    assert text_after(none_yet()).startswith("Ik sprak [naam] in Ede. [naam] zei niets.")


def test_a_kind_with_policy_hold_keeps_the_text_back():
    found = finds(("Roos", "bsn", "zeker"))
    back = held(documents(), found, none_yet(), policy=POLICY)
    assert back[["document", "reason"]].values.tolist() == [
        [
            "A01-2022-09-13",
            "In deze tekst staat iets waarvoor is gekozen om de tekst vast te houden (bsn).",
        ]
    ]


def test_the_form_asks_once_per_uncertain_word_and_shows_every_find(tmp_path):
    book = openpyxl.load_workbook(form(tmp_path))
    asked = [row for row in book["Beslissen"].iter_rows(values_only=True) if row[1] == "Roos"]
    assert [row[3] for row in asked] == [2]
    assert asked[0][4] == "Ik sprak »Roos« in Ede. Roos zei niets."
    every = [row[1] for row in book["Alle vondsten"].iter_rows(values_only=True) if row[1]]
    assert every[1:] == ["Roos", "Ede", "Roos"]


def test_a_decision_about_a_word_holds_everywhere_and_is_not_asked_again(tmp_path):
    path = form(tmp_path)
    fill(path, "Beslissen", "Roos", "laten staan")
    known = Decisions.validate(decisions([path], words=WORDS))
    assert text_after(known).startswith("Ik sprak Roos in Ede. Roos zei niets.")
    again = openpyxl.load_workbook(form(tmp_path, known))
    assert "Roos" not in [row[1] for row in again["Beslissen"].iter_rows(values_only=True)]


def test_a_decision_about_a_place_goes_before_one_about_the_word(tmp_path):
    path = form(tmp_path)
    fill(path, "Beslissen", "Roos", "laten staan")
    fill(path, "Alle vondsten", "Roos", "Afdekken")
    known = decisions([path], words=WORDS)
    assert text_after(known).startswith("Ik sprak [naam] in Ede. Roos zei niets.")


def test_what_was_decided_about_a_text_is_void_when_the_text_changed(tmp_path):
    path = form(tmp_path)
    fill(path, "Alle vondsten", "Roos", "laten staan")
    known = decisions([path], words=WORDS)
    changed = {name: text.replace("niets", "weinig") for name, text in TEXTS.items()}
    found = finds(*NAMES, texts=changed)
    nobody = held(documents(changed), found, known, policy=POLICY)
    free = cleared(documents(changed), found, known, nobody, policy=POLICY)
    assert shown(free["text"][0]).startswith("Ik sprak [naam] in Ede. [naam] zei weinig.")
    later = documents(TEXTS, "2022-10")
    moved = finds(*NAMES).assign(delivery="2022-10")
    free = cleared(later, moved, known, nobody.iloc[:0], policy=POLICY)
    assert shown(free["text"][0]).startswith("Ik sprak Roos in Ede. [naam] zei niets.")


def test_a_person_can_hold_a_whole_text(tmp_path):
    path = form(tmp_path)
    fill(path, "Teksten", "A02-2022-09-14", "vasthouden")
    known = decisions([path], words=WORDS)
    assert text_after(known, "A02-2022-09-14") is None
    assert text_after(known) is not None


def test_of_two_forms_that_differ_the_strictest_holds(tmp_path):
    paths = []
    for name, decision in (("an", "laten staan"), ("bo", "afdekken")):
        path = form(tmp_path).rename(tmp_path / f"privacycontrole {name}.xlsx")
        fill(path, "Beslissen", "Roos", decision)
        paths.append(path)
    assert list(decisions(paths, words=WORDS)["decision"]) == ["afdekken"]


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (
            lambda path: fill(path, "Beslissen", "Roos", "misschien"),
            "dit besluit is onbekend; kies",
        ),
        (lambda path: path.write_bytes(b"PK kapot"), "is niet te lezen"),
        (
            lambda path: openpyxl.Workbook().save(path),
            "de kolommen 'Besluit' en 'sleutel' ontbreken",
        ),
    ],
)
def test_a_form_that_cannot_be_read_stops_the_run_with_a_sentence(tmp_path, damage, sentence):
    path = form(tmp_path)
    damage(path)
    with pytest.raises(Mistake, match=sentence) as mistake:
        decisions([path], words=WORDS)
    assert "privacycontrole.xlsx" in str(mistake.value)


def test_rows_may_be_sorted_and_columns_moved(tmp_path):
    path = form(tmp_path)
    fill(path, "Beslissen", "Roos", "laten staan")
    book = openpyxl.load_workbook(path)
    page = book["Beslissen"]
    page.move_range(page.dimensions, rows=2, cols=3)
    book.save(path)
    assert list(decisions([path], words=WORDS)["word"]) == ["roos"]


def test_the_form_is_the_same_bytes_and_runs_nothing(tmp_path):
    risky = finds(("=1+1", "naam", "mogelijk"))
    first = form(tmp_path, found=risky).read_bytes()
    assert form(tmp_path, found=risky).read_bytes() == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        sheets = [package.read(name) for name in package.namelist() if "worksheets/" in name]
    assert not [sheet for sheet in sheets if b"<f>" in sheet]


def test_the_page_shows_what_the_form_asks_and_escapes_what_people_wrote(tmp_path):
    texts = {"A01-2022-09-13": "Zij heet <b>Roos</b>."}
    found = finds(("<b>Roos</b>", "naam", "mogelijk"), texts=texts)
    counted = corpus().iloc[:1]
    facts = privacy_content(documents(texts), found, none_yet(), counted, policy=POLICY)
    (tmp_path / "content.json").write_text(json.dumps(facts), encoding="utf-8")
    page = privacy_page(tmp_path / "content.json", words=WORDS, templates=TEMPLATES)
    assert "De analyse vond 1 plekken" in page
    assert "&lt;b&gt;Roos&lt;/b&gt;" in page
    assert "<b>Roos" not in page
