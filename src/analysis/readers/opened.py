"""Open a file only if it can be read, and as what it is."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from analysis.mistakes import Mistake
from analysis.readers.found import LOCK_FILE
from analysis.readers.office import check_office
from analysis.readers.recognised import OFFICE, recognised
from analysis.readers.refused import BY_SUFFIX, SHORTCUT

BRACE = re.compile(r"[{}]")
ODD = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


def opened(
    path: Path, folder: Path, *, readable: Iterable[str], max_megabytes: int
) -> tuple[str, bytes]:
    """What a file in `folder` is (one of the `readable` suffixes) and its content, or a Mistake."""
    check_name(path, folder)
    suffix, megabytes = path.suffix.lower(), path.stat().st_size / 1_000_000
    if suffix in BY_SUFFIX:
        raise Mistake(BY_SUFFIX[suffix])
    if megabytes > max_megabytes:
        raise Mistake(TOO_LARGE.format(megabytes, max_megabytes))
    data = content(path)
    kind = recognised(data, suffix)
    if kind not in readable:
        raise Mistake(UNKNOWN.format(suffix))
    if kind in OFFICE:
        check_office(data, max_megabytes=max_megabytes)
    return kind, data


TOO_LARGE = (
    "het bestand is {:.0f} MB en dat is meer dan {} MB: maak het kleiner (bijvoorbeeld zonder "
    "foto's) of verhoog max_megabytes in config/config.yaml."
)
UNKNOWN = (
    "een bestand op {} kan niet gelezen worden: sla de tekst op als .docx, .odt, .rtf, .html, "
    ".pdf, .txt of .md, of een formulier als .xlsx of .csv."
)


def check_name(path: Path, folder: Path) -> None:
    """A Mistake if Snakemake cannot follow the name, or if it leads out of the delivery."""
    if BRACE.search(path.as_posix()):
        raise Mistake("haal de accolades uit de naam van het bestand of de map.")
    if ODD.search(path.as_posix()):
        raise Mistake("geef het bestand (of de map) een naam zonder vreemde tekens.")
    if LOCK_FILE.fullmatch(path.name):
        raise Mistake(LOCKED)
    if not is_inside(path, folder):
        raise Mistake(SHORTCUT if path.is_symlink() else CLOSED)


def is_inside(path: Path, folder: Path) -> bool:
    """Whether this is a file, and one that really stands in `folder`."""
    real = Path(os.path.realpath(path))
    return real.is_relative_to(os.path.realpath(folder)) and real.is_file()


LOCKED = "het document staat nog open in Word of Excel: sluit het en draai opnieuw."
CLOSED = "dit kan niet geopend worden: geef uzelf er rechten op of haal het weg."


def content(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except PermissionError:
        raise Mistake(CLOSED) from None
    if not data:
        raise Mistake("het bestand is leeg: lever het opnieuw aan.")
    return data
