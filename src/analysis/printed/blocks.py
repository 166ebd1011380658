"""The blocks of a page: headings, paragraphs, lists, tables, pictures, quotes, fields."""

from collections.abc import Callable

from lxml import etree

from analysis.printed.elements import fits, has_class, inside, is_inline, is_silent, pieces, tag
from analysis.printed.runs import Notes, runs
from analysis.printed.tables import table
from analysis.printed.text import plain

BOXES = ("notice", "empty", "keep")


def blocks(node: etree._Element, notes: Notes) -> list[dict]:
    """What stands in an element; text outside a paragraph becomes one."""
    made, line = [], []
    for piece in pieces(node):
        if is_inline(piece):
            line.append(piece)
        else:
            made += paragraph(line, notes) + block(piece, notes)
            line = []
    return made + paragraph(line, notes)


def paragraph(line: list, notes: Notes, style: str = "") -> list[dict]:
    text = runs(line, notes)
    return [{"kind": "p", "style": style, "body": text}] if text or style else []


def block(node: etree._Element, notes: Notes) -> list[dict]:
    """The blocks of one element; of an element that is not known, what stands in it."""
    if node.get("id") in notes:
        return []
    made = MAKERS.get(tag(node), box)(node, notes)
    if node.get("id") and made:
        made[0]["ids"] = [node.get("id"), *made[0].get("ids", [])]
    return made


def box(node: etree._Element, notes: Notes) -> list[dict]:
    kind = next((name for name in BOXES if has_class(node, name)), None)
    made = blocks(node, notes)
    return [{"kind": kind, "whole": fits(node), "body": made}] if kind and made else made


def text_of(node: etree._Element, notes: Notes) -> list[dict]:
    """A paragraph, or what stands in it if it holds blocks."""
    style = node.get("class", "") or ("summary" if tag(node) == "summary" else "")
    inline = all(is_inline(piece) for piece in pieces(node))
    return paragraph(list(pieces(node)), notes, style) if inline else blocks(node, notes)


def heading(node: etree._Element, notes: Notes) -> list[dict]:
    text = runs(pieces(node), notes)
    return [{"kind": "heading", "level": int(tag(node)[1]), "body": text}] if text else []


def listed(node: etree._Element, notes: Notes) -> list[dict]:
    items = [block_of(item, notes) for item in node if not is_silent(item)]
    start = int(node.get("start", 1))
    return [{"kind": "list", "ordered": tag(node) == "ol", "start": start, "items": items}]


def block_of(node: etree._Element, notes: Notes) -> dict:
    """An element as one part with blocks and perhaps an id."""
    ids = [node.get("id")] if node.get("id") else []
    return {"style": node.get("class", ""), "ids": ids, "body": blocks(node, notes)}


def terms(node: etree._Element, notes: Notes) -> list[dict]:
    """A list of terms: a group per term with what is said of it."""
    groups = []
    for item in node.iter("dt", "dd"):
        if tag(item) == "dt" or not groups:
            groups.append({"term": [], "values": []})
        groups[-1]["term" if tag(item) == "dt" else "values"].append(block_of(item, notes))
    return [{"kind": "terms", "style": node.get("class", ""), "groups": groups}]


def figure(node: etree._Element, notes: Notes) -> list[dict]:
    """A picture or quote with what stands under or over it."""
    whole, captions = fits(node), [part for part in node if tag(part) == "figcaption"]
    for caption in captions:
        node.remove(caption)
    said = [part for caption in captions for part in blocks(caption, notes)]
    inner = blocks(node, notes)
    for part in inner:
        if part["kind"] == "svg" and not part["alt"]:
            part["alt"] = plain(" ".join(inside(caption) for caption in captions))
    kind = "quote" if has_class(node, "quote") else "picture"
    looks = {"contrary": has_class(node, "tegengeluid"), "whole": whole}
    return [{"kind": kind, "caption": said, "body": inner} | looks]


def spoken(node: etree._Element, notes: Notes) -> list[dict]:
    return [{"kind": "blockquote", "body": blocks(node, notes)}]


def drawing(node: etree._Element, notes: Notes) -> list[dict]:
    """A drawing with what is said by its title and description, or by its label."""
    described = [child.text or "" for child in node if tag(child) in ("title", "desc")]
    alt = plain(". ".join(described) or node.get("aria-label", ""))
    svg = etree.tostring(node, encoding="unicode", with_tail=False)
    *_, width, height = map(float, node.get("viewBox", "0 0 2 1").replace(",", " ").split())
    return [{"kind": "svg", "alt": alt, "svg": svg, "ratio": height / width}]


def contents(node: etree._Element, notes: Notes) -> list[dict]:
    """A list of contents: the ids in ``contents`` are listed with the numbers of their sheets."""
    body = blocks(node, notes)
    head = [part for part in body if part["kind"] == "heading"]
    links = [link.get("href", "").removeprefix("#") for link in node.iter("a")]
    return [{"kind": "nav", "contents": links, "head": head, "body": body[len(head) :]}]


def rule(node: etree._Element, notes: Notes) -> list[dict]:
    return [{"kind": "rule"}]


def tabled(node: etree._Element, notes: Notes) -> list[dict]:
    return [table(node, lambda part: blocks(part, notes))]


MAKERS: dict[str, Callable[[etree._Element, Notes], list[dict]]] = {
    "p": text_of, "pre": text_of, "summary": text_of, "ul": listed, "ol": listed, "dl": terms,
    "figure": figure, "blockquote": spoken, "svg": drawing, "nav": contents, "hr": rule,
    "table": tabled,
    **{f"h{level}": heading for level in range(1, 7)},
}  # fmt: skip
