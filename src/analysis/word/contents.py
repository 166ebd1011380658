"""The contents: filled in already, and a field that Word can renew with page numbers."""

from collections.abc import Iterator

from lxml import etree, html

from analysis.word.book import Book
from analysis.word.letters import allowed
from analysis.word.xml import run, text, w

FIELD = r' TOC \o "1-2" \h \z \u '
LEVELS = {"h2": "toc 1", "h3": "toc 2"}


def contents(nav: html.HtmlElement, book: Book) -> list[etree._Element]:
    """The heading of the list on the page, and a line with a link per heading of the report."""
    title = [book.paragraph("TOC Heading", [run(text(words(h)))]) for h in nav.iter("h2")]
    lines = list(entries(book))
    if not lines:
        return []
    start = [field("begin"), run(text(FIELD, "instrText")), field("separate")]
    for number, part in enumerate(start, 1):
        lines[0].insert(number, part)
    lines[-1].append(field("end"))
    kind = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return [w("sdt", w("sdtPr", kind), w("sdtContent", *title, *lines))]


def entries(book: Book) -> Iterator[etree._Element]:
    for heading in book.page.body.xpath("//main//h2|//main//h3"):
        place = book.page.places[heading.get("id")][1]
        link = w("hyperlink", run(text(words(heading))), anchor=place, history=1)
        yield book.paragraph(LEVELS[heading.tag], [link])


def words(heading: html.HtmlElement) -> str:
    return allowed(" ".join(heading.text_content().split()))


def field(kind: str) -> etree._Element:
    return run(w("fldChar", fldCharType=kind))
