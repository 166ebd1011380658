"""A report page as a tree, with its drawings kept as they were written."""

import re
from typing import NamedTuple

from lxml import html

SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
NOT_SHOWN = (
    "//script|//style|//template|//form|//*[@hidden]|//*[@class='skip']|//*[@role='doc-backlink']"
)
IN_CONTENTS = "//main//h2|//main//h3"


class Source(NamedTuple):
    """The body of a page, its drawings, and its notes and places that are linked to, by id."""

    title: str
    stamp: str
    body: html.HtmlElement
    drawings: list[str]
    asides: dict[str, html.HtmlElement]
    places: dict[str, tuple[int, str]]


def source(page: str) -> Source:
    """The page as read; an HTML parser would spoil the drawings, so that these are kept apart.

    Headings that the contents list get an id if they have none. A place has a number and a name
    that Word accepts: at most 40 letters, digits and underscores.
    """
    drawings = SVG.findall(page)
    numbers = iter(range(len(drawings)))
    tree = html.document_fromstring(
        SVG.sub(lambda _: f'<svg data-n="{next(numbers)}"></svg>', page)
    )
    for number, heading in enumerate(tree.xpath(IN_CONTENTS), 1):
        heading.set("id", heading.get("id") or f"kop-{number}")
    for element in tree.xpath(NOT_SHOWN):
        element.drop_tree()
    return Source(
        title=one(tree, "//title"),
        stamp=one(tree, "//*[contains(@class, 'stamp')]//strong"),
        body=tree.find("body"),
        drawings=drawings,
        asides=taken_out(tree),
        places=places(tree),
    )


def taken_out(tree: html.HtmlElement) -> dict[str, html.HtmlElement]:
    """The notes that the text refers to, no longer in the page; others stay where they are."""
    called = {link.get("href", "")[1:] for link in tree.xpath("//a[@role='doc-noteref']")}
    notes = {note.get("id"): note for note in tree.xpath("//*[@role='doc-footnote']")}
    notes = {name: note for name, note in notes.items() if name in called}
    for note in notes.values():
        note.drop_tree()
    return notes


def one(tree: html.HtmlElement, path: str) -> str:
    found = tree.xpath(path)
    return " ".join(found[0].text_content().split()) if found else ""


def places(tree: html.HtmlElement) -> dict[str, tuple[int, str]]:
    """What links and the contents point at."""
    asked = {link.get("href")[1:] for link in tree.xpath("//a[starts-with(@href, '#')]")}
    asked |= {heading.get("id") for heading in tree.xpath(IN_CONTENTS)}
    names = [name for name in tree.xpath("//body//@id") if name in asked]
    return {
        name: (number, f"p{number}_" + re.sub(r"\W", "_", name)[:30])
        for number, name in enumerate(dict.fromkeys(names), 1)
    }
