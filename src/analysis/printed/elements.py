"""What is asked of an element of a page."""

from collections.abc import Iterator

from lxml import etree

Piece = str | etree._Element
BLOCK = {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "svg", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
TALL = BLOCK - {"caption", "dl", "figure", "figcaption", "ol", "table", "tbody", "td", "th", "ul"}
SHEET, LINE = 3000, 160  # letters that surely fit on a sheet, and that a line may cost
SILENT = {"form", "head", "script", "style", "template", "title", "desc", "metadata"}


def tag(node: etree._Element) -> str:
    """The name of the element without its namespace; empty for a comment."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def has_class(node: etree._Element, name: str) -> bool:
    return name in node.get("class", "").split()


def is_silent(node: etree._Element) -> bool:
    """Whether it says nothing on paper: code, comments, and ways to get about on a screen."""
    if node.get("role") == "doc-backlink" or has_class(node, "skip"):
        return True
    return tag(node) in SILENT | {""}


def is_inline(piece: Piece) -> bool:
    """Whether it runs along in a line: text, or an element without blocks in it."""
    return isinstance(piece, str) or not any(tag(node) in BLOCK for node in piece.iter())


def pieces(node: etree._Element) -> Iterator[Piece]:
    """The texts and elements in an element, in order."""
    if node.text:
        yield node.text
    for child in node:
        if not is_silent(child):
            yield child
        if child.tail:
            yield child.tail


def inside(node: etree._Element) -> str:
    """All text in an element."""
    return "".join(piece if isinstance(piece, str) else inside(piece) for piece in pieces(node))


def fits(node: etree._Element) -> bool:
    """Whether it surely fits on one sheet, so that it can stay whole."""
    lines = sum(tag(inner) in TALL for inner in node.iter())
    return len(inside(node)) + LINE * lines < SHEET
