"""What stands in files that people get: every word, and what hides beside the words."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import openpyxl
import pdfplumber
import pikepdf

from analysis.wording import dated

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"


@cache
def everything(path: Path) -> str:
    """All text in a file, with its metadata, alternative texts, names of styles and source."""
    content = path.read_bytes()
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            kept = [name for name in parts.namelist() if not name.endswith((".png", ".bin"))]
            sources = [parts.read(name).decode() for name in kept]
        bare = [re.sub(r"<[^>]*>", "", source) for source in sources]
        return "\n".join([*kept, *sources, *bare])
    if path.suffix == ".pdf":
        return "\n".join([*on_sheets(content), *in_objects(content)])
    return content.decode("utf-8")


def on_sheets(pdf: bytes) -> Iterator[str]:
    with pdfplumber.open(io.BytesIO(pdf)) as made:
        for sheet in made.pages:
            lines = groupby(sheet.chars, key=itemgetter("top"))
            yield "\n".join("".join(char["text"] for char in line) for _, line in lines)


def in_objects(pdf: bytes) -> Iterator[str]:
    """Strings, names and metadata of a PDF, wherever they stand."""
    with pikepdf.open(io.BytesIO(pdf)) as made:
        yield str(made.open_metadata())
        for part in made.objects:
            yield from strings(part)


def strings(part: object) -> Iterator[str]:
    if isinstance(part, pikepdf.Array):
        for inner in part:
            yield from strings(inner) if not is_reference(inner) else ()
    elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
        for name, inner in part.items():
            yield name
            yield from strings(inner) if not is_reference(inner) else ()
    elif isinstance(part, pikepdf.String | pikepdf.Name | str | bytes):
        yield str(part)


def is_reference(part: object) -> bool:
    return getattr(part, "is_indirect", False)


def days(date: str) -> list[str]:
    """An ISO date in the ways in which it may be written."""
    year, month, day = (int(part) for part in date.split("-"))
    written = dated(date, MONTHS).removesuffix(f" {year}")
    return [date, written, f"{day:02}-{month:02}-{year}", f"{day}-{month}-{year}", f"{day}/{month}"]


def traces(text: str, secrets: set[str]) -> list[str]:
    """Which of these stand in a text, as a word of their own or (the longer) across spaces."""
    longer = {"".join(secret.split()): secret for secret in secrets if len(secret) > 5}
    found = re.findall(rf"(?<!\d)(?:{either(longer)})", "".join(text.split()))
    words = re.findall(rf"(?<![\w-])(?:{either(secrets)})(?!\w)", text)
    return sorted({longer[bare] for bare in found} | set(words))


def either(words: Iterable[str]) -> str:
    """A pattern of any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def formulas(path: Path) -> list[str]:
    """The cells of a workbook that Excel would reckon out or follow."""
    book = openpyxl.load_workbook(path)
    cells = (cell for page in book for row in page.iter_rows() for cell in row)
    return [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
