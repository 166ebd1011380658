"""Which version of which text counts."""

import pandas as pd
import pytest

from analysis.contracts import Corpus
from analysis.corpus import corpus

LONG = "Ik sprak vandaag met de klant over de brief en over wat wij van elkaar verwachten"
MOMENTS = pd.DataFrame(
    {
        "moment": ["bijeenkomst-1", "borging"],
        "cutoff": ["2022-10-04", "2022-12-16"],
        "last_delivery": ["2022-10", None],
    }
)


def document(delivery: str, text: str, writer: str = "A01", name: str = "", **columns) -> dict:
    return {
        "document": name or f"{writer}-2022-09-13",
        "delivery": delivery,
        "kind": "dagboek",
        "team": writer[0],
        "writer": writer,
        "date": "2022-09-13",
        "period": "bijeenkomst-1",
        "text": text,
        "source": "s",
        "place": "",
        "sha256": "0",
    } | columns


def writers(**columns) -> pd.DataFrame:
    agreed = {"team": "A", "consent_analysis": "ja", "consent_quotes": "ja", "withdrawn": None}
    return pd.DataFrame([{"writer": "A01"} | agreed | columns])


NOBODY = pd.DataFrame(columns=["delivery", "document", "reason"])


def settled(*rows: dict, who: pd.DataFrame | None = None, held=NOBODY) -> pd.DataFrame:
    return Corpus.validate(
        corpus(pd.DataFrame(rows), held, writers() if who is None else who, MOMENTS)
    )


def test_a_growing_file_repeats_its_entries_and_each_counts_once():
    found = settled(document("2022-09", LONG), document("2022-10", LONG))
    assert list(found["status"]) == ["telt", "herhaling"]
    assert list(found["version"]) == [1, 1]


def test_a_changed_text_replaces_the_old_one_and_says_how_much_changed():
    found = settled(
        document("2022-09", LONG),
        document("2022-10", LONG.replace("de brief", "die ene vervelende brief")),
        document("2022-11", LONG.replace("de brief", "die ene vervelende brief")),
    )
    assert list(found["status"]) == ["vervangen", "telt", "herhaling"]
    assert list(found["version"]) == [1, 2, 2]
    assert found["change"][1] == (
        "vervangt de tekst uit levering 2022-09: 3 woorden erbij, 1 eruit"
    )


def test_another_text_of_the_same_day_is_a_second_text():
    found = settled(document("2022-09", LONG), document("2022-10", "Heel iets anders gedaan."))
    assert list(found["status"]) == ["telt", "telt"]


def test_a_second_text_put_before_the_first_does_not_replace_it():
    found = settled(
        document("2022-09", LONG),
        document("2022-10", LONG + ", en daarna nog eens", name="A01-2022-09-13"),
        document("2022-10", LONG, name="A01-2022-09-13-2"),
    )
    assert list(found["status"]) == ["telt", "telt", "herhaling"]


@pytest.mark.parametrize(
    ("columns", "status"),
    [
        ({"withdrawn": "2022-11-01"}, "ingetrokken"),
        ({"consent_analysis": "nee"}, "geen toestemming"),
        ({"writer": "A02"}, "geen toestemming"),
        ({}, "telt"),
    ],
)
def test_without_consent_a_text_does_not_count(columns, status):
    assert settled(document("2022-09", LONG), who=writers(**columns))["status"][0] == status


def test_notes_have_no_writer_and_need_no_consent_of_one():
    notes = {"writer": None, "kind": "intake", "document": "A-intake"}
    assert settled(document("2022-09", LONG) | notes)["status"][0] == "telt"


@pytest.mark.parametrize(
    ("delivery", "late_for"), [("2022-09", ""), ("2022-10", ""), ("2022-11", "bijeenkomst-1")]
)
def test_a_text_that_came_after_the_report_it_belongs_in_is_late(delivery, late_for):
    assert settled(document(delivery, LONG))["late_for"][0] == late_for


def test_a_text_that_is_held_does_not_count():
    held = pd.DataFrame([["2022-09", "A01-2022-09-13", "Vast."]], columns=NOBODY.columns)
    assert settled(document("2022-09", LONG), held=held)["status"][0] == "vastgehouden"
