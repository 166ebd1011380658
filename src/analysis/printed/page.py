"""A page of a report as a tree of plain blocks, ready for the template that prints it."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from analysis.mistakes import Mistake
from analysis.printed.blocks import blocks
from analysis.printed.elements import has_class, inside, tag
from analysis.printed.runs import runs
from analysis.printed.text import plain

RUNNING = 90  # letters of the title at the foot of every sheet


def printed(page: Path) -> dict:
    """Title, language, stamp and blocks of the page, which must be well-formed as XML too."""
    root = parsed(page)
    title = plain(root.findtext("head/title") or page.stem)
    made = {
        "title": title,
        "running": runs([title if len(title) < RUNNING else f"{title[:RUNNING]}…"], {}),
        "language": root.get("lang", "nl").split("-")[0],
        "stamp": stamp(root),
        "body": blocks(root.find("body"), footnotes(root)),
    }
    return mended(made)


def parsed(page: Path) -> etree._Element:
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
    try:
        return etree.parse(page, parser).getroot()
    except (OSError, etree.XMLSyntaxError) as error:
        raise Mistake(
            f"{page.as_posix()} ontbreekt of is beschadigd ({type(error).__name__}): "
            "verwijder het bestand en draai opnieuw."
        ) from None


def stamp(root: etree._Element) -> str:
    """What the stamp of the page says in bold, for the top of every sheet."""
    bold = (node for mark in root.iter("p") if has_class(mark, "stamp") for node in mark)
    return next((plain(inside(node)) for node in bold if tag(node) == "strong"), "")


def footnotes(root: etree._Element) -> dict[str, etree._Element]:
    """The notes that the text refers to: they stand at the foot of the sheet instead."""
    asked = {node.get("href") for node in root.iter("a") if node.get("role") == "doc-noteref"}
    notes = {node.get("id"): node for node in root.iter() if node.get("role") == "doc-footnote"}
    return {name: node for name, node in notes.items() if f"#{name}" in asked}


def mended(made: dict) -> dict:
    """The tree with each id once, levels of headings that skip none, and no link to nowhere."""
    parts = list(every(made))
    asked = {part["to"] for part in parts if "to" in part}
    asked |= {name for part in parts for name in part.get("contents", [])}
    seen, notes, headings, level = set(), set(), set(), 0
    for part in parts:
        ids = [name for name in part.pop("ids", []) if name in asked and name not in seen]
        if ids:
            part["ids"] = ids
            seen |= set(ids)
        if part.get("kind") == "heading":
            level = part["level"] = min(part["level"], level + 1)
            headings |= set(ids[:1])
        if "note" in part:
            part["again"] = part["note"] in notes
            notes.add(part["note"])
    for part in parts:
        if part.get("to") not in seen:
            part.pop("to", None)
        if not headings.issuperset(part.get("contents", [])):
            part["contents"] = []
    return made


def every(part: dict | list | str) -> Iterator[dict]:
    """The parts of a tree in the order in which they are read."""
    if isinstance(part, dict):
        yield part
    if not isinstance(part, str):
        for piece in part.values() if isinstance(part, dict) else part:
            if isinstance(piece, dict | list):
                yield from every(piece)
