"""Placing a text: its team, date and period, or the sentence that says what is missing."""

import pandas as pd
import pytest

from analysis.contracts import Documents, Received, SetAside
from analysis.documents import documents
from analysis.set_aside import set_aside

MOMENTS = pd.DataFrame(
    [
        ["intake", "Intake", "tot de intake", "2022-09-11", None, "2022-09-06", "2022-09-08"],
        ["bijeenkomst-1", "B 1", "vóór 1", "2022-10-04", None, "2022-09-27", "2022-10-04"],
        ["bijeenkomst-2", "B 2", "tussen 1 en 2", "2022-11-01", None, "2022-10-25", None],
        ["borging", "Borging", "na 2", "2022-12-16", None, "2022-12-13", "2022-12-16"],
    ],
    columns=["moment", "title", "period_title", "cutoff", "last_delivery", "A", "B"],
)
CHOICES = {"writer_pattern": r"[A-Z]\d{2}"}


def received(**columns) -> pd.DataFrame:
    row = {
        "delivery": "2022-09",
        "source": "data/raw/2022-09/x.txt",
        "place": "",
        "sha256": "0" * 64,
        "kind": None,
        "team": "A",
        "writer": "A03",
        "date": "2022-09-20",
        "moment": None,
        "text": "Een dag.",
        "problem": "",
    }
    return Received.validate(pd.DataFrame([row | columns]))


def notes(**columns) -> pd.DataFrame:
    return received(writer=None, date=None, kind="bijeenkomst", moment="bijeenkomst-1", **columns)


@pytest.mark.parametrize(
    ("team", "writer", "date", "period"),
    [
        ("A", "A03", "2022-09-20", "bijeenkomst-1"),
        ("A", "A03", "2022-09-26", "bijeenkomst-1"),
        ("A", "A03", "2022-09-27", "bijeenkomst-2"),
        ("B", "B01", "2022-09-27", "bijeenkomst-1"),
        ("B", "B01", "2022-10-04", "borging"),
        ("A", "A03", "2022-12-15", "borging"),
        ("A", "A03", "2022-09-01", "intake"),
    ],
)
def test_the_meetings_of_the_own_team_make_the_period(team, writer, date, period):
    rows = received(team=team, writer=writer, date=date)
    found = Documents.validate(documents(rows, MOMENTS, **CHOICES))
    assert found[["document", "period"]].values.tolist() == [[f"{writer}-{date}", period]]


@pytest.mark.parametrize(
    ("columns", "document"),
    [
        ({"kind": "bijeenkomst", "moment": "bijeenkomst-2"}, "A-bijeenkomst-2"),
        ({"kind": "intake", "moment": "intake"}, "A-intake"),
        ({"kind": "borgingssessie", "moment": "borging"}, "A-borgingssessie"),
    ],
)
def test_notes_without_a_date_get_that_of_their_meeting(columns, document):
    rows = received(writer=None, date=None, **columns)
    found = documents(rows, MOMENTS, **CHOICES).iloc[0]
    assert (found["document"], found["period"]) == (document, columns["moment"])
    assert found["date"] == MOMENTS.set_index("moment").loc[columns["moment"], "A"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (received(team="Z", writer="Z01"), "team Z staat niet in config/moments.csv (wel: A, B)"),
        (received(team=None, writer=None), "het team is niet te vinden"),
        (received(team="B"), "schrijver A03 hoort niet bij team B"),
        (received(writer="A3"), "de schrijverscode ontbreekt of is niet goed geschreven"),
        (received(date=None), "de datum ontbreekt"),
        (
            received(date="2012-09-20"),
            "valt buiten de leerpraktijk (2022-08-06 tot en met 2022-12-16)",
        ),
        (received(date="2022-12-17"), "valt buiten de leerpraktijk"),
        (received(problem="x.txt: het bestand is leeg."), "x.txt: het bestand is leeg."),
        (notes().assign(moment=None), "onduidelijk welke bijeenkomst dit is"),
        (notes(team="B").assign(moment="bijeenkomst-2"), "geen datum voor bijeenkomst-2"),
        (notes().assign(date="2022-09-28"), "(2022-09-28) is niet die van bijeenkomst-1"),
    ],
)
def test_what_cannot_be_placed_is_set_aside_with_a_sentence(rows, reason):
    assert documents(rows, MOMENTS, **CHOICES).empty
    found = SetAside.validate(set_aside(rows, MOMENTS, **CHOICES))
    assert len(found) == 1
    assert reason in found["reason"][0]
    assert "data/raw/2022-09/x.txt" in found["source"][0]


def test_two_texts_of_one_day_are_both_kept_and_numbered():
    rows = pd.concat([received(text="Eerst."), received(text="Later.")], ignore_index=True)
    found = documents(rows, MOMENTS, **CHOICES)
    assert list(found["document"]) == ["A03-2022-09-20", "A03-2022-09-20-2"]
    assert list(found["text"]) == ["Eerst.", "Later."]


def test_the_same_text_in_two_files_counts_once():
    rows = pd.concat([received(), received(source="data/raw/2022-09/y.txt")], ignore_index=True)
    assert len(documents(rows, MOMENTS, **CHOICES)) == 1
    reason = set_aside(rows, MOMENTS, **CHOICES)["reason"][0]
    assert "y.txt: dezelfde tekst staat in data/raw/2022-09/x.txt" in reason
