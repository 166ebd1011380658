"""A writer who withdrew is gone, also from what others wrote."""

import pandas as pd
import pytest

from analysis.placeholders import shown
from analysis.withdrawn import without_withdrawn


def received(*rows: tuple[str | None, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["writer", "source", "text"])


def test_the_texts_and_files_of_the_writer_are_gone():
    rows = received(
        ("A03", "Dagboek A03.docx", "Van mij."),
        ("A04", "Dagboek A04.docx", "Van een ander."),
        (None, "Dagboek a03 kapot.docx", ""),
    )
    assert list(without_withdrawn(rows, ["A03"])["writer"]) == ["A04"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("A03 vertelde iets. A04 knikte.", "[ingetrokken] A04 knikte."),
        ("- A01: goed.\n- a03: slecht.\n- A031.", "- A01: goed.\n- [ingetrokken]\n- A031."),
        ("# Bijdrage van A03\n\nNiets.", "[ingetrokken]\n\nNiets."),
        ("Aanwezig: A01, A02, A03.", "[ingetrokken]"),
    ],
)
def test_a_sentence_that_names_the_writer_is_hidden_and_nothing_moves(text, left):
    rows = without_withdrawn(received((None, "verslag.docx", text)), ["A03"])
    assert shown(rows["text"][0]) == left
    assert len(rows["text"][0]) == len(text)


def test_without_withdrawals_nothing_changes():
    rows = received((None, "verslag.docx", "A03 vertelde iets."))
    assert without_withdrawn(rows, []) is rows
