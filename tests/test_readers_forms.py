"""Exports of a form: spreadsheets and lists with commas, as people and programs make them."""

import io
import re
from datetime import datetime

import openpyxl
import pytest
from delivered import HEADER, form_file, made, parts_of, read, zipped

from analysis.readers import workbook

ENTRY = ["B01", "B", "4-10-2022", "een"]


def book(*sheets: tuple[str, list[list]]) -> openpyxl.Workbook:
    """A workbook of sheets, each a name and its rows."""
    made_of = openpyxl.Workbook()
    made_of.remove(made_of.active)
    for name, rows in sheets:
        sheet = made_of.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made_of


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_every_sheet_with_the_columns_is_read_and_a_hidden_one_is_told(tmp_path):
    form = book(
        ("Uitleg", [["Vul dit in."]]),
        ("September", [HEADER, ENTRY]),
        ("Oktober", [["Export"], HEADER, [*ENTRY[:3], "twee"]]),
        ("Oud", [HEADER, ENTRY]),
        ("Scheef", [["Code", "Team", "Wanneer"], ["B01", "B", "x"]]),
    )
    form["Oud"].sheet_state = "hidden"
    rows = read(made(tmp_path / "f.xlsx", saved(form)))
    assert [(row["place"], row["text"]) for row in rows[:2]] == [
        ("blad 'September', rij 2", "een"),
        ("blad 'Oktober', rij 3", "twee"),
    ]
    assert [row["problem"].split(": ")[1][:30] for row in rows[2:]] == [
        "dit blad is verborgen en niet ",
        "in het formulier ontbreekt de ",
    ]
    assert "blad 'Scheef': in het formulier ontbreekt de kolom 'Datum'" in rows[3]["problem"]


def test_merged_cells_count_for_each_row_they_span(tmp_path):
    form = book(
        (
            "A",
            [
                ["Dagboekformulier", None, None, None],
                HEADER,
                ["B01", "B", "4-10-2022", "een"],
                [None, None, "5-10-2022", "twee"],
                [None, None, None, None],
            ],
        )
    )
    for where in ("A1:D1", "A3:A5", "B3:B5"):
        form.active.merge_cells(where)
    rows = read(made(tmp_path / "f.xlsx", saved(form)))
    assert [(row["writer"], row["team"], row["date"], row["text"]) for row in rows] == [
        ("B01", "B", "2022-10-04", "een"),
        ("B01", "B", "2022-10-05", "twee"),
    ]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("4 oktober 2022", "2022-10-04"),
        ("dinsdag 4 okt. 2022", "2022-10-04"),
        ("4-10-2022", "2022-10-04"),
        ("2022-10-04 20:15:33", "2022-10-04"),
        (datetime(2022, 10, 4, 20, 15), "2022-10-04"),
        (44838, "2022-10-04"),
        (44838.84, "2022-10-04"),
        ("44838", "2022-10-04"),
        ("44838,84", "2022-10-04"),
        ("4 oktober", None),
        ("12345", None),
    ],
)
def test_dates_in_a_form(tmp_path, written, day):
    (row,) = read(form_file(tmp_path / "f.xlsx", HEADER, ["B01", "B", written, "een"]))
    assert row["date"] == day
    assert ("datum ontbreekt of is niet volledig" in row["problem"]) is (day is None)


SHEET = "xl__worksheets__sheet1.xml"


def test_a_formula_gives_its_outcome_or_is_told(tmp_path):
    texts = ["een", "twee", "drie", "=A1"]
    rows = [[f"B0{n}", "B", "4-10-2022", text] for n, text in enumerate(texts, 1)]
    content = parts_of(form_file(tmp_path / "f.xlsx", HEADER, *rows).read_bytes())
    sheet = re.sub(rb'<c r="D2".*?</c>', outcome("D2", "str", "uitkomst"), content[SHEET])
    sheet = re.sub(rb'<c r="D3".*?</c>', outcome("D3", "e", "#NAME?"), sheet)
    rows = read(made(tmp_path / "f.xlsx", zipped(**content | {SHEET: sheet})))
    assert [row["text"] for row in rows] == ["uitkomst", "", "drie", ""]
    told = ["formule zonder bruikbare uitkomst" in row["problem"] for row in rows]
    assert told == [False, True, False, True]


def outcome(cell: str, kind: str, value: str) -> bytes:
    return f'<c r="{cell}" t="{kind}"><f>A1</f><v>{value}</v></c>'.encode()


def test_a_formula_with_an_empty_outcome_is_an_empty_cell(tmp_path):
    path = form_file(tmp_path / "f.xlsx", HEADER, ENTRY, ["=A9", None, None, None])
    content = parts_of(path.read_bytes())
    sheet = content[SHEET].replace(b'<c r="A3">', b'<c r="A3" t="str">')
    assert len(read(made(path, zipped(**content | {SHEET: sheet})))) == 1


def test_headings_in_any_spelling_further_down_and_among_others(tmp_path):
    path = form_file(
        tmp_path / "f.xlsx",
        *[[None]] * 8,
        ["Uitvoer van 4-10-2022"],
        ["Tijdstempel", "CODE: ", " team", "Datum:", "wat gebeurde er? *", "Leeftijd"],
        [1, *ENTRY, 44],
        [2, None, " ", "", None, 44],
    )
    (row,) = read(path)
    assert (row["place"], row["writer"], row["text"]) == ("rij 11", "B01", "een")


def test_a_form_without_answers_is_told(tmp_path):
    (row,) = read(form_file(tmp_path / "f.xlsx", HEADER))
    assert "nog geen rij ingevuld" in row["problem"]


def test_a_sheet_that_says_to_be_endless_is_read_as_far_as_it_goes(tmp_path, monkeypatch):
    path = form_file(tmp_path / "f.xlsx", HEADER, ENTRY)
    content = parts_of(path.read_bytes())
    sheet = content[SHEET].replace(b'ref="A1:D2"', b'ref="A1:XFD1048576"')
    far = sheet.replace(b"</sheetData>", b'<row r="90000"><c r="XFD90000"/></row></sheetData>')
    assert far != content[SHEET]
    path = made(path, zipped(**content | {SHEET: far}))
    assert [row["text"] for row in read(path)] == ["een"]
    monkeypatch.setattr(workbook, "MOST_ROWS", 80_000)
    assert "te groot om te lezen" in read(path)[0]["problem"]


CSV = 'Naam;Code;Team;Datum;Wat gebeurde er?\nx;b01;B;4-10-2022;"Één;\n\n- ""twee"""\n;;;;\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_a_list_with_commas_in_any_encoding(tmp_path, encoding, mark):
    content = CSV.replace(";", mark).encode(encoding)
    (row,) = read(made(tmp_path / "f.csv", content))
    assert (row["place"], row["writer"], row["team"]) == ("rij 2", "B01", "B")
    assert row["text"].startswith("Één")
    assert row["text"].endswith('\n\n- "twee"')


def test_a_list_with_commas_that_cannot_be_trusted(tmp_path):
    broken = CSV + 'x;B02;B;5-10-2022;"nooit gesloten\nx;B03;B;6-10-2022;drie\n'
    assert "aanhalingstekens" in read(made(tmp_path / "f.csv", broken))[0]["problem"]
    other = read(made(tmp_path / "g.csv", "a;b\n1;2\n"))[0]["problem"]
    assert "ontbreekt de kolom 'Code', 'Team', 'Datum', 'Wat gebeurde er?'" in other


def test_a_list_with_commas_that_is_called_xls(tmp_path):
    (row,) = read(made(tmp_path / "f.xls", CSV))
    assert row["writer"] == "B01"
