"""The notebooks: what stands in the repository, that they run, and how they are opened."""

import ast
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.figure import Figure
from small_run import small_run

import analysis
from analysis import notebooks
from analysis.exploring import widgets

REPO = Path(__file__).parents[1]
STANDARD, SETTINGS = REPO / "notebooks", REPO / "workflow" / "jupyter"
PAGES = sorted(STANDARD.glob("*.ipynb"))
PLACE = re.compile(r"""["' (](?:/\w+/|[A-Z]:\\|~/)\S*""")
OPENING = "import analysis\n\nrun = analysis.open_run()"
DEFINES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def read(page: Path) -> dict:
    return json.loads(page.read_text(encoding="utf-8"))


def code(page: Path) -> list[str]:
    return ["".join(cell["source"]) for cell in read(page)["cells"] if cell["cell_type"] == "code"]


def test_there_is_a_notebook_per_question():
    assert [page.stem for page in PAGES] == [
        "01-kennismaken",
        "02-thema-verkennen",
        "03-onderwerpen",
        "04-samen-coderen",
        "05-codeboek-aanscherpen",
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_notebook_here_holds_what_it_gave_or_where_it_ran(page):
    book = read(page)
    cells = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    assert [cell for cell in cells if cell["outputs"] or cell["execution_count"]] == []
    assert [cell for cell in book["cells"] if cell["metadata"]] == []
    assert set(book["metadata"]) == {"edition", "kernelspec", "language_info"}
    assert book["metadata"]["kernelspec"]["name"] == "python3"
    assert PLACE.findall(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_useful_is_defined_in_the_package(page):
    assert code(page)[0] == OPENING
    parsed = [node for cell in code(page) for node in ast.walk(ast.parse(cell))]
    assert [node for node in parsed if isinstance(node, DEFINES)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_notebook_opens_with_its_question_and_tells_where_to_go_on(page):
    cells = ["".join(cell["source"]) for cell in read(page)["cells"]]
    assert re.search(r"(?m)^\*\*De vraag: .+\?\*\*$", cells[0])
    assert "**niet** uit kunt opmaken" in cells[0]
    assert "Alleen voor het onderzoeksteam" in cells[1]
    assert cells[-1].startswith("## Verder\n")
    names = re.findall(r"\((\S+\.ipynb)\)", cells[-1])
    assert names
    assert [name for name in names if not (STANDARD / name).is_file()] == []


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> Path:
    """A small run with its own copies of the notebooks."""
    folder = small_run(tmp_path_factory.mktemp("run"))
    notebooks.own_copies(folder, STANDARD)
    (folder / notebooks.ANALYSED).write_text("{}", encoding="utf-8")
    return folder


def fitted(run: Path) -> None:
    """The notebooks ask about a theme of this codebook."""
    for page in (run / "notebooks").glob("*.ipynb"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("macht_afhankelijkheid", "macht"), encoding="utf-8")


def test_all_notebooks_run(run):
    fitted(run)
    words = ["--nbmake", "--nbmake-timeout=60", "-p", "no:cacheprovider", "--color=no", "-q"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words, run / "notebooks"],
        env=notebooks.environment(run, SETTINGS, ""),
        capture_output=True,
        text=True,
    )
    assert f"{len(PAGES)} passed" in done.stdout, done.stdout


def test_copies_are_left_as_they_are_and_a_newer_edition_stands_beside_them(tmp_path):
    standard = tmp_path / "standard"
    standard.mkdir()
    first, own = standard / "01.ipynb", tmp_path / "run" / "notebooks"
    first.write_text('{"metadata": {"edition": 1}}')
    assert notebooks.own_copies(tmp_path / "run", standard) == own
    changed = '{"metadata": {"edition": 1}, "cells": ["eigen"]}'
    (own / "01.ipynb").write_text(changed)
    notebooks.own_copies(tmp_path / "run", standard)
    assert [path.name for path in own.iterdir()] == ["01.ipynb"]
    first.write_text('{"metadata": {"edition": 2}}')
    notebooks.own_copies(tmp_path / "run", standard)
    assert sorted(path.name for path in own.iterdir()) == ["01-uitgave-2.ipynb", "01.ipynb"]
    assert (own / "01.ipynb").read_text() == changed


def test_the_copies_of_the_example_stand_where_git_does_not_look(tmp_path):
    standard = tmp_path / "notebooks"
    standard.mkdir()
    assert notebooks.own_copies(tmp_path, standard) == standard / "eigen"
    assert "/notebooks/eigen/" in (REPO / ".gitignore").read_text(encoding="utf-8").splitlines()


def command(run: Path) -> list[str | Path]:
    words = [sys.executable, "-m", "analysis.notebooks", "--run", run, "--no-browser"]
    return [*words, "--standard", STANDARD, "--settings", SETTINGS]


def test_nothing_opens_before_there_is_an_analysis(tmp_path):
    done = subprocess.run(command(tmp_path), capture_output=True, text=True)
    assert done.returncode == 1
    assert "FOUT: er is nog niets geanalyseerd" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals and permissions")
def test_stops_with_a_sentence_and_leaves_things_in_the_run_for_its_owner_only(run):
    home = run / "home"
    home.mkdir()
    pipes = {"stdout": subprocess.PIPE, "text": True, "env": {**os.environ, "HOME": str(home)}}
    with subprocess.Popen(command(run), **pipes) as process:
        told = [process.stdout.readline() for _ in range(3)]
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
    assert re.search(r"http://127\.0\.0\.1:\d+/lab\?token=\S{30,}$", told[0])
    assert "deel ze niet" in told[1]
    assert "De notebooks zijn gestopt." in rest
    assert process.returncode == 0
    assert list((run / ".jupyter/runtime").glob("jpserver-*")) == []
    kept = [run / ".jupyter", *(run / ".jupyter").rglob("*"), *(run / "notebooks").iterdir()]
    assert [path for path in kept if path.stat().st_mode & 0o077 and path.suffix != ".ipynb"] == []
    assert (run / "notebooks").stat().st_mode & 0o077 == 0
    assert list(home.rglob(".jupyter*")) + list(home.rglob(".ipython*")) == []


@pytest.fixture(scope="module")
def opened(run):
    return analysis.open_run(run)


@pytest.mark.parametrize("name", widgets.PARTS)
def test_the_lists_give_something_to_read_or_see(opened, name):
    chosen = widgets.Choice("macht", None, None)
    made = widgets.shown_or_told(name, lambda: widgets.PARTS[name](opened, chosen))
    assert isinstance(made, Figure | pd.DataFrame) or "<p>" in made.data


def test_every_theme_period_and_team_can_be_chosen(opened):
    choices = widgets.to_choose(opened)
    assert choices["theme"][0] == ("Macht en afstand", "macht")
    assert choices["period"][:2] == [("alle", None), ("periode een", "een")]
    assert choices["team"] == [("alle", None), ("A", "A"), ("B", "B")]


def test_a_choice_of_period_and_team_holds_for_the_sentences(opened):
    found = widgets.quoted(opened, widgets.Choice("macht", "een", "A"))
    assert set(zip(found["period"], found["team"], strict=True)) == {("een", "A")}


def test_what_is_empty_or_fails_is_told_in_a_sentence():
    empty = widgets.shown_or_told("quotes", lambda: pd.DataFrame({"text": []}))
    assert "Er zijn geen zinnen bij deze keuze" in empty.data
    failed = widgets.shown_or_told("quotes", lambda: 1 / 0)
    assert "Dit deel kon niet worden gemaakt (ZeroDivisionError)" in failed.data
