"""Files as they come in, made by a test, and the rows that are read from them."""

import io
import os
import zipfile
from pathlib import Path

import docx
import openpyxl

from analysis.contracts import Received
from analysis.received import received

COLUMNS = {"writer": "Code", "team": "Team", "date": "Datum", "text": "Wat gebeurde er?"}
HEADER = list(COLUMNS.values())
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(*files: Path, folder=None, columns=COLUMNS, max_megabytes=1):
    """The rows of `received` as dictionaries, checked by the contract; absent is None."""
    table = received(
        folder or Path(os.path.commonpath([file.parent for file in files])),
        writer_pattern=r"[A-Z]{1,2}\d{2}",
        form_columns=columns,
        max_megabytes=max_megabytes,
        without=[],
    )
    table = Received.validate(table).astype(object)
    table = table[table["source"].isin([file.as_posix() for file in files])]
    return table.where(table.notna(), None).to_dict("records")


def made(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only(path: Path, content: bytes | str) -> dict:
    (row,) = read(made(path, content))
    return row


def word_file(path: Path, *paragraphs: tuple[str, str] | str) -> Path:
    """A Word file of paragraphs: text, or style and text."""
    document = docx.Document()
    for item in paragraphs:
        style, text = (None, item) if isinstance(item, str) else item
        document.add_paragraph(text, style=style)
    document.save(path)
    return path


def form_file(path: Path, *rows: list) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def printed(*pages: list[tuple[float, float, float, bool, str]]) -> bytes:
    """A PDF of pages of (x, y from below, size, bold, text) in Helvetica."""
    parts = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    parts += [
        f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    for page in pages:
        ink = "".join(
            f"BT /F{1 + bold} {size} Tf {x} {y} Td ({text}) Tj ET\n"
            for x, y, size, bold, text in page
        )
        parts.append(f"<</Length {len(ink)}>>\nstream\n{ink}endstream")
        parts.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents {len(parts)} 0 R"
            "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>"
        )
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    parts[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>"
    body, offsets = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n"
    xref = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(parts) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{xref}trailer<</Size {size}/Root 1 0 R>>\n"
    return f"{body}{end}startxref\n{len(body)}\n%%EOF".encode("cp1252")


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name.replace("__", "/"), part)
    return buffer.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a zip, by the names that `zipped` takes."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name.replace("/", "__"): package.read(name) for name in package.namelist()}
