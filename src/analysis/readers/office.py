"""What must hold for a Word, Excel or LibreOffice file before anything reads it."""

import io
import re
import zipfile
from functools import partial

from analysis.mistakes import Mistake
from analysis.readers.package import DAMAGED, FAULTS

TIMES_LARGER = 20  # all parts together, unpacked, to the largest file that is read
XML_TIMES_LARGER = 4  # the same for one part with text in it
MOST_PARTS = 5_000
CHUNK = 1 << 20
XML_PART = re.compile(r"(?i).*\.(xml|rels)")
TRICK = re.compile(r"[/\\].*|[A-Za-z]:.*|(.*[/\\])?\.\.([/\\].*)?")
DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
LONGEST = len(b"<!DOCTYPE")
MARKS = b"\xef\xbb\xbf\xff\xfe"  # of UTF-8 and UTF-16
ENCODING = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-1252")


def check_office(data: bytes, *, max_megabytes: int) -> None:
    """A Mistake if the file is damaged, protected, unpacks to far too much or holds a trick.

    A declaration of entities is one: with it a few lines can grow to gigabytes, or ask for other
    files. Office programs write none.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            check_sizes(package.infolist(), max_megabytes * 1_000_000)
            if is_protected(package):
                raise Mistake(PROTECTED)
            if any(is_odd(package, part) for part in package.infolist()):
                raise Mistake(UNSAFE)
    except FAULTS:
        raise Mistake(DAMAGED) from None


def check_sizes(parts: list[zipfile.ZipInfo], most: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    texts = [part.file_size for part in parts if XML_PART.fullmatch(part.filename)]
    if (
        len(parts) > MOST_PARTS
        or unpacked > TIMES_LARGER * most
        or max(texts, default=0) > XML_TIMES_LARGER * most
    ):
        raise Mistake(TOO_LARGE)


TOO_LARGE = (
    "het bestand is uitgepakt veel te groot en is niet geopend: sla de tekst op in een nieuw, "
    "leeg document en lever dat aan."
)
PROTECTED = "het bestand heeft een wachtwoord: haal dat eraf en lever het bestand opnieuw aan."
UNSAFE = (
    "het bestand is niet geopend, want er staat iets in wat in een gewoon document niet hoort en "
    "onveilig kan zijn: kopieer de tekst naar een nieuw, leeg document en lever dat aan."
)


def is_protected(package: zipfile.ZipFile) -> bool:
    """Whether parts are encrypted; LibreOffice names that in its list of parts."""
    manifest = "META-INF/manifest.xml"
    if any(part.flag_bits & 1 for part in package.infolist()):
        return True
    return manifest in package.namelist() and b"encryption-data" in package.read(manifest)


def is_odd(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part has a name that leads elsewhere, declares entities, or hides its letters.

    Every part is read, whatever its name, since any of them can be taken for XML. The zeros go
    out, so that UTF-16 shows its letters too.
    """
    if TRICK.fullmatch(part.filename):
        return True
    seen = b""
    with package.open(part) as stream:
        for number, chunk in enumerate(iter(partial(stream.read, CHUNK), b"")):
            seen += chunk.replace(b"\0", b"")
            if DECLARED.search(seen) or (number == 0 and not is_usual(seen)):
                return True
            seen = seen[-LONGEST:]
    return False


def is_usual(start: bytes) -> bool:
    """Whether a part is in an encoding in which a declaration can be seen, as far as it says."""
    named = ENCODING.match(start.lstrip(MARKS))
    return not named or named[1].lower() in ENCODINGS
