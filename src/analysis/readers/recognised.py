"""What a file is, from what is in it: a name can be wrong."""

import io
import re
import zipfile

from analysis.mistakes import Mistake
from analysis.readers.office import PROTECTED
from analysis.readers.outlook import is_message
from analysis.readers.package import DAMAGED, FAULTS
from analysis.readers.refused import OLD, PACKED, SHEET, SLIDES, refused

OFFICE = (".docx", ".odt", ".xlsx")
ALIKE = {
    "": ".txt",
    ".text": ".txt",
    ".markdown": ".md",
    ".htm": ".html",
    ".docm": ".docx",
    ".dotx": ".docx",
    ".xlsm": ".xlsx",
    ".tsv": ".csv",
}
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of protected and old Office, and of Outlook
LOCKED = "EncryptedPackage".encode("utf-16-le")
ZIP = b"PK\x03\x04"
HTML = re.compile(
    rb"(?is)(?:<\?xml[^>]*>|<!--(?:(?!-->).)*-->|\s)*+<(?:!doctype html|html|head|meta|body)\b"
)
BY_FOLDER = {"word": ".docx", "xl": ".xlsx", "ppt": SLIDES}
OPEN_DOCUMENT = {b"text": ".odt", b"text-template": ".odt", b"spreadsheet": SHEET}


def recognised(data: bytes, suffix: str) -> str:
    """The suffix that fits the content of a file with this `suffix`; a Mistake if it is no text.

    It is common that a web page or RTF is called .doc, or a list with commas .xls.
    """
    if data.startswith(OLE):
        return in_container(data)
    if data.startswith(ZIP):
        return in_zip(data, suffix)
    if sentence := refused(data):
        raise Mistake(sentence)
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    web = HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf"))
    if suffix == ".xls" and not web:
        return ".csv"
    if suffix == ".xls" or (suffix == ".doc" and not web):
        raise Mistake(OLD)
    return ".html" if web else ALIKE.get(suffix, suffix)


def in_container(data: bytes) -> str:
    if is_message(data):
        return ".msg"
    raise Mistake(PROTECTED if LOCKED in data else OLD)


def in_zip(data: bytes, suffix: str) -> str:
    """The suffix of an Office file; a zip of another make keeps its suffix if that is of Office."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            found = kind_of(package)
    except FAULTS:
        raise Mistake(DAMAGED) from None
    if not found and ALIKE.get(suffix, suffix) not in OFFICE:
        raise Mistake(PACKED)
    if found in (SHEET, SLIDES):
        raise Mistake(found)
    return found or ALIKE.get(suffix, suffix)


def kind_of(package: zipfile.ZipFile) -> str:
    """Word and Excel keep their parts in a folder of that name; LibreOffice says what it is."""
    names = package.namelist()
    folders = {name.split("/")[0] for name in names}
    if "mimetype" in names:
        with package.open("mimetype") as said:
            return OPEN_DOCUMENT.get(said.read(100).strip().rpartition(b".")[2], "")
    return next((kind for folder, kind in BY_FOLDER.items() if folder in folders), "")
