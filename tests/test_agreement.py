"""Agreement between people, and of the machine with people, on tables to count by hand."""

import numpy as np
import pandas as pd
import pytest
from small_practice import codebook, codings, corpus, table

from analysis.agreement import agreement
from analysis.contracts import Agreement, Readings, Segments

WRITERS = [f"{team}{number:02}" for team in "AB" for number in range(1, 7)]
TEXTS = [f"{writer}-2022-10-0{day}" for writer in WRITERS for day in (1, 2)]
EVERY = 3  # the theme feedback is in each third text, in its first segment of two
THEMES = {"vragen": "feedback", "missen": "feedback", "macht": "macht"}
CHOICES = {"min_writers": 10, "draws": 1000, "seed": 1}


def segments() -> pd.DataFrame:
    rows = [
        {"segment": f"{text}-00{n}", "document": text, "start": 10 * n, "end": 10 * n + 9}
        for text in TEXTS
        for n in (1, 2)
    ]
    shared = {"delivery": "2022-10", "text": "Negen nul", "heading": "", "shape": "zin"}
    return table(Segments, rows, shared)


def by(coder: str, texts: list[str], code: str = "vragen", **own) -> list[dict]:
    shared = {"coder": coder, "code": code, "theme": THEMES[code], "counts": True}
    return [shared | {"document": text} | own for text in texts]


def readings(why: str = "steekproef", **texts: list[str]) -> pd.DataFrame:
    rows = [{"document": text, "coder": f"mens-{name}"} for name in texts for text in texts[name]]
    return table(Readings, rows, {"delivery": "2022-10", "why_read": why, "source": "x.csv"})


def compared(people: list[dict], read: pd.DataFrame, rules=(), learned=(), **own):
    tables = codings(*people), read, codings(*rules, *learned), segments(), corpus(*TEXTS)
    return Agreement.validate(agreement(*tables, codebook(), **CHOICES | own))


def row(found: pd.DataFrame, one: str, other: str, name: str) -> pd.Series:
    match = found["coder_a"].eq(one) & found["coder_b"].eq(other) & found["name"].eq(name)
    (only,) = found[match].to_dict("records")
    return only


def test_two_people_are_compared_on_what_both_read():
    with_theme = TEXTS[::EVERY]
    people = by("mens-an", with_theme) + by("mens-bo", with_theme[:-1], code="missen")
    found = compared(people, readings(an=TEXTS, bo=TEXTS[:-2]))
    theme = row(found, "mens-an", "mens-bo", "feedback")
    assert (theme["segments"], theme["writers"]) == (44, 11)
    assert (theme["positives_a"], theme["positives_b"], theme["both"]) == (8, 7, 7)
    assert (theme["precision"], theme["recall"]) == (7 / 8, 1)
    assert theme["low"] <= theme["alpha"] <= theme["high"] <= 1
    code = row(found, "mens-an", "mens-bo", "vragen")
    assert (code["positives_a"], code["positives_b"], code["both"]) == (8, 0, 0)
    assert code["alpha"] < 0
    sets = row(found, "mens-an", "mens-bo", "themas")
    assert sets["alpha"] == pytest.approx(theme["alpha"])
    assert set(found["coder_a"]) == {"mens-an"}


def test_what_nobody_gave_cannot_be_determined():
    found = compared(by("mens-an", TEXTS[:3]), readings(an=TEXTS, bo=TEXTS))
    nobody = row(found, "mens-an", "mens-bo", "missen")
    values = [nobody[name] for name in ("alpha", "low", "high", "ac1", "precision", "recall")]
    assert np.isnan(values).all()


def test_the_machine_is_compared_with_each_person_and_with_what_counts_of_all():
    with_theme = TEXTS[::EVERY]
    people = by("mens-an", with_theme) + by("mens-bo", with_theme[:2], counts=False)
    found = compared(people, readings(an=TEXTS, bo=TEXTS[:4]), rules=by("regels", with_theme))
    assert set(found["coder_b"]) == {"mens-an", "mens-bo", "mensen"}
    together = row(found, "regels", "mensen", "feedback")
    assert (together["alpha"], together["low"], together["segments"]) == (1, 1, 48)
    assert row(found, "regels", "mens-bo", "feedback")["segments"] == 8


def test_the_learned_coder_is_compared_on_themes_only():
    with_theme = TEXTS[::EVERY]
    learned = by("geleerd", with_theme, code="missen")
    found = compared(by("mens-an", with_theme), readings(an=TEXTS), learned=learned)
    assert row(found, "geleerd", "mensen", "feedback")["alpha"] == 1
    assert set(found["level"]) == {"thema", "codeboek"}
    assert not found.duplicated(["level", "name", "coder_a", "coder_b"]).any()


def test_texts_that_the_machine_proposed_do_not_bear_it_out():
    with_theme = TEXTS[::EVERY]
    read = readings("voorstel", an=TEXTS)
    assert compared(by("mens-an", with_theme), read, rules=by("regels", with_theme)).empty


def test_few_writers_give_no_interval():
    few = TEXTS[:12]
    found = compared(by("mens-an", few[::2]) + by("mens-bo", few[::2]), readings(an=few, bo=few))
    theme = row(found, "mens-an", "mens-bo", "feedback")
    assert (theme["alpha"], theme["writers"]) == (1, 6)
    assert np.isnan([theme["low"], theme["high"]]).all()


def test_a_theme_of_one_writer_gives_no_interval():
    """A third of the resamples miss that writer, and then there is nothing to agree on."""
    found = compared(
        by("mens-an", TEXTS[:1]) + by("mens-bo", TEXTS[:1]), readings(an=TEXTS, bo=TEXTS)
    )
    theme = row(found, "mens-an", "mens-bo", "feedback")
    assert theme["alpha"] == 1
    assert np.isnan(theme["low"])


def test_writers_are_resampled_and_not_their_segments():
    """Two coders who differ on one writer only: it is in or out as a whole."""
    others = [text for text in TEXTS if not text.startswith("A01")]
    people = by("mens-an", TEXTS) + by("mens-bo", others)
    theme = row(compared(people, readings(an=TEXTS, bo=TEXTS)), "mens-an", "mens-bo", "feedback")
    assert theme["high"] == 1
    assert theme["low"] < 1 - 2 * (1 - theme["alpha"])


def test_the_same_seed_gives_the_same_interval():
    people = by("mens-an", TEXTS[::2]) + by("mens-bo", TEXTS[::3])
    read = readings(an=TEXTS, bo=TEXTS)
    first = compared(people, read, draws=50)
    assert first.equals(compared(people, read, draws=50))
    assert not first.equals(compared(people, read, draws=50, seed=2))


def test_without_people_there_is_nothing_to_compare():
    assert compared([], readings(), rules=by("regels", TEXTS)).empty
