"""The sheets of an Excel file that somebody gave back, opened without harm."""

from pathlib import Path

from analysis.mistakes import Mistake
from analysis.readers.office import check_office
from analysis.readers.sheet import Sheet
from analysis.readers.workbook import workbook

MEGABYTES = 10  # far more than a form of a large study; unpacked a file may be larger


def sheets(path: Path) -> list[Sheet]:
    """Every sheet, with what is merged in each row that it spans; or a Mistake."""
    data = content(path)
    try:
        check_office(data, max_megabytes=MEGABYTES)
        return workbook(data)
    except Mistake as mistake:
        raise Mistake(f"{path.as_posix()} is niet te lezen: {mistake}") from None
    except Exception as error:
        raise Mistake(
            f"{path.as_posix()} is niet te lezen ({type(error).__name__}): open het in Excel, "
            "bewaar het als .xlsx en draai opnieuw."
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
