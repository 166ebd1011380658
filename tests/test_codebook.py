"""The codebook as people edit it: what a slip of the pen is told."""

from pathlib import Path

import pytest

from analysis.codebook import codebook
from analysis.contracts import Codebook
from analysis.mistakes import Mistake

REPO = Path(__file__).parents[1]
SCHEMA = REPO / "workflow" / "schemas" / "codebook.schema.json"
SMALL = """\
versie: "1.0"
themas:
  - id: lef
    label: Lef
    subcodes:
      - id: durven
        label: Durven
        definitie: De professional doet het toch.
        wel: [toch gezegd]
        niet: [uitstel (-> uitstellen)]
        richting: ondersteunend
        woorden: [durf]
        steunwoorden: [spannend]
        uitdrukkingen: [toch maar gezegd, aan KLANT verteld]
        uitsluitingen: [durf te wedden]
      - id: uitstellen
        label: Uitstellen
        definitie: De professional laat het liggen.
        wel: [weer niet gezegd]
        niet: [uitstel van betaling]
        richting: belemmerend
        woorden: []
        uitdrukkingen: [laten liggen]
"""


def read(tmp_path: Path, text: str):
    file = tmp_path / "codebook.yaml"
    file.write_text(text, encoding="utf-8")
    return codebook(file, schema=SCHEMA)


def test_the_codebook_of_the_project_holds_forty_subcodes():
    table = Codebook.validate(codebook(REPO / "config" / "codebook.yaml", schema=SCHEMA))
    assert (table["theme"].nunique(), len(table)) == (12, 40)
    assert table["near_misses"].str.len().min() >= 2
    assert table["blockers"].str.len().min() >= 1


def test_supporting_words_follow_the_words(tmp_path):
    table = Codebook.validate(read(tmp_path, SMALL))
    assert table["words"].tolist() == [["durf", "~spannend"], []]
    assert table["blockers"].tolist() == [["durf te wedden"], []]


@pytest.mark.parametrize(
    ("right", "slip", "told"),
    [
        ("woorden: [durf]", "worden: [durf]", "'worden' (bedoelt u 'woorden'?)"),
        ("        definitie: De professional doet het toch.\n", "", "'definitie' ontbreekt"),
        ("De professional doet het toch.", "''", "de definitie is leeg"),
        ("id: uitstellen", "id: durven", "de id 'durven' komt 2 keer voor"),
        (
            "(-> uitstellen)",
            "(-> uitstelen)",
            "subcode die niet bestaat (bedoelt u 'uits",
        ),
        ("(-> uitstellen)", "(-> uitstellen of lef_tonen)", "(-> lef_tonen) noemt een subcode"),
        ("richting: ondersteunend", "richting: positief", "kies uit ondersteunend, belemmerend"),
        ("aan KLANT", "aan KLNT", "KLNT in hoofdletters is geen woordgroep (bedoelt u 'KLANT'?)"),
        ("wel: [toch gezegd]", "wel: [toch gezegd", "rond regel"),
        ("        wel: [toch", "\twel: [toch", "regel 9 bevat een tab"),
        ("woorden: [durf]", "woorden: [durf]\n        woorden: [moed]", "staat twee keer"),
        ("woorden: []", "woorden:", "hier hoort een lijst"),
    ],
)
def test_a_slip_is_told_in_one_sentence(tmp_path, right, slip, told):
    assert right in SMALL
    with pytest.raises(Mistake) as mistake:
        read(tmp_path, SMALL.replace(right, slip))
    sentence = str(mistake.value)
    assert told in sentence
    assert "codebook.yaml" in sentence
    assert "\n" not in sentence


def test_a_slip_is_placed_by_theme_and_subcode(tmp_path):
    with pytest.raises(Mistake, match="thema 'lef', subcode 'uitstellen'"):
        read(tmp_path, SMALL.replace("richting: belemmerend", "richting: slecht"))


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(Mistake, match="is niet te lezen"):
        codebook(tmp_path / "codebook.yaml", schema=SCHEMA)
