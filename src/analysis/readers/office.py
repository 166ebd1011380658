"""What must hold for a Word, Excel or LibreOffice file before anything opens it."""

import io
import zipfile

from analysis.mistakes import Mistake

OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of protected and of old Office files
LOCKED = "EncryptedPackage".encode("utf-16-le")
TIMES_LARGER = 20


def check_office(data: bytes, *, max_megabytes: int) -> None:
    """A Mistake if the file is protected, old, damaged, or unpacks to far too much."""
    if data.startswith(OLE):
        raise Mistake(PROTECTED if LOCKED in data else OLD)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
            if unpacked > TIMES_LARGER * max_megabytes * 1_000_000:
                raise Mistake(TOO_LARGE)
            if encrypted(package):
                raise Mistake(PROTECTED)
    except zipfile.BadZipFile:
        raise Mistake(DAMAGED) from None


PROTECTED = "het bestand heeft een wachtwoord: haal dat eraf en lever het bestand opnieuw aan."
OLD = "dit is een oud Office-bestand: open het en sla het op als .docx of .xlsx."
TOO_LARGE = (
    "het bestand is uitgepakt veel te groot en is niet geopend: sla de tekst op in een nieuw, "
    "leeg document en lever dat aan."
)
DAMAGED = (
    "het bestand is beschadigd of niet wat de naam zegt: open het, sla het opnieuw op en lever "
    "het nog eens aan."
)


def encrypted(package: zipfile.ZipFile) -> bool:
    """Whether a LibreOffice file is protected: its list of parts then names the encryption."""
    manifest = "META-INF/manifest.xml"
    return manifest in package.namelist() and b"encryption-data" in package.read(manifest)
