"""The page of what waits for people: all of it, of nobody's diary, and harmless."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from small_practice import TEMPLATES, corpus, readings, table, whole_practice

from analysis.contracts import (
    Approvals,
    DesignCard,
    Discussions,
    Held,
    Moved,
    Quotes,
    SetAside,
    Unplaced,
)
from analysis.own_fields import own_fields
from analysis.tables import as_bytes
from analysis.todo import todo

HOSTILE = "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} \u202e & \"aan\" 'halen'"
DIARY = "Ik vroeg hoe zij ons gesprek vond."
DOCUMENTS = ("A01-2022-10-01", "A02-2022-10-02", "B01-2022-10-03")
PARTS = ("decide", "read", "discuss", "approve", "write", "design", "look_at", "moved")


def quotes(*documents: str) -> pd.DataFrame:
    rows = [
        {"quote": f"c{n}", "segment": f"{name}-001", "document": name}
        | {"team": name[0], "writer": name[:3]}
        for n, name in enumerate(documents)
    ]
    shared = {
        "moment": "twee", "theme": "feedback", "code": "vragen", "role": "typerend",
        "delivery": "2022-10", "start": 0, "end": 9, "text": DIARY, "coder": "regels",
        "sure": "signaal", "direction": "neutraal", "modality": "gebeurd",
    }  # fmt: skip
    return table(Quotes, rows, shared)


def page(folder: Path, facts: dict, *, ask: tuple = (), **own: pd.DataFrame) -> str:
    """The page when nothing waits but what `facts`, `ask` and `own` tables hold."""
    for name, given in {"report": facts, "privacy": {"ask": list(ask)}}.items():
        (folder / f"{name}.json").write_bytes(as_bytes(given))
    tables = {
        "set_aside": table(SetAside, []),
        "held": table(Held, []),
        "corpus": corpus(*DOCUMENTS),
        "readings": readings(*DOCUMENTS),
        "unplaced": table(Unplaced, []),
        "discussions": table(Discussions, []),
        "quotes": quotes(),
        "approvals": table(Approvals, []),
        "design_card": table(DesignCard, []),
        "moved": table(Moved, []),
    } | own
    files = [folder / "report.json"], folder / "privacy.json"
    return todo(*files, *tables.values(), templates=TEMPLATES)


def lines(html: str) -> dict[str, list[str]]:
    """The lines of each part of the page, which is also well-formed XML."""
    whole = ElementTree.fromstring(html.removeprefix("<!DOCTYPE html>"))
    return {
        part.get("aria-labelledby"): ["".join(line.itertext()) for line in part.iter("li")]
        for part in whole.iter("section")
    }


@pytest.fixture(scope="module")
def facts() -> dict:
    return whole_practice()


@pytest.fixture(scope="module")
def written(facts) -> dict:
    """The same report when researchers wrote in every field."""
    fields = {field.name: {"words": "x", "changed": False} for field in own_fields(facts)}
    return facts | {"own_words": fields}


def test_it_says_of_every_part_that_nothing_waits(tmp_path, written):
    made = page(tmp_path, written)
    assert lines(made) == {part: [] for part in PARTS}
    assert made.count("Hier wacht niets.") == len(PARTS)
    assert made == page(tmp_path, written)
    assert "VOORBEELD, FICTIEF" in made


def test_what_waits_is_counted_and_told_without_words_of_a_diary(tmp_path, facts):
    late = {
        "A02": {"late_for": "een", "text_sha256": "b" * 64},
        "B01": {"change": "vervangt de tekst: 3 woorden erbij", "text_sha256": "c" * 64},
    }
    lost = {"delivery": "2022-10", "source": "scan.pdf", "place": "", "sha256": "a" * 64}
    place = {"source": "codes.csv", "place": "regel 3", "coder": "mens-een", "document": ""}
    moved = {"date": "2022-11-01", "reader": "team A", "report": "r", "name": "Macht"}
    differ = {"delivery": "2022-10", "document": DOCUMENTS[0], "segment": f"{DOCUMENTS[0]}-001"}
    differ |= {"theme": "macht", "code": "macht", "given": "mens-een", "without": ""}
    differ |= {"score": None, "evidence_start": 0, "evidence_end": 5}
    why = ("thema", "subcode", "machine wel", "machine niet")
    found = lines(
        page(
            tmp_path,
            facts | {"lost_words": ["thema-weg"]},
            ask=({"text": DIARY}, {"text": DIARY}),
            held=table(Held, [lost | {"document": DOCUMENTS[1], "reason": "Wacht."}]),
            readings=readings(DOCUMENTS[0]),
            discussions=table(Discussions, [differ | {"why": one} for one in why]),
            unplaced=table(Unplaced, [place | {"quote": DIARY, "reason": "Geen plek."}]),
            quotes=quotes(*DOCUMENTS),
            set_aside=table(SetAside, [lost | {"reason": "De scan bevat geen tekst."}]),
            corpus=corpus(*DOCUMENTS, **late),
            moved=table(Moved, [moved | {"what": "getal", "then": "3", "now": "4"}]),
        )
    )
    assert {part: len(said) for part, said in found.items()} == {
        "decide": 2, "read": 2, "discuss": 5, "approve": 3, "write": 2, "design": 0,
        "look_at": 3, "moved": 1,
    }  # fmt: skip
    assert found["decide"][0].startswith("2 woorden")
    assert found["read"][0] == "Team A: 1 van de 2 teksten is nog door niemand gelezen."
    assert found["look_at"][0] == "A02-2022-10-02 kwam binnen na het rapport van een."
    assert DIARY not in str(found)


@pytest.mark.parametrize("answer", ["ja", "nee"])
def test_a_quote_that_was_answered_about_no_longer_waits(tmp_path, written, answer):
    given = {"text_sha256": corpus(DOCUMENTS[0])["text_sha256"][0], "start": 0, "end": 9}
    approvals = table(Approvals, [given | {"verdict": answer, "words": "", "source": "a.xlsx"}])
    made = page(tmp_path, written, quotes=quotes(DOCUMENTS[0]), approvals=approvals)
    assert lines(made)["approve"] == []


def test_fields_that_rest_on_older_numbers_wait_again(tmp_path, written):
    older = written["own_words"] | {"kort-1": {"words": DIARY, "changed": True}}
    (line,) = lines(page(tmp_path, written | {"own_words": older}))["write"]
    assert line.startswith("Moment twee, onderzoek: bij kort-1")


def test_hostile_names_and_reasons_are_only_words(tmp_path, written):
    lost = {"delivery": "2022-10", "source": HOSTILE, "place": "", "sha256": "a" * 64}
    long = "w" * 10_000
    made = page(tmp_path, written, set_aside=table(SetAside, [lost | {"reason": long}]))
    assert lines(made)["look_at"] == [f"{HOSTILE}: {long}"]
    assert re.findall("<script>alert|<bdi><", made) == []
