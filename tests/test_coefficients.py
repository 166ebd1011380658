"""The coefficients give what their authors published."""

import numpy as np
import pytest

from analysis.people.coefficients import NOMINAL, ac1, alpha, comparisons, masi, set_comparisons

# Four observers, twelve units, five values and missing ratings: Krippendorff (2011), Computing
# Krippendorff's alpha-reliability, example C; Gwet's Handbook computes AC1 on the same ratings.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
    [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
]
# Example A there: two observers, ten units, two values.
TWO = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
# Example B: two observers, twelve units, five values.
NOMINAL_B = [list("aabbdcccedda"), list("babbbccceddd")]


def summed(ratings: np.ndarray, distances: np.ndarray) -> float:
    observed, times = comparisons(ratings, distances)
    return float(alpha(observed.sum(), times.sum(axis=0), distances))


def rare() -> np.ndarray:
    """120 units, 2 positives of each coder, 1 of them shared."""
    ratings = np.zeros((120, 2), dtype=int)
    ratings[0], ratings[1, 0], ratings[2, 1] = 1, 1, 1
    return ratings


@pytest.mark.parametrize(
    ("ratings", "values", "expected"),
    [
        (np.array(TWO).T, 2, 0.095),
        (np.array([["abcde".index(value) for value in row] for row in NOMINAL_B]).T, 5, 0.692),
        (np.array(OBSERVERS).T - 1, 5, 0.743),
        (rare(), 2, 0.49),
    ],
)
def test_alpha_is_as_published(ratings, values, expected):
    assert summed(ratings, 1 - np.eye(values)) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("ratings", "values", "expected"),
    [(np.array(OBSERVERS).T - 1, 5, 0.77544), (rare(), 2, 0.98)],
)
def test_ac1_is_as_published(ratings, values, expected):
    assert ac1(ratings, values) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("ratings", [np.zeros((9, 2), int), np.zeros((0, 2), int), -rare()])
def test_without_two_values_nothing_can_be_determined(ratings):
    assert np.isnan(summed(ratings, NOMINAL))
    assert np.isnan(ac1(ratings, 2))


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("", "", 0),
        ("a", "a", 0),
        ("a", "", 1),
        ("a", "b", 1),
        ("a", "ab", 2 / 3),
        ("ab", "bc", 8 / 9),
    ],
)
def test_masi_by_hand(one, other, distance):
    assert masi(frozenset(one), frozenset(other)) == pytest.approx(distance)
    assert masi(frozenset(other), frozenset(one)) == pytest.approx(distance)


def test_alpha_of_sets_by_hand():
    """Three units: {a} {a}; {a} {a, b}; {} {b}. Values {}, {a}, {b}, {a, b} come 1, 3, 1, 1 times.

    Observed 2 × (0 + 2/3 + 1) = 10/3. Expected, over ordered pairs: {} with the others 2 × 5,
    {a}{b} 2 × 3, {a}{ab} 2 × 3 × 2/3, {b}{ab} 2 × 2/3 = 64/3. Alpha = 1 - 10/3 × 5 / (64/3).
    """
    first = np.array([[1, 0], [1, 0], [0, 0]], dtype=bool)
    second = np.array([[1, 0], [1, 1], [0, 1]], dtype=bool)
    observed, times, distances = set_comparisons((first, second))
    found = alpha(observed.sum(), times.sum(axis=0), distances)
    assert found == pytest.approx(1 - 10 / 3 * 5 / (64 / 3))


def test_alpha_is_that_of_the_package_for_development():
    krippendorff = pytest.importorskip("krippendorff")
    ratings = np.random.default_rng(1).integers(-1, 3, size=(40, 3))
    theirs = krippendorff.alpha(
        reliability_data=np.where(ratings < 0, np.nan, ratings).T, level_of_measurement="nominal"
    )
    assert summed(ratings, 1 - np.eye(3)) == pytest.approx(theirs)
