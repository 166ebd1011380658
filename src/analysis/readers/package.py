"""The parts of a Word, Excel or LibreOffice file: a zip with XML in it."""

import io
import re
import zipfile
import zlib

from lxml import etree

from analysis.mistakes import Mistake

FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
DAMAGED = (
    "het bestand is beschadigd of niet wat de naam zegt: open het, sla het opnieuw op en lever "
    "het nog eens aan."
)


def parts(data: bytes, pattern: str) -> dict[str, bytes]:
    """The parts with a name that matches `pattern`."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if re.fullmatch(pattern, name)]
        return {name: package.read(name) for name in names}


def with_parts(data: bytes, changed: dict[str, bytes]) -> bytes:
    """The same file with other content in some of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in dict.fromkeys(old.namelist()):
            new.writestr(zipfile.ZipInfo(name), changed.get(name) or old.read(name))
    return made.getvalue()


def tree(xml: bytes) -> etree._Element:
    """The elements of a part; nothing that it refers to is looked up."""
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise Mistake(DAMAGED) from None


def value(element: etree._Element, name: str) -> str:
    """An attribute, in whichever namespace; empty if there is none."""
    return next((said for key, said in element.items() if etree.QName(key).localname == name), "")


def without(element: etree._Element) -> None:
    """Take an element out of its tree and leave the text that follows it."""
    parent, before = element.getparent(), element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)


def unwrapped(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    place = parent.index(element)
    parent[place : place + 1] = list(element)
