"""A project of another program: its XML and the texts in it, read without harm.

Nothing is unpacked: a part is only ever found by the last piece of its name. An element is found
by its name alone, since older files have other namespaces.
"""

import zipfile
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from analysis.exchange.guids import same_guid
from analysis.mistakes import Mistake
from analysis.readers.package import FAULTS

MOST = 200_000_000  # bytes of XML and text together; a year of diaries is 1 MB
MOST_TEXT = 10_000_000  # bytes of one text: its letters are counted in several ways


class Project(NamedTuple):
    """The root element, and the text files as they are, by the last piece of their name."""

    root: Element
    files: dict[str, bytes]


def opened(path: Path) -> Project:
    """The project in a .qdpx file, or a Mistake that says what is wrong with it."""
    try:
        with zipfile.ZipFile(path) as package:
            infos = [info for info in package.infolist() if not info.is_dir()]
            project = project_name([info.filename for info in infos], path)
            wanted = [one for one in infos if one.filename == project or last(one.filename)[1]]
            texts = [info.file_size for info in wanted if info.filename != project]
            if sum(info.file_size for info in wanted) > MOST or max(texts, default=0) > MOST_TEXT:
                raise Mistake(f"{path.as_posix()} is uitgepakt te groot om te lezen; {AGAIN}")
            files = {last(info.filename)[0]: package.read(info) for info in wanted}
    except (*FAULTS, NotImplementedError):
        raise Mistake(f"{path.as_posix()} is beschadigd of op slot; {AGAIN}") from None
    return Project(root_of(files.pop(last(project)[0]), "Project", path), files)


AGAIN = "maak de export opnieuw in het programma waarin u codeerde."


def last(name: str) -> tuple[str, bool]:
    """The last piece of a name, in small letters; and whether it is that of a text."""
    piece = PurePosixPath(name.replace("\\", "/")).name.casefold()
    return piece, piece.endswith(".txt")


def project_name(names: list[str], path: Path) -> str:
    """The part with the project: project.qde, or the only one of its kind."""
    found = [name for name in names if name.casefold().endswith(".qde")]
    exact = [name for name in found if last(name)[0] == "project.qde"]
    chosen = found if len(found) == 1 else exact
    if len(chosen) != 1:
        raise Mistake(f"{path.as_posix()}: er zit geen project (project.qde) in; {AGAIN}")
    return chosen[0]


def root_of(xml: bytes, name: str, path: Path) -> Element:
    """The root element, if it is called so; a file that defines entities of its own is refused."""
    strict = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(xml, strict)
    except etree.XMLSyntaxError:
        root = None
    if root is None or root.getroottree().docinfo.doctype or not called(root, name):
        raise Mistake(f"{path.as_posix()} is geen geldig bestand volgens REFI-QDA; {AGAIN}")
    return root


def called(element: Element, *names: str) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname in names


def inside(element: Element, *names: str) -> list[Element]:
    """The children with one of these names."""
    return [child for child in element if called(child, *names)]


def below(element: Element, *names: str) -> list[Element]:
    """The elements with one of these names at any depth."""
    return [one for one in element.iter() if called(one, *names)]


def target(element: Element, reference: str) -> str:
    """The GUID that the first child called `reference` points at."""
    return next((same_guid(one.get("targetGUID")) for one in inside(element, reference)), "")


def description(element: Element) -> str:
    return next((one.text or "" for one in inside(element, "Description")), "")
