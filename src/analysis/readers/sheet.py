"""A sheet with rows of cells, wherever it came from."""

from enum import Enum
from typing import NamedTuple

Row = tuple[object, ...]


class Sheet(NamedTuple):
    """``hidden``: people do not see this sheet when they open the file."""

    name: str
    rows: list[Row]
    hidden: bool = False


class Cell(Enum):
    """What can stand in a cell besides a value."""

    UNKNOWN = "a formula of which the outcome was not kept, or is a fault"


def cell(row: Row, column: int) -> object:
    """What stands in a column of a row; rows end where their last filled-in cell is."""
    return row[column] if column < len(row) else None
