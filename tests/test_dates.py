"""Dates as people write them."""

from datetime import date, datetime

import pytest

from analysis.readers.dates import (
    cell_date,
    first_date,
    only_date,
    starts_with_date,
    without_dates,
)


@pytest.mark.parametrize(
    "text",
    [
        "4 oktober 2022",
        "dinsdag 4 okt 2022",
        "4 okt. 2022",
        "4 oktober '22",
        "4e oktober 2022",
        "04-10-2022",
        "4-10-'22",
        "4-10-22",
        "4/10/2022",
        "4.10.2022",
        "2022-10-04",
        "2022-10-04T20:07:17",
        "A03_2022-10-04",
        "D01-2022-10-04",
        "C01 20221004",
        "Dagboek_4_oktober_2022_A03",
        "Team A bijeenkomst 2 (04-10-2022)",
        "31-02-2022, verbeterd: 4 oktober 2022",
        "4 OKTOBER 2022 en ook nog 5 oktober 2022",
    ],
)
def test_a_date_is_found_day_first(text):
    assert first_date(text) == "2022-10-04"


@pytest.mark.parametrize(
    "text",
    [
        "4 oktober",
        "31 februari 2022",
        "4-13-2022",
        "12.30-14.00",
        "06-12345678",
        "4 mensen 2022",
        "",
    ],
)
def test_what_is_no_full_date(text):
    assert first_date(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "## 4 oktober 2022",
        "Dinsdag 4 oktober 2022",
        "Datum: 04-10-2022, 20.15 uur",
        "di 4-10",
        "# 4-10",
        "4 oktober",
        "31 februari 2022",
    ],
)
def test_a_line_that_is_only_a_date(line):
    assert only_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "4 oktober was druk",
        "3-1",
        "## Maandag",
        "9.30 overleg",
        "vrijdag vrij",
        "",
        "Brief van 4-10-2022",
    ],
)
def test_a_line_that_is_more_or_else(line):
    assert not only_date(line)


@pytest.mark.parametrize(
    ("heading", "dated"),
    [
        ("## Dinsdag 4 oktober 2022: huisbezoek", True),
        ("## 4-10-2022 huisbezoek", True),
        ("## Terugblik op de bijeenkomst van 27-09-2022", False),
        ("## Huisbezoek", False),
    ],
)
def test_a_heading_that_opens_with_a_date(heading, dated):
    assert starts_with_date(heading) is dated


def test_dates_are_blanked_out():
    assert without_dates("bijeenkomst 28-09-2022").strip() == "bijeenkomst"
    assert without_dates("bijeenkomst 4 oktober 2022").strip() == "bijeenkomst"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (datetime(2022, 10, 4, 20, 7), "2022-10-04"),
        (date(2022, 10, 4), "2022-10-04"),
        (44838, "2022-10-04"),
        (44838.84, "2022-10-04"),
        ("4 okt 2022", "2022-10-04"),
        ("gisteren", None),
        (12, None),
        (True, None),
        (None, None),
    ],
)
def test_the_date_in_a_cell(cell, expected):
    assert cell_date(cell) == expected
