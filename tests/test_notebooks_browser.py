"""A notebook in JupyterLab as a researcher opens it: the lists work, and nothing leaves."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from small_run import small_run
from test_notebooks import SETTINGS, STANDARD
from test_report_browser import CHROMIUM

from analysis import notebooks

NAME = "02-thema-verkennen"
WAIT = 30_000
# The table library asks for itself a moment before it is there; it then shows all tables.
KNOWN = "set_or_remove_dark_class"
RAN = """() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]
    .every(one => /\\d/.test(one.textContent))"""


@pytest.fixture(scope="module")
def tab(tmp_path_factory) -> Iterator:
    """The notebook, opened and run whole; what the browser asks and complains of is collected."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    playwright = pytest.importorskip("playwright.sync_api")
    run = small_run(tmp_path_factory.mktemp("run"))
    folder = notebooks.own_copies(run, STANDARD)
    page = folder / f"{NAME}.ipynb"
    page.write_text(page.read_text(encoding="utf-8").replace("macht_afhankelijkheid", "macht"))
    with (
        notebooks.server(run, folder, SETTINGS, "--no-browser") as (_, url),
        playwright.sync_playwright() as started,
    ):
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.set_default_timeout(WAIT)
        tab.asked, tab.wrong = [], []
        tab.on("request", lambda request: tab.asked.append(request.url))
        tab.on("pageerror", lambda error: tab.wrong.append(str(error)))
        tab.on("console", lambda said: said.type == "error" and tab.wrong.append(said.text))
        run_whole(tab, url.replace("/lab?", f"/lab/tree/{NAME}.ipynb?"))
        yield tab
        browser.close()


def run_whole(tab, url: str) -> None:
    tab.goto(url)
    tab.locator(".jp-Toolbar-kernelName", has_text="Python 3").wait_for()
    tab.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()
    tab.get_by_role("menuitem", name="Run", exact=True).click()
    tab.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    tab.wait_for_function(RAN)


def answer(tab):
    """What stands below the lists."""
    return tab.locator(".browse-run .jp-OutputArea").first


def test_every_figure_and_table_appears(tab):
    figures = tab.locator(".jp-RenderedHTMLCommon svg[role=img]")
    figures.nth(5).wait_for()
    assert figures.count() == 6
    tab.locator(".browse-run table.dataTable tbody td").first.wait_for()
    assert tab.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0


def test_figures_and_sentences_follow_the_list_by_keyboard(tab):
    figure, sentences = answer(tab).locator("svg[role=img]").first, answer(tab)
    before = figure.inner_html()
    assert "Zij heeft alle macht." in sentences.inner_text()
    tab.get_by_label("Thema", exact=True).focus()
    tab.keyboard.press("ArrowDown")
    sentences.get_by_text("Ik vroeg haar wat zij vond.").first.wait_for()
    assert "Zij heeft alle macht." not in sentences.inner_text()
    assert figure.inner_html() != before


def test_an_empty_choice_is_told_in_a_sentence(tab):
    tab.get_by_label("Thema", exact=True).select_option("Feedback geven en vragen")
    tab.get_by_label("Periode", exact=True).select_option("periode twee")
    tab.get_by_label("Team", exact=True).select_option("A")
    answer(tab).get_by_text("Er zijn geen zinnen bij deze keuze.").wait_for()


def test_nothing_is_asked_outside_this_computer(tab):
    """Runs last: all that the others asked is in it."""
    hosts = {urlsplit(url).hostname for url in tab.asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}
    assert [error for error in tab.wrong if KNOWN not in error] == []
