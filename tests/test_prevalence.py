"""What is signalled is counted by hand; what is estimated follows its formulas and its sample."""

import numpy as np
import pandas as pd
import pytest
from small_practice import EMPTY, codebook, codings, corpus, moments, readings, table

from analysis.contracts import Prevalence, Scores
from analysis.estimates.answers import Answers
from analysis.estimates.margins import shares
from analysis.estimates.powered import jackknife, powered, trust, weighted, worth
from analysis.prevalence import prevalence

TEXTS = ("A01-2022-10-01", "A01-2022-10-02", "A02-2022-10-03", "B01-2022-10-04", "A01-2022-11-05")
HEARD = ("A01-2022-10-01", "A02-2022-10-03", "B01-2022-10-04")
SEEN = ["texts", "texts_with", "writers", "writers_with", "teams_with"]


def found(
    *rows: dict, rules=None, read=None, people=(), machine=None, min_writers=2, **own
) -> pd.DataFrame:
    given = (rows, rows if rules is None else rules, people)
    tables = [codings(*some) if some else EMPTY["codings"] for some in given]
    tables += [readings() if read is None else read, scored(machine or {})]
    tables += [corpus(*TEXTS, **own), moments("een", "twee"), codebook()]
    made = Prevalence.validate(prevalence(*tables, min_writers=min_writers))
    return made.set_index(["moment", "period", "theme"])


def scored(feedback: dict[str, float]) -> pd.DataFrame:
    """Scores for the theme feedback of the first sentence of these texts."""
    rows = [
        {"document": text, "segment": f"{text}-001", "score": score}
        for text, score in feedback.items()
    ]
    return table(Scores, rows, {"delivery": "2022-10", "start": 0, "end": 40, "theme": "feedback"})


def mens(document: str, **own) -> dict:
    return {"document": document, "coder": "mens-een", "counts": True} | own


def test_signals_are_counted_once_per_text_writer_and_team():
    made = found(
        {"document": "A01-2022-10-01"},
        {"document": "A01-2022-10-01", "segment": "A01-2022-10-01-002"},
        {"document": "A01-2022-10-02"},
        {"document": "B01-2022-10-04"},
    )
    assert tuple(made.loc[("een", "een", "feedback"), SEEN]) == (4, 3, 3, 2, 2)
    assert tuple(made.loc[("twee", "samen", "feedback"), SEEN]) == (5, 3, 3, 2, 2)


def test_no_theme_is_missing_and_rows_go_by_time_and_codebook():
    made = found({"document": "A01-2022-10-01"})
    assert list(made.index.unique("theme")) == ["feedback", "macht", "leren"]
    assert list(made.index.droplevel("theme").unique()) == [
        ("een", "samen"), ("een", "een"), ("twee", "samen"), ("twee", "een"), ("twee", "twee"),
    ]  # fmt: skip


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
def test_a_text_counts_only_as_a_diary_text_that_counts_before_the_cutoff(own):
    read, text = readings(*HEARD), "B01-2022-10-04"
    row = found({"document": text}, read=read, people=[mens(text)], B01=own).loc[
        ("een", "een", "feedback")
    ]
    assert (row["texts_with"], row["read"], row["read_with"]) == (0, 2, 0)


def test_a_signalled_share_never_looks_like_an_estimate():
    row = found({"document": "A01-2022-10-01"}).loc[("een", "een", "feedback")]
    assert (row["basis"], row["reason"], row["texts_with"]) == ("signalen", "niet_gelezen", 1)
    assert row[["share", "low", "high"]].isna().all()


def test_without_a_useful_machine_the_share_is_the_weighted_mean_of_what_people_found():
    """Team A wrote three texts, of which two were read: each stands for 1.5, that of B for 1."""
    row = found(read=readings(*HEARD), people=[mens("A01-2022-10-01")]).loc[
        ("een", "een", "feedback")
    ]
    assert (row["basis"], row["read"], row["read_with"], row["covered"]) == ("schatting", 3, 1, 4)
    assert row["share"] == pytest.approx(1.5 / 4)
    assert 0 < row["low"] < row["share"] < row["high"] < 1


def test_what_the_machine_says_of_an_unread_text_moves_the_share():
    """It is right in what people read, so it is believed: the unread text has the theme."""
    machine = {"A01-2022-10-01": 1.0, "A01-2022-10-02": 1.0}
    row = found(read=readings(*HEARD), people=[mens("A01-2022-10-01")], machine=machine)
    assert row.loc[("een", "een", "feedback"), "share"] == pytest.approx(0.5)


def test_what_the_rules_point_out_is_the_machine_where_no_coder_was_trained():
    rules = [{"document": "A01-2022-10-01"}, {"document": "A01-2022-10-02"}]
    row = found(*rules, read=readings(*HEARD), people=[mens("A01-2022-10-01")])
    assert row.loc[("een", "een", "feedback"), "share"] == pytest.approx(0.5)


def test_a_signal_that_people_refused_still_tells_how_often_the_rules_are_wrong():
    """Half of what the rules point out is wrong, so the unread signal counts half."""
    rules = [{"document": text} for text in (*HEARD[:2], "A01-2022-10-02")]
    kept = [rules[0], rules[2]]
    row = found(*kept, rules=rules, read=readings(*HEARD), people=[mens(HEARD[0])])
    assert row.loc[("een", "een", "feedback"), "texts_with"] == 2
    assert row.loc[("een", "een", "feedback"), "share"] == pytest.approx(0.375)


@pytest.mark.parametrize("why", ["voorstel", "eigen keuze"])
def test_only_what_was_read_by_lot_is_used(why):
    other = readings("A01-2022-10-02", "A01-2022-10-01", coder="mens-twee", why_read=why)
    people = [mens(text, coder="mens-twee") for text in ("A01-2022-10-02", "A01-2022-10-01")]
    made = found(read=pd.concat([readings(*HEARD), other]), people=people)
    row = made.loc[("een", "een", "feedback")]
    assert (row["read"], row["read_with"], row["share"]) == (3, 0, 0)


def test_readers_are_averaged_but_what_they_agreed_on_wins_and_counts_is_ignored():
    two = pd.concat([readings(*HEARD), readings(*HEARD, coder="mens-twee")])
    agreed = readings("B01-2022-10-04", coder="overeengekomen", why_read="eigen keuze")
    people = [mens(text, counts=False) for text in ("A01-2022-10-01", "B01-2022-10-04")]
    apart, settled = (
        found(read=read, people=people).loc[("een", "een", "feedback"), "share"]
        for read in (two, pd.concat([two, agreed]))
    )
    assert apart == pytest.approx((1.5 * 0.5 + 0.5) / 4)
    assert settled == pytest.approx(1.5 * 0.5 / 4)


def test_a_team_of_which_nothing_was_read_is_left_to_its_signals():
    row = found({"document": "B01-2022-10-04"}, read=readings(*HEARD[:2])).loc[
        ("een", "een", "feedback")
    ]
    assert (row["texts"], row["covered"], row["texts_with"], row["share"]) == (4, 3, 1, 0)


@pytest.mark.parametrize(
    ("read", "min_writers", "reason"),
    [
        (HEARD, 4, "weinig_schrijvers"),
        ((), 3, "niet_gelezen"),
        (HEARD[:2], 3, "weinig_gelezen"),
        (HEARD, 3, ""),
    ],
)
def test_why_there_is_no_estimate(read, min_writers, reason):
    made = found(read=readings(*read), min_writers=min_writers).loc["een"].loc["een"]
    assert set(made["reason"]) == {reason}
    assert made["share"].isna().all() == bool(reason)


def test_without_texts_there_are_no_rows():
    tables = [EMPTY["codings"]] * 3 + [readings(), scored({}), corpus(), moments("een")]
    made = prevalence(*tables, codebook(), min_writers=2)
    assert len(Prevalence.validate(made)) == 0


def sample(found, machine=None, read=None, cells=None, writers=None) -> Answers:
    found = np.array(found, dtype=float).reshape(len(found), -1)
    size, none = len(found), np.zeros(len(found), dtype=int)
    read = np.ones(size, dtype=bool) if read is None else np.array(read, dtype=bool)
    return Answers(
        found * read[:, None],
        np.zeros_like(found) if machine is None else np.array(machine, float).reshape(size, -1),
        read,
        np.ones(size, dtype=bool),
        none if cells is None else np.array(cells),
        none,
        np.arange(size) if writers is None else np.array(list(writers)),
    )


def test_read_texts_stand_for_their_cell_and_for_cells_without_any():
    texts = sample([0] * 6, read=[1, 0, 0, 1, 1, 0], cells=[0, 0, 0, 1, 1, 2])
    assert weighted(texts) == pytest.approx([3.6, 0, 0, 1.2, 1.2, 0])


def test_the_estimate_is_the_formula_of_prediction_powered_inference():
    """PPI++ with other texts for the machine: mean(Y) + λ (mean(f other) - mean(f read))."""
    draw = np.random.default_rng(1)
    found, machine = draw.random(30) < 0.4, draw.random(30)
    read = np.arange(30) < 12
    texts = sample(found, machine, read)
    slope = np.cov(found[read], machine[read])[0, 1] / np.var(machine[read], ddof=1)
    tuned = np.clip(slope, 0, 1) / (1 + 12 / 18)
    expected = found[read].mean() + tuned * (machine[~read].mean() - machine[read].mean())
    assert powered(texts)[0] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("machine", "trusted"), [([1, 0, 1, 0], 1), ([0, 1, 0, 1], 0), ([1, 1, 1, 1], 0)]
)
def test_a_machine_is_trusted_as_far_as_it_foretells_what_people_find(machine, trusted):
    texts = sample([1, 0, 1, 0], machine)
    assert trust(texts, weighted(texts)) == pytest.approx([trusted])


def test_the_variance_of_a_mean_of_single_texts_is_the_textbook_one():
    share, variance = jackknife(powered, sample([1, 0, 0, 1, 1]))
    assert (share[0], variance[0]) == pytest.approx((0.6, np.var([1, 0, 0, 1, 1], ddof=1) / 5))


def test_texts_are_worth_at_least_those_read_and_at_most_all():
    read = [1, 1, 1, 1, 0, 0, 0, 0]
    found = [1, 0, 1, 0, 0, 0, 0, 0]
    blind, perfect = ([1] * 8, found)
    assert worth(sample(found, blind, read))[0] == pytest.approx(4)
    assert worth(sample(found, perfect, read))[0] == pytest.approx(8)


def test_single_texts_of_as_many_writers_have_the_interval_of_clopper_and_pearson():
    """Twelve texts, none with the theme: the upper bound is 1 - 0.025 ** (1 / 12)."""
    share, low, high = shares(sample([0] * 12))
    assert (share[0], low[0]) == (0, 0)
    assert high[0] == pytest.approx(1 - 0.025 ** (1 / 12))
    share, low, high = shares(sample([1] * 12))
    assert (low[0], high[0]) == pytest.approx((0.025 ** (1 / 12), 1))


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [("ababcdcdefefghgh", "aabbccddeeffgghh"), ("abcdefgh" * 2, "abcdefghaaaaaaaa")],
    ids=["alike", "unequal"],
)
def test_the_interval_is_wider_when_writers_are_alike_inside_or_unequal(narrow, wide):
    found = [1, 1, 0, 0, 1, 1, 0, 0] * 2
    spans = [
        np.subtract(*shares(sample(found, writers=map(ord, who)))[:0:-1]) for who in (narrow, wide)
    ]
    assert spans[0] < spans[1]
