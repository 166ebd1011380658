"""Office files that somebody gave back, opened without harm."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.mistakes import Mistake
from analysis.readers.office import check_office
from analysis.readers.sheet import Sheet
from analysis.readers.workbook import workbook

MEGABYTES = 10  # far more than a form of a large study; unpacked a file may be larger


def sheets(path: Path) -> list[Sheet]:
    """Every sheet, with what is merged in each row that it spans; or a Mistake."""
    return opened(path, workbook, "open het in Excel, bewaar het als .xlsx")


def opened(path: Path, read: Callable[[bytes], Any], advice: str) -> Any:
    """What `read` makes of the bytes of a file; or a Mistake, with `advice` where it cannot."""
    data = content(path)
    try:
        check_office(data, max_megabytes=MEGABYTES)
        return read(data)
    except Mistake as mistake:
        raise Mistake(f"{path.as_posix()} is niet te lezen: {mistake}") from None
    except Exception as error:
        raise Mistake(
            f"{path.as_posix()} is niet te lezen ({type(error).__name__}): {advice} en draai "
            "opnieuw."
        ) from None


def content(path: Path) -> bytes:
    """The bytes of a file that somebody may have open, or took away."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Mistake(
            f"{path.as_posix()} is niet te lezen ({type(error).__name__}): sluit het in Excel of "
            "Word, of zet het terug, en draai opnieuw."
        ) from None
