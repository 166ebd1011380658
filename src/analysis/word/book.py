"""What is gathered while a report is written in Word's terms."""

from typing import NamedTuple

from lxml import etree, html

from analysis.word.source import Source
from analysis.word.template import Template
from analysis.word.xml import W, paragraph, w


class Book(NamedTuple):
    """The page, the looks, and what stands beside the text, in order of use."""

    page: Source
    looks: Template
    pictures: list[bytes]
    links: list[str]
    notes: list[html.HtmlElement]
    starts: list[int]  # of numbered lists
    placed: set[str]

    def style(self, name: str) -> str:
        return self.looks.styles[name]

    def paragraph(self, name: str, runs: list[etree._Element] = ()) -> etree._Element:
        return paragraph(self.style(name), *runs)


def anchored(node: html.HtmlElement, made: etree._Element, book: Book) -> etree._Element:
    """The same, with a place to go to at its start where links lead to this node."""
    name = node.get("id")
    if name not in book.page.places or name in book.placed:
        return made
    first = next(made.iter(f"{W}p"), None)
    if first is not None:
        book.placed.add(name)
        number, place = book.page.places[name]
        first.insert(1, w("bookmarkStart", id=number, name=place))
        first.insert(2, w("bookmarkEnd", id=number))
    return made
