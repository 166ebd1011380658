"""What came in with a delivery: every text that its files hold, and every file that gave none."""

import hashlib
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Received
from analysis.mistakes import Mistake
from analysis.readers.claims import Claims
from analysis.readers.form import form
from analysis.readers.markdown import markdown
from analysis.readers.odt import odt
from analysis.readers.opened import opened
from analysis.readers.pandoc import pandoc
from analysis.readers.pdf import pdf
from analysis.readers.plain import plain
from analysis.readers.texts import texts
from analysis.readers.word import word

READERS: dict[str, Callable[..., Claims]] = {
    ".docx": word,
    ".odt": odt,
    ".rtf": partial(pandoc, form="rtf"),
    ".html": partial(pandoc, form="html"),
    ".htm": partial(pandoc, form="html"),
    ".pdf": pdf,
    ".txt": plain,
    ".md": markdown,
}
FORM = ".xlsx"
NO_TEXT = re.compile(r"(?i)\.(?!~lock\.).*|thumbs\.db|desktop\.ini|(readme|leesmij)(\.\w+)?")


def received(
    folder: Path,
    *,
    writer_pattern: str,
    form_columns: dict[str, str],
    max_megabytes: int,
) -> DataFrame[Received]:
    """One row per text in the files of a delivery, or per file that gave none, in order of file.

    `folder`: where the delivery stands; its name is the name of the delivery.
    `writer_pattern`: what a writer's code looks like; what stands before the digits is the team.
    `form_columns`: the form's headings for writer, team, date and text (several joined by `|`).
    """
    rows = [
        {"delivery": folder.name, "source": path.as_posix(), "sha256": sha256(path)} | row
        for path in sorted(folder.rglob("*"), key=Path.as_posix)
        if path.is_file() and not NO_TEXT.fullmatch(path.name) and "__MACOSX" not in path.parts
        for row in rows_of(path, writer_pattern, form_columns, max_megabytes)
    ]
    return pd.DataFrame([finished(row) for row in rows], columns=COLUMNS)


COLUMNS = list(Received.to_schema().columns)


def sha256(path: Path) -> str:
    """The fingerprint of a file; empty if it cannot even be opened, which its row then tells."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def rows_of(
    path: Path, writer_pattern: str, form_columns: dict[str, str], max_megabytes: int
) -> list[Claims]:
    """The texts of one file; whatever goes wrong becomes one row that says so.

    Of an unexpected error only the class is told: its message may hold text from the file.
    """
    try:
        data = opened(path, readable=(*READERS, FORM), max_megabytes=max_megabytes)
        if path.suffix.lower() == FORM:
            return form(data, form_columns=form_columns, writer_pattern=writer_pattern)
        read = READERS[path.suffix.lower()]
        options = {"writer_pattern": writer_pattern} if read is markdown else {}
        source = PurePosixPath(path.as_posix())
        return texts(read(data, **options), source, writer_pattern=writer_pattern)
    except Mistake as mistake:
        return [{"problem": str(mistake)}]
    except Exception as error:
        return [{"problem": UNREADABLE.format(type(error).__name__)}]


UNREADABLE = (
    "het bestand kan niet gelezen worden ({}): open het, sla het opnieuw op en lever het nog eens "
    "aan."
)


def finished(row: Claims) -> Claims:
    """The row with every column, and its problem as a sentence that names the file."""
    place = row.get("place", "")
    problem = row.get("problem") or shortcoming(row)
    where = row["source"] + (f", {place}" if place else "")
    return row | {
        "place": place,
        "text": row.get("text", ""),
        "problem": f"{where}: {problem}" if problem else "",
    }


def shortcoming(row: Claims) -> str:
    """What a text lacks to be analysed, or nothing; notes may lack much that the moments tell."""
    if not re.search(r"\w", row["text"]):
        return "hier staat geen tekst: vul die aan of laat dit weg."
    if row["kind"] is None:
        return (
            "niet te zien of dit een dagboek of een verslag is: zet de schrijverscode of de "
            "bijeenkomst in de bestandsnaam."
        )
    if row["kind"] == "dagboek" and not row["writer"]:
        return "de schrijverscode ontbreekt: zet die in de bestandsnaam of in de rij."
    if row["kind"] == "dagboek" and not row["date"]:
        return "de datum ontbreekt of is niet volledig: schrijf dag, maand en jaar."
    return ""


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(received)
