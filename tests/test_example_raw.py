"""The example deliveries give back every word of the example texts, and arrive as promised."""

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis.contracts import Received
from analysis.received import received

RAW = Path(__file__).parents[1] / "data" / "raw"
DELIVERIES = ["2022-09", "2022-10", "2022-11", "2022-12"]
COLUMNS = {
    "writer": "Deelnemercode",
    "team": "Team",
    "date": "Datum van het gesprek",
    "text": "Wat gebeurde er en wat deed dit met je?",
}
MARK = re.compile(r"(?m)^\s*(?:#+|-|\d+\.) |\|")


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    """Every text of every delivery, with a key that is the same in each delivery."""
    tables = [
        received(
            RAW / delivery,
            writer_pattern=r"[A-Z]{1,2}\d{2}",
            form_columns=COLUMNS,
            max_megabytes=25,
            without=[],
        )
        for delivery in DELIVERIES
    ]
    table = pd.concat([Received.validate(table) for table in tables], ignore_index=True)
    return table.assign(key=table["writer"].fillna(table["team"] + table["kind"]) + table["date"])


@pytest.fixture(scope="module")
def first(rows) -> pd.DataFrame:
    """Each text as it first came in."""
    return rows.drop_duplicates("key")


def test_every_file_could_be_read(rows):
    assert rows["problem"].eq("").all()
    assert list(rows.groupby("delivery").size()) == [37, 65, 90, 88]


@pytest.mark.parametrize(
    ("team", "entries", "notes"),
    [("A", 5239, 1997), ("B", 4901, 2030), ("C", 4924, 1935), ("D", 4464, 1968)],
)
def test_every_word_comes_back(first, team, entries, notes):
    """In entries the marks of a list count as words, in notes they do not."""
    texts = first[first["team"] == team].groupby(first["kind"].eq("dagboek"))["text"]
    words = texts.agg(lambda some: sum(len(text.split()) for text in some))
    assert words[True] == entries
    bare = texts.agg(lambda some: sum(len(MARK.sub("", text).split()) for text in some))
    assert bare[False] == notes


def test_each_team_has_its_entries_and_its_five_meetings(first):
    assert first.groupby(["team", "kind"]).size().unstack().loc["A"].to_dict() == {
        "bijeenkomst": 3,
        "borgingssessie": 1,
        "dagboek": 36,
        "intake": 1,
    }
    assert first.groupby("team").size().to_dict() == dict.fromkeys("ABCD", 41)
    notes = first[first["kind"].ne("dagboek")]
    assert sorted(set(notes["moment"])) == [
        "bijeenkomst-1",
        "bijeenkomst-2",
        "bijeenkomst-3",
        "borging",
        "intake",
    ]


def test_two_entries_were_changed_in_a_later_delivery(rows):
    versions = rows.groupby("key")["text"].nunique()
    assert list(versions[versions > 1].index) == ["A012022-09-29", "B022022-09-16"]
    changed = {
        key: list(rows[rows["key"] == key]["text"].factorize()[0])
        for key in versions[versions > 1].index
    }
    assert changed == {"A012022-09-29": [0, 1, 1, 1], "B022022-09-16": [0, 0, 1, 1]}


def test_one_entry_came_late_and_no_other(first):
    late = first[first["date"].str[:7] != first["delivery"]]
    assert list(late["key"] + " " + late["delivery"]) == ["C022022-09-23 2022-11"]
