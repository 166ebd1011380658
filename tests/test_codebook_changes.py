"""Versions of the codebook: what changed, what must be told, and what becomes of old codings."""

import json
from pathlib import Path

import pandas as pd
import pytest
from small_practice import table
from test_codebook import SCHEMA, SMALL

from analysis.codebook import codebook
from analysis.codebook_changes import codebook_changes
from analysis.contracts import CodebookChanges
from analysis.learned.anchors import anchors_of_now
from analysis.mistakes import Mistake
from analysis.people.carried_over import carried_over, carried_rows

EMPTY = {"label": "", "before": "", "after": "", "explanation": ""}


def version(number: str, changes: str = "", **renamed: str) -> str:
    """The small codebook as another version, with ids replaced everywhere."""
    text = SMALL.replace('versie: "1.0"', f'versie: "{number}"\n{changes}')
    for old, new in renamed.items():
        themes = text.index("themas:")
        text = text[:themes] + text[themes:].replace(old, new)
    return text


def listed(*entries: str) -> str:
    return "wijzigingen:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


def changes(folder: Path, now: str, **earlier: str):
    (folder / "codebook.yaml").write_text(now, encoding="utf-8")
    paths = [folder / f"{name}.yaml" for name in earlier]
    for path, text in zip(paths, earlier.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    found = codebook_changes(folder / "codebook.yaml", earlier=paths, schema=SCHEMA)
    return CodebookChanges.validate(found)


def told(found) -> list[list[str]]:
    return found[["version", "kind", "code", "before", "after"]].to_numpy().tolist()


def test_one_version_has_no_changes_also_beside_its_own_copy(tmp_path):
    assert changes(tmp_path, SMALL).empty
    assert changes(tmp_path, SMALL, same=SMALL).empty


def test_what_people_tell_and_what_is_seen_stand_together(tmp_path):
    said = listed('versie: "1.1", hernoemd: {uitstellen: laten_liggen}, uitleg: Zo zegt men het.')
    now = version("1.1", said, uitstellen="laten_liggen", Lef="Moed")
    now = now.replace("woorden: [durf]", "woorden: [lef]")
    now = now.replace("De professional doet het toch.", "De professional zegt het toch.")
    found = changes(tmp_path, now, v1=SMALL)
    assert told(found) == [
        ["1.1", "hernoemd", "uitstellen", "uitstellen", "laten_liggen"],
        ["1.1", "thema", "durven", "Lef", "Moed"],
        ["1.1", "thema", "laten_liggen", "Lef", "Moed"],
        [
            "1.1",
            "definitie",
            "durven",
            *(f"De professional {x} het toch." for x in ("doet", "zegt")),
        ],
        ["1.1", "niet", "durven", "uitstel (-> uitstellen)", "uitstel (-> laten_liggen)"],
        ["1.1", "woorden", "durven", "durf", "lef"],
    ]
    assert set(found["explanation"]) == {"Zo zegt men het."}
    assert found["label"][0] == "Uitstellen"


def test_a_new_code_is_seen_and_a_version_without_changes_keeps_its_explanation(tmp_path):
    more = version("1.1")
    new = more[more.index("      - id: uitstellen") :].replace("uitstellen", "zwijgen")
    said = listed('versie: "1.2", uitleg: Alleen de opmaak is anders.')
    now = version("1.2", said) + new
    assert told(changes(tmp_path, now, v1=SMALL, v11=more + new)) == [
        ["1.1", "toegevoegd", "zwijgen", "", "zwijgen"],
        ["1.2", "toelichting", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("hernoemd: {uitstellen: durven}", "'uitstellen' is hernoemd, maar staat nog in"),
        ("vervallen: [uitstellen]", "'uitstellen' is vervallen, maar staat nog in"),
        ("gesplitst: {zwijgen: [durven, uitstelen]}", "'uitstelen' staat niet in het codeboek (be"),
        ("gesplitst: {zwijgen: [durven]}", "noem minstens twee codes"),
        ("vervallen: [zwijgen], hernoemd: {zwijgen: durven}", "verdwijnt meer dan één keer"),
        ("toegevoegd: [moed]", "de nieuwe code 'moed' staat niet"),
        ("samengevoegd: {durven: zwijgen}", "hier hoort een lijst"),
        ("hernoemd: {Zwijgen: durven}", "kleine letters"),
        ("verwijderd: [zwijgen]", "onbekende sleutel 'verwijderd'"),
    ],
)
def test_a_slip_in_the_list_is_told_without_an_earlier_file(tmp_path, said, sentence):
    with pytest.raises(Mistake) as mistake:
        changes(tmp_path, version("1.1", listed(f'versie: "1.1", {said}')))
    assert sentence in str(mistake.value)
    assert "codebook.yaml" in str(mistake.value)


@pytest.mark.parametrize(
    ("versions", "sentence"),
    [
        (("1.2", "1.1"), "versie 1.1 staat na versie 1.2"),
        (("1.1", "1.1"), "elke versie één keer"),
        (("1.9", "1.11"), "maar bovenaan staat versie 1.10"),
        (("nieuw",), "geef de versie een nummer"),
    ],
)
def test_versions_rise_by_number(tmp_path, versions, sentence):
    said = listed(*(f'versie: "{number}"' for number in versions))
    with pytest.raises(Mistake, match=sentence):
        changes(tmp_path, version("1.10", said))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("", r"'uitstellen' van versie 1.0 is weg \(hernoemd tot 'laten_liggen'\?\)"),
        ("hernoemd: {uitstelen: laten_liggen}", "stond niet in versie 1.0 .bedoelt u 'uitstellen'"),
        ("vervallen: [uitstellen], toegevoegd: [durven]", "'durven' is daar nieuw, maar stond al"),
    ],
)
def test_an_earlier_file_shows_what_the_list_leaves_out(tmp_path, said, sentence):
    said = listed(f'versie: "1.1", {said}') if said else ""
    with pytest.raises(Mistake, match=sentence):
        changes(tmp_path, version("1.1", said, uitstellen="laten_liggen"), v1=SMALL)


def test_another_codebook_needs_another_version(tmp_path):
    with pytest.raises(Mistake, match="geef het nieuwe codeboek een hogere versie"):
        changes(tmp_path, SMALL.replace("label: Durven", "label: Lef tonen"), v1=SMALL)
    with pytest.raises(Mistake, match="versie 1.0 is er al"):
        other = SMALL.replace("label: Durven", "label: Lef tonen")
        changes(tmp_path, version("1.1"), v1=SMALL, also=other)


def steps(*rows: tuple[str, str, str, str]):
    """Rows of (version, kind, code, after)."""
    names = ("version", "kind", "code", "after")
    named = [dict(zip(names, row, strict=True)) for row in rows]
    return table(CodebookChanges, [EMPTY | row | {"before": row["code"]} for row in named])


HISTORY = steps(
    ("1.1", "hernoemd", "dralen", "wachten"),
    ("1.1", "gesplitst", "moed", "durven, dralerig"),
    ("1.1", "vervallen", "weer", ""),
    ("1.2", "samengevoegd", "wachten", "uitstellen"),
    ("1.2", "hernoemd", "dralerig", "uitstellen"),
)


@pytest.mark.parametrize(
    ("typed", "code", "reason", "since", "choices"),
    [
        ("durven", "durven", "", "", ()),
        ("Uitstellen", "uitstellen", "", "", ()),
        ("", "", "", "", ()),
        ("Dralen", "uitstellen", "", "1.2", ()),
        ("moed", "", "split", "1.1", ("durven", "uitstellen")),
        ("weer", "", "dropped", "1.1", ()),
    ],
)
def test_a_code_is_followed_through_the_versions(tmp_path, typed, code, reason, since, choices):
    (tmp_path / "codebook.yaml").write_text(SMALL)
    book = codebook(tmp_path / "codebook.yaml", schema=SCHEMA)
    (found,) = carried_over([typed], ["een.csv, regel 2"], book, HISTORY)
    assert found == (code, reason, since, choices)


def test_a_no_to_one_of_two_merged_codes_is_asked_again(tmp_path):
    (tmp_path / "codebook.yaml").write_text(SMALL)
    book = codebook(tmp_path / "codebook.yaml", schema=SCHEMA)
    codes, verdicts = ["dralen", "dralen", "uitstellen", "moed"], ["wel", "niet", "niet", "niet"]
    rows = pd.DataFrame({"source": "a.csv", "place": "1", "code": codes, "verdict": verdicts})
    found = carried_rows(rows, book, HISTORY)
    assert [one.code for one in found] == ["uitstellen", "", "uitstellen", ""]
    assert [one.reason for one in found] == ["", "merged", "", "split"]


def test_an_old_title_stands_for_its_code_and_a_slip_stops(tmp_path):
    said = listed('versie: "1.1", hernoemd: {uitstellen: laten_liggen}')
    now = version("1.1", said, uitstellen="laten_liggen", Uitstellen="Liggen", Durven="Moed")
    found = changes(tmp_path, now, v1=SMALL)
    book = codebook(tmp_path / "codebook.yaml", schema=SCHEMA)
    codes = carried_over(["Uitstellen", "durven", "Durven"], ["", "", ""], book, found)
    assert [one.code for one in codes] == ["laten_liggen", "durven", "durven"]
    with pytest.raises(Mistake, match="a.csv, regel 2: deze code .* lijkt 'laten_liggen'.* wijz"):
        carried_over(["uitstelen"], ["a.csv, regel 2"], book, found)


def test_anchors_follow_and_those_with_a_split_code_wait(tmp_path):
    (tmp_path / "codebook.yaml").write_text(SMALL)
    book = codebook(tmp_path / "codebook.yaml", schema=SCHEMA)
    rows = [["dralen", "weer"], ["moed", "durven"], []]
    lines = [json.dumps({"text": "Een zin.", "codes": codes}) for codes in rows]
    (path := tmp_path / "anchors.jsonl").write_text("\n".join(lines))
    kept, lost = anchors_of_now(path, book, HISTORY)
    assert [row["codes"] for row in kept] == [["uitstellen"], []]
    assert [(row["place"], row["code"]) for row in lost] == [("regel 2", "moed")]
    path.write_text('{"text": "Een zin.", "codes": ["durfen"]}')
    with pytest.raises(Mistake, match="anchors.jsonl, regel 1: deze code"):
        anchors_of_now(path, book, HISTORY)
