"""Every format that is read, and every problem that is told, on files of a few lines."""

import zipfile
from datetime import datetime

import docx
import pypandoc
import pytest
from delivered import HEADER, OLE, W, form_file, made, only, printed, read, word_file, zipped
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from analysis.received import received


def test_a_word_diary_gives_one_row_per_dated_heading(tmp_path):
    path = word_file(
        tmp_path / "Dagboek A03.docx",
        ("Title", "Dagboek A03"),
        ("Heading 1", "Eerlijke gesprekken, een dagboek"),
        ("Heading 2", "15 september 2022"),
        "Brug open.",
        ("List Bullet", "een"),
        ("List Bullet", "twee"),
        ("Heading 2", "Dinsdag 4 okt '22"),
        ("Heading 3", "Later"),
        "Gedaan!\n'Prima hoor.'",
    )
    first, second = read(path)
    assert (first["kind"], first["team"], first["writer"], first["date"], first["moment"]) == (
        "dagboek", "A", "A03", "2022-09-15", None,
    )  # fmt: skip
    assert (first["place"], first["text"]) == (
        "kop '15 september 2022'",
        "Brug open.\n\n- een\n- twee",
    )
    assert (second["date"], second["text"]) == ("2022-10-04", "### Later\n\nGedaan!\n'Prima hoor.'")
    assert first["source"] == path.as_posix()
    assert first["problem"] == second["problem"] == ""


def test_a_heading_in_bold_or_in_dutch_word_is_a_heading(tmp_path):
    document = docx.Document()
    document.styles["Heading 1"].element.set(qn("w:styleId"), "Kop1")
    document.add_paragraph("Deelnemer: A03")
    document.add_paragraph().add_run("4 oktober 2022").bold = True
    document.add_paragraph("een")
    document.add_paragraph("5 oktober 2022 in de auto").style = document.styles["Heading 1"]
    document.add_paragraph("twee")
    document.save(tmp_path / "mijn verhaal.docx")
    rows = read(tmp_path / "mijn verhaal.docx")
    assert [(row["writer"], row["date"], row["text"]) for row in rows] == [
        ("A03", "2022-10-04", "een"),
        ("A03", "2022-10-05", "# 5 oktober 2022 in de auto\n\ntwee"),
    ]


def test_text_above_the_first_date_is_kept_and_told(tmp_path):
    path = word_file(tmp_path / "Dagboek A03.docx", "Los begin.", "4 oktober 2022", "een")
    loose, dated = read(path)
    assert (loose["text"], loose["date"]) == ("Los begin.", None)
    assert loose["problem"].endswith("schrijf dag, maand en jaar.")
    assert dated["problem"] == ""


def test_several_titles_in_word_are_all_read(tmp_path):
    path = word_file(tmp_path / "x.docx", ("Title", "Dagboek A03"), ("Title", "4-10-2022"), "een")
    (row,) = read(path)
    assert (row["writer"], row["date"], row["text"]) == ("A03", "2022-10-04", "een")


def test_word_changes_text_boxes_and_tables(tmp_path):
    document = docx.Document(word_file(tmp_path / "A03 4-10-2022.docx", "begin"))
    inside = "<w:p><w:r><w:t>in de kaderrand</w:t></w:r></w:p>"
    box = f"<w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict>"
    changed = "<w:del w:id='1' w:author=''><w:r><w:delText>weg</w:delText></w:r></w:del>"
    added = "<w:ins w:id='2' w:author=''><w:r><w:t>erbij</w:t></w:r></w:ins>"
    document.element.body.insert(1, parse_xml(f"<w:p {W}>{changed}{added}<w:r>{box}</w:r></w:p>"))
    table = document.add_table(2, 2)
    for place, text in {(0, 0): "wat", (0, 1): "wie", (1, 0): "bel", (1, 1): "A03"}.items():
        table.cell(*place).text = text
    document.save(tmp_path / "A03 4-10-2022.docx")
    (row,) = read(tmp_path / "A03 4-10-2022.docx")
    assert row["text"] == "begin\n\nerbij\n\nin de kaderrand\n\n- wat | wie\n- bel | A03"


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        ("Team A bijeenkomst 2 (25-10-2022)", "Oogst", "bijeenkomst A bijeenkomst-2 2022-10-25"),
        ("Team B intake", "Intake team B", "intake B intake 2022-09-08"),
        ("Team C borgingssessie 14-12-2022", "Slot", "borgingssessie C borging 2022-12-14"),
        ("verslag", "Derde bijeenkomst team D", "bijeenkomst D bijeenkomst-3 2022-09-08"),
        ("Team A bijeenkomst 28-09-2022", "Verslag", "bijeenkomst A None 2022-09-28"),
        ("Team A intake V02", "Intake", "intake A intake 2022-09-08"),
    ],
)
def test_notes_say_which_meeting_they_are_of(tmp_path, name, title, expected):
    row = only(tmp_path / f"{name}.md", f"# {title}\n\n8 september 2022, huiskamer.")
    assert f"{row['kind']} {row['team']} {row['moment']} {row['date']}" == expected
    assert row["text"] == f"# {title}\n\n8 september 2022, huiskamer."
    assert row["writer"] is None


NOTES = """# Verslag

Begin[^1] met *nadruk*\\
op twee regels.

1. een
2. twee

   - daaronder

> Een citaat.

[^1]: De noot.
"""


@pytest.mark.parametrize("form", ["odt", "docx", "html", "rtf"])
def test_formats_by_way_of_pandoc(tmp_path, form):
    path = tmp_path / f"Team C bijeenkomst 1 28-09-2022.{form}"
    pypandoc.convert_text(NOTES, form, format="markdown", outputfile=str(path), extra_args=["-s"])
    (row,) = read(path)
    assert "Begin met nadruk\nop twee regels." in row["text"].replace("Begin1", "Begin")
    assert "1. een" in row["text"]
    assert "Een citaat." in row["text"]
    assert "De noot." in row["text"]
    assert row["moment"] == "bijeenkomst-1"


def test_a_numbered_list_keeps_its_numbers_and_what_hangs_below(tmp_path):
    path = tmp_path / "A03 2022-10-04.odt"
    pypandoc.convert_text(
        "3. een\n4. twee\n\n    - sub\n", "odt", format="markdown", outputfile=str(path)
    )
    assert read(path)[0]["text"] == "3. een\n4. twee\n  - sub"


def test_a_form_gives_one_row_per_filled_in_row(tmp_path):
    path = form_file(
        tmp_path / "formulier.xlsx",
        ["Export", None, None, None],
        ["Code ", "TEAM", "Datum", "Wat  gebeurde er?", "Tijdstempel"],
        ["B01", "team B", datetime(2022, 10, 4), "een\r\n\r\n- twee", "x"],
        [None, None, None, None, "x"],
        ["b02", None, "5 okt 2022", "drie", "x"],
    )
    first, second = read(path)
    assert (first["team"], first["writer"], first["date"], first["text"]) == (
        "B", "B01", "2022-10-04", "een\n\n- twee",
    )  # fmt: skip
    assert (first["place"], second["place"]) == ("rij 3", "rij 5")
    assert (second["team"], second["writer"], second["date"]) == ("B", "B02", "2022-10-05")


def test_answers_to_several_questions_stand_under_their_question(tmp_path):
    path = form_file(
        tmp_path / "f.xlsx", ["Code", "Datum", "Wat?", "Hoe?"], ["B01", "4-10-2022", "dit", "zo"],
        ["B02", "4-10-2022", None, "zo"],
    )  # fmt: skip
    rows = read(path, columns={"writer": "Code", "date": "Datum", "text": "Wat?|Hoe?"})
    assert [row["text"] for row in rows] == ["## Wat?\n\ndit\n\n## Hoe?\n\nzo", "## Hoe?\n\nzo"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Café\r\n• één\r\n• twee".encode("cp1252"), "Café\n- één\n- twee"),
        ("\ufeffCafe\u0301\n".encode(), "Café"),
        ("Café".encode("utf-16"), "Café"),
        ("a\u00a0b\u00adc\ue601".encode(), "a bc\ufffd"),
        (b"een  \n\n\n\ntwee", "een\n\ntwee"),
    ],
)
def test_plain_text_in_one_spelling(tmp_path, content, text):
    row = only(tmp_path / "C02 2022-09-23.txt", content)
    assert row["text"] == text
    assert (row["kind"], row["team"], row["writer"], row["date"]) == (
        "dagboek",
        "C",
        "C02",
        "2022-09-23",
    )


@pytest.mark.parametrize("first_line", ["4 oktober 2022", "Dinsdag 4 oktober", "di 4-10", "A03"])
def test_a_first_line_that_repeats_the_name_is_no_text(tmp_path, first_line):
    row = only(tmp_path / "A03 2022-10-04.txt", f"{first_line}\n\n[naam](moeder) belde.\n4-3.")
    assert (row["date"], row["text"], row["problem"]) == (
        "2022-10-04",
        "[naam](moeder) belde.\n4-3.",
        "",
    )


def test_front_matter_of_an_entry_and_of_notes(tmp_path):
    front = "---\nsoort: {}\nteam: D\ndeelnemer: {}\ndatum: 2022-10-04\nbijeenkomst: 1\n---\n"
    entry = only(
        tmp_path / "d.md",
        front.format("dagboek", "D01")
        + "**Kop**\nEen *heel* [naam](moeder) snake_case 3 * 4\n* punt\n",
    )
    assert (entry["kind"], entry["writer"], entry["date"], entry["moment"]) == (
        "dagboek", "D01", "2022-10-04", None,
    )  # fmt: skip
    assert entry["text"] == "## Kop\n\nEen heel [naam](moeder) snake_case 3 * 4\n- punt"
    notes = only(
        tmp_path / "n.md", front.format("bijeenkomst", "") + "| a | b |\n|---|---|\n| c | |\n"
    )
    assert (notes["kind"], notes["team"], notes["moment"]) == ("bijeenkomst", "D", "bijeenkomst-1")
    assert notes["text"] == "- a | b\n- c"


def test_a_pdf_becomes_paragraphs_points_and_headings_again(tmp_path):
    furniture = [(40, 580, 8, 0, "Vertrouwelijk"), (190, 20, 8, 0, "Pagina {} van 2")]
    first = [
        (40, 540, 16, 1, "Intake team D"),
        (40, 500, 10, 0, "Een regel die doorloopt tot aan de rechterkant van het papier"),
        (40, 488, 10, 0, "en daar verder gaat over 8,4 en de schuldhulp-"),
        (40, 476, 10, 0, "verlening, auto-"),
        (40, 464, 10, 0, "ongeluk en Wmo-"),
        (40, 452, 10, 0, "team, in-"),
        (40, 440, 10, 0, "en uitschrijven."),
        (40, 416, 10, 1, "Afspraken"),
        (40, 404, 10, 0, "\\225 D01 belt over wat er nog ligt en al die lijsten van vorige"),
        (48, 392, 10, 0, "maand."),
        (40, 380, 10, 0, "\\225 D02 niet."),
        (40, 350, 10, 0, "Deze zin loopt door tot op de volgende bladzijde van dit korte"),
    ]
    second = [(40, 540, 10, 0, "verslag, en dan is het klaar.")]
    pages = [
        [*lines, *((*line[:4], line[4].format(number)) for line in furniture)]
        for number, lines in enumerate((first, second), 1)
    ]
    row = only(tmp_path / "Team D intake 08-09-2022.pdf", printed(*pages))
    assert row["text"].split("\n\n") == [
        "# Intake team D",
        "Een regel die doorloopt tot aan de rechterkant van het papier en daar verder gaat over "
        "8,4 en de schuldhulpverlening, auto-ongeluk en Wmo-team, in- en uitschrijven.",
        "## Afspraken",
        "- D01 belt over wat er nog ligt en al die lijsten van vorige maand.\n- D02 niet.",
        "Deze zin loopt door tot op de volgende bladzijde van dit korte verslag, "
        "en dan is het klaar.",
    ]
    assert (row["place"], row["date"], row["problem"]) == ("bladzijde 1-2", "2022-09-08", "")


def test_what_is_no_text_gives_no_row(tmp_path):
    names = [
        "README.md",
        "LEESMIJ",
        "leesmij.txt",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "._A03.docx",
    ]
    assert read(*[made(tmp_path / name, "x") for name in names]) == []


def test_rows_are_in_order_of_file_and_the_same_each_time(tmp_path):
    files = [made(tmp_path / f"A0{n} 2022-10-04.txt", "tekst") for n in (3, 1, 2)]
    assert [row["writer"] for row in read(*files)] == ["A01", "A02", "A03"]
    assert read(*files) == read(*reversed(files))


def test_the_folder_names_the_team_when_the_file_does_not(tmp_path):
    delivery = tmp_path / "2022-10"
    notes = made(delivery / "Team C" / "Bijeenkomst 2.txt", "Bijeenkomst 2\n\nAllen.")
    (row,) = read(notes, folder=delivery)
    assert (row["team"], row["moment"]) == ("C", "bijeenkomst-2")


def test_a_name_with_braces_is_set_aside_because_snakemake_cannot_follow_it(tmp_path):
    row = only(tmp_path / "A01 {nieuw} 2022-10-03.txt", "Een dag.")
    assert "haal de accolades uit de naam" in row["problem"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("A03.docx", b"PK rommel", "beschadigd"),
        ("A03.docx", zipped(a=b"b"), "geen leesbaar .docx-bestand"),
        ("A03.odt", zipped(a=b"b"), "geen leesbaar .odt-bestand"),
        ("f.xlsx", zipped(a=b"b"), "kan niet gelezen worden (KeyError)"),
        ("A03.pdf", b"%PDF-1.4 rommel", "de pdf is beschadigd"),
        ("A03.pdf", printed([]), "geen tekst in deze pdf"),
        ("A03.docx", b"", "is leeg"),
        ("A03 2022-10-04.txt", b" \n", "hier staat geen tekst"),
        ("A03.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "heeft een wachtwoord"),
        ("f.xlsx", OLE + b"Workbook", "oud Office-bestand"),
        ("A03.doc", OLE, "sla het op als .docx"),
        ("A03.odt", zipped(**{"META-INF__manifest.xml": b"<encryption-data/>"}), "een wachtwoord"),
        ("foto.jpg", b"x", "geen tekst in een foto of scan: typ de tekst over"),
        ("A03.txt", b"x" * 1_000_001, "meer dan 1 MB"),
        ("A03.docx", zipped(a=b"0" * 20_000_001), "uitgepakt veel te groot"),
        ("~$gboek A03.docx", b"x", "staat nog open in Word of Excel: sluit het en draai opnieuw"),
        (".~lock.Dagboek A03.odt#", b"x", "staat nog open"),
        ("A03.txt", b"Zonder datum.", "de datum ontbreekt"),
        ("dagboek 2022-10-04.txt", b"Zonder schrijver.", "de schrijverscode ontbreekt"),
        ("losse gedachte.txt", b"Stond op de A12.", "niet te zien of dit een dagboek"),
    ],
)
def test_a_problem_is_one_sentence_that_names_the_file(tmp_path, name, content, sentence):
    row = only(tmp_path / name, content)
    assert row["problem"].startswith(f"{(tmp_path / name).as_posix()}: ")
    assert sentence in row["problem"]
    assert row["problem"].endswith(".")
    assert len(row["sha256"]) == 64


def test_a_protected_pdf_is_told(tmp_path):
    lock = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O({0})/U({0})>>/ID[(a)(a)]".format("x" * 32)
    locked = printed([(40, 500, 10, 0, "tekst")]).replace(b"/Root", lock.encode() + b"/Root")
    assert "de pdf heeft een wachtwoord" in only(tmp_path / "A03.pdf", locked)["problem"]


def test_a_text_box_that_pandoc_does_not_read_is_told(tmp_path):
    path = tmp_path / "Team C intake.odt"
    pypandoc.convert_text("Tekst.", "odt", format="markdown", outputfile=str(path))
    with zipfile.ZipFile(path) as package:
        parts = {name.replace("/", "__"): package.read(name) for name in package.namelist()}
    box = (
        b"<draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame></office:text>"
    )
    parts["content.xml"] = parts["content.xml"].replace(b"</office:text>", box)
    row = only(path, zipped(**parts))
    assert "tekstvak" in row["problem"]
    assert "Tekst." in row["text"]


def test_a_form_without_our_columns_says_which_and_what_is_there(tmp_path):
    path = form_file(tmp_path / "f.xlsx", ["Code", "Wanneer", "Wat gebeurde er?"], ["B01", 1, "x"])
    problem = read(path)[0]["problem"]
    assert "ontbreekt de kolom 'Team', 'Datum'" in problem
    assert "'code', 'wanneer', 'wat gebeurde er?'" in problem


def test_a_table_without_headings_is_not_repeated_in_the_problem(tmp_path):
    path = form_file(tmp_path / "f.xlsx", ["B01", "een vertrouwelijke zin"])
    assert "vertrouwelijke" not in read(path)[0]["problem"]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["Jan", "B", "4-10-2022", "tekst"], "rij 2: de schrijverscode ontbreekt"),
        (["B01", "B", "gisteren", "tekst"], "rij 2: de datum ontbreekt"),
        (["B01", "B", "4-10-2022", None], "rij 2: hier staat geen tekst"),
    ],
)
def test_a_row_of_the_form_that_lacks_something(tmp_path, row, sentence):
    problem = read(form_file(tmp_path / "f.xlsx", HEADER, row))[0]["problem"]
    assert sentence in problem
    assert "Jan" not in problem


def test_name_and_content_that_contradict_each_other(tmp_path):
    path = word_file(tmp_path / "Dagboek A03.docx", ("Title", "Dagboek A04"), "4 oktober 2022", "x")
    assert "verschillende schrijvers (A03 en A04)" in read(path)[0]["problem"]


def test_an_unexpected_error_tells_its_class_and_stops_no_other_file(tmp_path, monkeypatch):
    def broken(data):
        raise ZeroDivisionError("een zin uit het dagboek")

    monkeypatch.setitem(received.__globals__["READERS"], ".rtf", broken)
    rows = read(made(tmp_path / "A01.rtf", "x"), made(tmp_path / "A02 2022-10-04.txt", "tekst"))
    assert "(ZeroDivisionError)" in rows[0]["problem"]
    assert "dagboek" not in rows[0]["problem"]
    assert rows[1]["text"] == "tekst"
