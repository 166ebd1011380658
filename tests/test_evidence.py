"""How sure what was found is, and what is counted in which texts."""

import pandas as pd
import pytest
from small_practice import codings, corpus, readings

from analysis.evidence import counted, findings
from analysis.window import window

TEXTS = window(corpus("A01-2022-10-01", "A02-2022-10-02", "B01-2022-10-03"), "2022-10-31")
FIRST = {"document": "A01-2022-10-01"}
PERSON = {"coder": "mens-een", "counts": True}
OTHER = {"coder": "mens-twee", "counts": True}
AGREED = {"coder": "overeengekomen", "counts": True}
NONE = codings()


@pytest.mark.parametrize(
    ("rows", "sure"),
    [
        ([FIRST], ["signaal"]),
        ([FIRST | {"counts": True}], ["machine"]),
        ([FIRST, FIRST | PERSON], ["mens"]),
        ([FIRST, FIRST | PERSON, FIRST | OTHER], ["samen"]),
        ([FIRST | AGREED, FIRST | PERSON | {"counts": False}], ["samen"]),
        ([FIRST | PERSON | {"counts": False}], []),
        ([FIRST | PERSON, FIRST | OTHER | {"code": "missen"}], ["mens", "mens"]),
        ([], []),
    ],
    ids=["rules", "trusted", "one", "two", "agreed", "overruled", "two codes", "nothing"],
)
def test_the_surest_coding_of_a_sentence_and_code(rows, sure):
    assert list(findings(codings(*rows), readings(), TEXTS)["sure"]) == sure


def test_a_signal_that_no_reader_of_the_text_bore_out_is_left_out():
    found = findings(
        codings(FIRST, {"document": "A02-2022-10-02"}), readings(FIRST["document"]), TEXTS
    )
    assert list(found["document"]) == ["A02-2022-10-02"]


def test_what_stands_outside_the_window_is_not_found():
    late = {"document": "A01-2022-11-05"}
    assert findings(codings(late), readings(), TEXTS).empty


def seen(*rows: dict, read: list[str]) -> tuple[str, int, list[str]]:
    found = counted(codings(*rows), readings(*read), TEXTS, "feedback")
    return found.basis, len(found.texts), sorted(found.found["document"])


def test_what_people_coded_counts_in_the_texts_they_read():
    rows = [FIRST | PERSON, {"document": "B01-2022-10-03"}]
    assert seen(*rows, read=[FIRST["document"], "A02-2022-10-02"]) == (
        "gelezen",
        2,
        [FIRST["document"]],
    )


def test_a_machine_that_people_bear_out_counts_in_all_texts():
    rows = [FIRST | PERSON, {"document": "B01-2022-10-03", "counts": True}]
    texts = [FIRST["document"], "B01-2022-10-03"]
    assert seen(*rows, read=[FIRST["document"]]) == ("machine", 3, texts)


def test_as_long_as_nobody_read_there_are_signals_only():
    assert seen(FIRST, read=[]) == ("signalen", 3, [FIRST["document"]])
    assert pd.Series(seen(read=[])).tolist() == ["signalen", 3, []]
