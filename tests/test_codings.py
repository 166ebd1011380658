"""All coders together: only of the version of a text that counts; and what counts of it."""

import pandas as pd
import pytest

from analysis.codings import codings
from analysis.contracts import Agreement, Codings, Corpus, Corrections

CODING = {
    "segment": "A01-001", "start": 0, "end": 9, "code": "durven_doen", "theme": "lef_durven",
    "coder": "regels", "score": 0.6, "modality": "gebeurd", "direction": "ondersteunend",
    "actor": None, "evidence_start": 0, "evidence_end": 4, "counts": True,
}  # fmt: skip
TEXT = {
    "kind": "dagboek", "team": "A", "writer": "A01", "date": "2022-09-13", "period": "intake",
    "words": 3, "source": "a.docx", "place": "", "sha256": "x", "text_sha256": "y", "version": 1,
    "change": "", "late_for": "",
}  # fmt: skip


def rows(contract, shared: dict, *own: dict) -> pd.DataFrame:
    frame = pd.DataFrame([shared | row for row in own])
    return contract.validate(frame[list(contract.to_schema().columns)])


CORPUS = rows(
    Corpus,
    TEXT,
    {"delivery": "2022-09", "document": "A01", "status": "telt"},
    {"delivery": "2022-10", "document": "A01", "status": "herhaling"},
    {"delivery": "2022-10", "document": "A02", "status": "telt"},
    {"delivery": "2022-10", "document": "A03", "status": "ingetrokken"},
)


AGREED = {
    "level": "thema", "name": "lef_durven", "coder_a": "regels", "coder_b": "mensen",
    "segments": 90, "writers": 12, "positives_a": 9, "positives_b": 9, "both": 8, "alpha": 0.8,
    "low": 0.7, "high": 0.9, "ac1": 0.8, "precision": 0.8, "recall": 0.8,
}  # fmt: skip
NOBODY = rows(Codings, CODING, {"delivery": "2022-09", "document": "A01"}).iloc[:0]
NOTHING = rows(Agreement, AGREED, {}).iloc[:0]
DECIDED = {
    "segment": "A01-001", "start": 0, "end": 9, "code": "durven_doen", "theme": "lef_durven",
    "verdict": "niet", "coder": "mens-an", "source": "correcties.csv", "place": "regel 2",
}  # fmt: skip
UNDECIDED = rows(Corrections, DECIDED, {"delivery": "2022-09", "document": "A01"}).iloc[:0]
HERE = {"delivery": "2022-09", "document": "A01"}


def together(
    machine, people=NOBODY, agreement=NOTHING, decided=UNDECIDED, learned=NOBODY
) -> pd.DataFrame:
    tables = pd.concat([machine, learned]), people, decided, CORPUS, agreement
    return Codings.validate(codings(*tables, threshold=0.667))


def test_only_texts_that_count_stay_in_order():
    found = rows(
        Codings,
        CODING,
        {"delivery": "2022-10", "document": "A03"},
        {"delivery": "2022-10", "document": "A02", "start": 20, "end": 29},
        {"delivery": "2022-10", "document": "A02"},
        {"delivery": "2022-10", "document": "A01"},
        {"delivery": "2022-09", "document": "A01"},
        {"delivery": "2022-11", "document": "A09"},
    )
    kept = together(found)
    assert kept[["delivery", "document", "start"]].to_numpy().tolist() == [
        ["2022-09", "A01", 0],
        ["2022-10", "A02", 0],
        ["2022-10", "A02", 20],
    ]
    assert not kept["counts"].any()


def test_without_codings_there_is_an_empty_table():
    assert together(NOBODY).empty


def test_people_stand_beside_the_rules_and_count_as_their_own_table_says():
    people = rows(
        Codings,
        CODING | HERE,
        {"coder": "mens-an", "counts": False},
        {"coder": "overeengekomen"},
        {"coder": "mens-an", "delivery": "2022-10", "document": "A03"},
    )
    found = together(rows(Codings, CODING, HERE), people)
    assert dict(zip(found["coder"], found["counts"], strict=True)) == {
        "mens-an": False,
        "overeengekomen": True,
        "regels": False,
    }


@pytest.mark.parametrize(
    ("agreed", "counts"),
    [
        ({}, True),
        ({"low": 0.667}, True),
        ({"low": 0.66}, False),
        ({"low": None}, False),
        ({"name": "feedback"}, False),
        ({"level": "subcode"}, False),
        ({"coder_a": "geleerd"}, False),
        ({"coder_b": "mens-an"}, False),
    ],
)
def test_a_machine_counts_for_the_themes_in_which_it_agrees_with_people(agreed, counts):
    agreement = rows(Agreement, AGREED, agreed)
    assert list(together(rows(Codings, CODING, HERE), agreement=agreement)["counts"]) == [counts]


def test_each_machine_counts_by_its_own_agreement_with_people():
    learned = rows(Codings, CODING | HERE, {"coder": "geleerd"})
    agreement = rows(Agreement, AGREED, {"coder_a": "geleerd"})
    found = together(rows(Codings, CODING, HERE), agreement=agreement, learned=learned)
    assert dict(zip(found["coder"], found["counts"], strict=True)) == {
        "geleerd": True,
        "regels": False,
    }


def test_what_people_decided_is_not_there_is_no_signal_any_more():
    found = rows(Codings, CODING | HERE, {}, {"segment": "A01-002"}, {"code": "durven_zeggen"})
    kept = together(found, decided=rows(Corrections, DECIDED, HERE))
    assert kept[["segment", "code"]].to_numpy().tolist() == [
        ["A01-002", "durven_doen"],
        ["A01-001", "durven_zeggen"],
    ]
    assert len(together(found, decided=rows(Corrections, DECIDED, HERE | {"verdict": "wel"}))) == 3
