"""What came in with a delivery: every text that its files hold, and every file that gave none."""

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Received
from analysis.mistakes import Mistake
from analysis.readers.claims import Claims
from analysis.readers.commas import commas
from analysis.readers.finished import finished
from analysis.readers.form import form
from analysis.readers.found import found
from analysis.readers.headings import asked_for
from analysis.readers.html import html
from analysis.readers.limits import apart
from analysis.readers.mail import mail
from analysis.readers.markdown import markdown
from analysis.readers.odt import odt
from analysis.readers.opened import is_inside, opened
from analysis.readers.outlook import outlook
from analysis.readers.pdf import pdf
from analysis.readers.plain import plain
from analysis.readers.rtf import rtf
from analysis.readers.texts import named, texts
from analysis.readers.word import word
from analysis.readers.workbook import workbook
from analysis.withdrawn import without_withdrawn

READERS: dict[str, Callable[..., dict]] = {
    ".docx": word,
    ".odt": odt,
    ".rtf": rtf,
    ".html": html,
    ".pdf": partial(apart, read=pdf),
    ".txt": plain,
    ".md": markdown,
    ".eml": mail,
    ".msg": outlook,
}
FORMS = (".xlsx", ".csv")


def received(
    folder: Path,
    *,
    writer_pattern: str,
    form_columns: dict[str, str],
    max_megabytes: int,
    without: list[str],
) -> DataFrame[Received]:
    """One row per text in the files of a delivery, or per file that gave none, in order of file.

    Of the writers in `without`, who withdrew, nothing is left, also where others name them.

    `folder`: where the delivery stands; its name is the name of the delivery.
    `writer_pattern`: what a writer's code looks like; what stands before the digits is the team.
    `form_columns`: the form's headings for writer, team, date and text (several joined by `|`).
    """
    rows: list[Claims] = []
    for path in found(folder):
        file = {"delivery": folder.name, "source": name_of(path), "sha256": sha256(path, folder)}
        told = rows_of(path, folder, writer_pattern, form_columns, max_megabytes)
        rows += [finished(file | row) for row in told]
    return without_withdrawn(pd.DataFrame(rows, columns=COLUMNS), without)


COLUMNS = list(Received.to_schema().columns)


def name_of(path: Path) -> str:
    """The name of a file; letters that the system itself could not read become `?`."""
    return path.as_posix().encode("utf-8", "replace").decode()


def sha256(path: Path, folder: Path) -> str:
    """The fingerprint of a file; empty if it is not to be opened, which its row then tells."""
    if not is_inside(path, folder):
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def rows_of(
    path: Path,
    folder: Path,
    writer_pattern: str,
    form_columns: dict[str, str],
    max_megabytes: int,
) -> list[Claims]:
    """The texts of one file and what is left out of it; what goes wrong is a row that says so.

    Of an unexpected error only the class is told: its message may hold text from the file.
    """
    source = PurePosixPath(name_of(path))
    try:
        kind, data = opened(path, folder, readable=(*READERS, *FORMS), max_megabytes=max_megabytes)
        if kind in FORMS:
            read = commas(data, asked=asked_for(form_columns)) if kind == ".csv" else workbook(data)
            return form(read, form_columns=form_columns, writer_pattern=writer_pattern)
        return rows_of_text(kind, data, source, writer_pattern)
    except Mistake as mistake:
        problem = str(mistake)
    except Exception as error:
        problem = UNREADABLE.format(type(error).__name__)
    return [named(source, writer_pattern=writer_pattern) | {"problem": problem}]


UNREADABLE = (
    "het bestand kan niet gelezen worden ({}): open het, sla het opnieuw op en lever het nog eens "
    "aan."
)


def rows_of_text(
    kind: str, data: bytes, source: PurePosixPath, writer_pattern: str
) -> list[Claims]:
    read = READERS[kind]
    said = read(data, writer_pattern=writer_pattern) if read is markdown else read(data)
    aside = said.pop("aside", [])
    rows = texts(said, source, writer_pattern=writer_pattern)
    who = {name: rows[0][name] for name in ("kind", "team", "writer")}
    return [*rows, *(who | notice for notice in aside)]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(received)
