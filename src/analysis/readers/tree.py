"""The syntax tree of pandoc as light Markdown.

Marks of emphasis and pictures are left out; footnotes follow the text as paragraphs.
"""

import re
from collections.abc import Iterator

SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}  # a soft break is layout of HTML
STYLES = ("Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps")
QUOTES = {"SingleQuote": "'", "DoubleQuote": '"'}
LONGEST_TITLE = 100


def light_markdown(blocks: list[dict]) -> str:
    """The text of a list of blocks, with the footnotes in it at the end."""
    return "\n\n".join([joined(blocks), *map(joined, notes(blocks))])


def texts(blocks: list[dict]) -> list[str]:
    """The paragraphs of a list of blocks, those of a list or table as one paragraph."""
    return [text for block in blocks for text in text_of(block["t"], block.get("c")) if text]


def text_of(kind: str, content) -> list[str]:
    match kind:
        case "Para" | "Plain":
            return paragraph(content)
        case "Header":
            return [f"{'#' * content[0]} {' '.join(words(content[2]).split())}"]
        case "BulletList":
            return [points(["-"] * len(content), content)]
        case "OrderedList":
            (first, *_), items = content
            return [points([f"{first + n}." for n in range(len(items))], items)]
        case "Table":
            return table(content)
        case "BlockQuote" | "Div":
            return texts(content[1] if kind == "Div" else content)
        case "Figure":
            return texts(content[2]) + texts(content[1][1])
        case "LineBlock":
            return ["\n".join(words(line) for line in content)]
        case "DefinitionList":
            return [text for term, said in content for text in (words(term), *map(joined, said))]
        case "CodeBlock":
            return [content[1]]
    return []


def paragraph(inlines: list[dict]) -> list[str]:
    """One paragraph; a first line that is all bold and no sentence stands as a heading."""
    text, first = words(inlines), first_line(inlines)
    heading = words(first)
    shown = [inline["t"] for inline in first if inline["t"] not in SPACES]
    if not heading.strip() or set(shown) != {"Strong"} or not is_title(heading):
        return [text.strip()]
    return [f"## {heading.strip()}", text.removeprefix(heading).strip()]


def first_line(inlines: list[dict]) -> list[dict]:
    breaks = [n for n, inline in enumerate(inlines) if inline["t"] == "LineBreak"]
    return inlines[: breaks[0]] if breaks else inlines


def is_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and text.rstrip()[-1] not in ".,;" and "\n" not in text


def points(marks: list[str], items: list[list[dict]]) -> str:
    """A list, one line a point; what belongs to a point stands indented below it."""
    lines = []
    for mark, item in zip(marks, items, strict=True):
        text = re.sub(r"^#+ ", "", "\n".join(texts(item)), flags=re.MULTILINE)
        lines.append(f"{mark} " + text.replace("\n", "\n  "))
    return "\n".join(lines)


def table(content: list) -> list[str]:
    """The caption, and the rows (of head, bodies and foot) as points with ` | ` between cells."""
    _, caption, _, head, bodies, foot = content
    rows = [*head[1], *(row for body in bodies for row in body[2] + body[3]), *foot[1]]
    lines = (" | ".join(filter(None, map(cell_text, row[1]))) for row in rows)
    return [*texts(caption[1]), "\n".join(f"- {line}" for line in lines if line)]


def cell_text(cell: list) -> str:
    return re.sub(r"^(#+|-) ", "", " ".join(" ".join(texts(cell[4])).split()))


def joined(blocks: list[dict]) -> str:
    return "\n\n".join(texts(blocks))


def words(inlines: list[dict]) -> str:
    """The words of inline content, without emphasis, pictures, notes and raw code."""
    return "".join(inline_words(inline["t"], inline.get("c")) for inline in inlines)


def inline_words(kind: str, content) -> str:
    if kind == "Str":
        return content
    if kind in SPACES:
        return SPACES[kind]
    if kind == "Quoted":
        mark = QUOTES[content[0]["t"]]
        return mark + words(content[1]) + mark
    if kind in ("Code", "Math"):
        return content[1]
    if kind in ("Link", "Span", "Cite"):
        return words(content[1])
    return words(content) if kind in STYLES else ""


def notes(node) -> Iterator[list[dict]]:
    """The blocks of every footnote below a node, in order."""
    if isinstance(node, dict) and node.get("t") == "Note":
        yield node["c"]
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from notes(child)
