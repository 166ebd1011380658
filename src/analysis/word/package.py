"""The zip file that a Word document is: its parts, what kind they are and how they refer."""

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

DAY_ZERO = (1980, 1, 1, 0, 0, 0)  # the oldest date that a zip file can hold
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
ENDINGS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
}
WORD = "officedocument.wordprocessingml."
KINDS = {
    "word/document.xml": f"{WORD}document.main",
    "word/fontTable.xml": f"{WORD}fontTable",
    "word/theme/": "officedocument.theme",
    "docProps/core.xml": "package.core-properties",
    "docProps/app.xml": "officedocument.extended-properties",
}
NAMES = ("styles", "settings", "numbering", "footnotes", "header", "footer")
KINDS |= {f"word/{name}": f"{WORD}{name}" for name in NAMES}
START = {
    "document": (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
    "core": (CORE, "docProps/core.xml"),
    "app": (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
}
APP = b'<Properties xmlns="%s/extended-properties"/>' % OFFICE.encode()
CORE_SPACES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def package(parts: Mapping[str, bytes], *, title: str, language: str) -> bytes:
    """A docx of these parts, with a title and a language and without an author, always the same."""
    parts = dict(parts) | {
        "_rels/.rels": relations(START),
        "docProps/core.xml": core(title, language),
        "docProps/app.xml": APP,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, part in [("[Content_Types].xml", types(parts)), *sorted(parts.items())]:
            file.writestr(zipfile.ZipInfo(name, DAY_ZERO), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def relations(links: Mapping[str, tuple[str, str]]) -> bytes:
    """The references of a part: by their id the kind and the target; web addresses are outside."""
    root = etree.Element("Relationships", xmlns=RELATIONSHIPS)
    for name, (kind, target) in links.items():
        link = etree.SubElement(root, "Relationship", Id=name, Type=kind, Target=target)
        if kind.endswith("/hyperlink"):
            link.set("TargetMode", "External")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def core(title: str, language: str) -> bytes:
    root = etree.Element(f"{{{CORE_SPACES['cp']}}}coreProperties", nsmap=CORE_SPACES)
    for name, value in (("title", title), ("language", language)):
        etree.SubElement(root, f"{{{CORE_SPACES['dc']}}}{name}").text = value
    for name in ("created", "modified"):
        date = etree.SubElement(root, f"{{{CORE_SPACES['dcterms']}}}{name}")
        date.set(f"{{{CORE_SPACES['xsi']}}}type", "dcterms:W3CDTF")
        date.text = "1980-01-01T00:00:00Z"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def types(parts: Mapping[str, bytes]) -> bytes:
    """What kind of part each is, by the ending of its name or by its name."""
    root = etree.Element("Types", xmlns=TYPES)
    for ending, kind in ENDINGS.items():
        etree.SubElement(root, "Default", Extension=ending, ContentType=kind)
    for name in sorted(parts):
        kind = next((kind for start, kind in KINDS.items() if name.startswith(start)), "")
        if kind:
            full = f"application/vnd.openxmlformats-{kind}+xml"
            etree.SubElement(root, "Override", PartName=f"/{name}", ContentType=full)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
