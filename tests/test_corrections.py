"""What people decide about single codes is read, placed, and changes that one code there."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from small_practice import codebook, codings, no_changes, table

from analysis.codings_settled import codings_settled
from analysis.contracts import Cleared, Codings, Corpus, Corrections, Readings, Segments, Unplaced
from analysis.corrections import corrections
from analysis.lessons_people import shares
from analysis.mistakes import Mistake
from analysis.segments import segments
from analysis.unplaced import unplaced

WORDS = Path(__file__).parents[1] / "workflow" / "report" / "forms.yaml"
TEXT = "Ik vroeg het haar. Zij zei niets. Wij lachten."
NAME = "A01-2022-10-01"
SHARED = {
    "delivery": "2022-10", "document": NAME, "kind": "dagboek", "team": "A", "writer": "A01",
    "date": "2022-10-01", "period": "een", "source": "a.docx", "place": "", "sha256": "x",
    "version": 1, "status": "telt", "change": "", "late_for": "", "words": 9, "text": TEXT,
    "text_sha256": "sha",
}  # fmt: skip
CORPUS, CLEARED = table(Corpus, [{}], SHARED), table(Cleared, [{}], SHARED)
SEGMENTS = segments(CLEARED)
HEADS = ["Wie", "Tekst", "Citaat", "Begin", "Einde", "Code", "Besluit", "Opmerking"]
FIRST, SECOND = f"{NAME}-001", f"{NAME}-002"
PLACED = {"delivery": "2022-10", "document": NAME, "start": 0, "end": 18, "theme": "feedback",
          "coder": "mens-an", "source": "x", "place": "regel 2"}  # fmt: skip


def row(**own: str) -> list[str]:
    usual = {"Wie": "An en Bo", "Tekst": NAME, "Code": "vragen", "Besluit": "niet"}
    return [(usual | own).get(head, "") for head in HEADS]


def sheet(tmp_path: Path, *rows: list[str], name: str = "correcties mei.csv") -> list[Path]:
    path = tmp_path / name
    if path.suffix == ".csv":
        lines = "\r\n".join(";".join(cells) for cells in [HEADS, *rows])
        path.write_text(lines, encoding="utf-8-sig")
        return [path]
    book = openpyxl.Workbook()
    for cells in [HEADS, *rows]:
        book.active.append(cells)
    book.save(path)
    return [path]


def decided(paths: list[Path]) -> pd.DataFrame:
    tables = SEGMENTS, CLEARED, CORPUS, codebook(), no_changes()
    return Corrections.validate(corrections(paths, *tables, words=WORDS))


def lost(paths: list[Path]) -> pd.DataFrame:
    tables = SEGMENTS, CLEARED, CORPUS, codebook(), no_changes()
    return Unplaced.validate(unplaced(paths, *tables, anchors=[], strange=[], words=WORDS))


def settled(given: pd.DataFrame, *decisions: dict) -> pd.DataFrame:
    found = codings_settled(given, table(Corrections, [*decisions], PLACED), codebook())
    return Codings.validate(found)


@pytest.mark.parametrize("name", ["correcties mei.csv", "Correcties an.xlsx"])
def test_a_table_of_corrections_is_laid_on_segments(tmp_path, name):
    rows = row(Citaat="Zij zei niets."), row(Begin="0", Einde="18", Besluit=" Wel", Code="Macht")
    found = decided(sheet(tmp_path, *rows, name=name))
    assert found[["segment", "code", "theme", "verdict", "coder"]].to_numpy().tolist() == [
        [FIRST, "macht", "macht", "wel", "mens-an-en-bo"],
        [SECOND, "vragen", "feedback", "niet", "mens-an-en-bo"],
    ]
    assert lost(sheet(tmp_path, *rows, name=name)).empty


@pytest.mark.parametrize(
    ("cells", "reason", "quote"),
    [
        ({"Citaat": "Dit staat er niet."}, "staan niet of niet meer in de tekst", True),
        ({"Tekst": "A09-2022-10-01", "Citaat": "Weg."}, "zit niet in de analyse", False),
        ({}, "is niet te vinden", False),
    ],
)
def test_what_has_no_place_is_listed_with_the_reason(tmp_path, cells, reason, quote):
    paths = sheet(tmp_path, row(**cells))
    (found,) = lost(paths).to_dict("records")
    assert reason in found["reason"]
    assert (found["place"], bool(found["quote"])) == ("regel 2", quote)
    assert decided(paths).empty


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"Besluit": ""}, "regel 2: vul de code in, en bij besluit wel of niet"),
        ({"Code": ""}, "vul de code in, en bij besluit wel of niet"),
        ({"Besluit": "misschien"}, "regel 2: deze invulling van Besluit is onbekend.*wel, niet"),
        ({"Code": "vraagen"}, "deze code staat niet in het codeboek.*'vragen'"),
        ({"Code": "=cmd|' /C calc'!A0"}, "deze code staat niet in het codeboek"),
        ({"Wie": ""}, "vul in wie codeert"),
    ],
)
def test_what_cannot_be_understood_stops_with_a_sentence(tmp_path, cells, sentence):
    with pytest.raises(Mistake, match=sentence) as mistake:
        decided(sheet(tmp_path, row(**cells)))
    assert "correcties mei.csv" in str(mistake.value)
    assert "cmd" not in str(mistake.value)


def test_the_same_decision_twice_is_one_and_its_opposite_stops(tmp_path):
    same = row(Citaat="Zij zei niets."), row(Citaat="zij zei niets")
    assert len(decided(sheet(tmp_path, *same))) == 1
    with pytest.raises(Mistake, match="regel 2 en .*regel 3: .* één keer wel en één keer niet"):
        decided(sheet(tmp_path, same[0], row(Citaat="Zij zei niets.", Besluit="wel")))


def test_without_files_nothing_is_decided_and_codings_stay_the_same():
    given = codings({"document": NAME, "coder": "mens-an", "counts": True})
    assert decided([]).empty
    assert settled(given).equals(given)


def test_a_code_that_is_there_counts_as_agreed_and_is_said_as_the_coder_said_it():
    shared = {"document": NAME, "counts": False}
    given = codings(shared | {"coder": "mens-an", "modality": "nagelaten"})
    found = settled(
        given,
        {"segment": FIRST, "code": "vragen", "verdict": "wel"},
        {"segment": SECOND, "code": "missen", "verdict": "wel"},
    )
    told = ["segment", "code", "coder", "counts", "modality", "direction"]
    assert found[told].to_numpy().tolist() == [
        [SECOND, "missen", "overeengekomen", True, "gebeurd", "belemmerend"],
        [FIRST, "vragen", "mens-an", False, "nagelaten", "ondersteunend"],
        [FIRST, "vragen", "overeengekomen", True, "nagelaten", "ondersteunend"],
    ]


def test_a_code_that_is_not_there_counts_for_nobody_and_only_there():
    shared = {"document": NAME, "counts": True}
    coders = {"coder": "mens-an"}, {"coder": "mens-bo"}, {"coder": "mens-an", "segment": SECOND}
    found = settled(
        codings(
            *[shared | coder for coder in coders], shared | {"coder": "mens-an", "code": "missen"}
        ),
        {"segment": FIRST, "code": "vragen", "verdict": "niet"},
    )
    assert len(found) == 4
    assert found[found["counts"]][["segment", "code"]].to_numpy().tolist() == [
        [FIRST, "missen"],
        [SECOND, "vragen"],
    ]  # fmt: skip


def test_the_learned_coder_learns_what_was_decided_and_the_rest_as_it_was_read():
    shared = {"document": NAME, "counts": True, "coder": "mens-an"}
    given = codings(shared, shared | {"code": "missen"}, shared | {"segment": SECOND})
    found = settled(
        given,
        {"segment": FIRST, "code": "vragen", "verdict": "niet"},
        {"segment": FIRST, "code": "missen", "verdict": "wel"},
    )
    people = [{"coder": name} for name in ("mens-an", "mens-bo")]
    about = {"delivery": "2022-10", "document": NAME, "why_read": "steekproef", "source": "x"}
    read = table(Readings, people, about)
    rows = table(Segments, SEGMENTS.to_dict("records"))
    assert [told.split() for told in shares(rows, found, read)] == [
        ["missen=1"],
        ["vragen=0.5"],
        [],
    ]
