"""Flat tables for Excel and R: every coding once, no formula, zeros only where read."""

import io

import openpyxl
import pandas as pd
import yaml
from lxml import etree
from small_practice import TEMPLATES, codebook, codings, corpus, readings, segments, table

from analysis.contracts import CodebookChanges
from analysis.flat_tables import flat_tables
from analysis.qdc import qdc
from analysis.qdc_differences import qdc_differences

WORDS = TEMPLATES / "exchange.yaml"
NAMES = list(yaml.safe_load(WORDS.read_text(encoding="utf-8"))["tables"]["sheets"])
TEXTS = corpus(
    "A01-2022-10-01", "A01-2022-10-02", "B01-2022-10-03", "B02-2022-10-04",
    B02={"status": "ingetrokken"},
)  # fmt: skip
SEGMENTS = segments(
    A01_2022_10_01_001="=1+1 zei \ue600\ue600.", A01_2022_10_02_001="Stil.",
    B01_2022_10_03_001="Niets.", B02_2022_10_04_001="Weg.",
)  # fmt: skip
SPAN = {"start": 5, "end": 17, "evidence_start": 5, "evidence_end": 9}
PERSON = {"coder": "mens-an", "counts": True, "score": 1.0} | SPAN
CODINGS = codings(
    {"document": "A01-2022-10-01"} | PERSON,
    {"document": "A01-2022-10-01", "code": "missen"} | PERSON,
    {"document": "A01-2022-10-01", **SPAN},
    {"document": "B02-2022-10-04", **SPAN},
)
READ = readings("A01-2022-10-01", "B01-2022-10-03", coder="mens-an")


def made() -> dict[str, bytes]:
    found = flat_tables(SEGMENTS, TEXTS, CODINGS, READ, codebook(), words=WORDS)
    files = [f"{name}.{kind}" for name in NAMES for kind in ("csv", "parquet")]
    return dict(zip(["tabellen.xlsx", *files], found, strict=True))


def read(name: str) -> pd.DataFrame:
    return pd.read_parquet(io.BytesIO(made()[f"{name}.parquet"]))


def test_every_coding_of_texts_that_count_is_a_row():
    found = read("coderingen")
    assert found[["tekst", "codeur", "code", "citaat", "zin", "telt"]].to_numpy().tolist() == [
        ["A01-2022-10-01", "mens-an", "missen", "=1+1", "=1+1 zei [naam].", "ja"],
        ["A01-2022-10-01", "mens-an", "vragen", "=1+1", "=1+1 zei [naam].", "ja"],
        ["A01-2022-10-01", "regels", "vragen", "=1+1", "=1+1 zei [naam].", "nee"],
    ]
    assert found["pad"].iloc[0] == "Feedback geven en vragen > Feedback missen"
    assert set(found["gebruik"]) == {"alleen voor het onderzoeksteam"}


def test_a_zero_stands_only_where_a_coder_looked():
    found = read("tekst_code").set_index(["tekst", "codeur"])[["vragen", "missen", "macht"]]
    assert found.to_dict("index") == {
        ("A01-2022-10-01", "mens-an"): {"vragen": 1, "missen": 1, "macht": 0},
        ("A01-2022-10-01", "regels"): {"vragen": 1, "missen": 0, "macht": 0},
        ("A01-2022-10-02", "regels"): {"vragen": 0, "missen": 0, "macht": 0},
        ("B01-2022-10-03", "mens-an"): {"vragen": 0, "missen": 0, "macht": 0},
        ("B01-2022-10-03", "regels"): {"vragen": 0, "missen": 0, "macht": 0},
    }


def test_writers_are_counted_in_texts_that_a_coder_looked_at():
    found = read("schrijver_code_aantal")[["schrijver", "codeur", "teksten", "vragen"]]
    assert found.to_numpy().tolist() == [
        ["A01", "mens-an", 1, 1],
        ["A01", "regels", 2, 1],
        ["B01", "mens-an", 1, 0],
        ["B01", "regels", 1, 0],
    ]


def test_a_text_that_looks_like_a_formula_stays_a_text():
    files = made()
    lines = files["coderingen.csv"].decode("utf-8-sig").splitlines()
    assert ";'=1+1;'=1+1 zei [naam].;" in lines[1]
    sheet = openpyxl.load_workbook(io.BytesIO(files["tabellen.xlsx"]))["coderingen"]
    cells = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_workbook_explains_every_column_but_the_codes():
    book = openpyxl.load_workbook(io.BytesIO(made()["tabellen.xlsx"]))
    assert book.sheetnames == ["Uitleg", *NAMES]
    lines = [[cell.value for cell in row] for row in book["Uitleg"].iter_rows()]
    assert "Alleen voor het onderzoeksteam" in lines[0][0]
    explained = {(sheet, column) for sheet, column, _ in lines if column}
    heads = {(name, cell.value) for name in NAMES for cell in book[name][1]}
    assert heads - explained == {
        (name, code) for name in NAMES if "_code" in name for code in codebook()["code"]
    }


def test_the_same_input_gives_the_same_bytes():
    assert made() == made()


def test_a_run_without_codings_gives_tables_without_rows():
    found = flat_tables(SEGMENTS, TEXTS, CODINGS[:0], READ[:0], codebook(), words=WORDS)
    assert len(pd.read_parquet(io.BytesIO(found[2]))) == 0


def differences(tmp_path, change=lambda xml: xml) -> list[tuple]:
    xml = change(qdc(codebook(), words=WORDS).decode())
    (tmp_path / "terug.qdc").write_text(xml, encoding="utf-8")
    changes = table(CodebookChanges, [])
    raw = qdc_differences([tmp_path / "terug.qdc"], codebook(), changes, words=WORDS)
    sheet = openpyxl.load_workbook(io.BytesIO(raw)).active
    rows = list(sheet.iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if row[0] == "Bestand")
    return [row[1:4] for row in rows[head + 1 :]]


def test_a_codebook_that_comes_back_unchanged_has_no_differences(tmp_path):
    assert differences(tmp_path) == []


def test_new_gone_moved_renamed_and_described_codes_are_told(tmp_path):
    def change(xml: str) -> str:
        root = etree.fromstring(xml.encode())
        codes = {one.get("name"): one for one in root.iter("{*}Code")}
        codes["Feedback vragen"].set("name", "Feedback halen")
        codes["Feedback missen"][0].text = "Iets anders."
        codes["Macht"].set("name", "Stilte")
        codes["Macht"].set("guid", "00000000-0000-0000-0000-000000000001")
        codes["Macht en afstand"].append(codes["Wens voor de tool"])
        return etree.tostring(root, encoding="unicode")

    assert sorted(differences(tmp_path, change)) == [
        ("Feedback geven en vragen", "Feedback missen", "andere beschrijving"),
        ("Feedback geven en vragen", "Feedback vragen", "andere titel"),
        ("Leren en vasthouden", "Wens voor de tool", "andere categorie"),
        ("Macht en afstand", "Macht", "staat er niet meer"),
        ("Macht en afstand", "Stilte", "komt erbij"),
    ]
