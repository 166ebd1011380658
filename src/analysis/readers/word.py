"""Word files: pandoc reads them, after what pandoc 3.9 would drop or show too much is made plain.

It reads either a text box or the paragraph that holds it, of several titles only the last, and no
simple fields; it does read what is hidden.
"""

import re

from lxml import etree

from analysis.readers.notices import comments
from analysis.readers.package import parts, tree, unwrapped, value, with_parts, without
from analysis.readers.pandoc import pandoc

TEXTS = r"word/(?:document|footnotes|endnotes)\d*\.xml"
STYLES = r"word/styles\d*\.xml"
COMMENTS = r"word/comments\d*\.xml"
UNLIKE = re.compile(rb"<\w+:(?:txbxContent|vanish|fldSimple|customXml)\b")
TITLED = re.compile(rb'<w:pStyle w:val="(Title|Titel|Subtitle|Ondertitel)"')
INSERTED = re.compile(rb"<\w+:altChunk\b")
COMMENT = re.compile(rb"<\w+:comment\b")
TITLES = ("Title", "Subtitle")
OFF = ("0", "false", "off")


def word(data: bytes) -> dict:
    """The text of a Word file in light Markdown; comments in the margin are only counted."""
    texts, styles = parts(data, TEXTS), parts(data, STYLES)
    changed = {}
    if any(UNLIKE.search(xml) for xml in (*texts.values(), *styles.values())):
        unseen = {style for xml in styles.values() for style in hidden_styles(tree(xml))}
        changed = {name: plainer(tree(xml), unseen) for name, xml in texts.items()}
    if any(len(titles) > len(set(titles)) for titles in map(TITLED.findall, texts.values())):
        changed |= {name: with_titles_as_headings(tree(xml)) for name, xml in styles.items()}
    read = pandoc(with_parts(data, changed) if changed else data, form="docx")
    read["problem"] = INSERT if any(map(INSERTED.search, texts.values())) else ""
    said = parts(data, COMMENTS).values()
    return read | {"aside": comments(sum(len(COMMENT.findall(xml)) for xml in said))}


INSERT = (
    "een deel van de tekst is ingevoegd uit een ander bestand en wordt niet gelezen: open het in "
    "Word, sla het opnieuw op en lever het nog eens aan."
)


def hidden_styles(styles: etree._Element) -> list[str]:
    return [value(style, "styleId") for style in styles.iter("{*}style") if is_hidden(style)]


def is_hidden(holder: etree._Element) -> bool:
    """Whether a run or style is set to hidden."""
    marks = holder.findall("{*}rPr/{*}vanish")
    return any(value(mark, "val") not in OFF for mark in marks)


def plainer(body: etree._Element, unseen: set[str]) -> bytes:
    """Without what is hidden, and with fields and text boxes as plain text."""
    for part in list(body.iter("{*}r", "{*}p")):
        styles = part.findall("{*}rPr/{*}rStyle") + part.findall("{*}pPr/{*}pStyle")
        if is_hidden(part) or any(value(style, "val") in unseen for style in styles):
            without(part)
    for holder in list(body.iter("{*}fldSimple", "{*}customXml")):
        unwrapped(holder)
    without_boxes(body)
    return etree.tostring(body, encoding="utf-8", xml_declaration=True)


def without_boxes(body: etree._Element) -> None:
    """Put what stands in a text box after the paragraph that holds the box."""
    for double in list(body.iter("{*}Fallback")):
        without(double)
    for paragraph in list(body.iter("{*}p")):
        inside = [text for box in paragraph.iter("{*}txbxContent") for text in box]
        for holder in [part for part in paragraph.iter("{*}drawing", "{*}pict") if inside]:
            without(holder)
        for text in reversed(inside):
            paragraph.addnext(text)


def with_titles_as_headings(styles: etree._Element) -> bytes:
    for name in styles.iterfind("{*}style/{*}name"):
        if value(name, "val") in TITLES:
            name.attrib.update(dict.fromkeys(name.attrib, "heading 1"))
    return etree.tostring(styles, encoding="utf-8", xml_declaration=True)
