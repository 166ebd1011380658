"""What changed from one period to the next, in the same writers."""

import numpy as np
import pandas as pd
import pytest
from small_practice import EMPTY, codebook, codings, corpus, moments, readings, table

from analysis.contracts import Scores, Shifts
from analysis.estimates.margins import together
from analysis.shifts import shifts

WRITERS = ("A01", "A02", "A03", "B01", "B02", "B03")
BEFORE = tuple(f"{writer}-2022-10-01" for writer in WRITERS)
NOW = tuple(f"{writer}-2022-11-05" for writer in WRITERS)


def changed(
    *having: str, texts=BEFORE + NOW, read=None, times=("een", "twee", "drie")
) -> pd.DataFrame:
    """The shifts when people found feedback in these texts."""
    given = [{"document": text, "coder": "mens-een"} for text in having]
    people = codings(*given) if given else EMPTY["codings"]
    tables = [EMPTY["codings"], people, readings(*(texts if read is None else read))]
    tables += [table(Scores, []), corpus(*texts), moments(*times)]
    made = Shifts.validate(shifts(*tables, codebook(), min_writers=3))
    return made.set_index(["moment", "theme"])


def test_the_period_of_a_moment_is_compared_with_the_one_before():
    made = changed(*NOW[:3])
    assert list(made.index.unique("moment")) == ["twee"]
    row = made.loc[("twee", "feedback")]
    assert tuple(row[["before", "period", "writers", "texts_before", "texts"]]) == (
        ("een", "twee", 6, 6, 6)
    )
    assert row["change"] == pytest.approx(0.5)
    assert row["low"] < row["change"] < row["high"]


def test_a_period_without_texts_is_passed_over():
    made = changed(*NOW[:3], times=("een", "leeg", "twee"))
    assert list(made.index.unique("moment")) == ["twee"]
    assert set(made["before"]) == {"een"}


def test_a_team_of_which_nothing_was_read_is_left_out():
    """Of team A two of three now have feedback and none had before."""
    read = [text for text in BEFORE + NOW if text.startswith("A")]
    row = changed(*NOW[:2], read=read).loc[("twee", "feedback")]
    assert (row["writers"], row["texts"], row["change"]) == (3, 3, pytest.approx(2 / 3))


def test_the_interval_is_that_of_student_for_paired_differences():
    """Differences of six writers: 1 1 1 0 0 -1; its error beats that of independent texts."""
    row = changed(*NOW[:3], BEFORE[5]).loc[("twee", "feedback")]
    differences = np.array([1, 1, 1, 0, 0, -1])
    error = differences.std(ddof=1) / np.sqrt(6)
    assert row["change"] == pytest.approx(1 / 3)
    assert row["high"] == pytest.approx(min(1 / 3 + 2.570581835636314 * error, 1))


def test_only_writers_of_both_periods_are_compared():
    texts = (*BEFORE, *NOW[:4], "B04-2022-11-06")
    row = changed("B04-2022-11-06", *NOW[:2], texts=texts).loc[("twee", "feedback")]
    assert (row["writers"], row["change"]) == (4, pytest.approx(0.5))


@pytest.mark.parametrize(
    ("texts", "read", "reason"),
    [
        ((*BEFORE, *NOW[:2]), None, "weinig_schrijvers"),
        (BEFORE + NOW, (), "niet_gelezen"),
        (BEFORE + NOW, BEFORE, "niet_gelezen"),
        (BEFORE + NOW, (*BEFORE, NOW[0], NOW[3]), "weinig_gelezen"),
    ],
)
def test_why_nothing_is_said_of_a_change(texts, read, reason):
    made = changed(texts=texts, read=read).loc["twee"]
    assert set(made["reason"]) == {reason}
    assert made[["change", "low", "high", "p"]].isna().all(axis=None)


def test_a_theme_that_nobody_found_did_not_change_and_does_not_count_as_tested():
    made = changed(*NOW[:3]).loc["twee"]
    assert list(made["reason"]) == ["", "geen_spreiding", "geen_spreiding"]
    assert made["p"].notna().tolist() == [True, False, False]


def test_p_values_are_corrected_for_the_number_of_themes():
    """Holm: 0.01 × 3; 0.02 × 2 is 0.04; 0.04 × 1 may not be less than that of a smaller one."""
    held = together(np.array([0.04, np.nan, 0.01, 0.02]))
    assert held == pytest.approx([0.04, np.nan, 0.03, 0.04], nan_ok=True)
    assert together(np.array([0.6, 0.9])) == pytest.approx([1, 1])
    assert len(together(np.array([]))) == 0


def test_without_texts_or_with_one_period_there_are_no_rows():
    assert len(changed(texts=())) == 0
    assert len(changed(texts=BEFORE)) == 0
