"""The reading forms go out with the right texts and come back as codings and readings."""

import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from small_practice import codebook, codings, no_changes, table

from analysis.codings_people import codings_people
from analysis.contracts import Cleared, Codings, Corpus, Readings, Scores, Segments
from analysis.mistakes import Mistake
from analysis.reading_form import reading_form
from analysis.readings import readings
from analysis.unplaced import unplaced

WORDS = Path(__file__).parents[1] / "workflow" / "report" / "forms.yaml"
TEXT = "=1+1 is twee. Zij belde \ue600\ue600\ue600\ue600."
NAMES = [f"{team}0{n}-2022-10-0{day}" for team in "AB" for n in (1, 2, 3) for day in (1, 2)]
SHARED = {
    "delivery": "2022-10", "kind": "dagboek", "period": "een", "source": "a.docx", "place": "",
    "sha256": "x", "version": 1, "status": "telt", "change": "", "late_for": "", "words": 6,
    "text": TEXT,
}  # fmt: skip
ROWS = [
    {"document": name, "team": name[0], "writer": name[:3], "date": name[4:],
     "text_sha256": f"sha-{name}"}
    for name in NAMES
]  # fmt: skip
CORPUS, CLEARED = table(Corpus, ROWS, SHARED), table(Cleared, ROWS, SHARED)
PLACES = {1: (0, 13), 2: (14, len(TEXT))}
SEGMENTS = table(
    Segments,
    [
        {"segment": f"{name}-00{n}", "document": name, "start": start, "end": end,
         "text": TEXT[start:end]}
        for name in NAMES
        for n, (start, end) in PLACES.items()
    ],
    {"delivery": "2022-10", "heading": "", "shape": "zin"},
)  # fmt: skip
TABLES = SEGMENTS, CLEARED, CORPUS, codebook(), no_changes()
NO_SCORES, NO_CODINGS = table(Scores, []), table(Codings, [])


def read(why: str, names: list[str]) -> pd.DataFrame:
    rows = [{"document": name, "why_read": why} for name in names]
    return table(Readings, rows, {"delivery": "2022-10", "coder": "mens-an", "source": "x"})


def scored(theme: str = "feedback", **scores: float) -> pd.DataFrame:
    names = {name: score for text, score in scores.items() if (name := text.replace("_", "-"))}
    rows = [{"document": name, "segment": f"{name}-001", "score": names[name]} for name in names]
    return table(Scores, rows, {"delivery": "2022-10", "start": 0, "end": 13, "theme": theme})


def form(tmp_path: Path, name: str, scores=NO_SCORES, found=NO_CODINGS, known=None, **own) -> Path:
    known = read("steekproef", []) if known is None else known
    choices = {"size": 4, "seed": 1, "maybe_from": 0.3} | own
    tables = scores, found, known, SEGMENTS, CORPUS, codebook()
    path = tmp_path / f"{name} an.xlsx"
    path.write_bytes(reading_form(*tables, form=name, words=WORDS, **choices))
    return path


def texts_in(path: Path) -> list[str]:
    rows = openpyxl.load_workbook(path)["Teksten"].iter_rows(values_only=True)
    return [row[1] for row in rows if row[0] != "Nr."]


def fill(path: Path, sheet: str, nth: int, **cells: str) -> None:
    """Write in the nth row of a sheet, as a person does; names hold underscores for spaces."""
    book = openpyxl.load_workbook(path)
    heads = {cell.value: cell.column for cell in book[sheet][1]}
    for heading, value in cells.items():
        book[sheet].cell(nth + 1, heads[heading.replace("_", " ")], value)
    book.save(path)


def sign(path: Path, name: str = "Bo") -> None:
    book = openpyxl.load_workbook(path)
    (line,) = [row for row in book["Uitleg"].iter_rows() if row[0].value == "Wie codeert?"]
    line[1].value = name
    book.save(path)


def back(path: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    coded = codings_people([path], *TABLES, words=WORDS)
    return Codings.validate(coded), Readings.validate(readings([path], CORPUS, words=WORDS))


def test_the_sample_is_spread_over_teams_and_leaves_out_what_is_in_it_already(tmp_path):
    known = pd.concat([read("steekproef", NAMES[:2]), read("voorstel", NAMES[2:4])])
    names = texts_in(form(tmp_path, "steekproef", known=known))
    assert names == sorted(names) and len(set(names)) == 4
    assert [name[0] for name in names].count("B") in (2, 3)
    assert not set(names) & set(NAMES[:2])
    every = texts_in(form(tmp_path, "steekproef", known=known, size=99))
    assert every == NAMES[2:]


def test_another_seed_draws_another_sample(tmp_path):
    drawn = {tuple(texts_in(form(tmp_path, "steekproef", seed=seed))) for seed in range(5)}
    assert len(drawn) > 1


def test_a_sample_shows_no_proposals(tmp_path):
    found = codings({"document": NAMES[0]})
    path = form(tmp_path, "steekproef", scored(A01_2022_10_01=0.9), found, size=99)
    cells = [cell for row in openpyxl.load_workbook(path)["Zinnen"].values for cell in row]
    assert "Voorstel" not in cells
    assert not [cell for cell in cells if str(cell).startswith(("vragen", "Feedback"))]


def test_texts_with_most_to_gain_come_first_and_teams_take_turns(tmp_path):
    scores = scored(A01_2022_10_01=0.9, A02_2022_10_01=0.8, B01_2022_10_01=0.79)
    assert texts_in(form(tmp_path, "te-coderen", scores))[:3] == [
        "A01-2022-10-01", "B01-2022-10-01", "A02-2022-10-01",
    ]  # fmt: skip
    known = read("eigen keuze", ["A01-2022-10-01"])
    assert "A01-2022-10-01" not in texts_in(form(tmp_path, "te-coderen", scores, known=known))


def test_rare_themes_weigh_more(tmp_path):
    often = codings(*[{"document": name, "coder": "mens-an", "counts": True} for name in NAMES[6:]])
    scores = pd.concat([scored(A01_2022_10_01=0.5), scored("macht", A02_2022_10_01=0.4)])
    assert texts_in(form(tmp_path, "te-coderen", scores))[0] == "A01-2022-10-01"
    assert texts_in(form(tmp_path, "te-coderen", scores, often))[0] == "A02-2022-10-01"


def test_without_scores_the_rules_tell_where_to_look(tmp_path):
    found = codings({"document": "B02-2022-10-02"})
    path = form(tmp_path, "te-coderen", found=found)
    assert texts_in(path)[0] == "B02-2022-10-02"
    first = list(openpyxl.load_workbook(path)["Zinnen"].values)[1]
    assert "vragen (gebeurd, ondersteunend)" in first


def test_the_learned_coder_proposes_with_its_words_where_the_rules_do_not(tmp_path):
    first = {"document": NAMES[0], "evidence_start": 8, "evidence_end": 12}
    second = first | {"code": "macht", "theme": "macht", "coder": "geleerd"}
    found = codings(first, first | {"code": "missen", "coder": "geleerd"}, second)
    scores = pd.concat([scored(A01_2022_10_01=0.9), scored("macht", A01_2022_10_01=0.9)])
    scores = pd.concat([scores, scored("leren", A01_2022_10_01=0.9)])
    rows = openpyxl.load_workbook(form(tmp_path, "te-coderen", scores, found))["Zinnen"].values
    one = dict(zip(next(rows), next(rows), strict=True))
    assert one["Voorstel"] == "macht (gebeurd, ondersteunend); vragen (gebeurd, ondersteunend)"
    assert one["Waardoor"] == "twee; twee"
    assert one["Misschien ook"] == "Leren en vasthouden"


def test_a_filled_in_form_comes_back_as_codings_and_readings(tmp_path):
    path = form(tmp_path, "steekproef", size=2)
    sign(path)
    fill(path, "Zinnen", 2, Code_1="macht", Code_3="vragen", Modaliteit="nagelaten")
    fill(path, "Teksten", 1, Gelezen="ja")
    fill(path, "Teksten", 2, Gelezen="Ja ")
    coded, known = back(path)
    first = texts_in(path)[0]
    assert coded[["segment", "code", "coder", "modality"]].to_numpy().tolist() == [
        [f"{first}-002", "macht", "mens-bo", "nagelaten"],
        [f"{first}-002", "vragen", "mens-bo", "nagelaten"],
    ]
    assert list(known["document"]) == texts_in(path)
    assert set(known["why_read"]) == {"steekproef"}


def test_a_proposal_counts_when_somebody_agrees(tmp_path):
    shared = {"document": NAMES[0], "modality": "nagelaten"}
    found = codings(shared, shared | {"code": "macht", "theme": "macht"})
    path = form(tmp_path, "te-coderen", scored(A01_2022_10_01=0.5), found, size=1)
    assert back(path)[0].empty
    sign(path)
    fill(path, "Zinnen", 1, Akkoord="ja", Code_1="missen")
    coded, known = back(path)
    assert coded[["code", "modality"]].to_numpy().tolist() == [
        ["macht", "nagelaten"], ["missen", "gebeurd"], ["vragen", "nagelaten"],
    ]  # fmt: skip
    assert known.empty
    (told,) = unplaced([path], *TABLES, anchors=[], strange=[], words=WORDS)["reason"]
    assert "niet als gelezen aangevinkt" in told
    fill(path, "Teksten", 1, Gelezen="ja")
    assert list(back(path)[1]["why_read"]) == ["voorstel"]
    assert unplaced([path], *TABLES, anchors=[], strange=[], words=WORDS).empty


@pytest.mark.parametrize(
    ("sheet", "cells", "sentence"),
    [
        ("Zinnen", {"Code_1": "vraagen"}, "deze code staat niet in het codeboek.*'vragen'"),
        ("Zinnen", {"Code_1": "vragen", "sleutel": "weg"}, "de sleutel .* is weg of veranderd"),
        ("Zinnen", {"Akkoord": "ja"}, "hier is geen voorstel"),
        ("Teksten", {"Gelezen": "half"}, "vul ja in, of laat de cel leeg"),
    ],
)
def test_what_cannot_be_understood_stops_with_a_sentence(tmp_path, sheet, cells, sentence):
    path = form(tmp_path, "te-coderen")
    sign(path)
    fill(path, sheet, 1, **cells)
    with pytest.raises(Mistake, match=sentence):
        back(path)


def test_a_form_without_a_name_is_refused(tmp_path):
    path = form(tmp_path, "steekproef")
    fill(path, "Teksten", 1, Gelezen="ja")
    with pytest.raises(Mistake, match="vul op het eerste blad in wie codeert"):
        back(path)


def test_the_form_is_the_same_bytes_hides_its_key_and_runs_nothing(tmp_path):
    first = form(tmp_path, "te-coderen")
    again = form(tmp_path, "te-coderen").read_bytes()
    assert first.read_bytes() == again
    book = openpyxl.load_workbook(first)
    page = book["Zinnen"]
    assert [page.cell(1, page.max_column).value, page["D2"].value] == ["sleutel", "=1+1 is twee."]
    assert page["D3"].value == "Zij belde [naam]."
    assert page.column_dimensions["O"].hidden
    offers = [rule.formula1 for rule in page.data_validations.dataValidation]
    assert "'Codeboek'!$A$2:$A$6" in offers
    with zipfile.ZipFile(first) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not [name for name in parts if b"<f>" in parts[name]]
    assert b"1980-01-01" in parts["docProps/core.xml"]


def test_when_all_is_read_the_form_says_so(tmp_path):
    path = form(tmp_path, "steekproef", known=read("steekproef", NAMES))
    assert openpyxl.load_workbook(path)["Teksten"]["A1"].value.startswith("Er zijn nu geen teksten")
    assert back(path)[0].empty
