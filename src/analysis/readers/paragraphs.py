"""Put printed lines back together: headings, points (in one level) and whole paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

MARK = re.compile(r"([•●▪■◦‣·\ue000-\uf8ff])\s*|([-–*]|\d{1,2}[.)])\s+(?=\S)")
POINT = re.compile(r"(?:-|\d+\.| ) ")
LARGER, WIDER = 1.08, 1.25  # letters of a heading, space above a paragraph
SPACE = 0.4  # a word space and some slack, as a part of the letter size
LONGEST_TITLE = 100
HYPHEN = re.compile(r"(\w+)[-‐]$")
# Two vowels that would read as one sound keep their hyphen in Dutch: auto-ongeluk, mee-eten.
CLASH = re.compile("aa|ae|ai|au|ee|ei|eu|ie|ii|ij|oe|oi|oo|ou|ui|uu")
JOINING = ("en", "of")  # in- en uitschrijven


class Line(NamedTuple):
    """One printed line; places, size and the width of its first word (`lead`) in points."""

    text: str
    x0: float
    x1: float
    top: float
    size: float
    bold: bool
    lead: float
    page: int


def paragraphs(lines: list[Line]) -> str:
    """The lines of a document, in reading order, as light Markdown."""
    if not lines:
        return ""
    body = Counter(line.size for line in lines for _ in line.text).most_common(1)[0][0]
    right = max((line.x1 for line in lines if line.size <= body * LARGER), default=0)
    hyphenated = set(re.findall(r"\w+-\w+", "\n".join(line.text for line in lines)))
    text = ""
    for before, block in gathered(lines, body, right):
        written = marked(joined(block, right, hyphenated), is_heading(block[0], body), not before)
        together = before and POINT.match(written) and POINT.match(text.split("\n")[-1])
        text += ("\n" if together else "\n\n") + written
    return text.strip()


def gathered(lines: list[Line], body: float, right: float) -> Iterator[tuple[bool, list[Line]]]:
    """The lines that belong together, each with whether something stands before them."""
    step, block, before = usual_step(lines), [], False
    for line in lines:
        if block and starts(line, block, body, right, step):
            yield before, block
            block, before = [], True
        block.append(line)
    yield before, block


def usual_step(lines: list[Line]) -> float:
    """The distance from one line of a paragraph to the next: a small one among all distances."""
    pairs = zip(lines, lines[1:], strict=False)
    steps = sorted(b.top - a.top for a, b in pairs if a.page == b.page and b.top > a.top)
    return steps[len(steps) // 5] if steps else 0.0


def starts(line: Line, block: list[Line], body: float, right: float, step: float) -> bool:
    """Whether a line begins something new: a heading, a point or a paragraph."""
    last = block[-1]
    wraps = not fits(line, last, right)
    if is_heading(line, body) or is_heading(last, body):
        return not (wraps and (line.size, line.bold) == (last.size, last.bold))
    if has_mark(line, block[0], wraps and not ends_sentence(last)):
        return True
    if line.page != last.page:
        return not wraps or ends_sentence(last)
    left_point = MARK.match(block[0].text) and line.x0 <= block[0].x0 + 1
    hung = len(block) > 1 and last.x0 > block[0].x0 + 1
    return line.top - last.top > WIDER * step or bool(left_point and (hung or not wraps))


def fits(line: Line, last: Line, right: float) -> bool:
    """Whether the first word of a line had room at the end of the line before: a break meant so."""
    return last.x1 + SPACE * line.size + line.lead <= right


def is_heading(line: Line, body: float) -> bool:
    if line.size > body * LARGER:
        return True
    point = (mark := MARK.match(line.text)) and mark[1]
    short = len(line.text) <= LONGEST_TITLE and line.text[-1] not in ".,;"
    return line.bold and short and not point


def has_mark(line: Line, first: Line, mid_sentence: bool) -> bool:
    """Whether a line opens with a mark; a dash or number in mid-sentence only among its like."""
    mark = MARK.match(line.text)
    return bool(mark and (mark[1] or not mid_sentence or MARK.match(first.text)))


def ends_sentence(line: Line) -> bool:
    return line.text.rstrip("\"'’”)")[-1:] in (".", "!", "?", "…", ":")


def joined(block: list[Line], right: float, hyphenated: set[str]) -> str:
    """The text of lines that belong together; a break that was meant stays a line break."""
    text = block[0].text
    for last, line in zip(block, block[1:], strict=False):
        if HYPHEN.search(text) and re.match(r"\w", line.text):
            text = mended(text, line.text, hyphenated)
        else:
            text += ("\n" if fits(line, last, right) else " ") + line.text
    return text


def mended(text: str, following: str, hyphenated: set[str]) -> str:
    """Two lines with a hyphen between; it goes if it only broke a word without capitals."""
    first, second = HYPHEN.search(text)[1], re.match(r"\w+", following)[0]
    if second in JOINING:
        return f"{text} {following}"
    broken = len(first) > 1 and (first + second).isalpha() and (first + second).islower()
    kept = f"{first}-{second}" in hyphenated or CLASH.fullmatch(first[-1] + second[0])
    return (text[:-1] if broken and not kept else text) + following


def marked(text: str, heading: bool, first: bool) -> str:
    """The text with our marks for a title, a heading and a point."""
    if heading:
        return f"{'#' if first else '##'} " + text.replace("\n", " ")
    mark = MARK.match(text)
    if not mark:
        return text
    number = f"{mark[2][:-1]}." if mark[2] and mark[2][0].isdigit() else "-"
    return f"{number} " + text[mark.end() :].replace("\n", "\n  ")
