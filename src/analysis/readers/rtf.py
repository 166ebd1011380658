"""RTF files: pandoc reads them, after what it would drop has been made plain."""

import re

from analysis.mistakes import Mistake
from analysis.readers.notices import comments
from analysis.readers.package import DAMAGED
from analysis.readers.pandoc import pandoc

START = b"{\\rtf"
OPTIONAL_NOTE = re.compile(rb"\{\\\*\s*\\footnote\b")  # as LibreOffice writes them
CHANGES = re.compile(rb"\\deleted\b(?!0)")
COMMENT = re.compile(rb"\\annotation\b")


def rtf(data: bytes) -> dict:
    """The text of an RTF file in light Markdown, with its footnotes."""
    if not data.startswith(START):
        raise Mistake(DAMAGED)
    plain = OPTIONAL_NOTE.sub(rb"{\\footnote", data).decode("cp1252", errors="replace")
    read = pandoc(plain.encode(), form="rtf")
    return read | {
        "problem": TRACKED if CHANGES.search(data) else "",
        "aside": comments(len(COMMENT.findall(data))),
    }


TRACKED = (
    "in dit .rtf-bestand staan bijgehouden wijzigingen, en dan is niet te zien wat is weggehaald: "
    "open het, accepteer de wijzigingen en sla het op als .docx."
)
