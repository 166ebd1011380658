"""The sentences and bullets of the texts: the unit that is coded and quoted."""

import re
from collections.abc import Iterable, Iterator

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Cleared, Segments
from analysis.sentences import sentences, without_capitals

LINE = re.compile(
    r"(?m)^(?P<indent>[^\S\n]*)"
    r"(?:(?P<heading>#{1,6})[^\S\n]+|(?P<punt>[-*•]|\d{1,2}[.)])[^\S\n]+)?(?P<text>[^\n]*)"
)
SOFT_BREAK = re.compile(
    r"(?m)^(?![#|])([^\n]*)\n(?=[^\S\n]*(?![-*•#|][^\S\n]|\d{1,2}[.)][^\S\n])(\S+))"
)
RULE = re.compile(r"[-|:=_*\s]*")
LABEL = re.compile(r"[^\s.!?]+(?: [^\s.!?]+){0,3}:")
ENDED = re.compile(r"[.!?…:;][\"'’”»)\]]*$")

Stretch = tuple[str, int, int, bool]  # shape, start, end, whether a blank line stands before it


def segments(cleared: DataFrame[Cleared]) -> DataFrame[Segments]:
    """One row per sentence or bullet; a bullet of several sentences is cut into these.

    `text` is exactly the document's text from `start` to `end`, list marks and white space
    outside. Headings and lines that are only a label ("Redenen:") are the `heading` of what
    follows. A line break ends a segment, unless lines were broken at a fixed width or in the
    middle of a sentence: then the segment holds the break.
    """
    rows = [
        (f"{document}-{number:03d}", delivery, document, start, end, text[start:end], *rest)
        for document, delivery, text in zip(
            cleared["document"], cleared["delivery"], cleared["text"], strict=True
        )
        for number, (start, end, *rest) in enumerate(cut(text), 1)
    ]
    return pd.DataFrame(rows, columns=list(Segments.to_schema().columns))


def cut(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, heading and shape of each segment of one text."""
    small = without_capitals(text)
    for start, end, heading, shape in headed(text, stretches(text, small)):
        for begin, stop in sentences(text, start, end, small=small):
            yield begin, stop, heading, shape


def stretches(text: str, small: bool) -> Iterator[Stretch]:
    """Headings, items and lines, with the lines that go on in the next one joined."""
    width = wrap_width(text)
    held: Stretch | None = None
    apart = False
    for line in LINE.finditer(text):
        start = line.start("text")
        end = start + len(line["text"].rstrip())
        shape = line["heading"] and "kop" or line["punt"] and "punt" or "zin"
        empty = bool(RULE.fullmatch(text, start, end))
        if held and not empty and shape == "zin" and goes_on(text, held, line, width, small):
            held = (held[0], held[1], end, held[3])
            continue
        if held:
            yield held
        held = None if empty else (shape, start, end, apart)
        apart = empty
    if held:
        yield held


def wrap_width(text: str) -> int:
    """The width at which lines were broken, or 0 if line breaks were typed on purpose.

    Lines were broken at a fixed width if almost always the first word of the next line would
    not have fitted.
    """
    breaks = SOFT_BREAK.findall(text)
    width = max((len(line) for line in text.split("\n") if not line.startswith("#")), default=0)
    full = sum(len(line) + 1 + len(word) > width for line, word in breaks)
    return width if 40 <= width <= 130 and len(breaks) >= 3 and full >= 0.9 * len(breaks) else 0


def goes_on(text: str, held: Stretch, line: re.Match, width: int, small: bool) -> bool:
    """Whether `line` is the rest of the sentence or item on the line before it."""
    before = text[text.rfind("\n", held[1], line.start() - 1) + 1 or held[1] : line.start() - 1]
    first = line["text"].split(maxsplit=1)[0]
    if held[0] == "kop":
        return False
    if held[0] == "punt" and len(line["indent"]) >= 2:
        return True
    if width:
        return len(before) + 1 + len(first) > width
    midway = len(before) >= 40 or before.endswith(",")
    return midway and not small and first[0].islower() and not ENDED.search(before)


def headed(text: str, parts: Iterable[Stretch]) -> Iterator[tuple[int, int, str, str]]:
    """The stretches that are no heading: start, end, the heading above them, shape.

    A label counts for the paragraph or the list that follows it.
    """
    heading = label = ""
    used = False
    for shape, start, end, apart in parts:
        if shape == "kop":
            heading, label = text[start:end].rstrip("# "), ""
        elif shape == "zin" and end - start <= 60 and LABEL.fullmatch(text, start, end):
            label, used = text[start : end - 1], False
        else:
            if used and apart and shape == "zin":
                label = ""
            used = True
            yield start, end, label or heading, shape


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(segments)
