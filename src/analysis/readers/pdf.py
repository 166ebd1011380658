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
from analysis.readers.paragraphs import Line, paragraphs

EDGE = 0.12  # the part of a page, above and below, where running heads and page numbers stand
PAGE_NUMBER = re.compile(
    r"(?i)[-–\s]*(?:pagina|bladzijde|blz\.?|p\.)?\s*\d{1,3}(?:\s*(?:/|van)\s*\d{1,3})?[-–\s]*"
)

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its warnings quote the file


class Page(NamedTuple):
    """The lines of one page; ``picture``: there are pictures but no words."""

    lines: list[Line]
    height: float
    picture: bool


def pdf(data: bytes) -> dict[str, str]:
    """The text in light Markdown, and its pages as the place."""
    pages = without_furniture(pages_of(data))
    text = normal(paragraphs([line for page in pages for line in page.lines]))
    scanned = [str(number) for number, page in enumerate(pages, 1) if page.picture]
    if not text:
        raise Mistake(SCAN)
    last = f"-{len(pages)}" if len(pages) > 1 else ""
    problem = PICTURES.format(", ".join(scanned)) if scanned else ""
    return {"text": text, "place": f"bladzijde 1{last}", "problem": problem}


SCAN = (
    "er staat geen tekst in deze pdf (misschien een scan of foto): lever het Word-bestand aan of "
    "typ de tekst over."
)
PICTURES = (
    "op bladzijde {} staat een plaatje zonder tekst: lever het Word-bestand aan of typ die "
    "bladzijde over."
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
    return Page(lines, float(page.height), bool(page.images) and not lines)


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
