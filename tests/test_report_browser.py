"""The report in a browser: no barriers that a machine can find, and fit for a small screen."""

from pathlib import Path

import pytest
from small_practice import page, whole_practice

CHROMIUM = Path("/usr/bin/chromium")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        yield started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@pytest.fixture(scope="module", params=["twee", "drie"], ids=["interim", "final"])
def opened(browser, tmp_path_factory, request):
    """The report, opened; what it asks of the network is collected."""
    sentence = "w" * 10_000 + " is een heel lang woord om te lezen"
    folder = tmp_path_factory.mktemp("report")
    file = folder / "report.html"
    facts = whole_practice(moment=request.param, sentence=sentence)
    file.write_text(page(folder, facts), encoding="utf-8")
    tab = browser.new_page()
    tab.asked = []
    tab.on("request", lambda request: tab.asked.append(request.url))
    tab.goto(file.as_uri())
    yield tab
    tab.close()


def test_axe_finds_nothing(opened):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    opened.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    found = axe.Axe().run(opened, options={"runOnly": LEVELS}).response
    assert found["passes"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []


def test_nothing_is_asked_of_the_network(opened):
    assert [url for url in opened.asked if not url.startswith("file:")] == []


def test_a_small_screen_need_not_scroll_sideways(opened):
    opened.set_viewport_size({"width": 320, "height": 640})
    assert opened.evaluate("document.documentElement.scrollWidth") == 320
