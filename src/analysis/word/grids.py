"""Tables: as wide as the text, with columns as wide as their words ask, and a head that repeats."""

from collections.abc import Callable

from lxml import etree, html

from analysis.word.book import Book, anchored
from analysis.word.runs import pieces, runs
from analysis.word.spans import Cell, cells, column_widths, number
from analysis.word.xml import W, kept, w

Flow = Callable[[html.HtmlElement, Book, str], list[etree._Element]]
SHORT = 8  # rows that stay together on one page
SPACE = 200  # twips
BLANK_HEIGHT = 680  # twips of a row to fill in by hand


def grid(table: html.HtmlElement, book: Book, flow: Flow) -> list[etree._Element]:
    """The caption and the table; `flow` makes the paragraphs in a cell."""
    captions = [
        anchored(node, book.paragraph("caption", runs(pieces(node, book), book)), book)
        for node in table.findall("caption")
    ]
    rows = [row for row in table.xpath("./tr|./*/tr") if row.xpath("./td|./th")]
    placed = cells(rows)
    if not any(placed):
        return captions
    widths = column_widths(placed, book.looks.width)
    lines = [
        line(row, inside, widths, book, flow) for row, inside in zip(rows, placed, strict=True)
    ]
    if len(lines) <= SHORT:
        kept([p for row in lines[:-1] for p in row.iter(f"{W}p")], last=True)
    columns = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return [*captions, w("tbl", properties(table, book), columns, *lines)]


def properties(table: html.HtmlElement, book: Book) -> etree._Element:
    """The looks of the table: which rows are a head or a sum, and its name for screen readers."""
    caption = " ".join(part.text_content() for part in table.findall("caption")).split()
    blank = table.find(".//td[@class='blank']") is not None
    marks = {"firstRow": "thead", "lastRow": "tfoot", "firstColumn": "tbody/tr/th"}
    look = {name: int(table.find(path) is not None) for name, path in marks.items()}
    return w(
        "tblPr",
        w("tblStyle", val=book.style("Invultabel" if blank else "Rapporttabel")),
        w("tblW", w=5000, type="pct"),
        w("tblLayout", type="fixed"),
        w("tblLook", **look, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=" ".join(caption)) if caption else None,
    )


def line(
    row: html.HtmlElement, inside: list[Cell], widths: list[int], book: Book, flow: Flow
) -> etree._Element:
    blank = any(cell.node is not None and "blank" in cell.node.classes for cell in inside)
    about = w(
        "trPr",
        w("cantSplit"),
        w("trHeight", val=BLANK_HEIGHT, hRule="atLeast") if blank else None,
        w("tblHeader") if row.getparent().tag == "thead" else None,
    )
    made = w("tr", about)
    for before, cell in zip([None, *inside], inside, strict=False):
        made.append(box(cell, widths, book, flow, space=is_number(before) and not is_number(cell)))
    return anchored(row, made, book)


def is_number(cell: Cell | None) -> bool:
    return cell is not None and cell.node is not None and "number" in cell.node.classes


def box(cell: Cell, widths: list[int], book: Book, flow: Flow, *, space: bool) -> etree._Element:
    """The cell, with `space` between what is in it and a number before it."""
    reach = cell.node is not None and number(cell.node, "rowspan") > 1
    about = w(
        "tcPr",
        w("tcW", w=sum(widths[cell.column : cell.column + cell.span]), type="dxa"),
        w("gridSpan", val=cell.span) if cell.span > 1 else None,
        w("vMerge", val="restart") if reach else w("vMerge") if cell.goes_on else None,
        w("tcMar", w("left", w=SPACE, type="dxa")) if space else None,
    )
    if cell.node is None:
        return w("tc", about, book.paragraph("Tabeltekst"))
    style = cell_style(cell.node)
    inside = flow(cell.node, book, style)
    if not inside or inside[-1].tag != f"{W}p":
        inside.append(book.paragraph(style))
    if style == "Tabelkop" and "number" in cell.node.classes:
        for paragraph in inside:
            paragraph.find(f"{W}pPr").append(w("jc", val="right"))
    return anchored(cell.node, w("tc", about, *inside), book)


def cell_style(node: html.HtmlElement) -> str:
    if node.getparent().getparent().tag in ("thead", "tfoot"):
        return "Tabelkop"
    return "Tabelgetal" if "number" in node.classes else "Tabeltekst"
