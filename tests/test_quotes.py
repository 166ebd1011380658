"""The sentences chosen to be read."""

import pandas as pd
import pytest
from small_practice import EMPTY, codings, corpus, moments, readings, segments, writers

from analysis.contracts import Quotes
from analysis.quotes import quotes

SIX = "een zin van zes hele woorden"
DIARIES = ("A01-2022-10-01", "A02-2022-10-02", "B01-2022-10-03", "B02-2022-10-04")


def chosen(*rows: dict, texts: dict | None = None, **choices) -> pd.DataFrame:
    """Quotes from four diaries with one sentence each, unless told otherwise."""
    names = {f"{document.replace('-', '_')}_001": SIX for document in DIARIES}
    own = choices.pop("own", {})
    choices = {"per_theme": 2, "max_words": 10, "apart": [], "per_apart": 3} | choices
    who = choices.pop("writers", writers())
    table = quotes(
        codings(*rows) if rows else EMPTY["codings"],
        readings(*choices.pop("read", [])),
        segments(**(names | (texts or {}))),
        corpus(*DIARIES, "A01-2022-11-05", **own),
        moments("een", "twee"),
        who,
        **choices,
    )
    return Quotes.validate(table)


def at(table: pd.DataFrame, moment: str = "een") -> list[tuple[str, str]]:
    rows = table[table["moment"].eq(moment)]
    return list(zip(rows["role"], rows["document"].str[:3], strict=True))


def coded(document: str, **own) -> dict:
    return {"document": document, **own}


ALL = [coded(document) for document in DIARIES]


def test_what_is_near_the_middle_of_its_theme_first_and_teams_in_turn():
    odd = "iets dat verder niemand in deze teksten schreef"
    table = chosen(*ALL, texts={"A01_2022_10_01_001": odd})
    assert at(table) == [("typerend", "A02"), ("typerend", "B01")]


def test_what_people_coded_goes_before_a_signal():
    own = coded("B02-2022-10-04", coder="mens-een", counts=True)
    table = chosen(*ALL, own, read=["B02-2022-10-04"], per_theme=1)
    assert at(table) == [("typerend", "B02")]
    assert table["sure"].iloc[0] == "mens"


def test_a_signal_that_a_reader_did_not_see_is_not_quoted():
    assert at(chosen(ALL[0], read=["A01-2022-10-01"])) == []


def test_a_quote_is_an_exact_substring_in_its_own_place():
    row = chosen(coded("A01-2022-10-01", start=0, end=99)).iloc[0]
    assert (row["text"], row["start"], row["end"]) == (SIX, 5, 5 + len(SIX))


def test_a_sentence_keeps_its_number_in_every_report_and_in_other_company():
    table = chosen(*ALL)
    first, second = (list(rows) for _, rows in table.groupby("moment")["quote"])
    assert first == second
    assert len(set(first)) == 2
    assert set(chosen(*ALL[:1])["quote"]) <= set(first)


@pytest.mark.parametrize("text", ["vijf woorden is te weinig", "woord " * 11])
def test_a_sentence_that_is_too_short_or_too_long_is_not_chosen(text):
    assert len(chosen(ALL[0], texts={"A01_2022_10_01_001": text})) == 0


def test_one_quote_per_writer_and_theme_and_each_sentence_once():
    second = {"document": "A01-2022-10-01", "segment": "A01-2022-10-01-002"}
    more = {"A01_2022_10_01_002": SIX}
    assert at(chosen(ALL[0], second, texts=more)) == [("typerend", "A01")]
    both = [ALL[0], coded("A01-2022-10-01", theme="macht", code="macht")]
    assert at(chosen(*both)) == [("typerend", "A01")]


@pytest.mark.parametrize(
    "against",
    [{"direction": "belemmerend", "code": "missen"}, {"modality": "nagelaten"}],
    ids=["opposite", "undone"],
)
def test_one_voice_says_otherwise_and_is_of_another_writer(against):
    table = chosen(*ALL[:3], coded("B02-2022-10-04", **against))
    assert at(table) == [("typerend", "A01"), ("typerend", "B01"), ("tegengeluid", "B02")]


def test_what_is_left_undone_agrees_where_hindering_is_usual():
    rows = [coded(d, direction="belemmerend", modality="nagelaten") for d in DIARIES[:2]]
    assert {role for role, _ in at(chosen(*rows))} == {"typerend"}


def test_notes_wait_until_no_diary_is_left():
    notes = {"kind": "bijeenkomst", "writer": None}
    theory = coded("B02-2022-10-04", modality="norm_of_theorie", score=1.0)
    table = chosen(ALL[0], ALL[1], theory, own={"B02": notes})
    assert at(table) == [("typerend", "A01"), ("typerend", "A02")]
    assert at(chosen(theory, own={"B02": notes})) == [("typerend", "B02")]


def test_the_period_of_the_moment_comes_first():
    late = coded("A01-2022-11-05")
    table = chosen(coded("A02-2022-10-02", score=1.0), late, texts={"A01_2022_11_05_001": SIX})
    assert at(table, "twee")[0] == ("typerend", "A01")


def test_who_did_not_agree_is_not_quoted_nor_named():
    table = chosen(
        *ALL,
        writers=writers(A01="nee"),
        texts={"B01_2022_10_03_001": "A01: dat vind ik echt niet zo"},
    )
    assert [writer for _, writer in at(table)] == ["A02", "B02"]


def test_codes_apart_do_not_take_the_place_of_their_theme():
    wishes = [coded(d, code="toolwens") for d in DIARIES[1:]]
    table = chosen(ALL[0], *wishes, apart=["toolwens"], per_theme=1)
    assert list(table[table["moment"].eq("een")]["code"]) == ["vragen", *["toolwens"] * 3]


def test_the_order_of_rows_does_not_matter():
    rows = [coded(d, score=0.8) for d in DIARIES]
    pd.testing.assert_frame_equal(chosen(*rows), chosen(*rows[::-1]))


def test_without_codings_there_are_no_quotes():
    assert len(chosen()) == 0
