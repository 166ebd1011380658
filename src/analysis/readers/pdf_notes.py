"""What people put onto the pages of a PDF afterwards: filled-in fields, typed notes, remarks."""

from collections import Counter

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1

FIELD = "Widget"
TYPED_NOTES = (FIELD, "FreeText")
REMARKS = ("Text", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret")


def notes_on(page: PDFPage) -> Counter[str]:
    """How many notes of each kind, as PDF calls it, say something."""
    found = resolve1(page.annots)
    notes = [resolve1(note) for note in found] if isinstance(found, list) else []
    return Counter(kind(note) for note in notes if isinstance(note, dict) and says_something(note))


def kind(note: dict) -> str:
    return getattr(resolve1(note.get("Subtype")), "name", "")


def says_something(note: dict) -> bool:
    """Whether there are words in a note, or in a field that people fill in."""
    words = resolve1(note.get("V" if kind(note) == FIELD else "Contents"))
    return isinstance(words, bytes) and bool(words.strip())
