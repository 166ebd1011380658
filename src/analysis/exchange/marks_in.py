"""The codings in a project, each with the text and the selection that it belongs to."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml.etree import QName
from lxml.etree import _Element as Element

from analysis.exchange.known_codes import TheirCode
from analysis.exchange.opened import AGAIN, Project, below, inside, target
from analysis.exchange.raw_texts import RawText, raw_text
from analysis.mistakes import Mistake


class Mark(NamedTuple):
    """A coding; `selection` and `text` are None where it is not of a stretch of text."""

    source: Element
    text: RawText | None
    selection: Element | None
    coding: Element
    code: TheirCode


def marks_in(project: Project, path: Path, known: dict[str, TheirCode]) -> list[Mark]:
    """Every coding of a source, of codes that are `known`; or a Mistake if texts are not there."""
    found = [
        mark
        for sources in inside(project.root, "Sources")
        for source in sources
        for mark in marks_of(source, project, known)
    ]
    bare = {mark.source for mark in found if mark.selection is not None and mark.text is None}
    if bare:
        raise Mistake(
            f"{path.as_posix()}: van {len(bare)} teksten met coderingen zit de tekst zelf er niet "
            f"in; {AGAIN}"
        )
    if not all(map(whole_places, found)):
        raise Mistake(f"{path.as_posix()}: bij een codering ontbreekt begin of einde; {AGAIN}")
    return found


def whole_places(mark: Mark) -> bool:
    """Whether begin and end of a stretch of text are whole numbers."""
    if mark.selection is None:
        return True
    places = (mark.selection.get(name) or "" for name in ("startPosition", "endPosition"))
    return all(place.isdecimal() for place in places)


def marks_of(source: Element, project: Project, known: dict[str, TheirCode]) -> Iterator[Mark]:
    texts: dict[Element, RawText | None] = {}
    for coding in below(source, "Coding"):
        code = known.get(target(coding, "CodeRef"))
        if code is None:
            continue
        selection = coding.getparent()
        if QName(selection).localname != "PlainTextSelection":
            yield Mark(source, None, None, coding, code)
            continue
        holder = selection.getparent()
        if holder not in texts:
            texts[holder] = raw_text(holder, project)
        yield Mark(source, texts[holder], selection, coding, code)
