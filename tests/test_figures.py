"""The figures: what they show, and that they are the same each time."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.drawing import drawing
from analysis.figures.codes_by_team import codes_by_team
from analysis.figures.helps_hinders import helps_hinders
from analysis.figures.theme_shares import theme_shares
from analysis.figures.themes_together import themes_together
from analysis.figures.who_was_heard import who_was_heard
from analysis.pictures_more import pictures_more
from analysis.wording import wording

REPORT = Path(__file__).parents[1] / "workflow" / "report"
COLOURS = json.loads((REPORT / "tokens.json").read_text(encoding="utf-8"))["colour"]
THEMES = ["Feedback", "Macht < afstand & rol", "Lef", "Leren"]


def shares() -> Figure:
    rows = [
        {
            "label": label,
            "title": title,
            "count": "3 van 9",
            "share": 1 / 3,
            "low": low,
            "high": high,
        }
        for label in THEMES
        for title, low, high in (("eerst", None, None), ("later", 0.2, 0.5))
    ]
    words = {"none": "geen", "half": "helft", "all": "alle"}
    frame = pd.DataFrame(rows).astype({"low": float, "high": float})
    return theme_shares(frame, words=words, colours=COLOURS)


def balance() -> Figure:
    rows = pd.DataFrame({"label": THEMES, "hinders": [4, 0, 1, 2], "helps": [1, 3, 0, 12]})
    return helps_hinders(rows, words={"helps": "helpt", "hinders": "hindert"}, colours=COLOURS)


def heard() -> Figure:
    rows = [
        {"team": team, "title": title, "texts": texts, "count": f"{texts} teksten"}
        for team in ("Team A", "Team B", "Team C")
        for title, texts in (("eerst", 0), ("later", 7))
    ]
    return who_was_heard(pd.DataFrame(rows), colours=COLOURS)


def pairs() -> Figure:
    counts = pd.DataFrame([[9, 0], [4, 5]], index=THEMES[:2], columns=THEMES[:2])
    return themes_together(counts, colours=COLOURS)


def per_team(*teams: str) -> Figure:
    names = teams or ("A", "B")
    rows = [
        {"theme": theme, "label": f"{theme} doen"} | dict.fromkeys(names, 3) for theme in THEMES
    ]
    return codes_by_team(pd.DataFrame(rows), dict.fromkeys(names, 6), colours=COLOURS)


FIGURES = [shares, balance, heard, pairs, per_team]


def words_in(figure: Figure) -> set[str]:
    return {text.get_text() for axes in figure.axes for text in axes.texts} | {
        label.get_text() for axes in figure.axes for label in axes.get_yticklabels()
    }


def test_every_theme_has_a_panel_with_its_numbers():
    figure = shares()
    assert [axes.get_title(loc="left") for axes in figure.axes] == THEMES
    assert "3 van 9" in words_in(figure)


def test_a_share_without_a_margin_is_an_open_dot():
    lines = [line for axes in shares().axes for line in axes.lines]
    dots = {(line.get_fillstyle(), *line.get_ydata()) for line in lines}
    assert dots == {("none", 0), ("full", 1)}


def test_every_team_has_a_panel_and_shows_where_nothing_came():
    figure = heard()
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["Team A", "Team B", "Team C"]
    assert {"0 teksten", "7 teksten"} <= words_in(figure)


def test_what_hinders_is_left_and_hatched_so_that_colour_is_not_needed():
    (axes,) = balance().axes
    left, right = axes.containers
    assert [bar.get_width() for bar in left] == [-4, 0, -1, -2]
    assert {bar.get_hatch() for bar in left} == {"////"}
    assert {bar.get_hatch() for bar in right} == {None}
    assert {"4", "12", *THEMES} <= words_in(balance())


def test_a_pair_of_themes_has_its_number_once_and_each_theme_its_own():
    (axes,) = pairs().axes
    assert [text.get_text() for text in axes.texts] == ["9", "4", "5"]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["1", "2"]


def test_sub_codes_stand_under_their_theme_in_two_columns_unless_there_are_many_teams():
    figure = per_team()
    assert [len(axes.patches) for axes in figure.axes] == [4, 4]
    assert {"A\n(6)", "Feedback", "Feedback doen", "3"} <= words_in(figure)
    assert len(per_team(*"ABCDEFG").axes) == 1


def test_a_darker_square_is_a_larger_share():
    rows = pd.DataFrame({"theme": ["T"], "label": ["t"], "A": [2], "B": [2]})
    (axes,) = codes_by_team(rows, {"A": 2, "B": 20}, colours=COLOURS).axes
    dark, light = (sum(square.get_facecolor()[:3]) for square in axes.patches)
    assert dark < light


def annex(both: int) -> dict:
    themes = [{"theme": name, "label": name.upper(), "texts_with": 6} for name in "abc"]
    together = [("a", "b", both), ("a", "c", 2), ("b", "c", 2)]
    pairs = [{"one": a, "other": b, "both": n, "likely": 3.0} for a, b, n in together]
    codes = [{"label": "x", "counts": [1, 2]}, {"label": "y", "counts": [0, 0]}]
    return {
        "together": {"basis": "gelezen", "texts": 12, "themes": themes, "pairs": pairs},
        "teams": {
            "basis": "gelezen",
            "teams": [{"team": "A", "texts": 6}, {"team": "B", "texts": 6}],
            "themes": [{"label": "T", "codes": codes}],
        },
    }


@pytest.mark.parametrize(("both", "told"), [(6, "‘A’ en ‘B’, samen in 6 van de 12"), (2, "")])
def test_only_a_pair_that_stands_out_is_named(both, told):
    say = wording((REPORT / "words.yaml").read_text(encoding="utf-8"))
    drawn = pictures_more(annex(both), say, COLOURS)
    assert told in drawn["together"]["takeaway"]
    assert bool(drawn["together"]["takeaway"]) == bool(told)
    assert drawn["teams"]["takeaway"].startswith("Bij alle teams gevonden: 1 van de 2 subcodes.")


@pytest.mark.parametrize(("teams", "drawn"), [(12, True), (13, False)])
def test_teams_are_drawn_beside_each_other_as_far_as_there_is_room(teams, drawn):
    say = wording((REPORT / "words.yaml").read_text(encoding="utf-8"))
    many = annex(6)
    many["teams"] = {
        "teams": [{"team": f"T{n}", "texts": 6} for n in range(teams)],
        "themes": [{"label": "T", "codes": [{"label": "x", "counts": [1] * teams}]}],
    }
    assert bool(pictures_more(many, say, COLOURS)["teams"]) == drawn


@pytest.mark.parametrize("made", FIGURES)
def test_a_drawing_is_the_same_each_time_and_needs_nothing_from_outside(made):
    svg = drawing(made(), "one", "Wat er te zien is: 1 < 2")
    assert svg == drawing(made(), "one", "Wat er te zien is: 1 < 2")
    tree = ElementTree.fromstring(svg)
    assert (tree.get("role"), tree.get("aria-label")) == ("img", "Wat er te zien is: 1 < 2")
    assert tree.get("width") is None
    links = [value for node in tree.iter() for name, value in node.items() if "href" in name]
    assert {link[:5] for link in links} == {"#one-"}
    assert {node.get("id", "one-")[:4] for node in tree.iter()} == {"one-"}
    assert "<style" not in svg
