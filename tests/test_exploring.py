"""What a researcher asks of a run in a notebook, and how the answers show themselves."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.figure import Figure
from small_run import ALL, DELIVERY, MASK, TEXTS, codebook, segments, small_run

import analysis
from analysis.codings_rules import codings_rules
from analysis.exploring import candidates, context, drawn, shown
from analysis.exploring.opened import inline
from analysis.mistakes import Mistake
from analysis.people.reading_order import by_gain
from analysis.tokens import tokens

TOKENS = Path(__file__).parents[1] / "workflow" / "report" / "tokens.json"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return analysis.open_run(small_run(tmp_path_factory.mktemp("run")))


@pytest.fixture
def changing(run, tmp_path):
    """A copy of the run, to change, and the folder of its tables."""
    shutil.copytree(run.folder, tmp_path / "run")
    return analysis.open_run(tmp_path / "run"), tmp_path / "run/data/processed"


def test_importing_the_package_stays_cheap():
    said = "import sys, analysis; print('pandas' in sys.modules, 'pyarrow' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_run_is_found_from_a_folder_in_it(run, monkeypatch):
    (run.folder / "notebooks").mkdir()
    monkeypatch.chdir(run.folder / "notebooks")
    assert analysis.open_run().folder == run.folder


@pytest.mark.parametrize(
    ("have", "says"),
    [
        ((), "staat niet in de map van een onderzoek"),
        (("config/config.yaml",), "nog niets geanalyseerd: draai eerst analyse.py report"),
    ],
)
def test_what_is_no_run_is_told_in_a_sentence(tmp_path, monkeypatch, have, says):
    for name in have:
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Mistake, match=says):
        analysis.open_run()


def test_a_table_that_is_not_there_yet_is_named(changing):
    run, tables = changing
    (tables / "codings.parquet").unlink()
    with pytest.raises(Mistake, match=r"codings\.parquet is er nog niet: draai eerst analyse\.py"):
        run.quotes("macht")


def test_tables_hold_texts_that_count_with_their_facts(run):
    documents = run.documents.set_index("document")
    assert set(documents.index) == set(TEXTS)
    assert documents.loc["A01-2022-10-01", ["segments", "read"]].tolist() == [3, 1]
    assert documents.loc["B02-2022-11-04", ["team", "read"]].tolist() == ["B", 0]
    assert set(run.segments["document"]) == set(TEXTS)
    assert set(run.codings["theme_label"]) == {"Macht en afstand", "Feedback geven en vragen"}
    counts = run.themes.set_index("code")[["people", "rules"]]
    assert counts.loc["positie"].tolist() == [2, 5]
    assert counts.loc["delen"].tolist() == [1, 0]
    assert (run.periods, run.teams) == (["een", "twee"], ["A", "B"])
    assert run.writers == ["A01", "A02", "B01", "B02"]
    assert run.disagreements["text"].tolist() == ["De fiets was kapot."]
    assert run.set_aside["reason"].tolist() == ["De scan bevat geen tekst."]


def test_quotes_are_what_people_coded_and_signals_where_nobody_read(run):
    found = run.quotes("Macht En Afstand")
    assert [*zip(found["segment"].str[-14:], found["sure"], strict=True)] == [
        ("2022-10-01-001", "mens"),
        ("2022-10-02-001", "mens"),
        ("2022-10-02-003", "mens"),
        ("2022-11-05-001", "signaal"),
        ("2022-11-05-002", "signaal"),
    ]
    texts = {name: " ".join(sentences) for name, sentences in ALL.items()}
    for row in found.itertuples():
        assert texts[row.document][row.start : row.end] == row.text
    assert found.iloc[3]["because"] == "macht"


@pytest.mark.parametrize(
    ("asked", "segments"),
    [
        ({"theme": "delen"}, ["A02-2022-10-02-003"]),
        ({"theme": "macht", "period": "periode twee", "limit": 1}, ["A01-2022-11-05-001"]),
        ({"period": "een", "team": "team b"}, ["B01-2022-10-03-002"]),
        ({"theme": "macht", "coder": "REGELS", "team": "B"}, ["B01-2022-10-03-001"]),
        ({"theme": "macht", "period": "een", "team": "B"}, []),
    ],
)
def test_quotes_of_a_part(run, asked, segments):
    assert run.quotes(**asked)["segment"].tolist() == segments


@pytest.mark.parametrize("limit", range(6))
def test_a_limit_gives_the_first_of_all(run, limit):
    every = run.quotes("macht")["segment"].tolist()
    assert run.quotes("macht", limit=limit)["segment"].tolist() == every[:limit]


def test_quotes_tell_whose_words_may_not_be_quoted(run):
    found = run.quotes("vragen")
    assert found.set_index("writer")["may_quote"].to_dict() == {"A01": True, "B01": False}


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda run: run.quotes("mcht"), "onbekend thema 'mcht'; bedoelt u 'macht'? Alle"),
        (lambda run: run.compare("feedbak"), "bedoelt u 'feedback'? Alle thema's: run.themes."),
        (lambda run: run.missed("xyzzy"), "onbekend thema 'xyzzy'. Alle thema's: run.themes."),
        (lambda run: run.quotes(period="tweee"), "onbekende periode 'tweee'; bedoelt u 'twee'?"),
        (lambda run: run.quotes(team="Z"), "onbekend team 'Z'. Alle teams: run.teams."),
        (lambda run: run.quotes(coder="mens-en"), "bedoelt u 'mens-een'? Alle codeurs: mens-een"),
        (lambda run: run.compare("macht", by="perido"), "bedoelt u 'period'?"),
        (
            lambda run: run.topic(7),
            "onbekend onderwerp '7'. Onderwerpen van het laatste rapport: 1, 2",
        ),
        (lambda run: run.context(" "), "Geef een woord"),
        (lambda run: run.try_expression(" … "), "Geef een uitdrukking"),
        (lambda run: run.quotes("macht").figure(), "Van deze tabel is er geen figuur"),
    ],
)
def test_errors_name_what_is_nearest(run, ask, says):
    with pytest.raises(Mistake) as told:
        ask(run)
    assert says in str(told.value)
    assert told.value._render_traceback_() == [str(told.value)]


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ({"word": "macht", "window": 1}, ["alle macht . Ik", "De machten zijn", "De macht is",
                                          "de macht . Macht", "macht. Macht"]),
        ({"word": "macht", "by": "word", "team": "B"}, ["De macht is klein. Ik vroeg "
                                                         f"{MASK} niet wat hij"]),
        ({"word": "macht", "period": "twee", "window": 2}, ["houdt de macht . Macht",
                                                            "de macht. Macht"]),
        ({"word": "vroeg haar", "window": 1}, ["Ik vroeg haar wat"]),
        ({"word": "fiet*", "window": 0}, ["fiets"]),
        ({"word": "ooit"}, []),
    ],
)  # fmt: skip
def test_context_shows_a_word_with_what_is_around_it(run, asked, lines):
    found = run.context(**asked)
    said = [
        " ".join(part for part in parts if part)
        for parts in zip(found["left"], found["word"], found["right"], strict=True)
    ]
    assert said == lines


def test_context_says_where_a_place_is_and_who_coded_it(run):
    first = run.context("macht").iloc[0]
    text = " ".join(TEXTS[first["document"]])
    assert text[first["start"] : first["end"]] == first["word"] == "macht"
    assert (first["segment"], first["people"], first["coder"]) == (
        "A01-2022-10-01-001", "positie", "mens-een; regels",
    )  # fmt: skip


def test_context_of_a_usual_word_is_cut_and_says_so(run, monkeypatch):
    monkeypatch.setattr(context, "MOST", 2)
    found = run.context("macht")
    assert len(found) == 2
    assert found.note.startswith("2 van 5 plaatsen")


def test_compare_counts_in_the_texts_that_people_read(run):
    found = run.compare("macht").set_index("period")
    assert found.loc["een", ["written", "texts", "texts_with", "writers_with"]].tolist() == [
        3, 3, 2, 2,
    ]  # fmt: skip
    assert found.loc["een", ["estimate", "low", "high"]].tolist() == [0.6, 0.3, 0.9]
    assert found.loc["twee", ["written", "texts", "texts_with"]].tolist() == [2, 0, 0]
    assert found.loc["twee", ["share", "estimate"]].isna().all()
    teams = run.compare("delen", by="team").set_index("team")
    assert teams["texts_with"].to_dict() == {"A": 1, "B": 0}
    assert set(teams["basis"]) == {"gelezen"}


def test_without_readings_signals_are_compared(changing):
    run, tables = changing
    emptied(tables / "readings.parquet")
    found = run.compare("macht", by="team")
    assert (found["texts_with"].tolist(), set(found["basis"])) == ([3, 1], {"signalen"})
    assert found.note == "Geteld zijn signalen van de regels; niemand las ze na"


@pytest.mark.parametrize("name", ["topics", "segment_topics", "codings", "discussions"])
def test_with_a_table_that_is_empty_there_are_answers(changing, name):
    run, tables = changing
    emptied(tables / f"{name}.parquet")
    verbs = (run.quotes, run.contrary, run.missed, run.words, run.together, run.compare)
    found = {verb.__name__: verb("macht") for verb in verbs}
    found |= {"cells": run.topics_by_theme(), "topics": run.topics, "talk": run.disagreements}
    found |= {"tried": run.try_expression("macht"), "context": run.context("macht")}
    empty = {name for name, table in found.items() if table.empty}
    assert (
        empty
        == {
            "topics": {"topics", "cells"},
            "segment_topics": {"cells"},
            "codings": {"quotes", "contrary", "missed", "words", "cells"},
            "discussions": {"talk"},
        }[name]
    )
    assert "Geen rijen" in found[min(empty)]._repr_html_()


def emptied(path: Path) -> None:
    pd.read_parquet(path).iloc[:0].to_parquet(path)


def test_together_counts_texts_with_both(run):
    (row,) = run.together("macht").itertuples()
    assert (row.theme, row.both, row.own, row.texts_with, row.texts) == ("feedback", 1, 2, 2, 3)
    assert row.likely == round(2 * 2 / 3, 1)
    (other,) = run.together("delen").itertuples()
    assert (other.both, other.own) == (0, 1)


def test_contrary_and_missed(run):
    assert run.contrary("macht")["segment"].tolist() == ["A02-2022-10-02-003"]
    assert run.missed("macht")["segment"].tolist() == ["A02-2022-10-02-003"]


def test_words_that_stand_out_are_of_two_writers(run):
    found = run.words("positie").set_index("word")
    assert found.loc["macht", ["count", "others", "writers_with"]].tolist() == [2, 1, 2]
    assert "alle" not in found.index
    assert found["log_odds"].gt(0).all()


def test_topics_of_the_last_report(run):
    assert run.topics["term"].tolist() == ["macht", "zij", "vragen"]
    assert run.topic(2)["text"].tolist() == [f"Ik vroeg {MASK} niet wat hij vond."]
    assert run.topic(1).note == "Onderwerp 1: macht, zij"
    cells = run.topics_by_theme().set_index(["topic", "theme"])["share"]
    assert cells.to_dict() == {
        (1, "macht"): 1, (1, "feedback"): 0, (2, "macht"): 0, (2, "feedback"): 1,
    }  # fmt: skip


def test_to_read_is_the_order_of_the_form(run):
    scores = pd.read_parquet(run.folder / "data/processed" / DELIVERY / "scores.parquet")
    codings = pd.read_parquet(run.folder / "data/processed/codings.parquet")
    sizes = run.segments.groupby(["delivery", "document"]).size()
    form = by_gain(run.corpus, run.readings, scores, codings, sizes, size=2)
    assert run.to_read["document"].tolist() == form["document"].tolist()
    assert run.to_read["themes"].str.split("; ").str[0].tolist() == [
        {"macht": "Macht en afstand", "feedback": "Feedback geven en vragen"}[themes[0]]
        for themes in form["themes"]
    ]


@pytest.mark.parametrize(
    "text",
    ["vragen … vinden", "macht", "IK … hij/zij", "NIET", "macht hebben", "een collega", "hebben …"],
)
def test_an_expression_catches_what_the_rules_would(run, text):
    book = codebook().assign(words=[[]] * 3, expressions=[[text], [], []], blockers=[[]] * 3)
    cut = segments()[lambda rows: rows["document"].isin(TEXTS)]
    cleared = pd.read_parquet(run.folder / "data/processed" / DELIVERY / "cleared.parquet")
    found = codings_rules(tokens(cleared, cut, model="blank"), cut, book)
    assert set(run.try_expression(text)["segment"]) == set(found["segment"])


def test_an_expression_is_compared_with_people_and_rules(run):
    found = run.try_expression("vragen … vinden", theme="feedback")
    assert found.summary == {
        "caught": 3, "already": 2, "agree": 2, "otherwise": 0, "unread": 1, "searched": 5,
        "possible": 5,
    } | {name: found.summary[name] for name in ("searched", "possible")}  # fmt: skip
    other = run.try_expression("vragen", theme="macht").summary
    assert (other["agree"], other["otherwise"], other["unread"]) == (0, 3, 1)
    blocked = run.try_expression("vragen … vinden", theme="Feedback vragen")
    assert "B02-2022-11-04-002" not in set(blocked["segment"])


def test_a_usual_expression_is_looked_for_in_a_part_and_says_so(run, monkeypatch):
    monkeypatch.setattr(candidates, "MOST", 2)
    found = run.try_expression("vragen")
    assert (found.summary["searched"], found.summary["possible"]) == (2, 4)
    assert "Gekeken is op 2 van de 4 plekken" in found.note


def test_a_table_shows_itself_in_dutch_and_without_a_network(run):
    found = run.quotes("vragen")
    page = found._repr_html_()
    for part in ("Alleen voor het onderzoeksteam", "zekerheid", "[naam] niet wat", "Zoeken:"):
        assert part in page
    assert MASK not in page
    assert found["text"].str.contains(MASK).any()
    assert re.findall(r"(?:src|href|from|import\()\s*=?\s*['\"]https?:", page) == []


def test_a_long_table_shows_its_first_rows_and_says_so(run, monkeypatch):
    monkeypatch.setattr(shown, "MOST", 2)
    page = run.quotes("macht")._repr_html_()
    assert "De eerste 2 van 5 rijen" in page
    assert "Zij houdt de macht." not in page


def test_what_was_counted_in_few_texts_is_shown_as_a_count(run):
    assert "2 van 3" in run.compare("macht")._repr_html_()


def test_rows_that_are_chosen_still_show_themselves(run):
    some = run.compare("macht", by="team")[lambda rows: rows["team"].eq("A")]
    assert isinstance(some, pd.DataFrame)
    assert "Geteld zijn coderingen van mensen" in some._repr_html_()
    assert some.figure().get_label() == "Teksten met het thema ‘Macht en afstand’: A 2 van 2"


@pytest.mark.parametrize("verb", ["compare", "together", "words"])
def test_figures_are_drawn_from_the_rows(run, verb):
    figure = getattr(run, verb)("macht").figure()
    assert isinstance(figure, Figure)
    assert f'aria-label="{figure.get_label()[:20]}' in inline(figure)


def test_topics_have_figures(run):
    assert len(run.topics.figure().axes) == 2
    assert len(run.topics_by_theme().figure().axes) == 1


def test_figures_have_the_colours_of_the_reports():
    house = json.loads(TOKENS.read_text(encoding="utf-8"))["colour"]
    assert {name: house[name] for name in drawn.COLOURS} == drawn.COLOURS
