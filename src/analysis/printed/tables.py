"""A table: rows of cells, and how wide the columns are to be."""

import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from analysis.printed.elements import fits, has_class, inside, is_silent, tag
from analysis.printed.text import plain

Blocks = Callable[[etree._Element], list[dict]]
LINE = 115  # letters that fit on a line of a table
LONGEST_WORD, LONGEST_WHOLE, LONGEST_LINE = 18, 30, 60
GAP, LEAST_BLANK = 3, 12
BROAD = 1.15  # how much wider bold letters are, and those of a code
PATH = re.compile(r"/.*\.\w")  # a file, whose name is not to be hyphenated


def table(node: etree._Element, blocks: Blocks) -> dict:
    """Rows of the head, the body and the foot; each row has as many columns as the widest."""
    parts = {"thead": [], "tbody": [], "tfoot": []}
    for row in node.iter("tr"):
        parts.get(tag(row.getparent()), parts["tbody"]).append(row)
    taken = [pair for rows in parts.values() for pair in columns_taken(rows)]
    width = max((number for _, number in taken), default=1)
    cells_of = {row: filled(row, width - number, blocks) for row, number in taken}
    made = {name: [cells_of[row] for row in rows] for name, rows in parts.items()}
    caption = [part for found in node.iter("caption") for part in blocks(found)]
    looks = {"caption": caption, "widths": widths(list(cells_of), width), "whole": fits(node)}
    return {"kind": "table"} | looks | made


def cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if not is_silent(cell)]


def span(cell: etree._Element, name: str) -> int:
    number = cell.get(name, "1")
    return int(number) if number.isdecimal() and number != "0" else 1


def columns_taken(rows: list[etree._Element]) -> Iterable[tuple[etree._Element, int]]:
    """Each row with how many columns it has, cells that reach down from above included."""
    taken = [0] * len(rows)
    for at, row in enumerate(rows):
        for cell in cells(row):
            for below in range(at, min(at + span(cell, "rowspan"), len(rows))):
                taken[below] += span(cell, "colspan")
    return zip(rows, taken, strict=True)


def filled(row: etree._Element, missing: int, blocks: Blocks) -> list[dict]:
    """The cells of a row, with empty ones for those that are missing."""
    made = [cell_of(cell, blocks) for cell in [*cells(row), *map(etree.Element, ["td"] * missing)]]
    whole = fits(row)
    for cell in made:
        cell["fits"] = whole
    if row.get("id") and made:
        made[0]["ids"] = [row.get("id"), *made[0]["ids"]]
    return made


def cell_of(cell: etree._Element, blocks: Blocks) -> dict:
    return {
        "head": tag(cell) == "th",
        "number": has_class(cell, "number"),
        "blank": has_class(cell, "blank"),
        "whole": stays_whole(cell),
        "path": PATH.search(inside(cell)) is not None,
        "columns": span(cell, "colspan"),
        "rows": span(cell, "rowspan"),
        "ids": [cell.get("id")] if cell.get("id") else [],
        "body": blocks(cell),
    }


def stays_whole(cell: etree._Element) -> bool:
    """Whether the text of a cell is to stay on one line."""
    short = len(plain(inside(cell))) <= LONGEST_WHOLE
    return short and (has_class(cell, "whole") or has_class(cell, "number") and tag(cell) == "td")


def widths(rows: list[etree._Element], width: int) -> list[float]:
    """The share of each column: its longest word, and of what is left up to its longest text."""
    needs, wants = [6.0] * width, [6.0] * width
    for at, cell in (pair for row in rows for pair in placed(row, width)):
        text = plain(inside(cell))
        broad = BROAD if tag(cell) == "th" or cell.find("code") is not None else 1
        longest = max((len(word) for word in text.split()), default=0)
        need = broad * (len(text) if stays_whole(cell) else min(longest, LONGEST_WORD)) + GAP
        needs[at] = max(needs[at], need, LEAST_BLANK if has_class(cell, "blank") else 0)
        wants[at] = max(wants[at], needs[at], min(len(text), LONGEST_LINE) + GAP)
    return shared(needs, wants)


def shared(needs: list[float], wants: list[float]) -> list[float]:
    """What each column gets: those that want the least more come first."""
    more = [want - need for need, want in zip(needs, wants, strict=True)]
    room, given = max(LINE - sum(needs), 0), list(needs)
    order = sorted(range(len(needs)), key=lambda at: more[at])
    for waiting, at in zip(range(len(order), 0, -1), order, strict=True):
        extra = min(more[at], room / waiting)
        given[at], room = given[at] + extra, room - extra
    return given


def placed(row: etree._Element, width: int) -> Iterator[tuple[int, etree._Element]]:
    """The cells that take one column, each with the number of that column."""
    at = 0
    for cell in cells(row):
        if span(cell, "colspan") == 1 and at < width:
            yield at, cell
        at += span(cell, "colspan")
