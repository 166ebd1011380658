"""The inside of a paragraph: letters, links, notes and line ends as runs of Word."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from lxml import etree, html

from analysis.word.book import Book
from analysis.word.images import image
from analysis.word.letters import SPACE, allowed, by_direction, closing
from analysis.word.xml import ID, run, text, w

INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "dfn", "del", "em", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "svg",
    "time", "u", "var", "wbr",
}  # fmt: skip
LOOKS = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em",
    "code": "code", "kbd": "code", "samp": "code", "sup": "superscript", "sub": "subscript",
    "dt": "label",
}  # fmt: skip
OUTSIDE = ("https://", "http://", "mailto:")
NOTE = "doc-noteref"
HTML_SPACE = " \t\n\r\f"


class Piece(NamedTuple):
    """A stretch of letters that look the same, or something that is no letter, as made."""

    words: str
    looks: frozenset[str] = frozenset()
    link: str = ""
    made: etree._Element | None = None


PLAIN = Piece("")


def pieces(node: html.HtmlElement, book: Book, before: Piece = PLAIN) -> Iterator[Piece]:
    """The inline content of this element, `before` being the looks that it stands in."""
    if not isinstance(node.tag, str):
        return
    inside = before._replace(words="")
    if node.tag in LOOKS:
        inside = inside._replace(looks=inside.looks | {LOOKS[node.tag]})
    if node.tag == "a":
        inside = inside._replace(link=node.get("href", ""))
    if (special := other(node, book)) is not None:
        yield inside._replace(made=special)
        return
    yield inside._replace(words=node.text or "")
    for child in node:
        yield from pieces(child, book, inside)
        yield inside._replace(words=child.tail or "")
    if node.tag == "bdi":
        yield inside._replace(words=closing(node.text_content()))


def other(node: html.HtmlElement, book: Book) -> etree._Element | None:
    """What is no letter: the end of a line, a picture or the number of a footnote."""
    if node.tag == "br":
        return run(w("br"))
    if node.tag == "svg":
        return image(node, book)
    note = book.page.asides.get(node.get("href", "")[1:]) if node.get("role") == NOTE else None
    if note is None:
        return None
    book.notes.append(note)
    look = w("rPr", w("rStyle", val=book.style("footnote reference")))
    return w("r", look, w("footnoteReference", id=len(book.notes)))


def runs(found: Iterable[Piece], book: Book) -> list[etree._Element]:
    """The pieces as Word has them, with white space as a browser shows it; empty if blank."""
    made = []
    for link, group in groupby(collapsed(found), key=lambda piece: piece.link):
        letters = [run for piece in group for run in written(piece, book)]
        made += linked(link, letters, book)
    return made


def collapsed(found: Iterable[Piece]) -> list[Piece]:
    """Every stretch of white space as one space, none at either end."""
    kept, space = [], True
    for piece in found:
        words = SPACE.sub(" ", piece.words)
        words = words.lstrip(HTML_SPACE) if space else words
        if words or piece.made is not None:
            kept.append(piece._replace(words=words))
            space = (
                words.endswith(" ")
                or piece.made is not None
                and piece.made.find("{*}br") is not None
            )
    while kept and kept[-1].made is None:
        last = kept.pop()
        if words := last.words.rstrip(HTML_SPACE):
            return [*kept, last._replace(words=words)]
    return kept


def written(piece: Piece, book: Book) -> Iterator[etree._Element]:
    if piece.made is not None:
        yield piece.made
        return
    for from_right, words in by_direction(allowed(piece.words)):
        yield w("r", look(piece, from_right, book), *hyphenated(words))


def look(piece: Piece, from_right: bool, book: Book) -> etree._Element | None:
    names = {"code": "Code", "label": "Label"}
    styles = ["Hyperlink"] if reachable(piece.link, book) else []
    styles += [style for name, style in names.items() if name in piece.looks]
    raised = piece.looks & {"superscript", "subscript"}
    made = w(
        "rPr",
        w("rStyle", val=book.style(styles[0])) if styles else None,
        w("b") if "strong" in piece.looks else None,
        w("i") if "em" in piece.looks else None,
        w("vertAlign", val=min(raised)) if raised else None,
        w("rtl") if from_right else None,
    )
    return made if len(made) else None


def hyphenated(words: str) -> Iterator[etree._Element]:
    """Words with the places where a line may break."""
    first, *others = words.split("\N{SOFT HYPHEN}")
    yield text(first)
    for part in others:
        yield w("softHyphen")
        yield text(part)


def reachable(link: str, book: Book) -> bool:
    return link[1:] in book.page.places if link.startswith("#") else link.startswith(OUTSIDE)


def linked(link: str, letters: list[etree._Element], book: Book) -> list[etree._Element]:
    """The runs as a link, or as they are where the link leads nowhere."""
    if not reachable(link, book):
        return letters
    if link.startswith("#"):
        return [w("hyperlink", *letters, anchor=book.page.places[link[1:]][1], history=1)]
    book.links.append(link)
    made = w("hyperlink", *letters, history=1)
    made.set(ID, f"link{len(book.links)}")
    return [made]
