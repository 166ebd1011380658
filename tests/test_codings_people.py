"""What people coded finds its place on the segments, or is listed with the reason."""

import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from small_practice import codebook, no_changes, table

from analysis.codings_people import codings_people
from analysis.contracts import Cleared, CodebookChanges, Codings, Corpus, Readings, Unplaced
from analysis.mistakes import Mistake
from analysis.people.quote_places import quote_places
from analysis.readings import readings
from analysis.segments import segments
from analysis.unplaced import unplaced

WORDS = Path(__file__).parents[1] / "workflow" / "report" / "forms.yaml"
TWICE = "Ik vroeg het haar. Zij zei niets. Ik vroeg het haar. Wij lachten om \ue600\ue600\ue600."
OLD, NEW = "Het begin was stroef. Zij zweeg.", "Zo ging het. Het begin was stroef. Zij zweeg."
TEXTS = [
    ("2022-09", "A01-2022-09-13", TWICE, "telt"),
    ("2022-09", "A02-2022-09-14", OLD, "vervangen"),
    ("2022-10", "A02-2022-09-14", NEW, "telt"),
    ("2022-10", "A03-2022-09-15", "Dit trek ik in.", "ingetrokken"),
]
SHARED = {
    "kind": "dagboek", "team": "A", "date": "2022-09-13", "period": "intake", "source": "a.docx",
    "place": "", "sha256": "x", "version": 1, "change": "", "late_for": "", "words": 9,
}  # fmt: skip
ROWS = [
    {"delivery": delivery, "document": name, "writer": name[:3], "text": text, "status": status,
     "text_sha256": f"sha of {text}"}
    for delivery, name, text, status in TEXTS
]  # fmt: skip
CORPUS = table(Corpus, ROWS, SHARED)
CLEARED = pd.concat([table(Cleared, [row], SHARED) for row in ROWS], ignore_index=True)
SEGMENTS = pd.concat([segments(CLEARED.iloc[[at]]) for at in range(len(ROWS))], ignore_index=True)


def returned(tmp_path: Path, *rows: dict, name: str = "codering an.jsonl") -> list[Path]:
    shared = {"coder": "An", "document": "A01-2022-09-13", "code": "vragen"}
    lines = [json.dumps(shared | row, ensure_ascii=False) for row in rows]
    (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    return [tmp_path / name]


def coded(paths: list[Path], changes=None):
    tables = SEGMENTS, CLEARED, CORPUS, codebook(), no_changes() if changes is None else changes
    return Codings.validate(codings_people(paths, *tables, words=WORDS))


def lost(paths: list[Path], changes=None, anchors=()):
    tables = SEGMENTS, CLEARED, CORPUS, codebook(), no_changes() if changes is None else changes
    return Unplaced.validate(unplaced(paths, *tables, anchors=[*anchors], strange=[], words=WORDS))


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        ({"quote": "Zij zei niets."}, ["002"]),
        ({"citaat": "zij  zei\nniets"}, ["002"]),
        ({"quote": "Wij lachten om [naam]."}, ["004"]),
        ({"fragment": "A01-2022-09-13-003"}, ["003"]),
        ({"begin": 19, "einde": 33}, ["002"]),
        ({"start": "19.0", "end": "52.0"}, ["002", "003"]),
        ({"start": 10, "end": 33}, ["002"]),
        ({"start": 5, "end": 9}, ["001"]),
        ({"start": 40, "end": 44, "quote": "Ik vroeg het haar."}, ["003"]),
        ({"start": 2, "quote": "Ik vroeg het haar."}, ["001"]),
        ({"segment": "A01-2022-09-13-003", "quote": "Ik vroeg het haar."}, ["003"]),
    ],
)
def test_a_stretch_is_laid_on_the_segments_that_it_covers(tmp_path, row, numbers):
    found = coded(returned(tmp_path, row))
    assert list(found["segment"].str[-3:]) == numbers


def test_what_is_not_filled_in_is_as_usual(tmp_path):
    rows = {"quote": "Zij zei"}, {"quote": "Zij zei niets.", "code": "Feedback missen"}
    usual, other = (
        coded(returned(tmp_path, rows[0] | {"Richting": "Gemengd"}, rows[1])).iloc[::-1].T.items()
    )
    assert usual[1]["direction"] == "gemengd"
    assert (usual[1]["evidence_start"], usual[1]["evidence_end"]) == (19, 26)
    row = other[1]
    assert (row["code"], row["theme"], row["coder"]) == ("missen", "feedback", "mens-an")
    assert (row["modality"], row["direction"], row["score"]) == ("gebeurd", "belemmerend", 1.0)


def test_codings_of_an_older_version_are_carried_over_by_quoted_text(tmp_path):
    old = {"document": "A02-2022-09-14", "start": 0, "end": 21}
    found = coded(returned(tmp_path, old | {"quote": "Het begin was stroef."}))
    assert found[["delivery", "segment", "start"]].to_numpy().tolist() == [
        ["2022-10", "A02-2022-09-14-002", 13]
    ]


@pytest.mark.parametrize(
    ("row", "reason", "quote"),
    [
        ({"quote": "Dit staat er niet."}, "staan niet of niet meer in de tekst", True),
        ({"quote": "Ik vroeg het haar."}, "staan meer dan eens in de tekst", True),
        ({"start": 18, "end": 19}, "valt buiten de zinnen", False),
        ({"start": 90, "end": 900}, "is niet te vinden", False),
        ({"document": "A03-2022-09-15", "quote": "Dit trek ik in."}, "(ingetrokken)", False),
        ({"document": "A09-2022-09-15", "quote": "Weg."}, "zit niet in de analyse", False),
        ({"document": "A09-2022-09-15", "code": ""}, "zit niet in de analyse", False),
    ],
)
def test_what_has_no_place_is_listed_with_the_reason(tmp_path, row, reason, quote):
    paths = returned(tmp_path, row)
    (found,) = lost(paths).to_dict("records")
    assert reason in found["reason"]
    assert (found["place"], bool(found["quote"])) == ("regel 1", quote)
    assert coded(paths).empty


CHANGES = table(
    CodebookChanges,
    [
        {"kind": "hernoemd", "code": "vraag", "before": "vraag", "after": "vragen"},
        {"kind": "gesplitst", "code": "reactie", "before": "reactie", "after": "vragen, missen"},
        {"kind": "vervallen", "code": "weg", "before": "weg", "after": ""},
    ],
    {"version": "1.1", "label": "", "explanation": ""},
)


@pytest.mark.parametrize(
    ("code", "codes", "sentence"),
    [
        ("vraag", ["vragen"], None),
        (
            "reactie",
            [],
            "'reactie' is in versie 1.1 van het codeboek gesplitst. Kies per zin uit v",
        ),
        ("weg", [], "'weg' is in versie 1.1 van het codeboek vervallen"),
    ],
)
def test_an_older_code_is_carried_over_or_asked_about(tmp_path, code, codes, sentence):
    paths = returned(tmp_path, {"quote": "Zij zei niets.", "code": code})
    assert list(coded(paths, CHANGES)["code"]) == codes
    reasons = list(lost(paths, CHANGES)["reason"])
    assert sentence in reasons[0] if sentence else reasons == []
    assert len(readings(paths, CORPUS, words=WORDS)) == 1


def test_anchors_with_a_split_code_are_listed(tmp_path):
    (path := tmp_path / "anchors.jsonl").write_text('{"text": "Zin.", "codes": ["reactie"]}')
    (found,) = lost([], CHANGES, anchors=[path]).to_dict("records")
    assert (found["place"], found["coder"], found["quote"]) == ("regel 1", "ankers", "Zin.")


def test_what_coders_agreed_on_wins_for_that_text_only(tmp_path):
    other = {"document": "A02-2022-09-14", "quote": "Zij zweeg."}
    single = {"quote": "Zij zei niets."}
    paths = returned(tmp_path, single, other, {"coder": "Bo", "code": "macht"} | single)
    paths += returned(
        tmp_path, {"coder": "Overeengekomen", "code": "macht"} | single, name="codering samen.jsonl"
    )
    found = coded(paths)
    assert found[found["counts"]][["coder", "code"]].to_numpy().tolist() == [
        ["overeengekomen", "macht"],
        ["mens-an", "vragen"],
    ]
    assert len(found) == 4


def test_agreeing_on_no_code_at_all_counts_too(tmp_path):
    rows = {"quote": "Zij zei niets."}, {"coder": "overeengekomen", "code": ""}
    assert list(coded(returned(tmp_path, *rows))["counts"]) == [False]


def test_a_text_without_codes_is_read_and_a_sample_goes_first(tmp_path):
    paths = returned(
        tmp_path,
        {"code": ""},
        {"document": "A02-2022-09-14", "quote": "Zij zweeg.", "waarom_gelezen": "eigen keuze"},
        {"document": "A02-2022-09-14", "quote": "Zij zweeg.", "why_read": "Steekproef"},
        {"document": "A03-2022-09-15", "code": ""},
    )
    found = Readings.validate(readings(paths, CORPUS, words=WORDS))
    assert found[["delivery", "document", "coder", "why_read"]].to_numpy().tolist() == [
        ["2022-09", "A01-2022-09-13", "mens-an", "eigen keuze"],
        ["2022-10", "A02-2022-09-14", "mens-an", "steekproef"],
    ]


def test_csv_and_excel_say_the_same_in_any_order_and_language(tmp_path):
    rows = [
        ["Subcode", "eigen kolom", "Naam van de tekst", "Citaat", "Wie codeert"],
        ["macht", "x", "A01-2022-09-13", "Zij zei niets.", "An"],
    ]
    lines = "\r\n".join(";".join(row) for row in rows)
    (tmp_path / "codering.csv").write_text(lines, encoding="utf-8-sig")
    book = openpyxl.Workbook()
    book.active.append(["Onze coderingen"])
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "codering.xlsx")
    assert coded([tmp_path / "codering.csv"]).equals(coded([tmp_path / "codering.xlsx"]))
    assert list(coded([tmp_path / "codering.csv"])["segment"]) == ["A01-2022-09-13-002"]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"code": "feedback vraagen", "quote": "Zij"}, "regel 1: deze code .* 'vragen'"),
        ({"modaliteit": "misschien"}, "deze modaliteit is onbekend; kies uit gebeurd"),
        ({"direction": "omhoog"}, "deze richting is onbekend"),
        ({"begin": "vooraan"}, "hele getallen"),
        ({"coder": ""}, "vul in wie codeert"),
        ({"modalitiet": "gebeurd"}, "een kolom heet bijna 'modaliteit'"),
    ],
)
def test_what_cannot_be_understood_stops_with_a_sentence(tmp_path, row, sentence):
    with pytest.raises(Mistake, match=sentence) as mistake:
        coded(returned(tmp_path, row))
    assert "codering an.jsonl" in str(mistake.value)


def test_a_table_without_the_needed_columns_is_refused(tmp_path):
    (tmp_path / "codering.csv").write_text("codeur;tekst\nAn;A01-2022-09-13")
    with pytest.raises(Mistake, match="de kolom 'code' ontbreekt"):
        coded([tmp_path / "codering.csv"])


def test_without_files_there_are_no_codings():
    assert coded([]).empty
    assert lost([]).empty
    assert Readings.validate(readings([], CORPUS, words=WORDS)).empty


@pytest.mark.parametrize(
    ("text", "quote", "places"),
    [
        ("Zij zei: ‘kom’ – en ging.", "zei: 'kom' - en", [(4, 19)]),
        ("Wacht… toen niet.", "wacht... toen", [(0, 11)]),
        ("Een.\n\nTwee.", "Een. Twee.", [(0, 11)]),
        ("- Een punt.", "• Een punt.", [(2, 11)]),
        ("ja ja", "ja", [(0, 2), (3, 5)]),
        ("ja", "", []),
    ],
)
def test_a_quote_is_found_as_people_copy_and_type_it(text, quote, places):
    assert quote_places(text, quote) == places
