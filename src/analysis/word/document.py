"""One report as a Word file: its text in the looks of the template, and all that it refers to."""

from collections.abc import Mapping

from lxml import etree

from analysis.word.blocks import flow
from analysis.word.book import Book
from analysis.word.package import OFFICE, RELATIONSHIPS, package, relations
from analysis.word.source import Source
from analysis.word.template import LANGUAGE, Template
from analysis.word.xml import W, run, serialised, text, w

LINK = f"{OFFICE}/relationships/"
BETWEEN = {-1: "separator", 0: "continuationSeparator"}


def document(page: Source, looks: Template) -> bytes:
    """The docx of this page."""
    book = Book(page, looks, [], [], [], [], set())
    body = w("body", *flow(page.body, book, "Normal"), etree.fromstring(looks.section))
    notes = footnotes(book)
    parts = looks.parts | {
        "word/document.xml": serialised(w("document", body)),
        "word/footnotes.xml": serialised(notes),
        "word/numbering.xml": numbering(book),
        "word/_rels/document.xml.rels": relations(links(book)),
        "word/_rels/footnotes.xml.rels": relations(outside(book)),
    }
    parts |= {f"word/media/picture{n}.png": png for n, png in enumerate(book.pictures, 1)}
    parts |= {name: running(part, book) for name, part in looks.parts.items() if on_top(name)}
    return package(parts, title=page.title, language=LANGUAGE)


def footnotes(book: Book) -> etree._Element:
    """The notes that the text refers to, after the lines that stand above notes."""
    made = [
        w("footnote", w("p", run(w(kind))), type=kind, id=number)
        for number, kind in BETWEEN.items()
    ]
    for number, note in enumerate(book.notes, 1):
        said = flow(note, book, "footnote text") or [book.paragraph("footnote text")]
        sign = w("r", w("rPr", w("rStyle", val=book.style("footnote reference"))), w("footnoteRef"))
        said[0].insert(1, sign)
        said[0].insert(2, run(text(" ")))
        made.append(w("footnote", *said, id=number))
    return w("footnotes", *made)


def numbering(book: Book) -> bytes:
    """The lists of the template, and one that starts anew for every numbered list."""
    root = etree.fromstring(book.looks.parts["word/numbering.xml"])
    known = {num.get(f"{W}numId"): num for num in root.iter(f"{W}num")}
    kind = known[book.looks.numbered].find(f"{W}abstractNumId").get(f"{W}val")
    last = list(known.values())[-1]
    for number, start in reversed(list(enumerate(book.starts, book.looks.free))):
        levels = [w("lvlOverride", w("startOverride", val=start), ilvl=n) for n in range(4)]
        last.addnext(w("num", w("abstractNumId", val=kind), *levels, numId=number))
    return serialised(root)


def links(book: Book) -> dict[str, tuple[str, str]]:
    """What the text refers to: the parts of the template, the notes, pictures and the web."""
    root = etree.fromstring(book.looks.parts["word/_rels/document.xml.rels"])
    own = {
        link.get("Id"): (link.get("Type"), link.get("Target"))
        for link in root.iter(f"{{{RELATIONSHIPS}}}Relationship")
        if f"word/{link.get('Target')}" in book.looks.parts
        and not link.get("Target").startswith("media/")
    }
    pictures = {
        f"picture{n}": (f"{LINK}image", f"media/picture{n}.png")
        for n, _ in enumerate(book.pictures, 1)
    }
    return own | {"notes": (f"{LINK}footnotes", "footnotes.xml")} | pictures | outside(book)


def outside(book: Book) -> dict[str, tuple[str, str]]:
    return {f"link{n}": (f"{LINK}hyperlink", link) for n, link in enumerate(book.links, 1)}


def on_top(name: str) -> bool:
    return name.startswith(("word/header", "word/footer"))


def running(part: bytes, book: Book) -> bytes:
    """A head or foot of the pages, with the title and the stamp of this report in it."""
    root = etree.fromstring(part)
    said: Mapping = {
        book.style("Titel boven"): book.page.title,
        book.style("Stempel boven"): book.page.stamp,
    }
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        words = said.get(style.get(f"{W}val")) if style is not None else None
        if words is not None:
            paragraph[:] = [paragraph[0], *([run(text(words))] if words else [])]
    return serialised(root)
