"""Styles of Word, made from a short description of how each looks."""

import re
from collections.abc import Mapping

from lxml import etree

from analysis.word.xml import w

TWIPS = 20  # in a point
CELL = {"top": 60, "left": 0, "bottom": 60, "right": 140}
BUILT_IN = re.compile("[a-z]|Normal|Title|Subtitle|TOC|List|Hyperlink")
BELOW = ("bottom", "insideH")
AROUND = ("top", "left", "bottom", "right", "insideH", "insideV")
LISTS = {"bullet": 1, "decimal": 2}
Looks = Mapping[str, str | float | bool]


def style(name: str, kind: str, looks: Looks, base: Mapping) -> etree._Element:
    """A style of this name; `base` holds the colours and fonts that `looks` names."""
    parent = looks.get("like", "Normal" if kind == "paragraph" and name != "Normal" else "")
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val=style_id(parent)) if parent else None,
        w("next", val="Normal") if "outline" in looks else None,
        w("qFormat"),
        paragraph_looks(looks, base["colour"]) if kind == "paragraph" else None,
        letter_looks(looks, base),
        type=kind,
        styleId=style_id(name),
        **({"default": 1} if name == "Normal" else {}),
        **({} if BUILT_IN.match(name) else {"customStyle": 1}),
    )


def style_id(name: str) -> str:
    """The name without spaces, as Word makes it: ``heading 1`` is Heading1."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def paragraph_looks(looks: Looks, colours: Mapping[str, str]) -> etree._Element:
    """The `pPr` of a style, its parts in the order that Word wants."""
    sides = {name: points(looks[name]) for name in ("left", "right", "hanging") if name in looks}
    space = {name: points(looks[name]) for name in ("before", "after") if name in looks}
    if "line" in looks:
        space |= {"line": round(240 * looks["line"]), "lineRule": "auto"}
    number = LISTS.get(looks.get("list"))
    fill = colours[looks["fill"]][1:] if "fill" in looks else None
    return w(
        "pPr",
        w("keepNext") if looks.get("keep_next") else None,
        w("keepLines") if looks.get("keep_lines") else None,
        w("numPr", w("numId", val=number)) if number else None,
        borders(looks, colours),
        w("shd", val="clear", color="auto", fill=fill) if fill else None,
        tabs(looks),
        w("spacing", **space) if space else None,
        w("ind", **sides) if sides else None,
        w("jc", val=looks["align"]) if "align" in looks else None,
        w("outlineLvl", val=looks["outline"]) if "outline" in looks else None,
    )


def points(number: float) -> int:
    return round(TWIPS * number)


def borders(looks: Looks, colours: Mapping[str, str]) -> etree._Element | None:
    """A bar at the left, single or double, or a dashed box around."""
    known = [name for name in ("bar", "double", "box") if name in looks]
    if not known:
        return None
    line, width = {"bar": ("single", 24), "double": ("double", 12), "box": ("dashed", 6)}[known[0]]
    around = ("top", "left", "bottom", "right") if known == ["box"] else ("left",)
    border = {"val": line, "sz": width, "space": 6, "color": colours[looks[known[0]]][1:]}
    return w("pBdr", *(w(side, **border) for side in around))


def tabs(looks: Looks) -> etree._Element | None:
    if "dots" in looks:
        return w("tabs", w("tab", val="right", leader="dot", pos=points(looks["dots"])))
    return None


def letter_looks(looks: Looks, base: Mapping) -> etree._Element:
    """The `rPr` of a style."""
    font = base["fonts"].get(looks.get("font"))
    colour = base["colour"][looks["colour"]][1:] if "colour" in looks else None
    size = round(2 * looks["size"]) if "size" in looks else None
    return w(
        "rPr",
        w("rFonts", ascii=font, hAnsi=font, cs=font, eastAsia=font) if font else None,
        w("b") if looks.get("bold") else None,
        w("color", val=colour) if colour else None,
        w("sz", val=size) if size else None,
        w("szCs", val=size) if size else None,
        w("u", val="single") if looks.get("underline") else None,
        w("vertAlign", val="superscript") if looks.get("raised") else None,
    )


def table_style(name: str, colours: Mapping[str, str], *, boxed: bool) -> etree._Element:
    """Thin lines between the rows, thicker ones at head and last row; `boxed` also around cells."""
    thick = {"val": "single", "sz": 12, "space": 0, "color": colours["edge"][1:]}
    thin = {"val": "single", "sz": 4, "space": 0, "color": colours["line"][1:]}
    margins = CELL | ({"left": CELL["right"]} if boxed else {})
    return w(
        "style",
        w("name", val=name),
        w("qFormat"),
        w(
            "tblPr",
            w("tblBorders", *(w(side, **thin) for side in (AROUND if boxed else BELOW))),
            w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in margins.items())),
        ),
        edged("firstRow", w("bottom", **thick)),
        edged("lastRow", w("top", **thick)),
        type="table",
        styleId=style_id(name),
        customStyle=1,
    )


def edged(row: str, border: etree._Element) -> etree._Element:
    bold = w("rPr", w("b"))
    return w("tblStylePr", bold, w("tcPr", w("tcBorders", border)), type=row)
