"""What is left of withdrawn writers: in names, in all kinds of files, and never a word of it."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pandas as pd
import pytest

from analysis.leftovers import leftovers

HEADER = "writer;team;consent_analysis;consent_quotes;withdrawn\n"
SECRET = "geheim"


@pytest.fixture
def run(tmp_path):
    """A run in which nothing is left of A03, though its code stands where it may stand."""
    folder = tmp_path / "onderzoek"
    put(folder / "config/writers.csv", HEADER + "A03;A;ja;ja;2022-11-01\nA04;A;ja;ja;\n")
    put(folder / "config/config.yaml", "title: Gesprekken  # een code zoals A03\n")
    put(folder / "data/raw/LEESMIJ.md", "`Dagboek A03.docx`")
    put(folder / "data/raw/2022-09/Dagboek A04.md", "Ik sprak met A033, A0 3 en xA03.")
    put(folder / "logs/snakemake.log", "data/raw/2022-09/Dagboek A03.docx")
    return folder


def put(path: Path, text: str, encoding: str = "utf-8") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding=encoding)


def test_nothing_is_told_when_nothing_is_left(run):
    assert leftovers(run, ["A03"]) == []
    assert leftovers(run, []) == []


def word(path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(f"{SECRET}: volgens A")
    paragraph.add_run("03").bold = True
    document.save(path)


def word_header(path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Dagboek a03"
    document.save(path)


def word_author(path: Path) -> None:
    document = docx.Document()
    document.core_properties.author = "A03"
    document.save(path)


def excel(path: Path, *cells: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(cells or ("A02", "A03", SECRET))
    book.save(path)


def odt(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", f"<t:p>{SECRET}</t:p><t:p>A03</t:p>")


def notebook(path: Path) -> None:
    output = {"output_type": "stream", "text": [f"{SECRET} A03-2022-10-04"]}
    cells = [{"source": ["pd"]}, {"source": ["table"], "outputs": [output]}]
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")


def parquet(path: Path) -> None:
    pd.DataFrame({"number": [1], "document": ["A03-2022-10-04"], "text": [SECRET]}).to_parquet(path)


@pytest.mark.parametrize(
    ("name", "make", "place"),
    [
        ("verslag.docx", word, "de tekst"),
        ("verslag.docx", word_header, "de kop- of voettekst"),
        ("verslag.docx", word_author, "de eigenschappen van het bestand"),
        ("formulier.xlsx", excel, "een cel"),
        ("verslag.odt", odt, "de tekst"),
        ("kijken.ipynb", notebook, "de uitvoer van cel 2"),
        ("tabel.parquet", parquet, "kolom document"),
        ("lijst.csv", lambda path: put(path, f"code\n{SECRET};A03"), "regel 2"),
        ("lijst.txt", lambda path: put(path, f"{SECRET} A03_oud", "utf-16"), "regel 1"),
        ("blad.html", lambda path: put(path, f"<p title='A03'>{SECRET}</p>"), "regel 1"),
        ("feit.json", lambda path: put(path, f'{{"a":"A03 {SECRET}"}}', "cp1252"), "regel 1"),
        ("Dagboek A03.txt", lambda path: put(path, SECRET), "de naam"),
    ],
)
def test_a_code_is_found_in_every_kind_of_file(run, name, make, place):
    (run / "data/returned").mkdir()
    make(run / "data/returned" / name)
    (sentence,) = leftovers(run, ["A03"])
    advice = "Haal weg wat over deze schrijver gaat."
    assert sentence == f"data/returned/{name}: A03 staat in {place}. {advice}"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("data/raw/2022-09/A/notities.txt", "Haal eruit wat van deze schrijver is"),
        ("handed_out/2022-11-03/tussenrapport.html", "vraag het stuk terug"),
        ("config/known_names.csv", "Haal de code hier weg"),
        ("config/writers.csv.bak", "Dit is een kopie"),
        ("reports/een/rapport (veranderd).html", "Dit is een kopie"),
        ("data/raw/Dagboek.docx~", "Dit is een kopie"),
        ("data/raw/formulier - kopie.csv", "Dit is een kopie"),
        ("notebooks/eigen.md", "Wis de uitvoer"),
        ("aantekeningen.txt", "of verwijder het bestand"),
    ],
)
def test_what_to_do_depends_on_where_it_is(run, name, what):
    put(run / name, "A03")
    (sentence,) = leftovers(run, ["A03"])
    assert sentence.startswith(f"{name}: ")
    assert what in sentence


def test_what_a_run_makes_is_told_per_folder(run):
    for name in ("reports/een/rapport.html", "data/processed/a.json", "data/processed/b.json"):
        put(run / name, "A03")
    tables, reports = leftovers(run, ["A03"])
    assert tables.startswith("data/processed: 2 bestanden noemen een schrijver")
    assert reports.startswith("reports: 1 bestand noemt een schrijver")


def test_several_writers_and_places_are_told_in_one_sentence(run):
    put(run / "data/raw/a.txt", "A03\n" * 9 + "b02")
    (sentence,) = leftovers(run, ["B02", "A03"])
    assert "A03 en B02 staan in regel 1, regel 2, regel 3, regel 4 en nog 6 plaatsen." in sentence


def test_a_cell_of_a_formula_is_no_writer(run):
    excel(run / "data/raw/formulier.xlsx", "=SUM(A03:B02)", "niets")
    assert leftovers(run, ["A03", "B02"]) == []


@pytest.mark.parametrize("data", [b"%PDF-1.7 A03", b"\x89PNG\0", b"PK\3\4 A03", b"PAR1 A03"])
def test_what_cannot_be_searched_is_told(run, data):
    (run / "data/raw/2022-09/foto").write_bytes(data)
    (sentence,) = leftovers(run, ["A03"])
    assert sentence.startswith("data/raw/2022-09: niet doorzocht")
    assert "foto. Kijk zelf." in sentence


def test_a_copy_of_the_run_beside_it_is_told(run):
    (run.parent / "onderzoek-backup").mkdir()
    (sentence,) = leftovers(run, ["A03"])
    assert sentence.startswith("onderzoek-backup staat naast deze map")


def test_of_the_program_itself_only_the_folders_of_a_run_are_searched(run):
    for name in ("Snakefile", "tests/A03.py", "data/raw/A03.txt"):
        put(run / name, "A03")
    assert [sentence[:16] for sentence in leftovers(run, ["A03"])] == ["data/raw/A03.txt"]


@pytest.mark.parametrize("words", [["--withdrawn", "A03"], []])
def test_the_command_tells_and_never_quotes(run, words):
    command = [sys.executable, "-m", "analysis.leftovers", "--run", run, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "Van A03 is in deze map niets meer gevonden.\n"
    put(run / "data/returned/formulier.csv", f"A03;{SECRET}")
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("LET OP: data/returned/formulier.csv: A03 staat in regel 1.")
    assert SECRET not in done.stdout + done.stderr
