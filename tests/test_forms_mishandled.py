"""What Excel and people do to forms: the answers stay, or a sentence says where and what to do."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import docx
import openpyxl
import pandas as pd
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from forms_given import FORMS, WORDS, Form, Rows, answered, by_people, remade, signed
from small_practice import codebook, no_changes
from test_own_words import facts
from test_own_words import form as words_form
from test_reading_form import CLEARED, CORPUS, NAMES, SEGMENTS, TABLES, TEXT, sign
from test_reading_form import form as reading_form

from analysis.codings_people import codings_people
from analysis.contracts import Unplaced
from analysis.forms_back import came_back, read_by_nobody, wrong_returned
from analysis.mistakes import Mistake
from analysis.own_words import own_words
from analysis.unplaced import unplaced

SPACE = "\u00a0"


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> dict[str, Path]:
    """Every form with all its rows answered."""
    paths: dict[str, Path] = {}
    for name, form in FORMS.items():
        paths[name] = form.made(tmp_path_factory.mktemp(name))
        answered(paths[name], form, form.answer)
    return paths


def copied(path: Path, folder: Path, name: str = "") -> Path:
    (copy := folder / (name or path.name)).write_bytes(path.read_bytes())
    return copy


def read(form: Form, *paths: Path) -> list[dict]:
    """What was read, once and in a fixed order, apart from where it stood."""
    table = form.read([*paths]).drop(columns=["source", "place"], errors="ignore").astype(str)
    if "code" in table:
        table["code"] = table["code"].str.casefold()  # as the codebook knows it
    return table.drop_duplicates().sort_values([*table], ignore_index=True).to_dict("records")


@pytest.fixture(scope="module")
def went(filled) -> dict[str, list[dict]]:
    return {name: read(form, filled[name]) for name, form in FORMS.items()}


def turned(rows: Rows, head: int, column: int) -> Rows:
    """The columns the other way round, their names in capitals with spaces that nobody sees."""
    rows[head] = [str(name).upper().replace(" ", f" {SPACE}") + SPACE for name in rows[head]]
    return [row[::-1] for row in rows]


def noted(rows: Rows, head: int, column: int) -> Rows:
    """Empty rows above, notes beside and below, and a space where an answer could stand."""
    notes = [[f"eigen aantekening {number}", 3.5, None] for number in range(len(rows))]
    noted_down = [row + note for row, note in zip(rows, notes, strict=True)]
    spaced = [" " if at == column else None for at in range(len(rows[head]))]
    return [["Let op!"], [], *noted_down[:head], [], *noted_down[head:], [], spaced]


def sorted_down(rows: Rows, head: int, column: int) -> Rows:
    return [*rows[: head + 1], *rows[:head:-1]]


def doubled(rows: Rows, head: int, column: int) -> Rows:
    return [*rows, *rows[head + 1 :]]


def capitals(rows: Rows, head: int, column: int) -> Rows:
    for row in rows[head + 1 :]:
        row[column] = f" {str(row[column]).upper()}{SPACE}"
    return rows


HARMLESS = [turned, noted, sorted_down, doubled, capitals]


# On the card every word stays as people wrote it.
AROUND = [(name, one) for name in FORMS for one in HARMLESS if (name, one) != ("card", capitals)]


@pytest.mark.parametrize(("name", "mishap"), AROUND, ids=lambda one: getattr(one, "__name__", one))
def test_answers_stay_whatever_happens_around_them(tmp_path, filled, went, name, mishap):
    form = FORMS[name]
    assert went[name]
    assert read(form, remade(copied(filled[name], tmp_path), form, mishap)) == went[name]


@pytest.mark.parametrize("name", FORMS)
def test_deleted_rows_are_not_answered_and_the_rest_counts(tmp_path, filled, went, name):
    form, path = FORMS[name], copied(filled[name], tmp_path)
    came = read(form, remade(path, form, lambda rows, head, column: rows[:-1]))
    assert all(row in went[name] for row in came)
    assert len(came) == len(went[name]) - 1


@pytest.mark.parametrize("name", FORMS)
def test_hidden_and_protected_rows_count_and_a_merged_answer_holds_for_its_rows(
    tmp_path, filled, went, name
):
    form, path = FORMS[name], copied(filled[name], tmp_path)
    book = openpyxl.load_workbook(path)
    page = book[form.sheet]
    (head,) = [cell for row in page.iter_rows() for cell in row if cell.value == form.column]
    page.row_dimensions[head.row + 1].hidden = page.protection.sheet = True
    page.auto_filter.ref = page.dimensions
    if page.max_row > head.row + 1:
        letter = head.column_letter
        page.merge_cells(f"{letter}{head.row + 1}:{letter}{page.max_row}")
    book.save(path)
    assert read(form, path) == went[name]


def renamed(rows: Rows, head: int, column: int) -> Rows:
    rows[head][column] = "Mijn antwoord"
    return rows


def twice(rows: Rows, head: int, column: int) -> Rows:
    return [[*row, row[column]] for row in rows]


def valued(value: object) -> Callable[[Rows, int, int], Rows]:
    def change(rows: Rows, head: int, column: int) -> Rows:
        rows[-1][column] = value
        return rows

    return change


def keyless(rows: Rows, head: int, column: int) -> Rows:
    rows[-1][rows[head].index("sleutel")] = None
    return rows


DATE = pd.Timestamp("2022-10-04").to_pydatetime()
HARMFUL = {
    "renamed": (renamed, "de kolom '{column}' ontbreekt; geef de kolommen dezelfde namen"),
    "twice": (twice, "de kolommen '{column}' en '{column}' zeggen hetzelfde; haal er één weg"),
    "formula": (valued("=NU()"), "regel {last}: hier staat een formule zonder uitkomst; typ"),
    "fault": (valued("#N/A"), "regel {last}: "),
    "date": (valued(DATE), "regel {last}: Excel maakte hier een datum van"),
    "unknown": (valued("misschien wel"), "regel {last}: .*(kies|vul|neem|verbeter|Verbeter)"),
    "no key": (keyless, "regel {last}: de sleutel in de laatste kolom is weg of veranderd"),
}
FREE = {("card", "unknown"), ("card", "fault"), ("recoding", "no key"), ("card", "no key")}
# Codes are looked up in the codebook later, with the file and the place: see their own tests.
FREE |= {(name, what) for name in ("sentences", "recoding") for what in ("unknown", "fault")}
TOLD = [(name, what) for name in FORMS for what in HARMFUL if (name, what) not in FREE]


@pytest.mark.parametrize(("name", "what"), TOLD)
def test_what_would_be_lost_or_misread_is_told(tmp_path, filled, name, what):
    form, (mishap, sentence) = FORMS[name], HARMFUL[what]
    path = remade(copied(filled[name], tmp_path), form, mishap)
    last = openpyxl.load_workbook(path)[form.sheet].max_row
    with pytest.raises(Mistake) as mistake:
        form.read([path])
    told = sentence.format(column=re.escape(form.column), last=last)
    assert re.search(told, str(mistake.value), re.IGNORECASE), str(mistake.value)
    assert path.name in str(mistake.value)
    assert "\n" not in str(mistake.value)


def test_a_formula_or_date_in_a_column_of_ones_own_is_no_matter(tmp_path, filled, went):
    def beside(rows: Rows, head: int, column: int) -> Rows:
        return [[*row, "=NU()", DATE] for row in rows]

    path = remade(copied(filled["quotes"], tmp_path), FORMS["quotes"], beside)
    assert read(FORMS["quotes"], path) == went["quotes"]


def put(run: Path, *names: str) -> Path:
    for name in names:
        path = run / "data" / "returned" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return run


def test_copies_of_a_form_are_read_and_what_programs_leave_behind_is_not(tmp_path):
    names = ["steekproef (1).xlsx", "Steekproef - kopie.XLSX", "Kopie van steekproef.xlsx"]
    run = put(tmp_path, *names, "~$steekproef.xlsx", ".~lock.steekproef.xlsx#", "LEESMIJ.md")
    assert came_back(run, "steekproef") == sorted(f"data/returned/{name}" for name in names)
    assert (wrong_returned(run), read_by_nobody(run)) == ([], [])
    assert came_back(put(tmp_path, "Export.QDPX"), ".qdpx") == ["data/returned/Export.QDPX"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        *((f"steekproef{kind}", "bewaar het als .xlsx") for kind in (".csv", ".ods", ".xls")),
        ("Privacycontrole Anna.xlsm", "bewaar het als .xlsx"),
        ("woorden tussenrapport.odt", "bewaar het als .docx"),
        ("Anna privacycontrole.xlsx", "laat de naam beginnen met 'privacycontrole'"),
        ("steekproef {1}.xlsx", "haal accolades en vreemde tekens uit de naam"),
    ],
)
def test_a_form_that_is_not_read_by_its_name_stops_the_run(tmp_path, name, sentence):
    (wrong,) = wrong_returned(put(tmp_path, name))
    assert sentence in wrong


def test_other_files_are_listed_and_stop_nothing(tmp_path):
    run = put(tmp_path, "notities.docx", "antwoorden.docx", "oud/b.xlsx", "oud/a.xlsx", "x.pdf")
    assert wrong_returned(run) == []
    strange = [Path(name) for name in read_by_nobody(run)]
    tables = SEGMENTS, CLEARED, CORPUS, codebook(), no_changes()
    found = Unplaced.validate(unplaced([], *tables, anchors=[], strange=strange, words=WORDS))
    names = ["antwoorden.docx", "notities.docx", "oud/a.xlsx", "x.pdf"]
    assert found["source"].tolist() == [f"data/returned/{name}" for name in names]
    assert found["reason"].str.contains("leest de analyse niet").all()


def again(path: Path, name: str, form: Form, answer: str) -> Path:
    return answered(copied(path, path.parent, name), form, answer)


def test_two_copies_of_one_coder_that_differ_stop_and_two_coders_do_not(tmp_path, filled):
    form, path = FORMS["sentences"], copied(filled["sentences"], tmp_path)
    assert len(form.read([path, copied(path, tmp_path, "steekproef (1).xlsx")]))
    other = again(path, "steekproef - kopie.xlsx", form, "macht")
    with pytest.raises(Mistake, match="'an' codeerde tekst .* in beide bestanden, en niet gelijk"):
        form.read([path, other])
    sign(other, "Bo")
    assert set(form.read([path, other])["coder"]) == {"mens-an", "mens-bo"}


def test_a_quote_in_two_wordings_stops(tmp_path, filled):
    form, path = FORMS["quotes"], copied(filled["quotes"], tmp_path)
    wording = form._replace(column="Liever zo")
    first, other = (again(path, f"citaatcheck {say}.xlsx", wording, say) for say in ("een", "twee"))
    assert form.read([first, copied(first, tmp_path, "citaatcheck b.xlsx")])["words"][0] == "een"
    with pytest.raises(Mistake, match="in twee verschillende bewoordingen"):
        form.read([first, other])


def test_a_text_that_was_and_was_not_read_stops(tmp_path, filled):
    form, path = FORMS["texts"], copied(filled["texts"], tmp_path)

    def denied(rows: Rows, head: int, column: int) -> Rows:
        return [*rows, [*rows[-1][:column], "nee", *rows[-1][column + 1 :]]]

    with pytest.raises(Mistake, match="dezelfde tekst is hier wel en niet gelezen"):
        form.read([remade(path, form, denied)])


def test_a_sentence_that_was_sorted_apart_from_its_key_is_found_by_its_words(tmp_path):
    path = signed(reading_form(tmp_path, "steekproef", size=1), "Wie codeert?")
    form = FORMS["sentences"]

    def apart(rows: Rows, head: int, column: int) -> Rows:
        rows[-1][column], at = "vragen", rows[head].index("Zin")
        rows[-1][at], rows[-2][at] = rows[-2][at], rows[-1][at]
        return rows

    coded = codings_people([remade(path, form, apart)], *TABLES, words=WORDS)
    assert [name[-3:] for name in coded["segment"]] == ["001"]


def test_the_same_code_given_twice_in_another_direction_is_listed(tmp_path):
    rows = [
        {"citaat": TEXT[:13], "document": NAMES[0], "coder": "J", "code": "vragen"} | own
        for own in ({}, {"richting": "ondersteunend"}, {"richting": "belemmerend"})
    ]
    path = tmp_path / "codering j.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (found,) = unplaced([path], *TABLES, anchors=[], strange=[], words=WORDS).to_dict("records")
    assert "met een andere richting" in found["reason"]
    assert (found["place"], found["coder"]) == ("regel 3", "mens-j")


def test_a_table_saved_by_dutch_excel_is_read_as_typed(tmp_path):
    path = tmp_path / "codering.csv"
    lines = "Codeur;Tekst;Citaat;Begin;Einde;Code\r\nJ;A01;één twee;0;12,0;vragen\r\n"
    path.write_bytes(lines.replace("12,0", "12").encode("cp1252"))
    (row,) = by_people([path]).to_dict("records")
    assert (row["coder"], row["quote"], row["end"]) == ("mens-j", "één twee", 12)
    path.write_bytes(lines.encode("utf-8-sig"))
    with pytest.raises(Mistake, match="regel 2: begin en einde zijn hele getallen"):
        by_people([path])


def test_what_was_typed_with_tracked_changes_counts_and_a_lost_field_is_told(tmp_path):
    path = words_form(tmp_path, facts())
    page = docx.Document(str(path))
    first, second = page.tables[0].rows[1:3]
    run = first.cells[1].paragraphs[0].add_run("Gevolgd getypt.")._r
    for tag in ("w:moveFrom", "w:ins"):
        holder = parse_xml(f'<{tag} {nsdecls("w")} w:id="1" w:author="An"/>')
        first.cells[1].paragraphs[0]._p.append(holder)
        holder.append(run if tag == "w:ins" else deepcopy(run))
    page.save(str(path))
    assert own_words([path])["words"].tolist() == ["Gevolgd getypt."]
    second.cells[0].text, second.cells[1].text = "Iets anders", "Waar hoort dit bij?"
    page.save(str(path))
    with pytest.raises(Mistake, match="rij 3: de grijze regel bij deze tekst is weg"):
        own_words([path])


@pytest.mark.parametrize("form", [FORMS["privacy"].read, own_words, by_people])
def test_a_form_that_is_locked_or_gone_is_told(tmp_path, form):
    with pytest.raises(Mistake, match="is niet te lezen .*sluit het in Excel of Word"):
        form([tmp_path / "steekproef.xlsx"])
