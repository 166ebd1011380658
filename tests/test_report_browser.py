"""The pages in a browser: no barriers that a machine can find, and fit for a small screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import test_reports_outside as outside
import test_todo as waiting
from small_practice import page, whole_practice

CHROMIUM = Path("/usr/bin/chromium")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
PAGES = ("interim", "final", "outside", "todo")
REPAIRED = """source => {
    const names = type => [...new DOMParser().parseFromString(source, type).querySelectorAll('*')]
        .map(part => part.parentElement?.localName + '>' + part.localName);
    const [strict, html] = [names('application/xhtml+xml'), names('text/html')];
    return html.filter((name, at) => name != strict[at]).slice(0, 5);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        yield started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, str]:
    """A page of every kind, with a very long word on it."""
    folder = tmp_path_factory.mktemp("pages")
    sentence = "w" * 10_000 + " is een heel lang woord om te lezen"
    inside = {
        name: whole_practice(moment=moment, sentence=sentence)
        for name, moment in {"interim": "twee", "final": "drie"}.items()
    }
    quotes = outside.said({"document": "A01-2022-10-03"})
    told = outside.told("team-A", quotes=quotes, answers={"c1": sentence})
    made = {name: page(folder, facts) for name, facts in {**inside, "outside": told}.items()}
    texts = waiting.corpus(*waiting.DOCUMENTS, A02={"change": sentence})
    return made | {"todo": waiting.page(folder, inside["final"], corpus=texts)}


@pytest.fixture(scope="module", params=PAGES)
def opened(browser, pages, tmp_path_factory, request):
    """A page, opened; what it asks of the network is collected."""
    file = tmp_path_factory.mktemp("opened") / "page.html"
    file.write_text(pages[request.param], encoding="utf-8")
    tab = browser.new_page()
    tab.asked, tab.content_source = [], pages[request.param]
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


def test_a_browser_has_nothing_to_repair(opened):
    """HTML that nests as it should reads as the XML that it also is."""
    assert opened.evaluate(REPAIRED, opened.content_source) == []
    assert opened.evaluate(REPAIRED, "<html><head></head><body><p><ul></ul></p></body></html>")


def test_nothing_is_asked_of_the_network(opened):
    assert [url for url in opened.asked if not url.startswith("file:")] == []


def test_a_small_screen_need_not_scroll_sideways(opened):
    opened.set_viewport_size({"width": 320, "height": 640})
    assert opened.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("opened", ["interim"], indirect=True)
def test_one_theme_can_be_read_at_a_time(opened):
    opened.set_viewport_size({"width": 1200, "height": 800})
    sections = opened.locator("section[aria-labelledby^='thema-']")
    assert sections.count() == 3
    opened.locator("#toon-macht").check()
    seen = [one.get_attribute("aria-labelledby") for one in sections.all() if one.is_visible()]
    assert seen == ["thema-macht"]
