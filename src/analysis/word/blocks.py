"""The page as paragraphs and tables of Word: what it does not know, it reads as plain text."""

from collections.abc import Iterator

from lxml import etree, html

from analysis.word.book import Book, anchored
from analysis.word.contents import contents
from analysis.word.grids import grid
from analysis.word.lists import facts, items
from analysis.word.runs import INLINE, Piece, pieces, runs
from analysis.word.xml import kept

TAGS = {
    "h1": "Title", "h2": "heading 1", "h3": "heading 2", "h4": "heading 3", "h5": "heading 3",
    "h6": "heading 3", "summary": "Uitgeklapt", "figure": "Figuur",
}  # fmt: skip
CLASSES = {
    "subtitle": "Subtitle",
    "stamp": "Stempel",
    "small": "Klein",
    "notice": "Let op",
    "empty": "Invulveld",
}
BOXES = ("notice", "empty")
TOGETHER = ("keep", "facts", "about")


def flow(node: html.HtmlElement, book: Book, style: str) -> list[etree._Element]:
    """All that stands in this element, loose text in paragraphs of this style."""
    made, loose, nodes = [], [Piece(node.text or "")], []
    for child in node:
        if child.tag in INLINE:
            nodes.append(child)
            loose += pieces(child, book)
        elif isinstance(child.tag, str):
            made += [*written(loose, nodes, book, style), *block(child, book, style)]
            loose, nodes = [], []
        loose.append(Piece(child.tail or ""))
    return [*made, *written(loose, nodes, book, style)]


def written(
    loose: list[Piece], nodes: list[html.HtmlElement], book: Book, style: str
) -> Iterator[etree._Element]:
    """A paragraph of what stands loose, if there is anything to read."""
    if letters := runs(loose, book):
        made = book.paragraph(style, letters)
        for inner in (inner for node in nodes for inner in node.iter()):
            anchored(inner, made, book)
        yield made


def block(node: html.HtmlElement, book: Book, style: str) -> list[etree._Element]:
    """What an element that is no part of a sentence becomes, with its place to link to."""
    made = inside(node, book, style_of(node, style))
    if node.get("id") in book.page.places:
        for first in made[:1]:
            anchored(node, first, book)
    return made


def inside(node: html.HtmlElement, book: Book, style: str) -> list[etree._Element]:
    gap = book.paragraph("Tussenruimte")
    if node.tag == "table":
        return [*grid(node, book, flow), gap]
    if node.tag in ("ul", "ol"):
        return items(node, book, style, flow)
    if node.tag == "nav":
        return contents(node, book)
    if "line" in node.classes:
        return [book.paragraph(style)]
    made = facts(node, book, flow) if node.tag == "dl" else flow(node, book, style)
    if any(kind in node.classes for kind in BOXES):
        return [*kept(made), gap]
    together = node.tag == "figure" or any(kind in node.classes for kind in TOGETHER)
    return kept(made) if together else made


def style_of(node: html.HtmlElement, style: str) -> str:
    """The name of the style that this element has, or the one around it."""
    around = node.getparent().classes
    if node.tag == "figcaption":
        return "Citaatbron" if "quote" in around else "Figuurtekst"
    if node.tag == "blockquote":
        return "Tegengeluid" if "tegengeluid" in around else "Citaat"
    if "label" in node.classes and style == "Invulveld":
        return "Invulveld kop"
    named = [name for kind, name in CLASSES.items() if kind in node.classes]
    return TAGS.get(node.tag) or next(iter(named), style)
