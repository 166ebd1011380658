"""Lines of text as runs: stretches with one appearance, with links and notes."""

from collections.abc import Iterable, Iterator

from lxml import etree

from analysis.printed.elements import Piece, inside, pieces, tag
from analysis.printed.text import printable

MARKS = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "cite": "em", "code": "code",
    "kbd": "code", "samp": "code", "bdi": "isolated", "sup": "sup", "sub": "sub",
}  # fmt: skip
Notes = dict[str, etree._Element]


def runs(line: Iterable[Piece], notes: Notes) -> list[dict]:
    """The runs of a line, with spaces as a browser shows them."""
    made, after_space = [], True
    for run in stretches(line, notes, {}):
        text = printable(run["text"], run.pop("isolated", False))
        run["text"] = text.removeprefix(" ") if after_space else text
        if run["text"] or run.keys() - {"text"}:
            made.append(run)
            after_space = run.get("break") or (run["text"] or "x").endswith(" ")
    if made:
        made[-1]["text"] = made[-1]["text"].rstrip(" ")
    return made if any(run["text"] or run.keys() & {"note", "ids"} for run in made) else []


def stretches(line: Iterable[Piece], notes: Notes, marks: dict) -> Iterator[dict]:
    """The texts in the line, each with what the elements around it say of it."""
    for piece in line:
        if isinstance(piece, str):
            yield {"text": piece} | marks
        elif tag(piece) == "br":
            yield {"text": "", "break": True}
        elif tag(piece) == "img":
            yield {"text": piece.get("alt", "")} | marks
        elif piece.get("role") == "doc-noteref":
            yield note(piece, notes)
        else:
            yield from stretches(pieces(piece), notes, marks | said_by(piece))


def note(reference: etree._Element, notes: Notes) -> dict:
    """A run that calls a note; the number that the page shows is given anew on paper."""
    name = reference.get("href", "").removeprefix("#")
    if name not in notes:
        return {"text": inside(reference), "sup": True}
    rest = {other: node for other, node in notes.items() if other != name}
    return {"text": "", "note": name, "body": runs(pieces(notes[name]), rest)}


def said_by(node: etree._Element) -> dict:
    """The marks, the place or the link that this element gives to the text in it."""
    said = {MARKS[tag(node)]: True} if tag(node) in MARKS else {}
    if node.get("id"):
        said["ids"] = [node.get("id")]
    target = node.get("href", "")
    if target.startswith("#"):
        said["to"] = target[1:]
    elif target.startswith(("https://", "http://", "mailto:")):
        said["url"] = target
    return said
