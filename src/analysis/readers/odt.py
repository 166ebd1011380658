"""LibreOffice files: pandoc reads them, after what it would drop or show too much is made plain.

It reads nothing in a text box or in most fields; it does read what is hidden.
"""

import re

from lxml import etree

from analysis.readers.notices import comments
from analysis.readers.package import parts, tree, value, with_parts, without
from analysis.readers.pandoc import pandoc

TEXT = "content.xml"
STYLES = r"content\.xml|styles\.xml"
BOX = re.compile(rb"<draw:text-box\b")
COMMENT = re.compile(rb"<office:annotation\b")
FIELDS = (
    *("date", "time", "text-input", "placeholder", "drop-down", "conditional-text", "chapter"),
    *("variable-get", "variable-set", "variable-input", "user-field-get", "user-defined"),
)
NUMBERED = "numbered-paragraph"
UNLIKE = re.compile(rf"<text:(?:{'|'.join(FIELDS)}|{NUMBERED})\b".encode())
UNSEEN = re.compile(rb"display=[\"']none|is-hidden=[\"']true")


def odt(data: bytes) -> dict:
    """The text of a LibreOffice file in light Markdown, or with a problem if a part is missed."""
    said = parts(data, STYLES)
    text = said.get(TEXT, b"")
    changed = {}
    if UNLIKE.search(text) or any(map(UNSEEN.search, said.values())):
        unseen = {style for xml in said.values() for style in hidden_styles(tree(xml))}
        changed = {TEXT: plainer(tree(text), unseen)}
    read = pandoc(with_parts(data, changed) if changed else data, form="odt")
    problem = TEXT_BOX if BOX.search(text) else ""
    return read | {"problem": problem, "aside": comments(len(COMMENT.findall(text)))}


TEXT_BOX = (
    "in het bestand staat een tekstvak, en dat wordt niet gelezen: zet de tekst daarvan tussen de "
    "gewone tekst."
)


def hidden_styles(body: etree._Element) -> list[str]:
    marks = body.iterfind(".//{*}style/{*}text-properties")
    return [value(mark.getparent(), "name") for mark in marks if value(mark, "display") == "none"]


def plainer(body: etree._Element, unseen: set[str]) -> bytes:
    """Without what is hidden, and with fields as plain text."""
    for part in list(body.iter("{*}span", "{*}p", "{*}h", "{*}section")):
        if is_hidden(part) or value(part, "style-name") in unseen:
            without(part)
    for field in list(body.iter(*(f"{{*}}{name}" for name in (*FIELDS, NUMBERED)))):
        space = etree.QName(field).namespace
        field.tag = f"{{{space}}}{'section' if field.tag.endswith(NUMBERED) else 'span'}"
    return etree.tostring(body, encoding="utf-8", xml_declaration=True)


def is_hidden(part: etree._Element) -> bool:
    """Whether a section is not shown, or a paragraph holds the mark that hides it."""
    marks = part.findall("{*}hidden-paragraph")
    hidden = any(value(mark, "is-hidden") == "true" for mark in (part, *marks))
    return hidden or value(part, "display") == "none"
