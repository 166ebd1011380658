"""In how many diary entries a theme was signalled: counted by hand."""

import math

import pandas as pd
import pytest
from small_practice import EMPTY, codebook, codings, corpus, moments

from analysis.contracts import Prevalence
from analysis.prevalence import interval, prevalence

TEXTS = ("A01-2022-10-01", "A01-2022-10-02", "A02-2022-10-03", "B01-2022-10-04", "A01-2022-11-05")


def found(*rows: dict, texts=TEXTS, min_writers: int = 9, **own: dict) -> pd.DataFrame:
    coded = codings(*rows) if rows else EMPTY["codings"]
    table = prevalence(
        coded, corpus(*texts, **own), moments("een", "twee"), codebook(), min_writers=min_writers
    )
    return Prevalence.validate(table).set_index(["moment", "period", "theme"])


def test_texts_writers_and_teams_are_counted_once():
    table = found(
        {"document": "A01-2022-10-01"},
        {"document": "A01-2022-10-01", "segment": "A01-2022-10-01-002"},
        {"document": "A01-2022-10-02"},
        {"document": "B01-2022-10-04"},
    )
    row = table.loc[("een", "een", "feedback")]
    assert tuple(row[["texts", "texts_with", "writers", "writers_with", "teams_with"]]) == (
        (4, 3, 3, 2, 2)
    )
    assert row["share"] == 0.75
    assert row["basis"] == "signalen"


def test_no_theme_is_missing_and_rows_go_by_time_and_codebook():
    table = found({"document": "A01-2022-10-01"})
    assert list(table.index.unique("theme")) == ["feedback", "macht", "leren"]
    assert list(table.index.droplevel("theme").unique()) == [
        ("een", "een"), ("twee", "een"), ("twee", "twee"),
    ]  # fmt: skip
    assert table.loc[("twee", "twee", "macht"), "texts_with"] == 0


@pytest.mark.parametrize(
    "own",
    [
        {"status": "vervangen"},
        {"status": "ingetrokken"},
        {"kind": "bijeenkomst"},
        {"date": "2023-01-01"},
        {"delivery": "2022-11"},
    ],
    ids=lambda own: next(iter(own)),
)
def test_a_coding_counts_only_in_a_diary_text_that_counts_before_the_cutoff(own):
    table = found({"document": "B01-2022-10-04"}, B01=own)
    assert table.loc[("een", "een", "feedback"), "texts_with"] == 0


def test_what_people_found_in_the_texts_they_read_is_no_count_of_all_texts():
    people = {"document": "A01-2022-10-01", "coder": "mens1", "counts": True}
    row = found(people).loc[("een", "een", "feedback")]
    assert (row["basis"], row["texts_with"]) == ("signalen", 0)


def test_the_interval_follows_the_formula():
    """Writers 2/2, 0/1, 1/1: share 3/4, residuals 0.5, -0.75, 0.25, t(2) = 4.303."""
    has = pd.Series([True, True, False, True])
    low, high = interval(has, pd.Series(["a", "a", "b", "c"]), 3)
    error = math.sqrt(3 / 2 * (0.25 + 0.5625 + 0.0625) / 16) / (0.75 * 0.25)
    reach = 4.302652729911275 * error
    assert low == pytest.approx(1 / (1 + math.exp(reach - math.log(3))))
    assert high == pytest.approx(1 / (1 + math.exp(-reach - math.log(3))))


@pytest.mark.parametrize(
    ("has", "writers", "min_writers"),
    [
        ([True, False, True], "abc", 4),
        ([True, True, True], "abc", 2),
        ([False, False, False], "abc", 2),
        ([True, False, True, False], "aabb", 2),
        ([True, False], "aa", 1),
    ],
    ids=["few writers", "all", "none", "no variation", "one writer"],
)
def test_there_is_no_interval_where_it_would_mislead(has, writers, min_writers):
    bounds = interval(pd.Series(has), pd.Series(list(writers)), min_writers)
    assert [math.isnan(bound) for bound in bounds] == [True, True]


def test_the_interval_is_wider_when_texts_of_a_writer_are_alike():
    has = pd.Series([True, True, True, False, False, False, True, False])
    alike, mixed = pd.Series(list("aaabbbcd")), pd.Series(list("abcabdcd"))
    spans = [high - low for low, high in (interval(has, who, 3) for who in (alike, mixed))]
    assert spans[0] > spans[1]


def test_without_texts_there_are_no_rows():
    table = prevalence(EMPTY["codings"], corpus(), moments("een"), codebook(), min_writers=2)
    assert len(table) == 0
    Prevalence.validate(table)
