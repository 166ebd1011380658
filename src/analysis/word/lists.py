"""Lists: with bullets, with numbers, of fields to fill in, and of facts with a name."""

from collections.abc import Callable

from lxml import etree, html

from analysis.word.book import Book, anchored
from analysis.word.runs import pieces, runs
from analysis.word.xml import W, run, w

Flow = Callable[[html.HtmlElement, Book, str], list[etree._Element]]
TO_FILL = "Invulveld"
BESIDE = {"facts", "about"}  # lists of facts with the name before it on the same line
DEEPEST = 3


def items(node: html.HtmlElement, book: Book, style: str, flow: Flow) -> list[etree._Element]:
    """The items; those of a field to fill in have an empty line below instead of a number."""
    made = []
    marks = None if style == TO_FILL else numbered(node, book)
    for item in node.findall("li"):
        inner = flow(item, book, style if marks is None else "List Continue")
        if marks is None:
            inner.append(book.paragraph(TO_FILL))
        elif inner and inner[0].tag == f"{W}p":
            mark(inner[0], *marks, book)
        made += [anchored(item, part, book) for part in inner[:1]] + inner[1:]
    return made


def numbered(node: html.HtmlElement, book: Book) -> tuple[str, str | int, int]:
    """Style, list and level of the items; every list with numbers starts anew."""
    level = min(len(list(node.iterancestors("ul", "ol"))), DEEPEST)
    if node.tag == "ul":
        return "List Bullet", book.looks.bulleted, level
    start = node.get("start", "1")
    book.starts.append(int(start) if start.isdecimal() else 1)
    return "List Number", book.looks.free + len(book.starts) - 1, level


def mark(paragraph: etree._Element, style: str, number: str | int, level: int, book: Book) -> None:
    about = paragraph.find(f"{W}pPr")
    about.find(f"{W}pStyle").set(f"{W}val", book.style(style))
    about.append(w("numPr", w("ilvl", val=level), w("numId", val=number)))


def facts(node: html.HtmlElement, book: Book, flow: Flow) -> list[etree._Element]:
    """Names with what is to be said of them: beside each other, or one above the other."""
    beside = any(kind in node.classes for kind in BESIDE)
    made, waiting = [], []
    for part in node.iter("dt", "dd"):
        if part.tag == "dd":
            said = flow(part, book, "Gegeven" if beside else "Uitleg")
            made += after(waiting, said, book) if beside else said
            waiting = []
        elif beside:
            made += after(waiting, [], book) if waiting else []
            waiting = runs(pieces(part, book), book)
        else:
            made += flow(part, book, "Begrip")
    return made + (after(waiting, [], book) if waiting else [])


def after(
    name: list[etree._Element], said: list[etree._Element], book: Book
) -> list[etree._Element]:
    """The paragraphs with the name and a tab before the first."""
    if not said or said[0].tag != f"{W}p":
        said = [book.paragraph("Gegeven"), *said]
    for number, part in enumerate([*name, run(w("tab"))], 1):
        said[0].insert(number, part)
    return said
