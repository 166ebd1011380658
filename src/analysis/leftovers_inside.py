"""What stands where in a file: enough to find a writer's code, without opening it for real."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

MOST = 50_000_000  # bytes of a file, or of a part of it, that are read
TAG = re.compile(r"<[^>]*>")
FORMULA = re.compile(r"(?s)<f\b[^>]*>.*?</f>")  # A12 is a cell there, not a writer
AUTHOR = re.compile(r"""author=["']([^"']*)""")
COMMENT = re.compile(r"(?m)(^|\s)#.*$")
PARTS = {
    r"(?i).*comments.*": "een opmerking",
    r"(?i).*(header|footer).*|styles\.xml": "de kop- of voettekst",
    r"(?i).*(footnotes|endnotes).*": "een voetnoot",
    r"(?i)docProps/.*|meta\.xml": "de eigenschappen van het bestand",
    r"xl/.*": "een cel",
    r".*": "de tekst",
}


class Closed(Exception):
    """A file that cannot be searched: a picture, a PDF, too large, protected or damaged."""


def inside(path: Path) -> Iterator[tuple[str, str]]:
    """The places in a file, each with its text; what the file is, is seen from what is in it."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST else b"\0"
    except OSError:
        raise Closed from None
    if data.startswith(b"PK"):
        yield from of_office(data)
    elif data.startswith(b"PAR1"):
        yield from of_table(data)
    elif path.suffix == ".ipynb":
        yield from of_notebook(data)
    else:
        text = decoded(data)
        if path.suffix in (".yaml", ".yml"):
            text = COMMENT.sub("", text)
        for number, line in enumerate(text.splitlines(), 1):
            yield f"regel {number}", line


def of_office(data: bytes) -> Iterator[tuple[str, str]]:
    """The parts of a Word, Excel or LibreOffice file; other packages stay closed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if not {"[Content_Types].xml", "mimetype"} & {part.filename for part in parts}:
                raise Closed
            for part in parts:
                if part.filename.endswith(".xml"):
                    if part.file_size > MOST:
                        raise Closed
                    yield place(part.filename), words(decoded(package.read(part)))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        raise Closed from None


def place(part: str) -> str:
    return next(name for pattern, name in PARTS.items() if re.fullmatch(pattern, part))


def words(xml: str) -> str:
    """What can be read in XML: a code may be cut in two by tags, or stand in two cells in a row."""
    xml = FORMULA.sub(" ", xml)
    return "\n".join([TAG.sub("", xml), TAG.sub(" ", xml), *AUTHOR.findall(xml)])


def of_table(data: bytes) -> Iterator[tuple[str, str]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(io.BytesIO(data))
    except (pa.ArrowException, OSError):
        raise Closed from None
    for name in table.column_names:
        column = table.column(name)
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            column = column.unique()
        if not pa.types.is_primitive(column.type):
            yield f"kolom {name}", "\n".join(map(str, column.to_pylist()))


def of_notebook(data: bytes) -> Iterator[tuple[str, str]]:
    try:
        cells = json.loads(decoded(data))["cells"]
        for number, cell in enumerate(cells, 1):
            yield f"cel {number}", "".join(cell["source"])
            yield f"de uitvoer van cel {number}", json.dumps(cell.get("outputs", []))
    except (ValueError, LookupError, TypeError, AttributeError):
        raise Closed from None


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or as Windows writes it; other bytes stay closed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data or data.startswith(b"%PDF"):
        raise Closed
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
