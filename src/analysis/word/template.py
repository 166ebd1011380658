"""The file that gives Word reports their styles, as a researcher last saved it."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from analysis.mistakes import Mistake
from analysis.word.xml import W, serialised

KEPT = re.compile(
    r"word/(?:(?:styles|settings|numbering|(?:header|footer)\d*|theme/\w+)\.xml"
    r"|_rels/(?:document|numbering|(?:header|footer)\d*)\.xml\.rels"
    r"|media/.*)"
)
OF_OTHERS = ("attachedTemplate", "mailMerge", "updateFields", "footnotePr", "endnotePr", "rsids")
LANGUAGE = "nl-NL"
LISTS = BULLETED, NUMBERED = "List Bullet", "List Number"
NAMES = (
    "Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "caption", "Gegeven",
    "Begrip", "Uitleg", "Klein", "TOC Heading", "toc 1", "toc 2", "Stempel", "Stempel boven",
    "Let op", "Invulveld", "Invulveld kop", "Citaat", "Tegengeluid", "Citaatbron", "Figuurtekst",
    "Figuur", "Uitgeklapt", BULLETED, NUMBERED, "List Continue", "Tabeltekst", "Tabelkop",
    "Tabelgetal", "Tussenruimte", "Titel boven", "footnote text", "Hyperlink", "Label", "Code",
    "footnote reference", "Rapporttabel", "Invultabel",
)  # fmt: skip


class Template(NamedTuple):
    """What the reports take over; a style is known by its name, as Word translates its id."""

    parts: dict[str, bytes]
    styles: dict[str, str]
    section: bytes
    bulleted: str
    numbered: str
    free: int  # the first number that no list has
    width: int  # of the text between the margins, in twips


def template(reference: Path) -> Template:
    """The parts of this docx that are about its looks, without its text and who wrote it."""
    parts = opened(reference)
    section = etree.fromstring(parts["word/document.xml"]).findall(f"{W}body/{W}sectPr")[-1]
    known = named(etree.fromstring(parts["word/styles.xml"]))
    if missing := [name for name in NAMES if name not in known]:
        raise Mistake(
            f"{reference.as_posix()} mist de stijlen {', '.join(missing)}: geef ze hun naam terug, "
            "of zet het oorspronkelijke bestand terug."
        )
    lists = {name: known[name].find(f".//{W}numId").get(f"{W}val") for name in LISTS}
    return Template(
        parts={name: part for name, part in parts.items() if KEPT.fullmatch(name)},
        styles={name: style.get(f"{W}styleId") for name, style in known.items()},
        section=etree.tostring(section),
        bulleted=lists[BULLETED],
        numbered=lists[NUMBERED],
        free=1 + max(numbers(parts["word/numbering.xml"])),
        width=text_width(section),
    )


def opened(reference: Path) -> dict[str, bytes]:
    """The parts of the file, in Dutch, whatever language Word was set to."""
    try:
        with zipfile.ZipFile(io.BytesIO(reference.read_bytes())) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        cleaned = {"word/styles.xml": in_dutch, "word/settings.xml": on_its_own}
        return parts | {name: clean(parts[name]) for name, clean in cleaned.items()}
    except (OSError, zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise Mistake(
            f"{reference.as_posix()} is geen leesbaar Word-bestand ({type(error).__name__}): "
            "zet het oorspronkelijke bestand terug."
        ) from None


def in_dutch(styles: bytes) -> bytes:
    root = etree.fromstring(styles)
    for tongue in root.iter(f"{W}lang"):
        tongue.set(f"{W}val", LANGUAGE)
    return serialised(root)


def on_its_own(settings: bytes) -> bytes:
    """The settings without what refers to parts and files that reports do not have."""
    root = etree.fromstring(settings)
    for setting in [setting for name in OF_OTHERS for setting in root.findall(W + name)]:
        root.remove(setting)
    return serialised(root)


def named(styles: etree._Element) -> dict[str, etree._Element]:
    """The styles by their names; Word writes the names of its own in small letters."""
    found = {style.find(f"{W}name").get(f"{W}val"): style for style in styles.iter(f"{W}style")}
    ours = {name.casefold(): name for name in NAMES}
    return {ours.get(name.casefold(), name): style for name, style in found.items()}


def text_width(section: etree._Element) -> int:
    margins = section.find(f"{W}pgMar")
    sides = sum(int(margins.get(W + side)) for side in ("left", "right"))
    return int(section.find(f"{W}pgSz").get(f"{W}w")) - sides


def numbers(numbering: bytes) -> Iterator[int]:
    for number in etree.fromstring(numbering).iter(f"{W}num"):
        yield int(number.get(f"{W}numId"))
