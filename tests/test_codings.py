"""All coders together: only of the version of a text that counts."""

import pandas as pd

from analysis.codings import codings
from analysis.contracts import Codings, Corpus

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
    kept = Codings.validate(codings(found, CORPUS))
    assert kept[["delivery", "document", "start"]].to_numpy().tolist() == [
        ["2022-09", "A01", 0],
        ["2022-10", "A02", 0],
        ["2022-10", "A02", 20],
    ]
    assert not kept["counts"].any()


def test_without_codings_there_is_an_empty_table():
    empty = rows(Codings, CODING, {"delivery": "2022-09", "document": "A01"}).iloc[:0]
    assert Codings.validate(codings(empty, CORPUS)).empty
