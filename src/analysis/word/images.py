"""A drawing of the page as a picture that every Word can show."""

from functools import lru_cache

import typst
from lxml import etree, html

from analysis.word.book import Book
from analysis.word.xml import EMBED, SPACES, plain, run, w

DPI = 200
EMU = 635  # in a twip
TALLEST = 12000  # twips, on a page of A4
TYPESETTING = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: eval(sys.inputs.width))
"""


def image(node: html.HtmlElement, book: Book) -> etree._Element:
    """The run with this drawing, as wide as the text or as high as the page allows."""
    svg = book.page.drawings[int(node.get("data-n"))]
    tree = etree.fromstring(svg.encode(), etree.XMLParser(recover=True, huge_tree=True))
    width, height = size(tree, book.looks.width)
    book.pictures.append(png(svg, width))
    number = len(book.pictures)
    about = {"id": number, "name": f"picture{number}", "descr": alt(tree)}
    frame = plain(
        "wp:inline",
        plain("wp:extent", cx=width * EMU, cy=height * EMU),
        plain("wp:docPr", **about),
        plain("a:graphic", plain("a:graphicData", shown(number, width, height), uri=SPACES["pic"])),
        distT=0, distB=0, distL=0, distR=0,
    )  # fmt: skip
    return run(w("drawing", frame))


def size(svg: etree._Element, text_width: int) -> tuple[int, int]:
    """Width and height in twips, in the proportion of the drawing."""
    *_, wide, high = map(float, svg.get("viewBox").replace(",", " ").split())
    scale = min(text_width / wide, TALLEST / high)
    return round(wide * scale), round(high * scale)


def alt(svg: etree._Element) -> str:
    """What a screen reader says: the label, or else the title and the description."""
    told = svg.get("aria-label") or " ".join(
        "".join(part.itertext()) for part in svg.findall("{*}title") + svg.findall("{*}desc")
    )
    return " ".join(told.split())


@lru_cache
def png(svg: str, width: int) -> bytes:
    """The drawing as PNG of `width` twips; reports on the same moment share drawings."""
    given = {"svg": svg, "width": f"{width / 20}pt"}
    return typst.compile(
        TYPESETTING, format="png", ppi=DPI, sys_inputs=given, ignore_system_fonts=True
    )


def shown(number: int, width: int, height: int) -> etree._Element:
    blip = plain("a:blip")
    blip.set(EMBED, f"picture{number}")
    return plain(
        "pic:pic",
        plain(
            "pic:nvPicPr",
            plain("pic:cNvPr", id=number, name=f"picture{number}"),
            plain("pic:cNvPicPr"),
        ),
        plain("pic:blipFill", blip, plain("a:stretch", plain("a:fillRect"))),
        plain(
            "pic:spPr",
            plain(
                "a:xfrm",
                plain("a:off", x=0, y=0),
                plain("a:ext", cx=width * EMU, cy=height * EMU),
            ),
            plain("a:prstGeom", plain("a:avLst"), prst="rect"),
        ),
    )
