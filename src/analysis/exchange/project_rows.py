"""What stands in a project that came back: codings, marks of reading, and what it took along."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml.etree import _Element as Element

from analysis.contracts import ACTORS, DIRECTIONS, MODALITIES
from analysis.exchange.coders import MACHINES, UNKNOWN, coder_of, made_by, readers_of, users_of
from analysis.exchange.counting import Selection, Way, name_fits, stretch, way_of
from analysis.exchange.guids import same_guid
from analysis.exchange.known_codes import TheirCode
from analysis.exchange.marks_in import Mark, marks_in
from analysis.exchange.opened import Project, below, description, inside
from analysis.exchange.plain_text import as_quoted
from analysis.exchange.raw_texts import raw_text
from analysis.exchange.same_texts import OurText, OurTexts, moved_to, same_text
from analysis.exchange.taken_along import Taken, listed

VALUES = {"modality": MODALITIES, "direction": DIRECTIONS, "actor": ACTORS}
CODING, READ, TAKEN = "codering", "gelezen", "meegegeven"
Row = dict[str, Any]


def project_rows(
    project: Project, path: Path, ours: OurTexts, known: dict[str, TheirCode], say: dict[str, Any]
) -> Iterator[Row]:
    """The rows of the table `exchanged`; a text that is edited there has no offsets of ours."""
    users, marks = users_of(project.root), marks_in(project, path, known)
    taken = list(taken_in(project))
    texts = {
        same_guid(source.get("guid")): of_ours(source, project, ours)
        for sources in inside(project.root, "Sources")
        for source in sources
    }
    placed = [mark for mark in marks if mark.selection is not None]
    way, quoted = way_of([selection(mark) for mark in placed])
    for mark in marks:
        text = texts[same_guid(mark.source.get("guid"))]
        yield coded(mark, text, way, quoted, say) | by_whom(mark, users)
    for key, name, why in readers_of(project.root, fresh(users, taken, say), path, say):
        if key in texts:
            yield of_text(texts[key]) | {"kind": READ, "coder": name, "why_read": why}
    for one in taken:
        yield one._asdict() | {"kind": TAKEN, "coder": coder_of(one.coder)}


def taken_in(project: Project) -> Iterator[Taken]:
    """The codings on the list that the project took along, if it is still there."""
    for note in below(project.root, "Note"):
        if text := raw_text(note, project):
            yield from listed(text.plain)


def of_ours(source: Element, project: Project, ours: OurTexts) -> OurText:
    """The text of ours that a source is; of a PDF the text beside it tells."""
    inner = (raw_text(one, project) for one in [source, *inside(source, "Representation")])
    theirs = next((text.plain for text in inner if text), "")
    return same_text((source.get("name") or "").strip(), theirs, ours)


def selection(mark: Mark) -> Selection:
    start, end = (int(mark.selection.get(f"{side}Position")) for side in ("start", "end"))
    return Selection(mark.text, start, end, mark.selection.get("name") or "")


def coded(mark: Mark, text: OurText, way: Way, quoted: bool, say: dict[str, Any]) -> Row:
    """The coding with its place in our text: by offsets, else by its words and about where."""
    row = of_text(text) | {"kind": CODING, "code": mark.code.code, "label": mark.code.name}
    if mark.selection is None:
        return row
    one = selection(mark)
    span = stretch(one, way)
    words, place = one.text.plain[slice(*span)], None
    if quoted and one.name and not name_fits(one.name, words):
        words = one.name
    elif text.plain is not None:
        place = moved_to(text.plain, one.text.plain, *span)
    start, end = place or (span[0], None)
    return row | {"start": start, "end": end, "quote": as_quoted(words)} | said(mark, say)


def of_text(text: OurText) -> Row:
    return {"document": text.document, "text_sha256": text.text_sha256}


def said(mark: Mark, say: dict[str, Any]) -> Row:
    """Modality, direction and actor in the memo of a coding, as far as they are known ones."""
    pairs = (part.partition(":") for part in description(mark.selection).split(";"))
    typed = {name.strip().casefold(): value.strip() for name, _, value in pairs}
    values = {name: typed.get(say["memo"][name], "") for name in VALUES}
    return {name: value for name, value in values.items() if value in VALUES[name]}


def by_whom(mark: Mark, users: dict[str, str]) -> Row:
    """Who coded, and who changed the selection last."""
    places = [mark.coding, mark.selection, mark.source]
    maker = made_by(places, users, "creatingUser")
    only = list(users.values())[0] if len(users) == 1 else coder_of(UNKNOWN)
    return {
        "coder": maker or only,
        "changed_by": made_by(places[:2], users, "modifyingUser"),
    }


def fresh(users: dict[str, str], taken: list[Taken], say: dict[str, Any]) -> list[str]:
    """The people in the project who did not come along with it."""
    first = coder_of(say["project"]["first_user"])
    old = {*MACHINES, first, *(coder_of(one.coder) for one in taken)}
    return sorted(set(users.values()) - old) or [first]
