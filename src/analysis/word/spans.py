"""Where the cells of a table stand, and how wide its columns are."""

from typing import NamedTuple

from lxml import html

LETTER = 92  # twips, a letter of a table on average
LEAST, LONGEST_WORD, LONGEST_TEXT = 3, 18, 70  # letters
GUTTER = 2
MONOSPACED = 1.25


class Cell(NamedTuple):
    """A cell at its first column; one that goes on from the row above has no node."""

    column: int
    span: int
    node: html.HtmlElement | None
    goes_on: bool = False


def cells(rows: list[html.HtmlElement]) -> list[list[Cell]]:
    """Every row with all its cells in order, those that reach down from above included."""
    found, reaching = [], {}
    for row in rows:
        placed, todo, column = [], [node for node in row if node.tag in ("td", "th")], 0
        while todo or any(start >= column for start in reaching):
            if column in reaching:
                left, span = reaching.pop(column)
                cell, more = Cell(column, span, None, goes_on=True), left - 1
            elif todo:
                node = todo.pop(0)
                cell = Cell(column, number(node, "colspan"), node)
                more = number(node, "rowspan") - 1
            else:
                cell, more = Cell(column, 1, None), 0
            placed.append((cell, more))
            column += cell.span
        reaching = {cell.column: (more, cell.span) for cell, more in placed if more > 0}
        found.append([cell for cell, _ in placed])
    return found


def number(node: html.HtmlElement, name: str) -> int:
    value = node.get(name, "1")
    return max(int(value), 1) if value.isdecimal() else 1


def column_widths(placed: list[list[Cell]], width: int) -> list[int]:
    """Twips per column: room for the longest word first, then by the length of the texts."""
    columns = max(cell.column + cell.span for row in placed for cell in row)
    need, want = [LEAST] * columns, [LEAST] * columns
    simple = (cell for row in placed for cell in row if cell.node is not None and cell.span == 1)
    for cell in simple:
        words = cell.node.text_content().split()
        whole = ["·".join(words)] if "whole" in cell.node.classes else words
        wider = MONOSPACED if cell.node.find(".//code") is not None else 1
        longest = round(wider * max(map(len, whole), default=0))
        need[cell.column] = max(need[cell.column], min(longest, LONGEST_WORD))
        want[cell.column] = max(want[cell.column], min(len(" ".join(words)), LONGEST_TEXT))
    need = [letters + GUTTER for letters in need]
    room = max(width / LETTER - sum(need), 0)
    asked = [max(more + GUTTER - least, 1) for more, least in zip(want, need, strict=True)]
    share = [least + room * more / sum(asked) for least, more in zip(need, asked, strict=True)]
    return [int(width * part / sum(share)) for part in share]
