"""What to talk about: the right rows in the right order, on a form that comes back as decisions."""

import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from small_practice import codebook, codings, no_changes, table

from analysis.codings_settled import codings_settled
from analysis.contracts import (
    Cleared,
    Codings,
    Corpus,
    Corrections,
    Discussions,
    Readings,
    Scores,
    Segments,
)
from analysis.corrections import corrections
from analysis.discussion_form import discussion_form
from analysis.discussions import discussions
from analysis.mistakes import Mistake

WORDS = Path(__file__).parents[1] / "workflow" / "report" / "forms.yaml"
SENTENCES = "=cmd|' /C calc'!A0 zei zij.", "Zij belde \ue600\ue600\ue600\ue600.", "Wij gingen door."
TEXT = " ".join(SENTENCES)
NAMES = ["A01-2022-10-01", "A02-2022-10-01", "A03-2022-10-01"]
SHARED = {
    "delivery": "2022-10", "kind": "dagboek", "team": "A", "date": "2022-10-01", "period": "een",
    "source": "a.docx", "place": "", "sha256": "x", "version": 1, "status": "telt", "change": "",
    "late_for": "", "words": 6, "text": TEXT,
}  # fmt: skip
ROWS = [{"document": name, "writer": name[:3], "text_sha256": f"sha-{name}"} for name in NAMES]
CORPUS, CLEARED = table(Corpus, ROWS, SHARED), table(Cleared, ROWS, SHARED)
SEGMENTS = table(
    Segments,
    [
        {"segment": f"{name}-00{n}", "document": name, "text": sentence}
        | {"start": TEXT.index(sentence), "end": TEXT.index(sentence) + len(sentence)}
        for name in NAMES
        for n, sentence in enumerate(SENTENCES, 1)
    ],
    {"delivery": "2022-10", "heading": "", "shape": "zin"},
)
PLACES = SEGMENTS.set_index("segment")[["start", "end"]]
UNDECIDED, UNSCORED = table(Corrections, []), table(Scores, [])
RULED = {"score": 1.0}


def coded(*rows: tuple[str, str, str], **own) -> pd.DataFrame:
    """Codings by coder, segment (text number, then sentence number) and code."""
    themes = dict(codebook()[["code", "theme"]].to_numpy())
    made = []
    for coder, where, code in rows:
        document = NAMES[int(where[0]) - 1]
        start, end = (int(place) for place in PLACES.loc[f"{document}-00{where[1]}"])
        row = {"document": document, "segment": f"{document}-00{where[1]}", "start": start}
        row |= {"end": end, "code": code, "theme": themes[code], "evidence_start": start}
        row |= {"coder": coder if coder in ("regels", "geleerd") else f"mens-{coder}"}
        made.append(row | {"evidence_end": start + 3, "counts": True} | own)
    return codings(*made)


def read(**texts: str) -> pd.DataFrame:
    """Who read which texts: the numbers of the texts by coder."""
    names = {coder: f"mens-{coder}" for coder in texts} | {"samen": "overeengekomen"}
    rows = [
        {"document": NAMES[int(number) - 1], "coder": names[coder]}
        for coder, numbers in texts.items()
        for number in numbers
    ]
    return table(Readings, rows, {"delivery": "2022-10", "why_read": "steekproef", "source": "x"})


def scored(**scores: float) -> pd.DataFrame:
    """Scores of the theme macht, by text and sentence number."""
    rows = [
        {"document": name, "segment": f"{name}-00{where[2]}", "score": score}
        for where, score in scores.items()
        for name in [NAMES[int(where[1]) - 1]]
    ]
    return table(Scores, rows, {"delivery": "2022-10", "start": 0, "end": 9, "theme": "macht"})


def found(given, readers, scores=UNSCORED, done=UNDECIDED, most=9) -> pd.DataFrame:
    choices = {"sure_from": 0.9, "unseen_to": 0.05, "most": most}
    return Discussions.validate(discussions(given, readers, scores, done, **choices))


def told(rows: pd.DataFrame, *columns: str) -> list[list]:
    """These columns, with `at`: the numbers of text and sentence."""
    rows = rows.assign(at=rows["document"].str[2] + rows["segment"].str[-1])
    return rows[[*columns]].to_numpy().tolist()


def test_people_differ_and_other_themes_come_before_other_sub_codes():
    given = coded(
        ("an", "11", "vragen"), ("bo", "11", "missen"), ("an", "12", "macht"),
        ("bo", "12", "macht"), ("an", "21", "vragen"), ("bo", "22", "borging"),
        ("an", "31", "macht"),
    )  # fmt: skip
    rows = found(given, read(an="123", bo="12"))
    assert told(rows, "why", "at", "code", "given", "without") == [
        ["thema", "21", "vragen", "an", "bo"],
        ["thema", "22", "borging", "bo", "an"],
        ["subcode", "11", "missen", "bo", "an (vragen)"],
        ["subcode", "11", "vragen", "an", "bo (missen)"],
    ]


def test_codes_of_who_did_not_read_the_text_and_settled_texts_are_left_out():
    given = coded(("an", "11", "vragen"), ("bo", "11", "macht"), ("an", "21", "macht"))
    rows = found(given, read(an="12", cy="12", samen="2"))
    assert told(rows, "at", "code", "without") == [["11", "vragen", "cy"]]


def test_what_rules_are_sure_of_and_nobody_coded_is_asked():
    sure = coded(
        ("regels", "11", "macht"), ("regels", "12", "vragen"), ("regels", "31", "macht"), **RULED
    )
    doubt = coded(("regels", "13", "macht"), score=0.9)
    people = coded(("an", "12", "missen"), ("an", "11", "vragen"))
    rows = found(pd.concat([sure, doubt, people]), read(an="1"))
    assert told(rows, "why", "at", "code", "given", "without", "score") == [
        ["machine wel", "11", "macht", "regels", "an (vragen)", 1.0]
    ]  # fmt: skip
    assert rows["evidence_end"].tolist() == [3]


def test_scores_tell_what_was_missed_and_what_is_not_seen_strongest_first():
    scores = scored(t11=0.95, t12=0.97, t13=0.5, t21=0.04, t22=0.01, t23=0.2)
    people = coded(*(("an", where, "macht") for where in ("21", "22", "23")))
    learned = coded(("geleerd", "12", "macht"), score=0.97)
    given = pd.concat([people, learned])
    rows = found(given, read(an="12"), scores)
    assert told(rows, "why", "at", "code", "given", "without", "score") == [
        ["machine wel", "12", "macht", "geleerd", "an", 0.97],
        ["machine wel", "11", "", "geleerd", "an", 0.95],
        ["machine niet", "22", "macht", "an", "geleerd", 0.01],
        ["machine niet", "21", "macht", "an", "geleerd", 0.04],
    ]
    assert told(found(given, read(an="12"), scores, most=1), "at") == [["12"], ["22"]]


def test_what_was_decided_is_not_asked_again():
    place = {"delivery": "2022-10", "document": NAMES[0], "coder": "mens-an", "source": "x"}
    place |= {"place": "y", "start": 0, "end": 9, "verdict": "niet"}
    rows = [
        {"segment": f"{NAMES[0]}-001", "code": "vragen", "theme": "feedback"},
        {"segment": f"{NAMES[0]}-002", "code": "macht", "theme": "macht"},
    ]
    done = table(Corrections, rows, place)
    given = coded(("an", "11", "vragen"), ("bo", "11", "macht"))
    rows = found(given, read(an="1", bo="1"), scored(t12=0.99), done)
    assert told(rows, "at", "code") == [["11", "macht"]]


def test_without_readings_there_is_nothing_to_talk_about():
    assert found(coded(("regels", "11", "macht"), **RULED), read(), scored(t12=0.99)).empty


def form(tmp_path: Path, rows: pd.DataFrame, name: str = "bespreken ronde 1.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(discussion_form(rows, SEGMENTS, CORPUS, codebook(), words=WORDS))
    return path


def asked(tmp_path: Path) -> Path:
    people = coded(("an", "11", "vragen"), ("an", "12", "macht"))
    sure = coded(("regels", "13", "borging"), **RULED)
    readers = read(an="1", bo="1")
    return form(tmp_path, found(pd.concat([people, sure]), readers, scored(t13=0.95)))


def fill(path: Path, sheet: str, nth: int, **cells: str) -> None:
    """Write in the nth row of a sheet; names hold underscores for spaces."""
    book = openpyxl.load_workbook(path)
    (head,) = [row for row in book[sheet].iter_rows() if row[0].value == "Nr."]
    heads = {cell.value: cell.column for cell in head}
    for heading, value in cells.items():
        book[sheet].cell(head[0].row + nth, heads[heading.replace("_", " ")], value)
    book.save(path)


def sign(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    (line,) = [row for row in book["Uitleg"].iter_rows() if row[0].value == "Wie besloten samen?"]
    line[1].value = "An en Bo"
    book.save(path)


def back(path: Path) -> pd.DataFrame:
    tables = SEGMENTS, CLEARED, CORPUS, codebook(), no_changes()
    return Corrections.validate(corrections([path], *tables, words=WORDS))


MISSED = "Misschien over het hoofd gezien"


def test_a_filled_in_form_comes_back_as_decisions(tmp_path):
    path = asked(tmp_path)
    sign(path)
    fill(path, "Verschillen", 1, Besluit="niet", Andere_code="missen")
    fill(path, "Verschillen", 2, Besluit="Wel ", Opmerking="hier was twijfel")
    fill(path, MISSED, 2, Besluit="niet")
    found = back(path)
    assert set(found["coder"]) == {"mens-an-en-bo"}
    assert told(found, "at", "code", "verdict") == [
        ["11", "missen", "wel"], ["11", "vragen", "niet"], ["12", "macht", "wel"],
        ["13", "macht", "niet"],
    ]  # fmt: skip
    given = coded(("an", "11", "vragen"), ("an", "12", "macht"))
    counted = Codings.validate(codings_settled(given, found, codebook()))
    assert told(counted[counted["counts"]], "at", "code", "coder") == [
        ["11", "missen", "overeengekomen"], ["12", "macht", "mens-an"],
        ["12", "macht", "overeengekomen"],
    ]  # fmt: skip


def test_of_a_theme_without_a_code_all_its_codes_go_or_one_is_chosen(tmp_path):
    rows = found(coded(), read(an="1"), scored(t11=0.95)).assign(theme="feedback")
    path = form(tmp_path, rows)
    sign(path)
    fill(path, MISSED, 1, Besluit="niet")
    assert told(back(path), "code", "verdict") == [["missen", "niet"], ["vragen", "niet"]]
    fill(path, MISSED, 1, Besluit="wel")
    with pytest.raises(Mistake, match="kies ook welke code hier past"):
        back(path)
    fill(path, MISSED, 1, Andere_code="Feedback vragen")
    assert told(back(path), "code", "verdict") == [["vragen", "wel"]]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"Besluit": "wel", "sleutel": "weg"}, "de sleutel .* is weg of veranderd"),
        ({"Besluit": "misschien"}, "deze invulling van Besluit is onbekend; kies uit wel, niet"),
        ({"Andere_code": "macht"}, "kies ook bij het besluit wel of niet"),
        ({"Besluit": "wel", "Andere_code": "vraagen"}, "staat niet in het codeboek.*'vragen'"),
    ],
)
def test_what_cannot_be_understood_stops_with_a_sentence(tmp_path, cells, sentence):
    path = asked(tmp_path)
    sign(path)
    assert back(path).empty
    fill(path, "Verschillen", 1, **cells)
    with pytest.raises(Mistake, match=sentence) as mistake:
        back(path)
    assert "blad 'Verschillen', regel 4" in str(mistake.value)


def test_a_form_without_a_name_or_without_its_columns_is_refused(tmp_path):
    path = asked(tmp_path)
    fill(path, "Verschillen", 1, Besluit="wel")
    with pytest.raises(Mistake, match="vul op het eerste blad in wie besloten"):
        back(path)
    book = openpyxl.Workbook()
    book.active.append(["iets anders"])
    book.save(path)
    with pytest.raises(Mistake, match="de kolommen 'Besluit' en 'Andere code' en"):
        back(path)


def test_the_form_is_the_same_bytes_hides_its_key_and_runs_nothing(tmp_path):
    first, again = asked(tmp_path), asked(tmp_path / "..").read_bytes()
    assert first.read_bytes() == again
    book = openpyxl.load_workbook(first)
    assert book.sheetnames == ["Uitleg", "Verschillen", MISSED, "Codeboek"]
    page = book["Verschillen"]
    heads = [cell.value for cell in page[3]]
    assert page.column_dimensions[page.cell(3, heads.index("sleutel") + 1).column_letter].hidden
    sentences = [row[heads.index("Zin")] for row in page.iter_rows(min_row=4, values_only=True)]
    assert sentences == [SENTENCES[0], "Zij belde [naam]."]
    with zipfile.ZipFile(first) as package:
        assert not [name for name in package.namelist() if b"<f>" in package.read(name)]
