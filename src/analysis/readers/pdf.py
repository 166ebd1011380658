"""PDF files: the lines as they stand on the pages, without page numbers and running heads."""

import io
import logging
import re
from collections import Counter
from typing import NamedTuple

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from analysis.mistakes import Mistake
from analysis.readers.normal import normal
from analysis.readers.notices import comments
from analysis.readers.paragraphs import Line, paragraphs
from analysis.readers.pdf_notes import REMARKS, TYPED_NOTES, notes_on

EDGE = 0.12  # the part of a page, above and below, where running heads and page numbers stand
PAGE_NUMBER = re.compile(
    r"(?i)[-–\s]*(?:pagina|bladzijde|blz\.?|p\.)?\s*\d{1,3}(?:\s*(?:/|van)\s*\d{1,3})?[-–\s]*"
)
UNKNOWN_LETTER, MOST_UNKNOWN = re.compile(r"\(cid:\d+\)|\ufffd"), 0.05

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its warnings quote the file


class Page(NamedTuple):
    """The lines of one page; ``picture``: it has pictures but no words; ``notes``: put on it."""

    lines: list[Line]
    height: float
    picture: bool
    notes: Counter


def pdf(data: bytes) -> dict:
    """The text in light Markdown, and its pages as the place."""
    pages = without_furniture(pages_of(data))
    text = normal(paragraphs([line for page in pages for line in page.lines]))
    if not text:
        raise Mistake(SCAN)
    last = f"-{len(pages)}" if len(pages) > 1 else ""
    aside = comments(sum(page.notes[kind] for page in pages for kind in REMARKS))
    place = f"bladzijde 1{last}"
    return {"text": text, "place": place, "problem": fault(text, pages), "aside": aside}


SCAN = (
    "er staat geen tekst in deze pdf (misschien een scan of foto): lever het Word-bestand aan of "
    "typ de tekst over."
)


def fault(text: str, pages: list[Page]) -> str:
    """The sentence for what could not be read, or nothing."""
    unknown = sum(map(len, UNKNOWN_LETTER.findall(text)))
    scanned = [str(number) for number, page in enumerate(pages, 1) if page.picture]
    if unknown > MOST_UNKNOWN * len(text):
        return LETTERS
    if scanned:
        return PICTURES.format(", ".join(scanned))
    return TYPED if any(page.notes[kind] for page in pages for kind in TYPED_NOTES) else ""


LETTERS = "de letters in deze pdf zijn niet als tekst te lezen: lever het Word-bestand aan."
PICTURES = (
    "op bladzijde {} staat een plaatje zonder tekst: lever het Word-bestand aan of typ die "
    "bladzijde over."
)
TYPED = (
    "in deze pdf is iets ingevuld of bijgetypt dat niet gelezen wordt: lever het Word-bestand aan, "
    "of druk de pdf af naar een nieuwe pdf."
)
PROTECTED = "de pdf heeft een wachtwoord: haal dat eraf en lever het bestand opnieuw aan."
DAMAGED = "de pdf is beschadigd: maak hem opnieuw en lever hem nog eens aan."


def pages_of(data: bytes) -> list[Page]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return [page_of(page) for page in document.pages]
    except PdfminerException as error:
        locked = "PDFPasswordIncorrect" in repr(error)
        raise Mistake(PROTECTED if locked else DAMAGED) from None


def page_of(page: pdfplumber.page.Page) -> Page:
    found = page.dedupe_chars().extract_text_lines(return_chars=True, strip=True)
    lines = [line_of(line, page.page_number) for line in found if line["text"].strip()]
    height, picture = float(page.height), bool(page.images) and not lines
    return Page(lines, height, picture, notes_on(page.page_obj))


def line_of(found: dict, page: int) -> Line:
    ink = [char for char in found["chars"] if char["text"].strip()]
    size = Counter(round(char["size"], 1) for char in ink).most_common(1)[0][0]
    bold = all(re.search(r"(?i)bold|black|heavy", char["fontname"]) for char in ink)
    word, *_ = found["text"].split()
    lead = ink[min(len(word), len(ink)) - 1]["x1"] - ink[0]["x0"]
    sub_point = word == "o" and "Courier" in ink[0]["fontname"]  # Word's mark for the second level
    text = "•" + found["text"][1:] if sub_point else found["text"]
    return Line(text, found["x0"], found["x1"], found["top"], size, bold, lead, page)


def without_furniture(pages: list[Page]) -> list[Page]:
    """The pages without page numbers and what returns at the edge of more than one page."""
    edges = Counter(
        key
        for page in pages
        for key in {seen_as(line) for line in page.lines if at_edge(line, page)}
    )
    return [
        page._replace(lines=[line for line in page.lines if not furniture(line, page, edges)])
        for page in pages
    ]


def furniture(line: Line, page: Page, edges: Counter) -> bool:
    returns = edges[seen_as(line)] > 1 or PAGE_NUMBER.fullmatch(line.text)
    return bool(at_edge(line, page) and returns)


def seen_as(line: Line) -> tuple[str, int]:
    """The words of a line, whatever its numbers, and its height on the page."""
    return re.sub(r"\d+", "#", line.text), round(line.top / 3)


def at_edge(line: Line, page: Page) -> bool:
    return not EDGE * page.height < line.top < (1 - EDGE) * page.height
