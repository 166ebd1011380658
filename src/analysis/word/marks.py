"""The marks before the points of a list."""

from collections.abc import Iterator

from lxml import etree

from analysis.word.styles import points
from analysis.word.xml import w

BULLETS = "•–•–"
INDENT = 18  # points per level


def numbering() -> etree._Element:
    """Two kinds of lists, four levels deep: with bullets and with numbers."""
    kinds = [("bullet", list(BULLETS)), ("decimal", [f"%{n}." for n in range(1, len(BULLETS) + 1)])]
    lists = [
        w("abstractNum", w("multiLevelType", val="multilevel"), *levels(*kind), abstractNumId=n)
        for n, kind in enumerate(kinds)
    ]
    return w(
        "numbering", *lists, *(w("num", w("abstractNumId", val=n), numId=n + 1) for n in (0, 1))
    )


def levels(kind: str, marks: list[str]) -> Iterator[etree._Element]:
    for level, mark in enumerate(marks):
        yield w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=kind),
            w("lvlText", val=mark),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=points(INDENT * (level + 1)), hanging=points(INDENT))),
            ilvl=level,
        )
