"""Word files: pandoc reads them, after what pandoc 3.9 would drop has been made plain.

It reads either a text box or the paragraph that holds it, and of several titles only the last.
"""

import io
import re
import zipfile

import docx
from docx.oxml.ns import qn

from analysis.readers.pandoc import pandoc

MAIN = "word/document.xml"
BOX = "w:txbxContent"
HOLDERS = (qn("w:drawing"), qn("w:pict"))
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TITLES = ("Title", "Subtitle")
TITLED = re.compile(rb'<w:pStyle w:val="(Title|Titel|Subtitle|Ondertitel)"')


def word(data: bytes) -> dict[str, str]:
    """The text of a Word file in light Markdown."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read(MAIN) if MAIN in package.namelist() else b""
    titles = TITLED.findall(body)
    losing = BOX.encode() in body or len(titles) > len(set(titles))
    return pandoc(plainer(data) if losing else data, form="docx")


def plainer(data: bytes) -> bytes:
    """The same file with titles as headings and text boxes as paragraphs."""
    document = docx.Document(io.BytesIO(data))
    for style in document.styles:
        if style.name in TITLES:
            style.element.find(qn("w:name")).set(qn("w:val"), "heading 1")
    without_boxes(document.element.body)
    changed = io.BytesIO()
    document.save(changed)
    return changed.getvalue()


def without_boxes(body) -> None:
    """Put what stands in a text box after the paragraph that holds the box."""
    for double in list(body.iter(FALLBACK)):
        double.getparent().remove(double)
    for paragraph in list(body.iter(qn("w:p"))):
        inside = [text for box in paragraph.iter(qn(BOX)) for text in box]
        for holder in [part for part in paragraph.iter(*HOLDERS) if inside]:
            holder.getparent().remove(holder)
        for text in reversed(inside):
            paragraph.addnext(text)
