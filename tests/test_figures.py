"""The figures: what they show, and that they are the same each time."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.drawing import drawing
from analysis.figures.helps_hinders import helps_hinders
from analysis.figures.theme_shares import theme_shares
from analysis.figures.who_was_heard import who_was_heard

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


FIGURES = [shares, balance, heard]


def words_in(figure: Figure) -> set[str]:
    return {text.get_text() for axes in figure.axes for text in axes.texts} | {
        label.get_text() for axes in figure.axes for label in axes.get_yticklabels()
    }


def test_every_theme_has_a_panel_with_its_numbers():
    figure = shares()
    assert [axes.get_title(loc="left") for axes in figure.axes] == THEMES
    assert "3 van 9" in words_in(figure)


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
