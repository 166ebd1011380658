"""Open a file only if it can be read."""

import re
from collections.abc import Iterable
from pathlib import Path

from analysis.mistakes import Mistake
from analysis.readers.office import check_office

LOCK_FILE = re.compile(r"~\$.*|\.~lock\..*#")
OFFICE = (".docx", ".odt", ".xlsx")
OLD = (".doc", ".xls")


def opened(path: Path, *, readable: Iterable[str], max_megabytes: int) -> bytes:
    """The content of a file with one of the `readable` suffixes, or a Mistake."""
    suffix, megabytes = path.suffix.lower(), path.stat().st_size / 1_000_000
    if set("{}") & set(path.as_posix()):
        raise Mistake("haal de accolades uit de naam van het bestand of de map.")
    if LOCK_FILE.fullmatch(path.name):
        raise Mistake(LOCKED)
    if megabytes > max_megabytes:
        raise Mistake(TOO_LARGE.format(megabytes, max_megabytes))
    if suffix in OLD:
        raise Mistake(f"dit is een oud bestand: open het en sla het op als {suffix}x.")
    if suffix not in readable:
        raise Mistake(UNKNOWN.format(f"een bestand op {suffix}" if suffix else "dit bestand"))
    data = path.read_bytes()
    if not data:
        raise Mistake("het bestand is leeg: lever het opnieuw aan.")
    if suffix in OFFICE:
        check_office(data, max_megabytes=max_megabytes)
    return data


LOCKED = "het document staat nog open in Word of Excel: sluit het en draai opnieuw."
TOO_LARGE = (
    "het bestand is {:.0f} MB en dat is meer dan {} MB: maak het kleiner (bijvoorbeeld zonder "
    "foto's) of verhoog max_megabytes in config/config.yaml."
)
UNKNOWN = (
    "{} kan niet gelezen worden: sla de tekst op als .docx, .odt, .rtf, .html, .pdf, .txt of .md, "
    "of een formulier als .xlsx."
)
